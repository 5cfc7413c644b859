"""A list as Qt's views and screen readers want it."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from twimeditor.core.lists import Item, Listing, Mark
from twimeditor.ui.forms.grid.spans import MARKED, CellMarks, CellSpan

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NOWHERE = QModelIndex()
DEPTH = Role.UserRole
MARK = Role.UserRole + 1
_SPOKEN = {"[ ]": "to do", "[x]": "done", "[X]": "done"}


class ListModel(QAbstractTableModel):
    """One item in each row. `typed` tells that a text was edited."""

    typed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.marks = CellMarks()
        self.listing = Listing((Item("", "*", " ", ""),))

    def show(self, listing: Listing) -> None:
        """Show another list; where only items differ, what the user does in one goes on."""
        old, self.listing = self.listing, listing
        if len(old.items) != len(listing.items):
            self.beginResetModel()
            self.endResetModel()
        elif old != listing:
            self.dataChanged.emit(self.index(0, 0), self.index(len(listing.items) - 1, 0))

    def within(self, start: int, end: int) -> CellSpan | None:
        """Return the item that has characters of the list's text."""
        found = self.listing.within(start, end)
        return CellSpan(found[0], 0, *found[1:]) if found is not None else None

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.listing.items)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        item = self.listing.items[index.row()]
        match role:
            case Role.DisplayRole | Role.EditRole:
                return item.text
            case Role.ToolTipRole:
                return self.marks.tip(index) or None
            case Role.AccessibleTextRole:
                return self._spoken(index.row(), item)
            case _:
                return self._own(index, role)

    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:
        if role != Role.EditRole:
            return False
        listing = self.listing.with_text(index.row(), str(value))
        if listing is not self.listing:
            self.listing = listing
            self.dataChanged.emit(index, index)
            self.typed.emit()
        return True

    def _own(self, index: Index, role: int) -> object:
        """Return what the delegate draws beside the text."""
        if role == MARKED:
            return self.marks.of(index)
        if role == DEPTH:
            return self.listing.depths[index.row()]
        return shown_mark(self.listing.items[index.row()]) if role == MARK else None

    def _spoken(self, row: int, item: Item) -> str:
        level = self.listing.depths[row] + 1
        state = f", {_SPOKEN[item.box]}" if item.box in _SPOKEN else ""
        return f"Item {row + 1} of {len(self.listing.items)}, level {level}{state}: {item.text or 'empty'}"


def shown_mark(item: Item) -> str:
    """Return what is drawn before an item."""
    if item.mark is Mark.TASK:
        return "☑" if item.done else "☐"
    return item.marker if item.mark is Mark.NUMBER else "•"
