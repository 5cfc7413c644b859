"""The steps of this session as a list: one click goes back to any of them, or forward."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QFont, QFontMetrics, QGuiApplication, QKeyEvent, QPalette
from PySide6.QtWidgets import QAbstractItemView, QDockWidget, QListView, QWidget

from twimeditor.core.model.changes import diff
from twimeditor.core.model.tree import Entry, Section
from twimeditor.core.post.inline import shown_title
from twimeditor.services.editing import Session, Step
from twimeditor.ui.bridge import SessionBridge
from twimeditor.ui.theme import TOKENS
from twimeditor.ui.widgets.focus import FocusReturn, has_focus
from twimeditor.ui.widgets.labels import tip

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

_H = TypeVar("_H", Entry, Section)

BEGINNING: Final = "As it was opened"
_HERE: Final = "● "
_ELSEWHERE: Final = "    "
_LONGEST: Final = 60


class HistoryModel(QAbstractListModel):
    """The rows: how the issue was at first, and each step since."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._steps: tuple[Step, ...] = session.steps
        self._done = session.done

    @property
    def current(self) -> int:
        """Return the row of the step that was done last."""
        return self._done

    def follow(self) -> None:
        """Take note of what has happened; a longer run of keys changes only its row."""
        before, was = self._steps, self._done
        self._steps, self._done = self._session.steps, self._session.done
        if len(before) == len(self._steps) and before[:-1] == self._steps[:-1]:
            self.dataChanged.emit(self.index(min(was, self._done)), self.index(len(self._steps)))
        else:
            self.beginResetModel()
            self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it; no parent, never changed
        return 0 if parent.isValid() else len(self._steps) + 1

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        row = index.row()
        match role:
            case Role.DisplayRole:
                return (_HERE if row == self._done else _ELSEWHERE) + self._words(row)
            case Role.AccessibleTextRole:
                return f"{self._words(row)}{self._state(row)}"
            case Role.ToolTipRole:
                return tip(self._words(row))
        return self._look(row, role)

    def _look(self, row: int, role: int) -> object:
        """Return how a row looks: the current one stands out, what was taken back stands back."""
        match role:
            case Role.SizeHintRole:
                return QSize(0, QFontMetrics(QGuiApplication.font()).height() + 2 * TOKENS.tight)
            case Role.FontRole if row == self._done:
                bold = QFont(QGuiApplication.font())
                bold.setWeight(QFont.Weight.DemiBold)
                return bold
            case Role.ForegroundRole if row > self._done:
                return QGuiApplication.palette().brush(QPalette.ColorRole.PlaceholderText)
        return None

    def _words(self, row: int) -> str:
        if row == 0:
            return BEGINNING
        step = self._steps[row - 1]
        return " · ".join(filter(None, (step.label, place_of(step))))

    def _state(self, row: int) -> str:
        return ", current" if row == self._done else ", taken back" if row > self._done else ""


class HistoryDock(QDockWidget):
    """Shows the steps and goes to the one that is chosen; Escape closes it and gives the focus back."""

    def __init__(self, session: Session, bridge: SessionBridge, parent: QWidget) -> None:
        super().__init__("History", parent)
        self.setObjectName("history")
        self._session = session
        self._model = HistoryModel(session)
        self._focus = FocusReturn(self)
        self._list = _List()
        self._list.setModel(self._model)
        self._list.clicked.connect(self._go)
        self._list.entered_row.connect(self._go)
        self._list.left.connect(self._leave)
        self.setWidget(self._list)
        self.setAllowedAreas(Qt.DockWidgetArea.LeftDockWidgetArea | Qt.DockWidgetArea.RightDockWidgetArea)
        bridge.committed.connect(lambda _event: self._follow())

    def open(self) -> None:
        """Show the dock and give the list the focus."""
        self._focus.note()
        self.show()
        self.raise_()
        self._follow()
        self._list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _go(self, index: QModelIndex) -> None:
        self._session.go_to(index.row())

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        if has_focus(self):
            self._focus.give_back()

    def _leave(self) -> None:
        self.close()

    def _follow(self) -> None:
        if self.isHidden():
            return
        self._model.follow()
        index = self._model.index(self._model.current)
        self._list.setCurrentIndex(index)
        self._list.scrollTo(index)


class _List(QListView):
    """The list itself; Enter chooses a row, Escape leaves."""

    entered_row = Signal(QModelIndex)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("history.steps")
        self.setAccessibleName("Steps of this session")
        self.setAccessibleDescription("Enter goes back or forward to the chosen step.")
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.entered_row.emit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def place_of(step: Step) -> str:
    """Return the title of the entry or section that a step has changed, "" where it was several or none."""
    touched = diff(step.before, step.after).containers
    entries = _changed(
        {one.id: one for one in step.before.entries}, {one.id: one for one in step.after.entries}, touched
    )
    before, after = step.before.sections, step.after.sections
    sections = _changed({one.id: one for one in before}, {one.id: one for one in after}, touched)
    for found in (entries, sections):
        if found:
            return next(_titles(found)) if len(found) == 1 else ""
    return "Front matter" if step.before.front is not step.after.front else ""


def _changed(before: Mapping[int, _H], after: Mapping[int, _H], touched: Collection[int]) -> list[_H]:
    """Return those that are there on one side only, or not the same on both: one that was moved is."""
    both = {**before, **after}
    return [both[one] for one in both if one in touched and before.get(one) is not after.get(one)]


def _titles(holders: Sequence[Entry | Section]) -> Iterator[str]:
    for holder in holders:
        title = shown_title(holder.title)
        yield title if len(title) <= _LONGEST else f"{title[:_LONGEST]}…"
