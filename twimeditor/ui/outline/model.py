"""The outline as a Qt item model over the document."""

import os
from collections.abc import Mapping, Sequence
from enum import IntEnum
from functools import partial

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from twimeditor.core.model import edits
from twimeditor.core.model.tree import Entry, Issue, Section
from twimeditor.services.editing import Committed, Session
from twimeditor.services.ports import Edit
from twimeditor.ui.actions.clips import MIMES, data_of
from twimeditor.ui.actions.places import holder_of
from twimeditor.ui.outline.problems import RowProblems
from twimeditor.ui.outline.rows import Kind, Row, RowMaker
from twimeditor.ui.outline.sync import ROOT, Shape, sync
from twimeditor.ui.widgets import tip

Index = QModelIndex | QPersistentModelIndex

_NOTHING_WRONG = RowProblems("", "", "")


class Roles(IntEnum):
    """What the model tells beside Qt's own roles."""

    ID = Qt.ItemDataRole.UserRole
    KIND = Qt.ItemDataRole.UserRole + 1
    DETAIL = Qt.ItemDataRole.UserRole + 2
    UNTITLED = Qt.ItemDataRole.UserRole + 3
    EMOJI = Qt.ItemDataRole.UserRole + 4
    WORDS = Qt.ItemDataRole.UserRole + 5
    MARK = Qt.ItemDataRole.UserRole + 6
    NOTE = Qt.ItemDataRole.UserRole + 7
    EMPTY = Qt.ItemDataRole.UserRole + 8
    PROBLEMS = Qt.ItemDataRole.UserRole + 9
    SIGN = Qt.ItemDataRole.UserRole + 10


class OutlineModel(QAbstractItemModel):
    """Rows for front matter, introduction, sections and what stands in them.

    An index carries the id of its section, entry, update or block. `follow` brings the rows up to date.
    """

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._maker = RowMaker()
        self._shape = Shape()
        self._problems: Mapping[int, RowProblems] = {}
        self.name = f"{os.getpid()}.{id(self)}"
        self._fill(session.document)

    def follow(self, event: Committed) -> None:
        """Show the document that `event` leads to; start anew when it is another post."""
        wanted = self._maker.rows(event.after)
        if not any(row.id in self._shape.rows for row in wanted):
            self.beginResetModel()
            self._shape = Shape()
            self._fill(event.after)
            self.endResetModel()
        else:
            sync(self._shape, wanted, self)

    def row_of(self, index: Index) -> Row | None:
        """Return what is at `index`, None at the root."""
        return self._shape.rows.get(index.internalId()) if index.isValid() else None

    def index_of(self, row: int) -> QModelIndex:
        """Return the index of the row with that id, an invalid one when there is none."""
        if row not in self._shape.rows:
            return QModelIndex()
        return self.createIndex(self._shape.place(row), 0, row)

    def has(self, row: int) -> bool:
        """Tell whether there is a row with that id."""
        return row in self._shape.rows

    @property
    def shape(self) -> Shape:
        """Return who stands under whom."""
        return self._shape

    def show_problems(self, problems: Mapping[int, RowProblems]) -> None:
        """Mark the rows that something is wrong with; `problems` says what, by the row's id."""
        before, self._problems = self._problems, problems
        for row in before.keys() | problems.keys():
            if before.get(row) != problems.get(row) and self.has(row):
                self.update(self._shape.rows[row])

    # What `sync` calls.

    def insert(self, parent: int, place: int, row: Row) -> None:
        self.beginInsertRows(self.index_of(parent), place, place)
        self._shape.add(parent, place, row)
        self.endInsertRows()

    def remove(self, parent: int, place: int) -> None:
        self.beginRemoveRows(self.index_of(parent), place, place)
        self._shape.drop(self._shape.children[parent][place])
        self.endRemoveRows()

    def move(self, parent: int, place: int, to: int, to_place: int) -> None:
        if not self.beginMoveRows(self.index_of(parent), place, place, self.index_of(to), to_place):
            return
        row = self._shape.children[parent][place]
        after_taking = to_place - 1 if parent == to and to_place > place else to_place
        self._shape.shift(row, to, after_taking)
        self.endMoveRows()

    def update(self, row: Row) -> None:
        index = self.index_of(row.id)
        self.dataChanged.emit(index, index)

    # What Qt calls.

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        siblings = self._shape.children[self._id(parent)]
        if column != 0 or not 0 <= row < len(siblings):
            return QModelIndex()
        return self.createIndex(row, column, siblings[row])

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]  # also QObject.parent()
        if not index.isValid():
            return QModelIndex()
        return self.index_of(self._shape.parents.get(index.internalId(), ROOT))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(self._shape.children[self._id(parent)])

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: ARG002, B008
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row_of(index)
        if row is None:
            return None
        if role == Qt.ItemDataRole.EditRole:
            return self._title(row)
        wrong = self._problems.get(row.id, _NOTHING_WRONG)
        match role:
            case Qt.ItemDataRole.ToolTipRole:
                value = tip("\n".join(filter(None, (row.title, row.note, wrong.words))))
            case Qt.ItemDataRole.AccessibleTextRole:
                value = ", ".join(filter(None, (row.spoken, wrong.spoken)))
            case Roles.PROBLEMS:
                value = wrong.words
            case Roles.SIGN:
                value = wrong.sign
            case _:
                return _data(row, role)
        return value

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self.row_of(index)
        if row is None or not row.renames or role != Qt.ItemDataRole.EditRole:
            return False
        title = " ".join(str(value).split())
        rename = partial(edits.set_field, target=row.id, field="title", value=title)
        return self._edit(f"Rename {row.kind.value}", rename)

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.row_of(index)
        if row is None:
            return Qt.ItemFlag.ItemIsDropEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if row.renames:
            flags |= Qt.ItemFlag.ItemIsEditable
        if row.kind not in {Kind.FRONT, Kind.LEAD}:
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags | Qt.ItemFlag.ItemIsDropEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        return list(MIMES)

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        rows = [index.internalId() for index in indexes]
        return data_of(self._session.document, rows, self.name)

    def _edit(self, label: str, edit: Edit) -> bool:
        self._session.seal()
        return self._session.edit(label, edit, origin=self)

    def _title(self, row: Row) -> str | None:
        """Return a heading as Markdown; None for rows without one."""
        holder = holder_of(self._session.document, row.id)
        heading = holder.heading if isinstance(holder, Section | Entry) else None
        return None if heading is None else heading.title

    def _id(self, index: Index) -> int:
        return index.internalId() if index.isValid() else ROOT

    def _fill(self, issue: Issue) -> None:
        self._add(ROOT, self._maker.rows(issue))

    def _add(self, parent: int, rows: Sequence[Row]) -> None:
        for place, row in enumerate(rows):
            self._shape.add(parent, place, row)
            self._add(row.id, row.children)


_ATTRIBUTES: dict[int, str] = {
    Roles.ID: "id",
    Roles.KIND: "kind",
    Roles.DETAIL: "detail",
    Roles.UNTITLED: "untitled",
    Roles.EMOJI: "emoji",
    Roles.WORDS: "words",
    Roles.MARK: "mark",
    Roles.NOTE: "note",
    Roles.EMPTY: "empty",
    Qt.ItemDataRole.DisplayRole: "title",
}


def _data(row: Row, role: int) -> object:
    name = _ATTRIBUTES.get(role)
    return getattr(row, name) if name else None
