"""Which passages of two texts are shown as changed."""

from difflib import SequenceMatcher

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twimeditor.core.compare import differences
from twimeditor.core.compare.words import Span, word_changes

texts = st.text(alphabet="ab \n<>", max_size=60)


@given(texts, texts)
def test_without_what_is_marked_both_texts_are_the_same(before: str, after: str) -> None:
    found = differences(before, after)
    assert without(before, [old for old, _ in found]) == without(after, [new for _, new in found])
    assert all(old[0] < old[1] or new[0] < new[1] for old, new in found)


def test_only_the_words_that_differ_are_marked() -> None:
    before, after = "one\nsee https://a.b now\nend", "one\nsee <https://a.b> now\nend"
    found = differences(before, after)
    assert [before[slice(*old)] for old, _ in found] == ["", ""]
    assert [after[slice(*new)] for _, new in found] == ["<", ">"]


def test_signs_between_two_words_that_differ_go_with_them() -> None:
    assert word_changes("red, green", "blue, yellow") == (((0, 10), (0, 12)),)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a " * 9_000 + "b", "c " + "a " * 8_000 + "d"),
        ("x\n" + "* a\n" * 9_000, "y\n" + "* a\n" * 8_000 + "z\n"),
        ("\n".join(f"a{n % 7} b" for n in range(5_000)), "\n".join(f"c{n % 5} b" for n in range(5_000))),
    ],
)
def test_what_says_the_same_again_and_again_takes_no_time(
    before: str, after: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[int] = []
    made = SequenceMatcher.__init__

    def counting(self: object, junk: object, a: list[str], b: list[str], **more: bool) -> None:
        compared.append(len(a) * len(b))
        made(self, junk, a, b, **more)  # type: ignore[call-overload] # as it was called

    monkeypatch.setattr(SequenceMatcher, "__init__", counting)
    assert differences(before, after)
    assert sum(compared) <= 250_000


def without(text: str, spans: list[Span]) -> str:
    for start, end in reversed(spans):
        text = text[:start] + text[end:]
    return text
