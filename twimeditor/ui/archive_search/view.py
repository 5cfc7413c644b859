"""The list of what was found: its keys, and dragging an entry out of it."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QDrag, QKeyEvent, QKeySequence, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView

from twimeditor.ui.actions.clips import data_for
from twimeditor.ui.archive_search.results import Index, Results
from twimeditor.ui.archive_search.row import HitRow

if TYPE_CHECKING:
    from twimeditor.services.archive.archive import Hit
    from twimeditor.ui.archive_search.looking import Chosen

_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class ResultsView(QListView):
    """Rows of what was found.

    `picked` carries the entry of the row that is chosen; `opened`, `put_asked` and `copy_asked` ask for it to be
    opened, put into the issue, or put on the clipboard, `menu_asked` for a menu at a place on the screen.
    """

    picked = Signal(object)
    opened = Signal()
    put_asked = Signal()
    copy_asked = Signal()
    menu_asked = Signal(QPoint)

    def __init__(self, results: Results) -> None:
        super().__init__()
        self._results = results
        self._chosen: Chosen | None = None
        self._is_dragging = False
        self.setObjectName("archive_search.results")
        self.setProperty("framed", True)
        self.setAccessibleName("Entries that were found")
        self.setAccessibleDescription("Enter opens the issue, Control and Enter copies the entry into yours.")
        self.setModel(results)
        self.setItemDelegate(HitRow(self))
        self.setUniformItemSizes(True)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(lambda _index: self.opened.emit())

    def hit(self) -> "Hit | None":
        """Return the entry of the current row."""
        return self._results.hit(self.currentIndex())

    def use(self, chosen: "Chosen | None") -> None:
        """Take what came of the row that was picked; begin the drag that has waited for it."""
        self._chosen = chosen
        if self._is_dragging and QApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            self._drag()
        self._is_dragging = False

    # What Qt calls

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._chosen = None
        self.picked.emit(self._results.hit(current))

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Take the entry along, as soon as it is read."""
        self._is_dragging = self._chosen is None
        if not self._is_dragging:
            self._drag()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_ours(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        with_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in _ENTER and self.currentIndex().isValid():
            (self.put_asked if with_control else self.opened).emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        point = self.visualRect(self.currentIndex()).center() if by_key else event.pos()
        if self.currentIndex().isValid():
            self.menu_asked.emit(self.viewport().mapToGlobal(point))

    # Own work

    def _drag(self) -> None:
        if self._chosen is None or not self._chosen.clipping:
            return
        drag = QDrag(self)
        drag.setMimeData(data_for(self._chosen.clipping, origin=self._chosen.origin))
        drag.setPixmap(self._picture())
        drag.exec(Qt.DropAction.CopyAction)

    def _picture(self) -> QPixmap:
        """Return the first line of the row, to go along with the pointer."""
        rect = self.visualRect(self.currentIndex())
        rect.setHeight(2 * self.fontMetrics().lineSpacing())
        return self.viewport().grab(rect.intersected(self.viewport().rect()))


def _is_ours(event: QKeyEvent) -> bool:
    return event.key() in _ENTER or event.matches(QKeySequence.StandardKey.Copy)
