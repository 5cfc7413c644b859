"""The lines under the marks of a one-line editor, which itself can show none."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF
from PySide6.QtGui import QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QStyle, QStyleOptionFrame

from twimeditor.ui.forms.marks import Mark, Marks, caret_x, draw, is_over, stretches
from twimeditor.ui.widgets.texts import utf16_length

_BEFORE_CARET = 5
"""How far the area of a line editor's caret, as Qt tells it, begins before the caret itself."""


def draw_in_line(editor: QLineEdit, caret: QRect, marks: Marks) -> None:
    """Draw the lines of the marks; `caret` is the area of the editor's caret, which tells how far it is scrolled."""
    painter = QPainter(editor)
    painter.setClipRect(_room(editor))
    for mark, area in _areas(editor, caret, marks.lines(0, len(editor.text()))):
        draw(painter, mark.tone, editor.palette(), area)
    painter.end()


def under(editor: QLineEdit, caret: QRect, marks: Iterable[Mark], point: QPoint) -> tuple[Mark, ...]:
    """Return those of the marks that a point is over."""
    found = (mark for mark, area in _areas(editor, caret, marks) if is_over(area, QPointF(point)))
    return tuple(dict.fromkeys(found))


def _areas(editor: QLineEdit, caret: QRect, marks: Iterable[Mark]) -> Iterator[tuple[Mark, QRectF]]:
    text, layout = editor.text(), _layout(editor)
    left = caret.x() + _BEFORE_CARET - caret_x(layout.lineAt(0), editor.cursorPosition())
    for mark in marks:
        start, end = (utf16_length(text[:place]) for place in (mark.start, mark.end))
        for area in stretches(layout, start, end):
            yield mark, area.translated(QPointF(left, caret.y()))


def _layout(editor: QLineEdit) -> QTextLayout:
    """Return the text as the editor lays it out."""
    layout = QTextLayout(editor.displayText(), editor.font())
    option = QTextOption()
    option.setTextDirection(editor.layoutDirection())
    option.setFlags(QTextOption.Flag.IncludeTrailingSpaces)
    layout.setTextOption(option)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return layout


def _room(editor: QLineEdit) -> QRect:
    """Return where the editor shows text: not below the buttons at its end."""
    option = QStyleOptionFrame()
    editor.initStyleOption(option)
    room = editor.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, editor)
    for button in editor.findChildren(QAbstractButton):
        if button.isVisible() and button.x() > room.center().x():
            room.setRight(min(room.right(), button.x()))
    return room
