"""How a row of the outline is painted: emoji, title, then signs and author or count on the right."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from twimeditor.ui.outline.model import Roles
from twimeditor.ui.outline.rows import Kind
from twimeditor.ui.outline.signs import Signs
from twimeditor.ui.theme import TOKENS, fonts

Index = QModelIndex | QPersistentModelIndex
State = QStyle.StateFlag
_QUIET = QPalette.ColorRole.PlaceholderText
_ICONS = {Kind.FRONT: "front-matter", Kind.LEAD: "entry"}
_DETAIL_SHARE = 0.4


class RowDelegate(QStyledItemDelegate):
    """Paints one line: sections stand out, what is secondary stands back."""

    def __init__(self, signs: Signs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._signs = signs

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        return QSize(120, option.fontMetrics.height() + 2 * TOKENS.tight)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        room = option.rect.adjusted(TOKENS.tight, 0, -TOKENS.small, 0)
        room = self._paint_signs(painter, option, room, index)
        detail = "empty" if index.data(Roles.EMPTY) else str(index.data(Roles.DETAIL) or "")
        if detail:
            room = self._paint_detail(painter, option, room, detail)
        if not index.parent().isValid():
            self._paint_icon(painter, option, room, index)
            room = self._paint_emoji(painter, option, room, str(index.data(Roles.EMOJI) or ""))
        self._paint_title(painter, option, room, index)
        painter.restore()

    def _paint_signs(self, painter: QPainter, option: QStyleOptionViewItem, room: QRect, index: Index) -> QRect:
        """Paint what is to be noticed at the right edge; return the room that is left."""
        sign = str(index.data(Roles.SIGN) or "")
        note = "note" if index.data(Roles.NOTE) else ""
        size = TOKENS.gap
        for name, colour in ((sign, QPalette.ColorRole.Text), (note, _QUIET)):
            if name:
                area = QRect(room.right() - size + 1, room.center().y() - size // 2 + 1, size, size)
                self._signs.paint(painter, area, name, option.palette, colour)
                room = room.adjusted(0, 0, -size - TOKENS.tight, 0)
        return room

    def _paint_icon(self, painter: QPainter, option: QStyleOptionViewItem, room: QRect, index: Index) -> None:
        """Paint what stands in the place of an emoji for what is no section."""
        name, size = _ICONS.get(index.data(Roles.KIND)), TOKENS.icon
        if name is not None:
            left = room.left() + (emoji_column(option.fontMetrics) - TOKENS.tight - size) // 2
            area = QRect(left, room.center().y() - size // 2 + 1, size, size)
            self._signs.paint(painter, area, name, option.palette, _QUIET)

    def _paint_emoji(self, painter: QPainter, option: QStyleOptionViewItem, room: QRect, emoji: str) -> QRect:
        """Paint a section's emoji in a column of its own, so that titles begin under one another."""
        metrics = option.fontMetrics
        width = emoji_column(metrics)
        painter.setFont(option.font)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        shown = metrics.elidedText(emoji, Qt.TextElideMode.ElideRight, width)
        painter.drawText(
            room.left() + (width - TOKENS.tight - metrics.horizontalAdvance(shown)) // 2,
            _baseline(room, metrics),
            shown,
        )
        return room.adjusted(width, 0, 0, 0)

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
        title = metrics.elidedText(str(index.data(Roles.WORDS)), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room.left(), _baseline(room, metrics), title)


def emoji_column(metrics: QFontMetrics) -> int:
    """Return the width of the emoji's column, which is also how far a level is set in."""
    return metrics.height() + TOKENS.tight


def _baseline(room: QRect, metrics: QFontMetrics) -> int:
    """Return where text stands; centred text would hop where an emoji brings a taller font."""
    return room.top() + (room.height() + metrics.ascent() - metrics.descent()) // 2
