"""File > Export: the finished post out of the window."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from twimeditor.ui.actions import ActionSpec

if TYPE_CHECKING:
    from twimeditor.ui.shell.window import MainWindow


class ExportControl(QObject):
    """Opens the dialog of an export."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window

    def actions(self) -> Iterator[ActionSpec]:
        """Yield the action."""
        yield ActionSpec("export", "&Export…", self._export, "export", ("Ctrl+E",), self._window.is_open)

    def _export(self) -> None:
        """Open the dialog."""
