"""Dragging in a tree: when it begins, the mark of where something would go, and letting go."""

from typing import Protocol

from PySide6.QtCore import QMimeData, QModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTreeView, QWidget

from twimeditor.ui.outline.dropping import Drop, Edge, Spot
from twimeditor.ui.theme import TOKENS

_FURTHER = 2
"""So many times as far as elsewhere the pointer must go before a row follows it."""

_LINE = 2
_RING = 6
Action = Qt.DropAction


class Drops(Protocol):
    """What knows where dragged data goes."""

    def together(self, rows: list[int], current: int) -> list[int]: ...
    def begin(self, data: QMimeData) -> bool: ...
    def place(self, spot: Spot) -> Drop | None: ...
    def drop(self, data: QMimeData, drop: Drop, *, copy: bool) -> None: ...
    def may_move(self, data: QMimeData) -> bool: ...
    def take_out(self, rows: list[int]) -> None: ...


class DragView(QTreeView):
    """A tree whose rows can be dragged, unless it is `locked`, to where a line or a frame shows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drops: Drops | None = None
        self._drop: Drop | None = None
        self._pressed = QPoint()
        self._locked = False
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Action.MoveAction)
        self.setDropIndicatorShown(False)
        self.setAutoScrollMargin(TOKENS.section)
        self.setAutoExpandDelay(600)

    @property
    def locked(self) -> bool:
        """Tell whether nothing can be dragged here."""
        return self._locked

    def lock(self, *, wanted: bool) -> None:
        """Let rows stay where they are under the pointer, or follow it."""
        self._locked = wanted
        self.setDragEnabled(not wanted)
        self.viewport().setAcceptDrops(not wanted)

    @property
    def drop_mark(self) -> Drop | None:
        """Return the place that is marked while something is dragged over it."""
        return self._drop

    def mark_row(self, row: int | None) -> None:
        """Frame a row that something else goes to than rows, or none any longer."""
        self._drop = None if row is None else Drop(row, None, row, Edge.AROUND)
        self.viewport().update()

    def index_of(self, row: int) -> QModelIndex:
        """Return the index of the row with that id."""
        raise NotImplementedError

    def last_shown(self, index: QModelIndex) -> QModelIndex:
        """Return the last row that is seen of what stands under a row, or the row itself."""
        model = self.model()
        while self.isExpanded(index):
            rows = range(model.rowCount(index) - 1, -1, -1)
            shown = (model.index(row, 0, index) for row in rows if not self.isRowHidden(row, index))
            below = next(shown, None)
            if below is None:
                break
            index = below
        return index

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Let a row follow only a pointer that goes well away: a click with a trembling hand moves nothing."""
        way = (event.position().toPoint() - self._pressed).manhattanLength()
        if event.buttons() and way < _FURTHER * QApplication.startDragDistance():
            return
        super().mouseMoveEvent(event)

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Take the chosen rows along; those that go into another window are taken out here."""
        rows = self._dragged_rows()
        if self.drops is None or not rows:
            return
        drag = QDrag(self)
        drag.setMimeData(self.model().mimeData([self.index_of(row) for row in rows]))
        drag.setPixmap(self._picture(rows))
        drag.setHotSpot(QPoint(-TOKENS.gap, 0))
        done = drag.exec(actions, Action.MoveAction)
        if done is Action.MoveAction and isinstance(target := drag.target(), QWidget) and not self.isAncestorOf(target):
            self.drops.take_out(rows)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        super().dragEnterEvent(event)
        if self.drops is not None and not self._locked and self.drops.begin(event.mimeData()):
            event.accept()  # even where it has no place: only who takes the first event gets the others
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)  # scrolls at the edges and unfolds what is hovered
        self._follow(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._end()

    def dropEvent(self, event: QDropEvent) -> None:
        drop = self._place(event)
        self._end()
        if drop is None or self.drops is None:
            event.ignore()
            return
        copy = event.dropAction() is Action.CopyAction or not self.drops.may_move(event.mimeData())
        event.setDropAction(Action.CopyAction if copy else Action.MoveAction)
        event.accept()
        self.drops.drop(event.mimeData(), drop, copy=copy)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._drop is not None:
            self._paint_drop(self._drop)

    def _dragged_rows(self) -> list[int]:
        chosen = [index.internalId() for index in self.selectedIndexes()]
        current = self.currentIndex()
        if self.drops is None or not current.isValid():
            return []
        return self.drops.together(chosen, current.internalId())

    def _follow(self, event: QDragMoveEvent) -> None:
        self._drop = self._place(event)
        if self._drop is None:
            event.ignore()
        else:
            event.accept()
        self.viewport().update()

    def _place(self, event: QDropEvent) -> Drop | None:
        if self.drops is None or self._locked:
            return None
        return self.drops.place(self._spot(event.position().toPoint()))

    def _spot(self, point: QPoint) -> Spot:
        index = self.indexAt(QPoint(self.viewport().width() // 2, point.y()))
        if not index.isValid():
            return Spot(None)
        open_ = self.isExpanded(index) and self.last_shown(index) != index
        return Spot(index.internalId(), point.y() < self.visualRect(index).center().y(), open_)

    def _end(self) -> None:
        self._drop = None
        self.stopAutoScroll()
        self.setState(QAbstractItemView.State.NoState)
        self.viewport().update()

    def _paint_drop(self, drop: Drop) -> None:
        index = self.index_of(drop.row)
        rect = self.visualRect(index)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Link), _LINE))
        right = self.viewport().width() - TOKENS.small
        if drop.edge is Edge.AROUND:
            frame = QRect(QPoint(_LINE, rect.top() + 1), QPoint(right, rect.bottom() - 1))
            painter.drawRoundedRect(frame, TOKENS.tight, TOKENS.tight)
            return
        height = rect.top() if drop.edge is Edge.OVER else self.visualRect(self.last_shown(index)).bottom() + 1
        height = max(_RING // 2, min(height, self.viewport().height() - _RING // 2))
        painter.drawEllipse(QPoint(rect.left(), height), _RING // 2, _RING // 2)
        painter.drawLine(rect.left() + _RING // 2 + 1, height, right, height)

    def _picture(self, rows: list[int]) -> QPixmap:
        """Return what goes along with the pointer: the title, or how many there are."""
        text = str(self.index_of(rows[0]).data()) if len(rows) == 1 else f"{len(rows)} selected"
        metrics = self.fontMetrics()
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, self.viewport().width())
        size = QSize(metrics.horizontalAdvance(text) + 2 * TOKENS.small, metrics.height() + 2 * TOKENS.tight)
        picture = QPixmap(size)
        picture.fill(self.palette().color(QPalette.ColorRole.Highlight))
        painter = QPainter(picture)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(QPalette.ColorRole.HighlightedText))
        painter.drawText(picture.rect(), Qt.AlignmentFlag.AlignCenter, text)
        painter.end()
        return picture
