"""TOML that was made to take long is refused, and all other is read."""

import time

import pytest

from twimeditor.core.archive.toml import read_toml

LONG = 50_000


@pytest.mark.parametrize(
    "text",
    [
        "a." * LONG + "b = 1",
        "x = {" + "a . " * LONG + "b = 1}",
        "[" + '"a".' * LONG + "b]",
        "['a']\n" + "'=' ." * LONG + "b = 1",
        "x = " + "[" * LONG + "]" * LONG,
        "x = " + "9" * LONG,
    ],
)
def test_what_would_take_minutes_is_refused_at_once(text: str) -> None:
    began = time.monotonic()
    with pytest.raises(ValueError, match=r"parts|nested|digits"):
        read_toml(text)
    assert time.monotonic() - began < 5


@pytest.mark.parametrize(
    "text", ["x" * 2_000_000, '"' * 200_000, "x " * 500_000, "'a " * 200_000, "." * 500_000, "a" + "." * 99]
)
def test_whatever_stands_in_a_text_is_only_text(text: str) -> None:
    began = time.monotonic()
    assert read_toml("\ufeffa.b.c = '''\n" + text.replace("'", "’") + "'''\n") == {
        "a": {"b": {"c": text.replace("'", "’")}}
    }
    assert time.monotonic() - began < 5
