"""The field of the preferences that asks where past issues are."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from twimeditor.ui.shell.folder_field import Ask
from twimeditor.ui.theme import TOKENS

REST: Final = 800
"""Milliseconds without a key after which a name is taken to be whole."""

_SITE: Final = "Not set: the site folder “{folder}” is used."
_NONE: Final = "Not set, and there is no site folder: there is no archive."
_FOUND: Final = "Past issues are looked for in “{folder}” and the folders in it."
_NO_FOLDER: Final = "There is no folder “{folder}”."
_NO_NAME: Final = "No folder has such a name."


class ArchiveField(QWidget):
    """Asks for a folder and tells, while it is typed, whether there is one.

    `changed` is emitted with every folder that there is, and when none is to be named; not before the user rests, since
    a folder's name begins as that of another one does, which nobody wants to be read.
    """

    changed = Signal()

    def __init__(self, ask: Ask, site: Path | None) -> None:
        super().__init__()
        self._ask = ask
        self._site = site
        self.edit = QLineEdit()
        self.edit.setPlaceholderText("The site folder")
        self.edit.setClearButtonEnabled(True)
        self.choose = QPushButton("Choose…")
        self.choose.setAccessibleName("Choose the archive folder")
        self.choose.setAutoDefault(False)
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self._tell)
        self._lay_out()
        self.edit.editingFinished.connect(self._tell_now)
        self.edit.textChanged.connect(self._follow)
        self.choose.clicked.connect(self._choose)

    @property
    def folder(self) -> Path | None:
        """Return the folder that is named, None where there is none."""
        text = self.edit.text().strip()
        if text.startswith("file:"):  # dropped from a file manager
            text = QUrl(text).toLocalFile()
        return Path(text).expanduser().absolute() if text else None

    def set_folder(self, folder: Path | None) -> None:
        """Name a folder, or none."""
        self.edit.setText(str(folder or ""))
        self._show()

    def hideEvent(self, event: QHideEvent) -> None:
        self._tell_now()
        super().hideEvent(event)

    def _follow(self) -> None:
        self._show()
        self._rest.start()

    def _tell_now(self) -> None:
        if self._rest.isActive():
            self._rest.stop()
            self._tell()

    def _tell(self) -> None:
        folder = self.folder
        if folder is None or _is_there(folder):
            self.changed.emit()

    def _show(self) -> None:
        folder = self.folder
        self.told.setText(_unset(self._site) if folder is None else _judged(folder))
        self.edit.setAccessibleDescription(self.told.text())

    def _choose(self) -> None:
        chosen = self._ask(self.folder or self._site or Path.home())
        if chosen is not None:
            self.set_folder(chosen)
            self._tell_now()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(TOKENS.small)
        row.addWidget(self.edit, 1)
        row.addWidget(self.choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TOKENS.small)
        column.addLayout(row)
        column.addWidget(self.told)


def _is_there(folder: Path) -> bool:
    try:
        return folder.is_dir()
    except (OSError, ValueError):  # a name that no folder can have
        return False


def _judged(folder: Path) -> str:
    if "\0" in str(folder):
        return _NO_NAME
    return (_FOUND if _is_there(folder) else _NO_FOLDER).format(folder=folder)


def _unset(site: Path | None) -> str:
    return _NONE if site is None else _SITE.format(folder=site)
