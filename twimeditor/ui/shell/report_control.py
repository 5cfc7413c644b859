"""Issue > Paste report."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from twimeditor.ui.actions import ActionSpec

if TYPE_CHECKING:
    from twimeditor.core.archive.directory import Directory
    from twimeditor.core.archive.proposing import Proposer
    from twimeditor.services.archive.nearby import Nearby
    from twimeditor.ui.shell.window import MainWindow


class ReportControl:
    """The action that asks about the report on the clipboard."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._nearby: Nearby | None = None

    def actions(self) -> Iterator[ActionSpec]:
        """Yield the action."""
        keys, is_open = ("Ctrl+Alt+V",), self._window.is_open
        yield ActionSpec("paste_report", "Paste rep&ort…", self._paste, "paste-report", keys, is_open)

    def _paste(self) -> None:
        from twimeditor.ui.report import Pasting  # noqa: PLC0415 - loads what reads reports

        parts = self._window.parts
        Pasting(self._window, parts.session, parts.styles, parts.selection).begin(tuple(self._known()))

    def _known(self) -> "Iterator[tuple[Directory, Proposer]]":
        """Yield what the archive and tables tell, and the open issue; without an archive, the last issues too."""
        from twimeditor.core.archive.proposing import Proposer  # noqa: PLC0415 - what the first window does without
        from twimeditor.services.archive.nearby import Nearby, directory_of  # noqa: PLC0415 - likewise

        parts, issue = self._window.parts, self._window.parts.session.document
        directory = parts.archive.directory()
        if directory.authors or directory.projects:
            yield directory, parts.archive.proposer()
        if parts.archive.is_there():
            found = directory_of(issue)
        else:
            self._nearby = self._nearby or Nearby(parts.files)
            recent = [post.path for post in parts.recent.posts()]
            found = self._nearby.directory(issue, parts.site.reading.folder, recent, self._window.posts.state.path)
        yield found, Proposer(found)
