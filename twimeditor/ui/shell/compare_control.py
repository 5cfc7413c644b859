"""The actions that compare the text with older ones."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from twimeditor.ui.actions import ActionSpec

if TYPE_CHECKING:
    from twimeditor.ui.shell.window import MainWindow


class CompareControl:
    """Compares the issue with what stands in its file, and with what was kept of it last without being asked."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def actions(self) -> Iterator[ActionSpec]:
        """Yield the actions."""
        saved, autosave, is_open = self._compare_saved, self._compare_autosave, self._window.is_open
        yield ActionSpec("compare_saved", "Compare with &saved…", saved, "compare", ("Ctrl+Alt+D",), is_open)
        yield ActionSpec("compare_autosave", "Compare with last &autosave…", autosave, "compare", (), is_open)

    def _compare_saved(self) -> None:
        self._window.bars.show_unsaved()

    def _compare_autosave(self) -> None:
        self._window.bars.show_autosave()
