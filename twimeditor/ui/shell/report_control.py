"""Issue > Paste report."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from twimeditor.ui.actions import ActionSpec

if TYPE_CHECKING:
    from twimeditor.ui.shell.window import MainWindow


class ReportControl:
    """The action that asks about the report on the clipboard."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def actions(self) -> Iterator[ActionSpec]:
        """Yield the action."""
        keys, is_open = ("Ctrl+Alt+V",), self._window.is_open
        yield ActionSpec("paste_report", "Paste rep&ort…", self._paste, "paste-report", keys, is_open)

    def _paste(self) -> None:
        from twimeditor.ui.report import Pasting  # noqa: PLC0415 - loads what reads reports

        parts = self._window.parts
        Pasting(self._window, parts.session, parts.styles, parts.selection).begin()
