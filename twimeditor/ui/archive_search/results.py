"""The entries that were found, as rows; more come when the list is scrolled."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from twimeditor.core.archive.query import Query
from twimeditor.ui.archive_search.looking import Answer
from twimeditor.ui.archive_search.words import snippet_of, spoken, title_of
from twimeditor.ui.widgets.labels import tip

if TYPE_CHECKING:
    from twimeditor.services.archive.archive import Hit

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

HIT: Final = Role.UserRole


class Results(QAbstractListModel):
    """One row for each entry; `more_wanted` carries the query and how many rows there are already."""

    more_wanted = Signal(object, int)

    def __init__(self) -> None:
        super().__init__()
        self._query = Query()
        self._hits: list[Hit] = []
        self._total = 0
        self._asked = 0

    @property
    def hits(self) -> "Sequence[Hit]":
        """Return the entries that are there."""
        return tuple(self._hits)

    @property
    def total(self) -> int:
        """Return how many there are in all."""
        return self._total

    def show(self, answer: Answer) -> None:
        """Show an answer: other entries, or more of the same."""
        if answer.start and answer.query == self._query and answer.start == len(self._hits):
            self._add(answer)
            return
        if answer.start:
            return  # what it was for is no longer shown
        self.beginResetModel()
        self._query, self._hits, self._total = answer.query, list(answer.hits), answer.total
        self._asked = len(self._hits)
        self.endResetModel()

    def clear(self) -> None:
        """Show nothing."""
        self.show(Answer(Query(), 0, (), 0))

    def hit(self, index: Index) -> "Hit | None":
        """Return the entry of a row, None where there is no row."""
        return self._hits[index.row()] if index.isValid() else None

    def _add(self, answer: Answer) -> None:
        self._total = answer.total if answer.hits else len(self._hits)
        if answer.hits:
            self.beginInsertRows(QModelIndex(), len(self._hits), len(self._hits) + len(answer.hits) - 1)
            self._hits += answer.hits
            self.endInsertRows()
        self._asked = len(self._hits)

    # What Qt calls

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._hits)

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and len(self._hits) < self._total and self._asked == len(self._hits)

    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self._asked += 1
            self.more_wanted.emit(self._query, len(self._hits))

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        hit = self.hit(index)
        if hit is None:
            return None
        match role:
            case Role.DisplayRole:
                return title_of(hit)
            case Role.AccessibleTextRole:
                return spoken(hit)
            case Role.ToolTipRole:
                return tip(f"{title_of(hit)}\n{hit.issue_title}\n{snippet_of(hit)}")
            case _:
                return hit if role == HIT else None
