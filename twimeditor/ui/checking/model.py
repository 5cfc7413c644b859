"""The listed problems as a tree; what stays the same keeps its row, and with it selection and scroll."""

from collections.abc import Callable, Hashable, Sequence
from typing import Final

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from twimeditor.ui.checking.listing import Group, Key, Row
from twimeditor.ui.checking.words import said
from twimeditor.ui.problems.words import sentence
from twimeditor.ui.widgets import tip

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

ROW: Final = Role.UserRole
_ROOT: Final = QModelIndex()
_GROUP: Final = 0
"""The internal id of a group's index; a row has the number of its `_Node`."""


class _Node:
    """A group that is shown: it stays the same object for as long as it is listed."""

    __slots__ = ("group", "number", "place", "rows")

    def __init__(self, group: Group, number: int) -> None:
        self.group = group
        self.number = number
        self.place = 0
        self.rows: list[Row] = []


class ProblemsModel(QAbstractItemModel):
    """Groups of problems. Other ones are put in by what differs: rows go and come, none is made anew."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._groups: list[_Node] = []
        self._by_number: dict[int, _Node] = {}
        self._made = 0

    def show(self, groups: Sequence[Group]) -> None:
        """List other groups."""
        self._take_groups(groups)
        for node, group in zip(self._groups, groups, strict=True):
            title_before, node.group = self._title(node), group
            self._take_rows(node, group.rows)
            if title_before != self._title(node):
                index = self._index_of(node)
                self.dataChanged.emit(index, index)

    def row_at(self, index: Index) -> Row | None:
        """Return what a row lists; None for a group."""
        if not index.isValid() or index.internalId() == _GROUP:
            return None
        rows = self._by_number[index.internalId()].rows
        return rows[index.row()] if index.row() < len(rows) else None

    def index_of(self, key: Key) -> QModelIndex:
        """Return the row of a problem; an invalid index where it is not listed."""
        for node in self._groups:
            for number, row in enumerate(node.rows):
                if row.key == key:
                    return self.index(number, 0, self._index_of(node))
        return QModelIndex()

    def first(self) -> QModelIndex:
        """Return the first problem's row; an invalid index where there is none."""
        return self.index(0, 0, self.index(0, 0)) if self._groups else QModelIndex()

    # What Qt calls

    def index(self, row: int, column: int, parent: Index = _ROOT) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, self._groups[parent.row()].number if parent.isValid() else _GROUP)

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]  # also QObject.parent()
        number = index.internalId() if index.isValid() else _GROUP
        return self._index_of(self._by_number[number]) if number in self._by_number else QModelIndex()

    def rowCount(self, parent: Index = _ROOT) -> int:
        if not parent.isValid():
            return len(self._groups)
        return len(self._groups[parent.row()].rows) if parent.internalId() == _GROUP else 0

    def columnCount(self, _parent: Index = _ROOT) -> int:
        return 1

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.row_at(index)
        if row is not None:
            return _of_row(row, role)
        return self._of_group(self._groups[index.row()], role) if index.internalId() == _GROUP else None

    # Own work

    def _of_group(self, node: _Node, role: int) -> object:
        if role == Role.DisplayRole:
            return self._title(node)
        return tip(node.group.title) if role == Role.ToolTipRole else None

    def _title(self, node: _Node) -> str:
        return f"{node.group.title}  ({len(node.rows):,})"

    def _index_of(self, node: _Node) -> QModelIndex:
        return self.createIndex(node.place, 0, _GROUP)

    def _take_groups(self, groups: Sequence[Group]) -> None:
        wanted = [group.container for group in groups]
        steps = changes([node.group.container for node in self._groups], wanted)
        for start, end, new in steps:
            if end > start:
                self.beginRemoveRows(_ROOT, start, end - 1)
                for node in self._groups[start:end]:
                    del self._by_number[node.number]
                del self._groups[start:end]
                self._number_groups()
                self.endRemoveRows()
            if new:
                self.beginInsertRows(_ROOT, start, start + len(new) - 1)
                self._groups[start:start] = [self._new_node(groups[number]) for number in new]
                self._number_groups()
                self.endInsertRows()

    def _new_node(self, group: Group) -> _Node:
        """Return a group with all its rows: nobody has seen it yet."""
        self._made += 1
        node = self._by_number[self._made] = _Node(group, self._made)
        node.rows = list(group.rows)
        return node

    def _number_groups(self) -> None:
        for place, node in enumerate(self._groups):
            node.place = place

    def _take_rows(self, node: _Node, rows: Sequence[Row]) -> None:
        parent = self._index_of(node)
        for start, end, new in changes([row.key for row in node.rows], [row.key for row in rows]):
            if end > start:
                self.beginRemoveRows(parent, start, end - 1)
                del node.rows[start:end]
                self.endRemoveRows()
            if new:
                self.beginInsertRows(parent, start, start + len(new) - 1)
                node.rows[start:start] = [rows[number] for number in new]
                self.endInsertRows()
        self._refresh(node, rows)

    def _refresh(self, node: _Node, rows: Sequence[Row]) -> None:
        """Take what is told of rows that have stayed."""
        for number, (old, new) in enumerate(zip(node.rows, rows, strict=True)):
            node.rows[number] = new
            if old.is_ignored != new.is_ignored or old.problem != new.problem:
                index = self.index(number, 0, self._index_of(node))
                self.dataChanged.emit(index, index)


def changes(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int, range]]:
    """Return how a sequence of unlike keys becomes another: what goes from where to where, and what comes there.

    They are to be done from the first to the last. What has changed places goes and comes.
    """
    places = {key: number for number, key in enumerate(new)}
    kept: list[tuple[int, int]] = []
    last = -1
    for number, key in enumerate(old):
        place = places.get(key, -1)
        if place > last:
            kept.append((number, place))
            last = place
    steps: list[tuple[int, int, range]] = []
    done_old = done_new = shift = 0
    for number, place in (*kept, (len(old), len(new))):
        if number > done_old or place > done_new:
            steps.append((done_old + shift, number + shift, range(done_new, place)))
            shift += (place - done_new) - (number - done_old)
        done_old, done_new = number + 1, place + 1
    return steps


def _of_row(row: Row, role: int) -> object:
    answers: dict[int, Callable[[Row], object]] = {
        Role.DisplayRole: lambda one: sentence(one.problem),
        Role.AccessibleTextRole: said,
        Role.ToolTipRole: lambda one: tip(sentence(one.problem)),
        ROW: lambda one: one,
    }
    answer = answers.get(role)
    return answer(row) if answer is not None else None
