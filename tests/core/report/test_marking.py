"""What is shown as changed."""

from hypothesis import given
from hypothesis import strategies as st

from twimeditor.core.report import differences
from twimeditor.core.report.marking import MOST_LINES

texts = st.text(alphabet="ab \n<>", max_size=60)


@given(texts, texts)
def test_without_what_is_marked_both_texts_are_the_same(before: str, after: str) -> None:
    gone, fresh = differences(before, after)
    assert _without(before, gone) == _without(after, fresh)


def test_only_the_words_that_differ_are_marked() -> None:
    before, after = "one\nsee https://a.b now\nend", "one\nsee <https://a.b> now\nend"
    gone, fresh = differences(before, after)
    assert gone == []
    assert [after[start:end] for start, end in fresh] == ["<", ">"]


def test_very_long_texts_are_not_compared() -> None:
    assert differences("a\n" * (MOST_LINES + 1), "b") == ([], [])


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in reversed(spans):
        text = text[:start] + text[end:]
    return text
