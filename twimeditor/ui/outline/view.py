"""The tree itself: painting of the selected row, keys, context menu, filter."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QTreeView, QWidget

from twimeditor.ui.outline.delegate import RowDelegate
from twimeditor.ui.outline.model import Roles
from twimeditor.ui.theme import TOKENS

_BAR = 3
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class OutlineView(QTreeView):
    """A tree whose selected row is a quiet ground with a bar of the accent beside it."""

    menu_asked = Signal(QPoint)
    entered = Signal()
    """Enter was pressed on a row: its form is wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("outline")
        self.setAccessibleName("Outline")
        self.setItemDelegate(RowDelegate(self))
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(TOKENS.wide)
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setAutoExpandDelay(600)
        self._in_view = QPersistentModelIndex()

    def drawRow(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        current = self.currentIndex() == index
        if current:
            painter.fillRect(option.rect, self.palette().color(QPalette.ColorRole.Midlight))
        super().drawRow(painter, option, index)
        if current:
            self._paint_bar(painter, option.rect)
        if index == self.in_view():
            self._paint_tick(painter, option.rect)

    def set_in_view(self, index: QModelIndex) -> None:
        """Mark softly what another pane shows on top; nothing for an invalid index."""
        self._in_view = QPersistentModelIndex(index)
        self.viewport().update()

    def in_view(self) -> QModelIndex:
        """Return the row that is marked so, an invalid index when there is none."""
        place = self._in_view
        index = self.model().index(place.row(), place.column(), place.parent()) if place.isValid() else QModelIndex()
        return self.shown(index)

    def shown(self, index: QModelIndex) -> QModelIndex:
        """Return the row itself, or the one above it that is folded."""
        folded = index.parent().isValid() and not self.isExpanded(index.parent())
        return index.parent() if folded else index

    def keyPressEvent(self, event: QKeyEvent) -> None:
        editing = self.state() is QAbstractItemView.State.EditingState
        if event.key() in _ENTER and not event.modifiers() and not editing and self.currentIndex().isValid():
            self.entered.emit()
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            spot = self.visualRect(self.currentIndex()).bottomLeft()
            self.menu_asked.emit(self.viewport().mapToGlobal(spot))
        else:
            self.menu_asked.emit(event.globalPos())

    def filter(self, words: str) -> int:
        """Show only rows that hold `words`, with what stands above and below them; return how many top rows."""
        wanted = words.casefold().strip()
        return sum(self._filter_row(row, QModelIndex(), wanted) for row in range(self.model().rowCount()))

    def _filter_row(self, row: int, parent: QModelIndex, wanted: str) -> bool:
        index = self.model().index(row, 0, parent)
        own = wanted in f"{index.data()} {index.data(Roles.DETAIL)}".casefold()
        below = [self._filter_row(child, index, "" if own else wanted) for child in range(self.model().rowCount(index))]
        shown = own or any(below)
        self.setRowHidden(row, parent, not shown)
        return shown

    def _paint_bar(self, painter: QPainter, rect: QRect) -> None:
        role = QPalette.ColorRole.Link if self.hasFocus() else QPalette.ColorRole.Dark
        painter.fillRect(QRect(0, rect.top(), _BAR, rect.height()), self.palette().color(role))

    def _paint_tick(self, painter: QPainter, rect: QRect) -> None:
        """Paint a short line at the right edge, towards the preview."""
        height = rect.height() // 2
        tick = QRect(self.viewport().width() - _BAR, rect.center().y() - height // 2, _BAR, height)
        painter.fillRect(tick, self.palette().color(QPalette.ColorRole.Dark))
