"""Characters of a cell, and what is marked in the cells of a grid."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt

from twimeditor.ui.forms.marks import Mark, Marks
from twimeditor.ui.problems.words import sentence
from twimeditor.ui.widgets.labels import tip

MARKED = Qt.ItemDataRole.UserRole + 2
"""The role by which a cell tells its marks."""


@dataclass(frozen=True, slots=True)
class CellSpan:
    """Characters `start` to `end` of a cell's text."""

    row: int
    column: int
    start: int
    end: int


Within = Callable[[int, int], CellSpan | None]


class CellMarks:
    """The marks of a grid's text by the cells that have them; one that no single cell has is not shown."""

    def __init__(self) -> None:
        self._cells: Mapping[tuple[int, int], tuple[Mark, ...]] = {}

    def show(self, marks: Marks, within: Within) -> None:
        """Take the marks of a text; `within` tells which cell has characters of it."""
        self._cells = _by_cell(marks.all, within)

    def of(self, index: QModelIndex | QPersistentModelIndex) -> tuple[Mark, ...]:
        """Return the marks of a cell."""
        return self._cells.get((index.row(), index.column()), ())

    def tip(self, index: QModelIndex | QPersistentModelIndex, text: str = "") -> str:
        """Return the cell's text for its tooltip, and what is said of it."""
        words = dict.fromkeys(sentence(mark.problem) for mark in self.of(index))
        return tip("\n".join((*words, text)) if text else "\n".join(words))


def marks_in(index: QModelIndex | QPersistentModelIndex) -> Marks:
    """Return the marks that a cell's model tells."""
    found = index.data(MARKED)
    return Marks(found if isinstance(found, tuple) else ())


def tell_all(model: QAbstractItemModel) -> None:
    """Have all cells drawn again."""
    if model.rowCount() and model.columnCount():
        last = model.index(model.rowCount() - 1, model.columnCount() - 1)
        model.dataChanged.emit(model.index(0, 0), last, [MARKED])


def _by_cell(marks: Iterable[Mark], within: Within) -> dict[tuple[int, int], tuple[Mark, ...]]:
    found: dict[tuple[int, int], tuple[Mark, ...]] = {}
    for mark in marks:
        span = within(mark.start, mark.end)
        if span is not None:
            cell = span.row, span.column
            found[cell] = (*found.get(cell, ()), replace(mark, start=span.start, end=span.end))
    return found
