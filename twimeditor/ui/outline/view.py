"""The tree itself: painting of the selected rows, keys, context menu, filter."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QTreeView, QWidget

from twimeditor.ui.outline.delegate import RowDelegate, emoji_column
from twimeditor.ui.outline.drag import DragView
from twimeditor.ui.outline.model import OutlineModel, Roles
from twimeditor.ui.outline.signs import Signs
from twimeditor.ui.theme import TOKENS

_BAR = 3
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


Wanted = Callable[[QModelIndex], bool]


class OutlineView(DragView):
    """A tree whose selected rows have a quiet ground, the current one with a bar of the accent beside it."""

    menu_asked = Signal(QPoint)
    entered = Signal()
    """Enter was pressed on a row: its form is wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("outline")
        self.setAccessibleName("Outline")
        self._signs = Signs()
        self.setItemDelegate(RowDelegate(self._signs, self))
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(emoji_column(self.fontMetrics()))
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._in_view = QPersistentModelIndex()

    def drawRow(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        current = self.currentIndex() == index
        if current or self.selectionModel().isSelected(index):
            painter.fillRect(option.rect, self.palette().color(QPalette.ColorRole.Midlight))
        super().drawRow(painter, option, index)
        if current:
            self._paint_bar(painter, option.rect)
        if mark := index.data(Roles.MARK):
            self._paint_mark(painter, option, str(mark))
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
        """Return the row itself, or the outermost one above it that is folded."""
        found, above = index, index.parent()
        while above.isValid():
            found, above = (found if self.isExpanded(above) else above), above.parent()
        return found

    def index_of(self, row: int) -> QModelIndex:
        model = self.model()
        return model.index_of(row) if isinstance(model, OutlineModel) else QModelIndex()

    def go_to(self, index: QModelIndex) -> None:
        """Make a row the current one and the only one chosen, whatever keys are held down (`setCurrentIndex` looks)."""
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def unfold(self) -> None:
        """Show the rows of all sections; the updates of entries stay folded."""
        self.expandToDepth(0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.setIndentation(emoji_column(self.fontMetrics()))

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

    def filter(self, words: str, wanted: Wanted) -> int:
        """Show only rows that hold `words` or stand above or below one, entries only if `wanted`; return how many."""
        sought = words.casefold().strip()
        rows = range(self.model().rowCount())
        return sum(self._filter_row(row, QModelIndex(), sought, wanted) for row in rows)

    def _filter_row(self, row: int, parent: QModelIndex, sought: str, wanted: Wanted) -> bool:
        index = self.model().index(row, 0, parent)
        own = sought in f"{index.data()} {index.data(Roles.DETAIL)} {index.data(Roles.NOTE)}".casefold()
        rows = range(self.model().rowCount(index))
        below = [self._filter_row(child, index, "" if own else sought, wanted) for child in rows]
        shown = (own and wanted(index)) or any(below)
        self.setRowHidden(row, parent, not shown)
        if sought and not own and any(below):
            self.expand(index)
        return shown

    def _paint_bar(self, painter: QPainter, rect: QRect) -> None:
        role = QPalette.ColorRole.Link if self.hasFocus() else QPalette.ColorRole.Dark
        painter.fillRect(QRect(0, rect.top(), _BAR, rect.height()), self.palette().color(role))

    def _paint_tick(self, painter: QPainter, rect: QRect) -> None:
        """Paint a short line at the right edge, towards the preview."""
        height = rect.height() // 2
        tick = QRect(self.viewport().width() - _BAR, rect.center().y() - height // 2, _BAR, height)
        painter.fillRect(tick, self.palette().color(QPalette.ColorRole.Dark))

    def _paint_mark(self, painter: QPainter, option: QStyleOptionViewItem, mark: str) -> None:
        """Paint an entry's mark into the gutter, where sections have their triangles."""
        size = TOKENS.gap
        area = QRect(TOKENS.tight + 1, option.rect.center().y() - size // 2 + 1, size, size)
        self._signs.paint_mark(painter, area, mark, self.palette())
