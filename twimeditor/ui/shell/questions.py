"""The few questions that need an answer at once."""

from enum import Enum
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

_POSTS = "Posts (*.md);;All files (*)"


class Answer(Enum):
    """What to do with unsaved changes."""

    SAVE = "save"
    DISCARD = "discard"
    CANCEL = "cancel"


class Questions(Protocol):
    """What the window asks; tests answer in the user's place."""

    def unsaved(self, name: str) -> Answer:
        """Ask what to do with the unsaved changes of the post called `name`."""

    def file_to_open(self, folder: Path) -> Path | None:
        """Ask for a post; None when the user thinks better of it."""

    def file_to_save(self, suggested: Path) -> Path | None:
        """Ask where to save; None when the user thinks better of it."""

    def folder(self, start: Path) -> Path | None:
        """Ask for the site's folder; None when the user thinks better of it."""


class Dialogs:
    """Asks with the platform's own dialogs."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent

    def unsaved(self, name: str) -> Answer:
        buttons = QMessageBox.StandardButton
        box = QMessageBox(self._parent)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(f"Save the changes to “{name}”?")
        box.setInformativeText("Without saving, what you did since the last save is lost.")
        box.setStandardButtons(buttons.Save | buttons.Discard | buttons.Cancel)
        box.setDefaultButton(buttons.Save)
        chosen = box.exec()
        return {buttons.Save: Answer.SAVE, buttons.Discard: Answer.DISCARD}.get(
            QMessageBox.StandardButton(chosen), Answer.CANCEL
        )

    def file_to_open(self, folder: Path) -> Path | None:
        chosen, _ = QFileDialog.getOpenFileName(self._parent, "Open post", str(folder), _POSTS)
        return Path(chosen) if chosen else None

    def file_to_save(self, suggested: Path) -> Path | None:
        chosen, _ = QFileDialog.getSaveFileName(self._parent, "Save post as", str(suggested), _POSTS)
        return Path(chosen) if chosen else None

    def folder(self, start: Path) -> Path | None:
        chosen = QFileDialog.getExistingDirectory(self._parent, "Choose the site's folder", str(start))
        return Path(chosen) if chosen else None
