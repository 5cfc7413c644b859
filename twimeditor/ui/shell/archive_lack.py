"""Why past issues tell nothing, in the same words for all who ask them, and the way to what helps."""

from typing import TYPE_CHECKING, Final

from twimeditor.services.settings import ARCHIVE, ARCHIVE_FOLDER
from twimeditor.ui.archive.state import Phase

if TYPE_CHECKING:
    from twimeditor.ui.shell.window import MainWindow

_READING: Final = "The past issues are being read for the first time."
_NONE: Final = "There is no archive yet. Choose the folder with the past issues in the preferences."
_OFF: Final = "There is no archive: the preferences say that none is to be kept."
_EMPTY: Final = "No past issue was found in “{root}”. Choose another folder in the preferences."
_HELP: Final = "&Preferences…"


class ArchiveLack:
    """Knows what a window's archive lacks."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._archive = window.parts.archive

    def words(self) -> tuple[str, str]:
        """Return why there is nothing to tell, and what the button says that helps; nothing where there are issues."""
        summary = self._archive.summary() if self._archive.is_there() else None
        if summary is not None and summary.posts:
            return "", ""
        state = self._archive.state()
        if state.phase is Phase.READING:
            return _READING, ""
        if state.phase is Phase.TROUBLE:
            return f"{state.words} {state.more}".strip(), _HELP
        return self._reason(is_empty=summary is not None), _HELP

    def help(self) -> None:
        """Ask for the archive's folder."""
        is_kept = self._window.parts.settings.get(ARCHIVE)
        self._window.site.show_preferences(ARCHIVE_FOLDER if is_kept else ARCHIVE)

    def _reason(self, *, is_empty: bool) -> str:
        if not self._window.parts.settings.get(ARCHIVE):
            return _OFF
        return _EMPTY.format(root=self._archive.root()) if is_empty else _NONE
