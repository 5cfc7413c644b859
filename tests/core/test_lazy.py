"""Patterns that are compiled late behave as if they had been compiled at once."""

import re

import pytest

from twimeditor.core.lazy import lazy_pattern


def test_it_finds_what_the_pattern_finds() -> None:
    words = lazy_pattern(r"(?P<first>b)a", re.IGNORECASE)
    found = words.search("abracaBA")
    assert found is not None
    assert found["first"] == "B"
    assert words.sub("-", "BA ba") == "- -"
    assert words.groupindex == {"first": 1}


def test_it_takes_bytes() -> None:
    assert lazy_pattern(rb"\d+").findall(b"1 22") == [b"1", b"22"]


def test_it_is_compiled_once_and_only_when_it_is_used() -> None:
    broken = lazy_pattern("(")
    with pytest.raises(re.error):
        broken.match("")
    digits = lazy_pattern(r"\d")
    assert digits.match is digits.match


def test_what_no_pattern_has_is_an_error() -> None:
    with pytest.raises(AttributeError):
        getattr(lazy_pattern("x"), "nothing")  # noqa: B009 - what mypy would not let through
