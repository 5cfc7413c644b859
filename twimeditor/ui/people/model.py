"""The list of people or projects, which may have thousands of lines."""

from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from twimeditor.core.archive.corrections import Who
from twimeditor.ui.people.rows import Row
from twimeditor.ui.people.words import day_words
from twimeditor.ui.widgets import tip

Index = QModelIndex | QPersistentModelIndex

_HEADS: Final = {Who.PEOPLE: ("Name", "Matrix id", "Last report"), Who.PROJECTS: ("Project", "Section", "Last report")}
_NOWHERE: Final = QModelIndex()


class RowsModel(QAbstractTableModel):
    """Shows the rows that are put in."""

    def __init__(self, who: Who, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heads = _HEADS[who]
        self._rows: tuple[Row, ...] = ()

    def put(self, rows: tuple[Row, ...]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row_at(self, line: int) -> Row | None:
        """Return the row of a line."""
        return self._rows[line] if 0 <= line < len(self._rows) else None

    def line_of(self, key: str) -> int:
        """Return the line of a key, -1 where it is not shown."""
        return next((line for line, row in enumerate(self._rows) if row.key == key), -1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        text = self._text(self._rows[index.row()], index.column())
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return text
        return tip(text) if role == Qt.ItemDataRole.ToolTipRole else None

    def _text(self, row: Row, column: int) -> str:
        if column == 0:
            return row.name
        if column == 1:
            return row.more
        if row.is_hidden:
            return "never proposed"
        return day_words(row.last) if row.last is not None else "–"
