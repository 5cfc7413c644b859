"""How an entry that was found is drawn: what and when, who and where, and the words around what was found."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPalette, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from twimeditor.core.post.days import day_in_words
from twimeditor.ui.archive_search.results import HIT
from twimeditor.ui.archive_search.words import place_of, snippet_of, title_of
from twimeditor.ui.theme import TOKENS
from twimeditor.ui.widgets.drawing import draw_line
from twimeditor.ui.widgets.find_bar import found_format

if TYPE_CHECKING:
    from twimeditor.services.archive.archive import Hit

Roles = QPalette.ColorRole

_LINES: Final = 2
"""Lines of words around what was found."""

_LONGEST: Final = 400


class HitRow(QStyledItemDelegate):
    """Draws a row of so many lines that all are of one height."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, (2 + _LINES) * option.fontMetrics.lineSpacing() + 2 * TOKENS.small)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        self.initStyleOption(option, index)
        hit = index.data(HIT)
        option.text = ""
        option.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        area = option.rect.adjusted(TOKENS.small, TOKENS.small, -TOKENS.small, -TOKENS.small)
        painter.save()
        painter.setClipRect(option.rect)
        _draw(painter, option, area, hit)
        painter.restore()


def _draw(painter: QPainter, option: QStyleOptionViewItem, area: QRect, hit: "Hit") -> None:
    height = option.fontMetrics.lineSpacing()
    line = QRect(area.left(), area.top(), area.width(), height)
    is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    loud = option.palette.color(Roles.HighlightedText if is_chosen else Roles.Text)
    quiet = option.palette.color(Roles.HighlightedText if is_chosen else Roles.PlaceholderText)
    day = day_in_words(hit.day)
    room = option.fontMetrics.horizontalAdvance(day) + TOKENS.gap
    painter.setPen(quiet)
    draw_line(painter, QRect(line.right() - room + TOKENS.gap, line.top(), room, height), day)
    painter.setPen(loud)
    painter.setFont(_bold(option.font))
    draw_line(painter, line.adjusted(0, 0, -room, 0), title_of(hit))
    painter.setFont(option.font)
    painter.setPen(quiet)
    draw_line(painter, line.translated(0, height), place_of(hit))
    painter.setPen(loud)
    _draw_snippet(painter, option, line.translated(0, 2 * height), hit)


def _draw_snippet(painter: QPainter, option: QStyleOptionViewItem, line: QRect, hit: "Hit") -> None:
    """Draw the words on a few lines, each way that they are written."""
    layout = QTextLayout(snippet_of(hit)[:_LONGEST].replace("\n", " "), option.font)
    turned = QTextOption(Qt.AlignmentFlag.AlignLeading)
    turned.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    turned.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(turned)
    layout.setFormats(_marks(hit))
    layout.beginLayout()
    for number in range(_LINES):
        part = layout.createLine()
        if not part.isValid():
            break
        part.setLineWidth(line.width())
        part.setPosition(QPointF(0, number * line.height()))
    layout.endLayout()
    layout.draw(painter, QPointF(line.topLeft()))


def _marks(hit: "Hit") -> list[QTextLayout.FormatRange]:
    marks, start = [], 0
    for part in hit.snippet:
        length = len(part.text.encode("utf-16-le")) // 2
        if part.is_hit:
            mark = QTextLayout.FormatRange()
            mark.start, mark.length, mark.format = start, length, _found()
            marks.append(mark)
        start += length
    return marks


def _found() -> QTextCharFormat:
    return found_format(now=False)


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold
