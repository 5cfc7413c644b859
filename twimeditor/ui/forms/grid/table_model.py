"""A table as Qt's views and screen readers want it."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QWidget

from twimeditor.core.tables import Align, Table, new_table
from twimeditor.ui.forms.grid.spans import MARKED, CellMarks, CellSpan

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NOWHERE = QModelIndex()
_ALIGNED = {
    Align.NONE: Qt.AlignmentFlag.AlignLeading,
    Align.LEFT: Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute,
    Align.CENTER: Qt.AlignmentFlag.AlignHCenter,
    Align.RIGHT: Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute,
}


class TableModel(QAbstractTableModel):
    """Row 0 is the table's head. `typed` tells that a cell was edited."""

    typed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.marks = CellMarks()
        self.table = new_table([[""]])

    def show(self, table: Table) -> None:
        """Show another table; where only cells differ, what the user does in one goes on."""
        old, self.table = self.table, table
        if (old.rows, old.columns) != (table.rows, table.columns):
            self.beginResetModel()
            self.endResetModel()
        elif old != table:
            last = self.index(table.rows - 1, table.columns - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, table.columns - 1)

    def within(self, start: int, end: int) -> CellSpan | None:
        """Return the cell that has characters of the table's text."""
        found = self.table.within(start, end)
        return CellSpan(*found) if found is not None else None

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else self.table.rows

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else self.table.columns

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        row, column = index.row(), index.column()
        match role:
            case Role.DisplayRole | Role.EditRole:
                return self.table.cell(row, column)
            case Role.ToolTipRole:
                return self.marks.tip(index, self.table.cell(row, column))
            case Role.TextAlignmentRole:
                return _ALIGNED[self.table.aligns[column]] | Qt.AlignmentFlag.AlignVCenter
            case _ if role == MARKED:
                return self.marks.of(index)
            case Role.AccessibleTextRole:
                return self._spoken(row, column)
            case _:
                return self._head_look(role) if row == 0 else None

    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:
        if role != Role.EditRole:
            return False
        table = self.table.with_cell(index.row(), index.column(), str(value))
        if table is not self.table:
            self.table = table
            self.dataChanged.emit(index, index)
            self.typed.emit()
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        if role not in {Role.DisplayRole, Role.AccessibleTextRole}:
            return None
        if orientation is Qt.Orientation.Vertical:
            return "Head" if section == 0 else str(section)
        return self.table.cell(0, section) or f"Column {section + 1}"

    def _spoken(self, row: int, column: int) -> str:
        value = self.table.cell(row, column) or "empty"
        if row == 0:
            return f"Head of column {column + 1}: {value}"
        return f"{self.headerData(column, Qt.Orientation.Horizontal)}, row {row}: {value}"

    def _head_look(self, role: int) -> object:
        owner = self.parent()
        if not isinstance(owner, QWidget):
            return None
        if role == Role.FontRole:
            font = QFont(owner.font())
            font.setWeight(QFont.Weight.DemiBold)
            return font
        return owner.palette().brush(QPalette.ColorRole.Midlight) if role == Role.BackgroundRole else None
