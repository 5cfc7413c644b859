"""How a row of the outline is painted: title, then author or count on the right."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from twimeditor.ui.outline.model import Roles
from twimeditor.ui.outline.rows import Kind
from twimeditor.ui.theme import TOKENS, fonts

Index = QModelIndex | QPersistentModelIndex
State = QStyle.StateFlag
_DETAIL_SHARE = 0.4


class RowDelegate(QStyledItemDelegate):
    """Paints one line: sections stand out, what is secondary stands back."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        return QSize(120, option.fontMetrics.height() + 2 * TOKENS.tight)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        room = option.rect.adjusted(TOKENS.tight, 0, -TOKENS.small, 0)
        detail = str(index.data(Roles.DETAIL) or "")
        if detail:
            room = self._paint_detail(painter, option, room, detail)
        self._paint_title(painter, option, room, index)
        painter.restore()

    def _paint_detail(self, painter: QPainter, option: QStyleOptionViewItem, room: QRect, text: str) -> QRect:
        painter.setFont(fonts(option.font).small)
        metrics = painter.fontMetrics()
        widest = max(int(room.width() * _DETAIL_SHARE), metrics.horizontalAdvance("000"))
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, widest)
        width = metrics.horizontalAdvance(shown)
        painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
        painter.drawText(room.right() - width, _baseline(room, metrics), shown)
        return room.adjusted(0, 0, -width - TOKENS.small, 0)

    def _paint_title(self, painter: QPainter, option: QStyleOptionViewItem, room: QRect, index: Index) -> None:
        kind, untitled = index.data(Roles.KIND), index.data(Roles.UNTITLED)
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold if kind is Kind.SECTION else QFont.Weight.Normal)
        font.setItalic(bool(untitled))
        quiet = untitled or kind in {Kind.UPDATE, Kind.BLOCK}
        role = QPalette.ColorRole.PlaceholderText if quiet else QPalette.ColorRole.Text
        painter.setFont(font)
        painter.setPen(option.palette.color(role))
        metrics = painter.fontMetrics()
        title = metrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room.left(), _baseline(room, metrics), title)


def _baseline(room: QRect, metrics: QFontMetrics) -> int:
    """Return where text stands; centred text would hop where an emoji brings a taller font."""
    return room.top() + (room.height() + metrics.ascent() - metrics.descent()) // 2
