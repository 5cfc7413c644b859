"""The actions that have to do with windows as such."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence

from twimeditor.ui.actions import ActionSpec

if TYPE_CHECKING:
    from twimeditor.ui.shell.window import MainWindow

Key = QKeySequence.StandardKey


class WindowsControl:
    """Opens windows, closes this one, or all."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._windows = window.parts.windows

    def actions(self) -> Iterator[ActionSpec]:
        """Yield the actions."""
        quit_, role, keys = self._windows.quit, QAction.MenuRole.QuitRole, (Key.Quit, "Ctrl+Q")
        yield ActionSpec("new_window", "New &window", self._windows.open_new, "", ("Ctrl+Shift+W",))
        yield ActionSpec("open_beside", "Open in a new w&indow…", self._open_beside, "", ("Ctrl+Alt+O",))
        yield ActionSpec("close_window", "&Close window", self._window.close, "", ("Ctrl+W",))
        yield ActionSpec("quit", "&Quit", quit_, "", keys, role=role)

    def _open_beside(self) -> None:
        path = self._window.posts.choose()
        if path is not None and not self._windows.show_open(path):
            self._windows.with_room().posts.open(path)
