"""The list of past entries: a line that tells when, and below it what is said of it."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from twimeditor.ui.last_time.rows import Kind, Row
from twimeditor.ui.theme import TOKENS, fonts, icon
from twimeditor.ui.widgets.drawing import draw_line

Index = QModelIndex | QPersistentModelIndex
Roles = QPalette.ColorRole

_ROW: Final = Qt.ItemDataRole.UserRole
_SIGNS: Final = {Kind.PARAGRAPH: "warning", Kind.LINK: "link"}
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class PastList(QListWidget):
    """Lists rows; `chosen` tells that another one is selected, `wanted` that the selected one is to be opened."""

    chosen = Signal()
    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("last_time.list")
        self.setProperty("framed", True)
        self.setAccessibleName("Last time")
        self.setAccessibleDescription("Enter opens the past issue.")
        self.setItemDelegate(_Delegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(lambda _new, _old: self.chosen.emit())
        self.itemDoubleClicked.connect(lambda _item: self.wanted.emit())

    def current(self) -> Row | None:
        """Return the selected row."""
        item: QListWidgetItem | None = self.currentItem()
        return item.data(_ROW) if item is not None else None

    def rows(self) -> tuple[Row, ...]:
        """Return all rows."""
        return tuple(self.item(number).data(_ROW) for number in range(self.count()))

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """List other rows; the one that was selected stays so if it is still there, else the first is."""
        before = self.current()
        if rows == self.rows():
            return
        self.blockSignals(True)
        self.clear()
        for row in rows:
            self.addItem(_item(row))
        place = rows.index(before) if before in rows else _first(rows)
        self.setCurrentRow(place if rows else -1)
        self.blockSignals(False)
        if self.current() != before:
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and self.current() is not None:
            self.wanted.emit()
        else:
            super().keyPressEvent(event)


def _item(row: Row) -> QListWidgetItem:
    item = QListWidgetItem(f"{row.first}. {row.second}" if row.second else row.first)
    item.setData(_ROW, row)
    return item


def _first(rows: tuple[Row, ...]) -> int:
    """Return the place of the latest entry: what is told twice stands above it, but is not what was asked for."""
    return next((place for place, row in enumerate(rows) if row.kind is Kind.PAST), 0)


class _Delegate(QStyledItemDelegate):
    """Draws a row in two lines, with a sign where something was told already."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        sizes = fonts(option.font)
        height = QFontMetrics(sizes.body).height() + QFontMetrics(sizes.small).height()
        return QSize(TOKENS.page, height + 2 * TOKENS.tight)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        row = index.data(_ROW)
        option.text = ""
        option.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        area = option.rect.adjusted(TOKENS.small, TOKENS.tight, -TOKENS.small, -TOKENS.tight)
        painter.save()
        if row.kind in _SIGNS:
            box = QRect(area.left(), area.top(), TOKENS.icon, QFontMetrics(fonts(option.font).body).height())
            icon(_SIGNS[row.kind], option.palette).paint(painter, box)
            area.setLeft(box.right() + TOKENS.small)
        self._write(painter, option, area, row)
        painter.restore()

    def _write(self, painter: QPainter, option: QStyleOptionViewItem, area: QRect, row: Row) -> None:
        sizes = fonts(option.font)
        lines = ((row.first, sizes.body, Roles.Text), (row.second, sizes.small, Roles.PlaceholderText))
        for text, font, role in lines:
            painter.setFont(font)
            painter.setPen(option.palette.color(role))
            line = QRect(area.left(), area.top(), area.width(), painter.fontMetrics().height())
            draw_line(painter, line, text)
            area.setTop(line.bottom() + 1)
