"""Asks for files and folders of pictures, and shows them in other programs."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

_PICTURES = "Pictures and videos (*.png *.apng *.jpg *.jpeg *.gif *.webp *.avif *.svg *.webm *.mp4)"
_ARCHIVES = "Archives of pictures (*.zip *.tar *.tar.gz *.tgz)"
_ALL = "All files (*)"


class PictureFiles:
    """Asks with the platform's own dialogs; tests answer in the user's place."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent

    def picture(self, title: str) -> Path | None:
        """Ask for one file; None when the user thinks better of it."""
        chosen, _ = QFileDialog.getOpenFileName(self._parent, title, "", f"{_PICTURES};;{_ALL}")
        return Path(chosen) if chosen else None

    def pictures(self, start: Path) -> Sequence[Path]:
        """Ask for files that are to come in, archives too; none when the user thinks better of it."""
        kinds = f"{_PICTURES};;{_ARCHIVES};;{_ALL}"
        chosen, _ = QFileDialog.getOpenFileNames(self._parent, "Insert pictures", str(start), kinds)
        return tuple(map(Path, chosen))

    def folder(self, title: str) -> Path | None:
        """Ask for a folder; None when the user thinks better of it."""
        chosen = QFileDialog.getExistingDirectory(self._parent, title)
        return Path(chosen) if chosen else None

    def show(self, path: Path) -> None:
        """Open a file or folder in the program that the desktop has for it."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
