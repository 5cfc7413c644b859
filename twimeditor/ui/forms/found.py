"""A place that was found in the issue, as one of a field, and how it is marked there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from twimeditor.ui.forms.field import Field
from twimeditor.ui.forms.line_editor import LineEditor
from twimeditor.ui.widgets.find_bar import found_format
from twimeditor.ui.widgets.texts import utf16_length

if TYPE_CHECKING:
    from twimeditor.core.search import Hit

_KEYS: Final = {"target": "id", "body": "quote"}
"""What a form calls the fields of a node that it calls otherwise."""


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a field: from which character to which, and whether it is the current one."""

    start: int
    end: int
    now: bool = False


def locate(fields: Iterable[Field], hit: "Hit") -> tuple[Field, Span] | None:
    """Return the field that shows a place, and where in it; the node's first field where none shows it."""
    own = [field for field in fields if field.spec.node == hit.node or hit.node in field.spec.also]
    own.sort(key=lambda field: hit.field not in {field.spec.field, field.spec.key} and not _is_called(field, hit))
    for part, offset in ((hit.value, hit.start), (hit.text, 0)):
        for field in own:
            at = field.editor.value().find(part)
            if at >= 0:
                return field, Span(at + offset, at + offset + len(hit.text))
    return (own[0], Span(0, 0)) if own else None


def mark(field: Field, spans: Sequence[Span]) -> None:
    """Mark places in a field's text; none with no spans."""
    editor, text = field.editor, field.editor.value()
    if isinstance(editor, QPlainTextEdit):
        editor.setExtraSelections([_selection(editor, text, span) for span in spans])
    elif isinstance(editor, LineEditor) and not editor.is_composing():
        _mark_line(editor, text, spans)


def _is_called(field: Field, hit: "Hit") -> bool:
    return field.spec.key == _KEYS.get(hit.field)


def _mark_line(editor: LineEditor, text: str, spans: Sequence[Span]) -> None:
    """Mark places in one line, by the way in which an input method shows what is being composed: there is no other."""
    caret = editor.cursorPosition()
    kind = QInputMethodEvent.AttributeType.TextFormat
    places = ((utf16_length(text[: span.start]), utf16_length(text[span.start : span.end]), span) for span in spans)
    formats = [
        QInputMethodEvent.Attribute(kind, start - caret, length, found_format(now=span.now))
        for start, length, span in places
    ]
    QCoreApplication.sendEvent(editor, QInputMethodEvent("", formats))


def _selection(editor: QPlainTextEdit, text: str, span: Span) -> QTextEdit.ExtraSelection:
    start = utf16_length(text[: span.start])
    cursor = editor.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(start + utf16_length(text[span.start : span.end]), QTextCursor.MoveMode.KeepAnchor)
    selection = QTextEdit.ExtraSelection()
    selection.cursor, selection.format = cursor, found_format(now=span.now)
    return selection
