"""What was found as a tree: the entries, and in each its places with a box to tick."""

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter
from typing import Final

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from twimeditor.core.model.tree import Issue
from twimeditor.core.search import Hit
from twimeditor.ui.actions.names import container_name, field_name
from twimeditor.ui.finding.context import Line, line_of, said
from twimeditor.ui.widgets.labels import tip

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
Key = tuple[int, str, int]

HIT: Final = Role.UserRole
LINE: Final = Role.UserRole + 1
_GROUP: Final = 0
"""The internal id of a group's index; a place has its group's number and one."""


class Results(QAbstractItemModel):
    """Groups of places. All are ticked until the user says otherwise, and what he says outlives the next search.

    `ticked` tells that it may be others now; `replacing` whether what is to stand there is shown.
    """

    ticked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.replacing = False
        self._issue: Issue | None = None
        self._groups: list[list[Hit]] = []
        self._left_out: set[Key] = set()
        self._keys: dict[int, Key] = {}

    def show(self, issue: Issue | None, hits: tuple[Hit, ...]) -> None:
        """Show other places."""
        self.beginResetModel()
        self._issue = issue
        self._groups = [list(group) for _, group in groupby(hits, key=attrgetter("container"))]
        self._keys = {id(hit): key for hit, key in _keyed(hits)}
        self._left_out &= set(self._keys.values())
        self.endResetModel()
        self.ticked.emit()

    def forget_ticks(self) -> None:
        """Tick all: something else is looked for."""
        self._left_out.clear()

    def chosen(self) -> tuple[Hit, ...]:
        """Return the places that are ticked, in file order."""
        return tuple(hit for group in self._groups for hit in group if self._is_ticked(hit))

    def index_of(self, number: int) -> QModelIndex:
        """Return the place with that number, over all groups; an invalid index where there is none."""
        for row, group in enumerate(self._groups):
            if 0 <= number < len(group):
                return self.index(number, 0, self.index(row, 0))
            number -= len(group)
        return QModelIndex()

    # What Qt calls

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008 - as Qt has it
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else _GROUP)

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]  # also QObject.parent()
        group = index.internalId() if index.isValid() else _GROUP
        return self.createIndex(group - 1, 0, _GROUP) if group else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        if not parent.isValid():
            return len(self._groups)
        return len(self._groups[parent.row()]) if parent.internalId() == _GROUP else 0

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        if not index.isValid() or self._issue is None:
            return None
        if index.internalId() == _GROUP:
            return self._of_group(self._groups[index.row()], role, self._issue)
        return self._of_hit(self._hit(index), role, self._issue)

    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:
        if role != Role.CheckStateRole:
            return False
        hits = self._groups[index.row()] if index.internalId() == _GROUP else [self._hit(index)]
        self._tick(hits, on=value not in {0, Qt.CheckState.Unchecked})
        top = self.index(index.row() if index.internalId() == _GROUP else index.internalId() - 1, 0)
        self.dataChanged.emit(top, top, [Role.CheckStateRole])
        self.dataChanged.emit(self.index(0, 0, top), self.index(self.rowCount(top) - 1, 0, top), [Role.CheckStateRole])
        self.ticked.emit()
        return True

    def tick_all(self, *, on: bool) -> None:
        """Tick all places, or none."""
        self._tick([hit for group in self._groups for hit in group], on=on)
        self.dataChanged.emit(self.index(0, 0), self.index(len(self._groups) - 1, 0), [Role.CheckStateRole])
        for row in range(len(self._groups)):
            top = self.index(row, 0)
            last = self.index(self.rowCount(top) - 1, 0, top)
            self.dataChanged.emit(self.index(0, 0, top), last, [Role.CheckStateRole])
        self.ticked.emit()

    # Own work

    def _of_group(self, group: list[Hit], role: int, issue: Issue) -> object:
        match role:
            case Role.DisplayRole:
                return f"{container_name(issue, group[0].container)}  ({len(group):,})"
            case Role.ToolTipRole:
                return tip(container_name(issue, group[0].container))
            case Role.CheckStateRole:
                ticked = sum(map(self._is_ticked, group))
                return _state(ticked, len(group))
        return None

    def _of_hit(self, hit: Hit, role: int, issue: Issue) -> object:
        match role:
            case Role.DisplayRole | Role.AccessibleTextRole:
                return said(self._line(hit, issue))
            case Role.CheckStateRole:
                return _state(int(self._is_ticked(hit)), 1)
            case _ if role == HIT:
                return hit
            case _ if role == LINE:
                return self._line(hit, issue)
        return None

    def _line(self, hit: Hit, issue: Issue) -> Line:
        return line_of(hit, field_name(issue, hit.node, hit.field), replacing=self.replacing)

    def _hit(self, index: Index) -> Hit:
        return self._groups[index.internalId() - 1][index.row()]

    def _is_ticked(self, hit: Hit) -> bool:
        return not self._left_out or self._keys[id(hit)] not in self._left_out

    def _tick(self, hits: list[Hit], *, on: bool) -> None:
        keys = {self._keys[id(hit)] for hit in hits}
        self._left_out = self._left_out - keys if on else self._left_out | keys


def _state(ticked: int, of: int) -> Qt.CheckState:
    if ticked == of:
        return Qt.CheckState.Checked
    return Qt.CheckState.PartiallyChecked if ticked else Qt.CheckState.Unchecked


def _keyed(hits: tuple[Hit, ...]) -> Iterator[tuple[Hit, Key]]:
    """Yield each place with what it is known by although text before it changes: its number in its field."""
    for (node, field), group in groupby(hits, key=lambda hit: (hit.node, hit.field)):
        for number, hit in enumerate(group):
            yield hit, (node, field, number)
