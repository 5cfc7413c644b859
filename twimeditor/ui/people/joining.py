"""Choosing the one that is the same."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from twimeditor.ui.people.rows import Row, narrowed
from twimeditor.ui.theme import TOKENS
from twimeditor.ui.widgets import words_label

_MOST = 200


class JoinDialog(QDialog):
    """Asks who or what else somebody or something is; `chosen` is its key."""

    def __init__(self, name: str, others: tuple[Row, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("join")
        self.setWindowTitle("Join with")
        self._others = others
        self.line = QLineEdit()
        self.line.setPlaceholderText("Search")
        self.line.setAccessibleName("Search")
        self.line.textChanged.connect(self._narrow)
        self.list = QListWidget()
        self.list.setAccessibleName("The others")
        self.list.itemActivated.connect(self.accept)
        self.join = QPushButton("&Join")
        self.join.setDefault(True)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        box.addButton(self.join, QDialogButtonBox.ButtonRole.AcceptRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(TOKENS.wide, TOKENS.wide, TOKENS.wide, TOKENS.wide)
        column.setSpacing(TOKENS.small)
        column.addWidget(words_label(f"“{name}” becomes a part of the one that you choose. They can be parted again."))
        column.addWidget(self.line)
        column.addWidget(self.list, 1)
        column.addWidget(box)
        self.resize(440, 420)
        self._narrow()
        self.line.setFocus()

    def chosen(self) -> str:
        """Return the key of the one that is chosen."""
        return next((str(item.data(Qt.ItemDataRole.UserRole)) for item in self.list.selectedItems()), "")

    def _narrow(self) -> None:
        self.list.clear()
        for row in narrowed(self._others, self.line.text())[:_MOST]:
            item = QListWidgetItem(f"{row.name}  –  {row.more}" if row.more else row.name)
            item.setData(Qt.ItemDataRole.UserRole, row.key)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.join.setEnabled(self.list.count() > 0)
