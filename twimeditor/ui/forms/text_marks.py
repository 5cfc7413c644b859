"""The lines under the marks of a text of many lines: drawn over what is in view, and nothing else is touched."""

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF
from PySide6.QtGui import QPainter, QTextBlock
from PySide6.QtWidgets import QPlainTextEdit

from twimeditor.ui.forms.marks import Mark, Marks, draw, is_over, stretches
from twimeditor.ui.widgets.texts import from_utf16, utf16_length

_FEW = 12
"""With more marks that are others than before, all is drawn again."""
_AROUND = 4


def draw_marks(editor: QPlainTextEdit, text: str, marks: Marks, area: QRect) -> None:
    """Draw the lines of the marks in an area of the viewport."""
    painter = QPainter(editor.viewport())
    painter.setClipRect(area)
    for block, start, top in _blocks_in(editor, text, area):
        line = block.text()
        for mark in marks.lines(start, start + len(line)):
            for place in _areas(block, line, mark.start - start, mark.end - start):
                draw(painter, mark.tone, editor.palette(), place.translated(top))
    painter.end()


def areas_of(editor: QPlainTextEdit, text: str, marks: Sequence[Mark]) -> Iterator[QRect]:
    """Yield the areas of the viewport that the marks are in; the whole of it for many."""
    if len(marks) > _FEW:
        yield editor.viewport().rect()
        return
    for mark in marks:
        for area in _shown(editor, text, mark):
            yield area.toAlignedRect().adjusted(-_AROUND, 0, _AROUND, _AROUND)


def is_over_mark(editor: QPlainTextEdit, text: str, mark: Mark, point: QPoint) -> bool:
    """Tell whether a point of the viewport is over a mark's text."""
    return any(is_over(area, QPointF(point)) for area in _shown(editor, text, mark))


def _shown(editor: QPlainTextEdit, text: str, mark: Mark) -> Iterator[QRectF]:
    """Yield where a mark is in the viewport."""
    block = editor.document().findBlock(utf16_length(text[: mark.start]))
    start = from_utf16(text, block.position())
    while block.isValid() and start <= mark.end:
        line = block.text()
        top = editor.blockBoundingGeometry(block).translated(editor.contentOffset()).topLeft()
        for area in _areas(block, line, mark.start - start, mark.end - start):
            yield area.translated(top)
        start += len(line) + 1
        block = block.next()


def _blocks_in(editor: QPlainTextEdit, text: str, area: QRect) -> Iterator[tuple[QTextBlock, int, QPointF]]:
    """Yield the blocks in an area, each with the index of its first character and where its layout begins."""
    block = editor.cursorForPosition(area.topLeft()).block()
    start = from_utf16(text, block.position())
    shape = editor.blockBoundingGeometry(block).translated(editor.contentOffset())
    top, left = shape.top(), shape.left()
    while block.isValid() and top <= area.bottom():
        yield block, start, QPointF(left, top)
        top += editor.blockBoundingRect(block).height()
        start += len(block.text()) + 1
        block = block.next()


def _areas(block: QTextBlock, line: str, start: int, end: int) -> Iterable[QRectF]:
    """Yield where characters of a block stand, in its layout's coordinates."""
    first, behind = max(start, 0), min(end, len(line))
    return stretches(block.layout(), utf16_length(line[:first]), utf16_length(line[:behind]))
