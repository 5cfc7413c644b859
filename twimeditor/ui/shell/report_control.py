"""Issue > Paste report."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from twimeditor.ui.actions import ActionSpec

if TYPE_CHECKING:
    from twimeditor.services.reporters import Reporters
    from twimeditor.ui.shell.window import MainWindow


class ReportControl:
    """The action that asks about the report on the clipboard."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._reporters: Reporters | None = None

    def actions(self) -> Iterator[ActionSpec]:
        """Yield the action."""
        keys, is_open = ("Ctrl+Alt+V",), self._window.is_open
        yield ActionSpec("paste_report", "Paste rep&ort…", self._paste, "paste-report", keys, is_open)

    def _paste(self) -> None:
        from twimeditor.services.reporters import Reporters  # noqa: PLC0415 - loads what reads reports
        from twimeditor.ui.report import Pasting  # noqa: PLC0415

        parts = self._window.parts
        self._reporters = self._reporters or Reporters(parts.files)
        issue, recent = parts.session.document, [post.path for post in parts.recent.posts()]
        habits = self._reporters.habits(issue, parts.site.reading.folder, recent, self._window.posts.state.path)
        Pasting(self._window, parts.session, parts.styles, parts.selection).begin(habits)
