"""Tells once that pictures of an opened post are missing, and offers the ways to find them."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from twimeditor.services.settings import SITE_FOLDER
from twimeditor.ui.widgets import Choice

if TYPE_CHECKING:
    from twimeditor.ui.shell.assets_control import AssetsControl
    from twimeditor.ui.shell.window import MainWindow

KEY: Final = "missing"
_FOLDER_POST: Final = "index.md"
"""Beside such a post its pictures lie, named by nothing but their names."""

_PAUSE: Final = 800
"""Milliseconds after a post was opened: first it is shown."""

_MOST_NAMES: Final = 3
_LOST: Final = "{what} missing: {names}."
_ALONE: Final = "{what} not beside it: {names}. The site’s folder may have {them}."
_OF_A_BOT: Final = " Drop the archive of the bot’s media on the window: all that it has come in at once."


class MissingPictures(QObject):
    """Looks after a post was opened, and when the site's folder has become another.

    What was dismissed stays so for its post, in this run of the program.
    """

    def __init__(self, window: "MainWindow", control: "AssetsControl") -> None:
        super().__init__(control)
        self._window = window
        self._control = control
        self._dismissed: set[Path] = set()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_PAUSE)
        self._later.timeout.connect(self._take)

    def start(self) -> None:
        """Follow the window's posts."""
        self._window.posts.opened.connect(self._begin)
        self._window.parts.site.read.connect(self._later.start)
        self._window.closed.connect(self._later.stop)

    def look(self) -> None:
        """Look again in a moment where a bar may say what no longer holds."""
        if self._window.banners.text(KEY) is not None:
            self._later.start()

    def _begin(self) -> None:
        self._window.banners.drop(KEY)
        self._later.start()

    def _post(self) -> Path | None:
        return self._window.parts.controller.state.path

    def _take(self) -> None:
        if self._post() is not None:
            self._control.when_taken(self._show)

    def _show(self) -> None:
        post, wanted = self._post(), self._control.stock.missing()
        if post is None or post in self._dismissed or not wanted:
            self._window.banners.drop(KEY)
            return
        is_alone = not self._window.parts.site.roots()
        text = _words([asset.name for asset in wanted], is_alone=is_alone)
        if post.name != _FOLDER_POST and any("/" not in asset.address for asset in wanted):
            text += _OF_A_BOT
        if self._window.banners.text(KEY) != text:
            act = Choice("Choose the site folder…", self._choose_site, keeps=True)
            find = Choice("Find…", self._control.find_missing, keeps=True)
            dismiss = Choice("Dismiss", lambda: self._dismissed.add(post))
            self._window.banners.put(KEY, text, (act if is_alone else find, dismiss), "image")

    def _choose_site(self) -> None:
        self._window.site.show_preferences(SITE_FOLDER)


def _words(names: Sequence[str], *, is_alone: bool) -> str:
    shown = ", ".join(names[:_MOST_NAMES]) + (" and others" if len(names) > _MOST_NAMES else "")
    is_one = len(names) == 1
    what = "1 picture of this issue is" if is_one else f"{len(names):,} pictures of this issue are"
    return (_ALONE if is_alone else _LOST).format(what=what, names=shown, them="it" if is_one else "them")
