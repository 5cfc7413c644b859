"""Tools > People and projects: who is who, and what the user knows better."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

from twimeditor.services.settings import ARCHIVE_FOLDER
from twimeditor.ui.actions import ActionSpec

if TYPE_CHECKING:
    from twimeditor.ui.people.dialog import PeopleDialog
    from twimeditor.ui.shell.window import MainWindow


class PeopleControl:
    """Has one dialog for its window, which stays open beside it."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._dialog: PeopleDialog | None = None

    def actions(self) -> Iterator[ActionSpec]:
        """Yield the action."""
        yield ActionSpec("people", "Pe&ople and projects…", self.open, "", ())

    def open(self) -> None:
        """Show the dialog."""
        self._opened()

    def show_author(self, key: str) -> None:
        """Show what is known of a person."""
        self._opened().show_author(key)

    def show_project(self, key: str) -> None:
        """Show what is known of a project."""
        self._opened().show_project(key)

    def _opened(self) -> "PeopleDialog":
        from twimeditor.ui.people.dialog import PeopleDialog  # noqa: PLC0415 - the first window does not need it

        if self._dialog is None:
            parts = self._window.parts
            choose = QAction("Choose the site’s folder…", self._window)
            choose.triggered.connect(lambda: self._window.site.show_preferences(ARCHIVE_FOLDER))
            self._dialog = PeopleDialog(parts.archive, parts.files, choose, self._window)
            self._dialog.finished.connect(self._closed)
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()
        return self._dialog

    def _closed(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None
