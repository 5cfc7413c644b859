"""A place in the issue as one of a field, and how what was found is marked there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from twimeditor.core.model import Issue
from twimeditor.ui.forms.field import Field
from twimeditor.ui.forms.line_editor import LineEditor
from twimeditor.ui.forms.pieces import Located, pieces
from twimeditor.ui.widgets.find_bar import found_format
from twimeditor.ui.widgets.texts import utf16_length


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a field: from which character to which, and whether it is the current one."""

    start: int
    end: int
    now: bool = False


def locate(issue: Issue, fields: Iterable[Field], place: Located) -> tuple[Field, Span] | None:
    """Return the field that shows a place as a whole, and where in it; None where no field does."""
    for field in fields:
        if place.node == field.spec.node or place.node in field.spec.also:
            for piece in pieces(issue, field.spec, field.editor.value()):
                span = piece.span(place)
                if span is not None:
                    return field, Span(*span)
    return None


def mark(field: Field, spans: Sequence[Span]) -> None:
    """Mark places in a field's text; none with no spans."""
    editor, text = field.editor, field.editor.value()
    if isinstance(editor, QPlainTextEdit):
        editor.setExtraSelections([_selection(editor, text, span) for span in spans])
    elif isinstance(editor, LineEditor) and not editor.is_composing():
        _mark_line(editor, text, spans)


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
