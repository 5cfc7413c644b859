"""The emoji of a picker as Qt's views and screen readers want them."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt

from twimeditor.core.emoji import Emoji

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NOWHERE = QModelIndex()


class EmojiModel(QAbstractListModel):
    """One emoji in each place."""

    def __init__(self) -> None:
        super().__init__()
        self.cell = QSize()
        self.emoji: Sequence[Emoji] = ()

    def show(self, emoji: Sequence[Emoji]) -> None:
        """Show others."""
        self.beginResetModel()
        self.emoji = emoji
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.emoji)

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        emoji = self.emoji[index.row()]
        match role:
            case Role.DisplayRole:
                return emoji.text
            case Role.ToolTipRole | Role.AccessibleTextRole:
                return emoji.name
            case Role.SizeHintRole:
                return self.cell
            case Role.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignCenter
            case _:
                return None
