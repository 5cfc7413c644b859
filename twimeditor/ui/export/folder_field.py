"""The field that names the folder of an export."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from twimeditor.ui.theme import TOKENS


class FolderField(QWidget):
    """A line with the folder's path and a button that asks for it; `changed` follows both."""

    changed = Signal()

    def __init__(self, label: str, ask: Callable[[Path], Path | None]) -> None:
        super().__init__()
        self._ask = ask
        self.edit = QLineEdit()
        self.edit.setObjectName("export.folder")
        self.edit.setAccessibleName(label.replace("&", ""))
        self.choose = QPushButton("C&hoose…")
        self.choose.setAutoDefault(False)
        named = QLabel(label)
        named.setBuddy(self.edit)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(TOKENS.small)
        row.addWidget(named)
        row.addWidget(self.edit, 1)
        row.addWidget(self.choose)
        self.edit.textChanged.connect(lambda _text: self.changed.emit())
        self.choose.clicked.connect(self._choose)

    @property
    def folder(self) -> Path | None:
        """Return the folder that is named, None where there is none."""
        text = self.edit.text().strip()
        if text.startswith("file:"):  # dropped from a file manager
            text = QUrl(text).toLocalFile()
        if not text or "\0" in text:
            return None
        try:
            return Path(text).expanduser().absolute()
        except RuntimeError:  # the home of a user who is not there
            return Path(text).absolute()

    def set_folder(self, folder: Path | None) -> None:
        """Name a folder, or none."""
        self.edit.setText(str(folder or ""))

    def _choose(self) -> None:
        chosen = self._ask(self.folder or Path.home())
        if chosen is not None:
            self.set_folder(chosen)
        self.edit.setFocus()
