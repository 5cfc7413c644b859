"""The border between Python's text and Qt's, and the pure keys."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from twimeditor.ui.forms import markdown_keys as keys
from twimeditor.ui.widgets.texts import (
    differing_span,
    escaped,
    from_utf16,
    holds,
    raw_text,
    utf16_length,
)

texts = st.text(st.characters(codec="utf-8"), max_size=40)


@given(texts)
def test_offsets_go_there_and_back(text: str) -> None:
    assert utf16_length(text) == len(text.encode("utf-16-le")) // 2
    for index in range(len(text) + 1):
        assert from_utf16(text, utf16_length(text[:index])) == index


@given(texts, texts, texts, texts)
def test_replacing_the_span_gives_the_other_text(head: str, before: str, after: str, tail: str) -> None:
    first, second = head + before + tail, head + after + tail
    span = differing_span(first, second)
    units = first.encode("utf-16-le")
    replaced = units[: 2 * span.start] + span.text.encode("utf-16-le") + units[2 * span.end :]
    assert replaced.decode("utf-16-le") == second
    assert len(span.text) <= len(after) or before != after


@given(texts)
def test_a_document_holds_a_text_or_its_escapes_do(text: str) -> None:
    document = QTextDocument()
    QTextCursor(document).insertText(text)
    if not holds(document, text):
        document.setPlainText(escaped(text))
        assert raw_text(document) == escaped(text)


def test_escapes_leave_what_can_be_shown() -> None:
    assert escaped("a\u00a0b\n🏮\té") == "a\u00a0b\n🏮\té"
    assert escaped("a\rb\u2028c\x00") == "a\\u{000d}b\\u{2028}c\\u{0000}"


@given(st.from_regex(r"[ ]{0,4}([-*+]|\d{1,3}\.) \w{1,5}", fullmatch=True))
def test_a_level_in_and_out_is_the_line_again(line: str) -> None:
    above = [line]
    assert keys.shallower(keys.deeper(line, above), above) == line


@pytest.mark.parametrize("line", ["", "text", "-no", "*", "**bold**", "    "])
def test_what_is_no_item_is_left_alone(line: str) -> None:
    assert keys.deeper(line, []) == line or keys.item(line) is not None
    assert keys.next_item(line, len(line)) in {None, ""}
