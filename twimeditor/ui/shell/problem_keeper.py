"""Tells the watch over problems when to look, and where the issue lies that is looked at."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QObject, QTimer

from twimeditor.core.model import Issue
from twimeditor.services.check.own_words import OwnWords
from twimeditor.services.check.values import Spelling, Where
from twimeditor.services.settings import LANGUAGES, SITE_FOLDER, SPELLING, Option, Settings
from twimeditor.services.storage.controller import PostController, PostState
from twimeditor.services.styles import Styles
from twimeditor.ui.problems.watch import ProblemWatch
from twimeditor.ui.shell.site_folder import SiteFolder

if TYPE_CHECKING:
    from twimeditor.ui.shell.window import MainWindow

REST: Final = 600
"""Milliseconds after the window has shown in which it does what its user waits for."""


class WhereIs:
    """Says where an issue of a window lies, and by what it is checked.

    `published` returns what of it past issues told already; who knows that comes later.
    """

    def __init__(
        self,
        controller: PostController,
        site: SiteFolder,
        styles: Styles,
        settings: Settings,
        words: OwnWords,
        image_roots: Callable[[], tuple[Path, ...]],
        today: Callable[[], date],
    ) -> None:
        self._controller = controller
        self._site = site
        self._styles = styles
        self._settings = settings
        self._words = words
        self._image_roots = image_roots
        self._today = today
        self.published: Callable[[], Mapping[str, date]] = dict

    def __call__(self, issue: Issue) -> Where:
        """Return all of it as it is now."""
        return Where(
            path=self._controller.state.path,
            site=self._site.reading.folder,
            image_roots=self._image_roots(),
            today=self._today(),
            style=self._styles.of(issue),
            spelling=self._spelling(),
            published=self.published(),
        )

    def _spelling(self) -> Spelling:
        if not self._settings.get(SPELLING):
            return Spelling()
        languages = (code.strip() for code in self._settings.get(LANGUAGES).split(","))
        return Spelling(tuple(filter(None, languages)), self._words.all(), (self._words.folder / "dictionaries",))


class ProblemKeeper(QObject):
    """Connects a window's watch with what it has to follow; the watch comes after all panes."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._parts = window.parts
        self._watch: ProblemWatch = window.parts.problems
        self._reading = window.parts.site.reading
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self._watch.wake)
        window.installEventFilter(self)
        window.parts.bridge.committed.connect(self._watch.follow)
        window.parts.site.read.connect(self._look_around)
        window.posts.opened.connect(self._begin)
        window.closed.connect(self._close)
        window.status.problems.use(self._watch)
        window.status.problems.clicked.connect(self._show_first)
        self._watch.failed.connect(lambda words: window.bars.tell("ignored", words, icon="info"))
        self._ends = (
            window.parts.controller.subscribe(self._turn),
            window.parts.settings.subscribe(self._option_chosen),
        )
        self._begin()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show:
            self._rest.start()
        return super().eventFilter(watched, event)

    def _show_first(self) -> None:
        """Show the list of problems, at the first one."""
        checking, found = self._window.checking, self._watch.problems()
        checking.open()
        if found:
            checking.dock.choose(found[0])

    def _begin(self) -> None:
        self._watch.begin(_name(self._parts.controller.state))

    def _turn(self, state: PostState) -> None:
        self._watch.turn_to(_name(state))

    def _look_around(self) -> None:
        """Look again when the site was read: it, the pictures or the other posts may have become others."""
        before, self._reading = self._reading, self._parts.site.reading
        if before == self._reading:
            self._watch.refresh()
        else:
            self._watch.look_again()

    def _option_chosen(self, option: Option[Any]) -> None:
        if option is SITE_FOLDER:
            self._watch.look_again()

    def _close(self) -> None:
        for end in self._ends:
            end()
        self._rest.stop()
        self._watch.close()


def _name(state: PostState) -> str:
    return str(state.path or "")
