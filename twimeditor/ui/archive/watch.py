"""The archive as a window knows it, for all panes that ask it."""

import logging
from collections.abc import Callable, Hashable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

from PySide6.QtCore import QObject, Signal

from twimeditor.core.archive.directory import Directory
from twimeditor.services.archive.desk import ArchiveDesk, Known, Phase, Shelf
from twimeditor.services.archive.values import ArchiveError, Summary
from twimeditor.services.ports import Executor
from twimeditor.services.settings import ARCHIVE, ARCHIVE_FOLDER, Option, Settings
from twimeditor.ui.archive.state import State, state_of

if TYPE_CHECKING:
    from twimeditor.core.archive.proposing import Proposer
    from twimeditor.services.archive.archive import Archive
    from twimeditor.services.archive.sources import Sources

logger = logging.getLogger(__name__)

T = TypeVar("T")

_NOTHING: Final = Directory()


class ArchiveWatch(QObject):
    """Knows who and what is told of in past issues, and asks the archive aside.

    `changed` tells that the directory or the summary is another, `progressed` that the state is. Nothing is done before
    `wake`: the window is shown first. `site` gives the site's folder, `day` the open issue's day.
    """

    changed = Signal()
    progressed = Signal()

    def __init__(
        self,
        desk: ArchiveDesk,
        settings: Settings,
        site: Callable[[], Path | None],
        day: Callable[[], date],
        executor: Executor,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._settings = settings
        self._site = site
        self._day = day
        self._executor = executor
        self._shelf: Shelf | None = None
        self._archive: Archive | None = None
        self._asked: dict[Hashable, object] = {}
        self._trouble = ""
        self._is_awake = self._is_closed = False
        self._leave: Callable[[], None] = _nothing
        self._end_tables: Callable[[], None] = _nothing
        self._end = settings.subscribe(self._option_chosen)

    # What is known.

    def directory(self) -> Directory:
        """Return what is known of people and projects: the very same value until `changed`.

        While past issues are not known, it is what tables and corrections tell.
        """
        known = self._known() or self._desk.tables.known
        return _NOTHING if known is None else known.directory

    def proposer(self) -> "Proposer":
        """Return who proposes sections and projects from the directory."""
        from twimeditor.core.archive.proposing import Proposer  # noqa: PLC0415 - no form proposes before it is shown

        known = self._known() or self._desk.tables.known
        return Proposer(_NOTHING) if known is None else known.proposer

    def is_there(self) -> bool:
        """Tell whether there is an archive that can be asked."""
        return self._known() is not None

    def root(self) -> Path | None:
        """Return the folder whose posts the archive has, None where none is wanted or known."""
        if not self._settings.get(ARCHIVE):
            return None
        named = self._settings.get(ARCHIVE_FOLDER)
        return Path(named) if named else self._site()

    def summary(self) -> Summary | None:
        """Return what the archive has, None while that is not known."""
        known = self._known()
        return None if known is None else known.summary

    def state(self) -> State:
        """Return how it stands, in words."""
        if self._shelf is None:
            return State()
        state = state_of(self._shelf)
        is_told = self._trouble and state.phase is not Phase.READING
        return State(Phase.TROUBLE, self._trouble) if is_told else state

    def today(self) -> date:
        """Return the day of the open issue; without one, the day that it is."""
        return self._day()

    def sources(self) -> "Sources":
        """Return the tables and corrections, which all windows share."""
        return self._desk.sources()

    # What is done.

    def ask(self, question: "Callable[[Archive], T]", done: Callable[[T], None], *, key: Hashable) -> None:
        """Have a question answered by the archive on a worker, and `done` called here with what it says.

        Of several questions of one `key` only the newest is answered. Where there is no archive, or it is another by
        then, the window is closed or the archive fails, `done` is not called.
        """
        archive = self._opened()
        if archive is None:
            return
        asked = self._asked[key] = object()
        self._executor.submit(
            partial(self._answer, question, archive, key, asked),
            partial(self._tell, done, key, asked),
            partial(self._note_trouble, key, asked),
        )

    def index_now(self) -> None:
        """Read what has changed in the archive's folder, as the user asks."""
        self._trouble = ""
        self.wake()
        if self._shelf is not None:
            self._shelf.index()

    def cancel(self) -> None:
        """Stop reading; what was read is kept."""
        if self._shelf is not None:
            self._shelf.cancel()

    def look(self) -> None:
        """Read again where a look at the folder shows that a post has become another."""
        if self._shelf is not None:
            self._shelf.look()
        if not self.is_there():
            self._desk.tables.read()

    def wake(self) -> None:
        """Begin: the window is shown and rests."""
        if not self._is_awake and not self._is_closed:
            self._is_awake = True
            self._end_tables = self._desk.tables.subscribe(self._tables_changed)
            self._desk.tables.read()
        self.follow()

    def follow(self) -> None:
        """Turn to the archive's folder as it is now."""
        root = self.root()
        if not self._is_awake or self._is_closed or (self._shelf.root if self._shelf is not None else None) == root:
            return
        self._let_go()
        if root is not None:
            self._shelf = shelf = self._desk.open(root)
            unsubscribe = shelf.subscribe(self._change, self.progressed.emit)
            self._leave = partial(self._leave_shelf, shelf, unsubscribe)
            shelf.begin()
        self.changed.emit()
        self.progressed.emit()

    def close(self) -> None:
        """Ask and answer no more, and do not want the folder to be read."""
        self._is_closed = True
        self._end()
        self._end_tables()
        self._let_go()

    # Own work

    def _known(self) -> Known | None:
        return self._shelf.known if self._shelf is not None else None

    def _change(self) -> None:
        self._trouble = ""
        self.changed.emit()

    def _tables_changed(self) -> None:
        if not self.is_there():
            self.changed.emit()

    def _opened(self) -> "Archive | None":
        from twimeditor.services.archive.archive import Archive  # noqa: PLC0415 - not before anything is asked

        if self._archive is None and self._shelf is not None and self.is_there():
            self._archive = Archive(self._shelf.database)
        return self._archive

    def _let_go(self) -> None:
        leave, self._leave = self._leave, _nothing
        leave()
        self._shelf, self._trouble = None, ""
        self._asked.clear()
        if self._archive is not None:
            self._archive.close()
            self._archive = None

    def _leave_shelf(self, shelf: Shelf, unsubscribe: Callable[[], None]) -> None:
        unsubscribe()
        self._desk.leave(shelf)

    def _is_wanted(self, key: Hashable, asked: object) -> bool:
        return self._asked.get(key) is asked

    def _answer(self, question: "Callable[[Archive], T]", archive: "Archive", key: Hashable, asked: object) -> T | None:
        """Answer on a worker, unless a newer question has come while this one waited."""
        return question(archive) if self._is_wanted(key, asked) else None

    def _tell(self, done: Callable[[T], None], key: Hashable, asked: object, answer: T | None) -> None:
        if self._is_wanted(key, asked):
            del self._asked[key]
            self._set_trouble("")
            done(answer)  # type: ignore[arg-type]  # None only of what is not wanted, or as the question's own answer

    def _note_trouble(self, key: Hashable, asked: object, error: Exception) -> None:
        if not isinstance(error, ArchiveError | OSError):
            raise error
        logger.info("the archive does not answer: %r", error)
        if self._is_wanted(key, asked):
            self._set_trouble(str(error))

    def _set_trouble(self, words: str) -> None:
        if words != self._trouble:
            self._trouble = words
            self.progressed.emit()

    def _option_chosen(self, option: Option[Any]) -> None:
        if option in {ARCHIVE, ARCHIVE_FOLDER}:
            self.follow()


def _nothing() -> None:
    """Leave nothing."""
