"""What the windows of the program know of past issues: each folder is read once for all, and by nobody twice."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from twimeditor.core.archive.directory import Directory
from twimeditor.services.archive.looking import Look, look, look_at_tables
from twimeditor.services.archive.tables import Tables
from twimeditor.services.archive.values import ArchiveError, Learned, Progress, Summary
from twimeditor.services.listeners import Listeners
from twimeditor.services.ports import Executor, FileSystem, Unsubscribe

if TYPE_CHECKING:
    from twimeditor.core.archive.proposing import Proposer
    from twimeditor.services.archive.sources import Sources

logger = logging.getLogger(__name__)


class Indexer(Protocol):
    """Somebody who reads past issues into a database, and learns from it.

    `index` and `learn` are called from one thread at a time and raise EOFError or OSError when stopped meanwhile, or
    where they cannot begin; `cancel` and `stop` come from any thread.
    """

    def index(self, root: Path, database: Path, sources: Path, told: Callable[[Progress], None]) -> Learned:
        """Read what has changed, tell how far that is, and return what is known then."""

    def learn(self, root: Path, database: Path, sources: Path) -> Learned:
        """Return what is known already."""

    def cancel(self) -> None:
        """Have `index` come to its end: it returns what was learned so far."""

    def stop(self) -> None:
        """End what is done, and let go of what only work needs; what has been read is kept."""


class Phase(Enum):
    """What a shelf is about."""

    NONE = auto()
    READING = auto()
    READY = auto()
    TROUBLE = auto()


class Trouble(Enum):
    """Why posts are not read: their folder is gone, the process has ended or does not start, or what is told."""

    NO_FOLDER = auto()
    ENDED = auto()
    NOT_STARTED = auto()
    TOLD = auto()
    DEFECT = auto()


@dataclass(frozen=True, slots=True)
class Known:
    """What was learned; the directory and who proposes from it."""

    directory: Directory
    summary: Summary
    proposer: "Proposer"


class Shelf:
    """The past issues of one folder, for all windows that have it; asked and answering on one thread.

    `changed` listeners are told that something else is known, `progressed` that it stands otherwise with the reading.
    """

    def __init__(self, root: Path, database: Path, sources: Path, indexer: Indexer, executor: Executor) -> None:
        self.root = root
        self.database = database
        self._sources = sources
        self._indexer = indexer
        self._executor = executor
        self._changed = Listeners[[]]()
        self._progressed = Listeners[[]]()
        self._known: Known | None = None
        self._seen: Look | None = None
        self._learned_of: int | None = None
        self._run = 0
        self._is_busy = self._is_reading = self._is_looking = self._is_closed = False
        self._wants_learning = self._wants_index = False
        self._is_begun = self._is_cancelled = False
        self.progress: Progress | None = None
        self.trouble: Trouble | None = None
        self.reason = ""

    # What is known.

    @property
    def known(self) -> Known | None:
        """Return what was learned, None before anything was."""
        return self._known

    @property
    def phase(self) -> Phase:
        """Return what is done, or how it ended."""
        if self._is_reading:
            return Phase.READING
        if self.trouble is not None:
            return Phase.TROUBLE
        return Phase.READY if self._known is not None else Phase.NONE

    @property
    def is_cancelled(self) -> bool:
        """Tell whether the user has stopped the reading, so that not everything may be known."""
        return self._is_cancelled

    def subscribe(self, changed: Callable[[], None], progressed: Callable[[], None]) -> Unsubscribe:
        """Call these from now on, until the returned function is called."""
        ends = self._changed.add(changed), self._progressed.add(progressed)

        def unsubscribe() -> None:
            for end in ends:
                end()

        return unsubscribe

    # What is to be done.

    def begin(self) -> None:
        """Learn what the database has, then read what has changed; once, however many windows ask."""
        if not self._is_begun:
            self._is_begun = self._wants_learning = self._wants_index = True
            self._go_on()

    def index(self) -> None:
        """Read what has changed, as the user asks; also after a cancel or a failure."""
        self._is_begun, self._is_cancelled = True, False
        self._wants_index = True
        self._go_on()

    def learn(self) -> None:
        """Learn anew from the database: the tables or corrections beside it are others."""
        if self._is_begun:
            self._wants_learning = True
            self._go_on()

    def look(self) -> None:
        """Read again if a post has become another since; a look at the folder alone, aside."""
        if self._is_begun and not self._is_busy and not self._is_looking and not self._is_cancelled:
            self._is_looking = True
            self._executor.submit(partial(look, self.root, self._sources), self._looked, self._not_looked)

    def cancel(self) -> None:
        """Stop reading until the user asks for it, or the program starts again; what has been read is kept."""
        if self._is_reading:
            self._is_cancelled, self._wants_index = True, False
            self._indexer.cancel()

    def close(self) -> None:
        """Stop, and say nothing more."""
        self._is_closed = True
        self._wants_learning = self._wants_index = False
        self._indexer.stop()

    # Own work: one thing after another.

    def _go_on(self) -> None:
        if self._is_busy or self._is_closed:
            return
        if self._wants_learning:
            self._wants_learning = False
            self._start(self._learned, is_reading=False)
        elif self._wants_index:
            self._wants_index = False
            self._start(partial(self._read, self._run + 1), is_reading=True)
        else:
            self._indexer.stop()

    def _start(self, work: Callable[[], Learned | None], *, is_reading: bool) -> None:
        self._run += 1
        self._is_busy, self._is_reading = True, is_reading
        self.progress = None
        self._executor.submit(partial(_prepared, work, self._known), self._came, self._failed)
        if is_reading:
            self.trouble = None
            self._progressed.tell()

    def _learned(self) -> Learned | None:
        """Learn, on a worker, where there is a database."""
        if not self.database.exists():
            return None
        self._learned_of = look_at_tables(self._sources)
        return self._indexer.learn(self.root, self.database, self._sources)

    def _read(self, run: int) -> Learned:
        """Read, on a worker: what is looked at before can only be older than what is read."""
        if not self.root.is_dir():
            raise NotADirectoryError(str(self.root))
        seen = look(self.root, self._sources)
        told = partial(self._pass_progress, run)
        learned = self._indexer.index(self.root, self.database, self._sources, told)
        self._seen, self._learned_of = seen, seen.tables
        return learned

    def _pass_progress(self, run: int, progress: Progress) -> None:
        self._executor.submit(lambda: progress, partial(self._note, run), self._not_looked)

    def _note(self, run: int, progress: Progress) -> None:
        if self._is_reading and run == self._run and not self._is_closed:
            self.progress = progress
            self._progressed.tell()

    def _came(self, known: Known | None) -> None:
        was_reading = self._end()
        if self._is_closed:
            return
        if known is not None and known is not self._known:
            self._known = known
            self._changed.tell()
        if was_reading:
            self._progressed.tell()
        self._go_on()

    def _failed(self, error: Exception) -> None:
        was_reading = self._end()
        if self._is_closed:
            return
        self._indexer.stop()
        if was_reading or not self._wants_index:  # else reading will tell, or has mended what could not be learned from
            self._note_trouble(error)
        self._progressed.tell()
        self._go_on()

    def _end(self) -> bool:
        was_reading, self._is_busy, self._is_reading, self.progress = self._is_reading, False, False, None
        return was_reading

    def _note_trouble(self, error: Exception) -> None:
        logger.info("past issues in %s: %r", self.root, error)
        self.trouble = _kind(error)
        told = error.strerror if isinstance(error, OSError) else str(error)
        self.reason = told or type(error).__name__

    def _looked(self, look: Look) -> None:
        self._is_looking = False
        if self._is_busy or self._is_cancelled:
            return  # what is done now sees it as well, or is not wanted
        self._wants_index = self._seen is None or look.posts != self._seen.posts
        self._wants_learning = look.tables != self._learned_of and not self._wants_index
        if self._wants_index or self._wants_learning:
            self._go_on()

    def _not_looked(self, error: Exception) -> None:
        self._is_looking = False
        logger.info("past issues in %s: %r", self.root, error)


class ArchiveDesk:
    """Has a shelf for each folder that a window wants, as long as one does.

    Databases are kept in `cache`, tables and corrections in the folder `tables`; `indexer` makes who reads a folder.
    """

    def __init__(
        self, files: FileSystem, cache: Path, tables: Path, indexer: Callable[[], Indexer], executor: Executor
    ) -> None:
        self._files = files
        self._cache = cache
        self._tables = tables
        self.tables = Tables(files, tables, executor)
        self._sources: Sources | None = None
        self._make_indexer = indexer
        self._executor = executor
        self._shelves: dict[Path, tuple[Shelf, int]] = {}

    def open(self, root: Path) -> Shelf:
        """Return the shelf of a folder; who has it gives it back by `leave`."""
        shelf, users = self._shelves.get(root) or (self._made(root), 0)
        self._shelves[root] = shelf, users + 1
        return shelf

    def leave(self, shelf: Shelf) -> None:
        """Do no longer want a shelf; where nobody does, what is done there ends."""
        found, users = self._shelves[shelf.root]
        if users > 1:
            self._shelves[shelf.root] = found, users - 1
        else:
            del self._shelves[shelf.root]
            shelf.close()

    def sources(self) -> "Sources":
        """Return the tables and corrections of this user; what they become is learned by all."""
        from twimeditor.services.archive.sources import Sources  # noqa: PLC0415 - not before they are asked for

        if self._sources is None:
            self._sources = Sources(self._files, self._tables)
            self._sources.subscribe(self.learn)
        return self._sources

    def learn(self) -> None:
        """Have all learn anew, since tables or corrections are others."""
        self.tables.read()
        for shelf, _users in tuple(self._shelves.values()):
            shelf.learn()

    def close(self) -> None:
        """End all that is done."""
        self.tables.close()
        for shelf, _users in self._shelves.values():
            shelf.close()
        self._shelves.clear()

    def _made(self, root: Path) -> Shelf:
        from twimeditor.services.archive.indexing import database_of  # noqa: PLC0415 - the window shows before

        return Shelf(root, database_of(root, self._cache), self._tables, self._make_indexer(), self._executor)


def _prepared(work: Callable[[], Learned | None], before: Known | None) -> Known | None:
    """Learn, on a worker, and make ready what the window would have to wait for; what is equal stays the very same."""
    from twimeditor.core.archive.proposing import Proposer  # noqa: PLC0415 - not before there is an archive

    learned = work()
    if learned is None:
        return None
    if before is not None and learned.directory == before.directory:
        is_same = replace(learned.summary, indexed_at=before.summary.indexed_at) == before.summary
        return before if is_same else replace(before, summary=learned.summary)
    return Known(learned.directory, learned.summary, Proposer(learned.directory))


def _kind(error: Exception) -> Trouble:
    if isinstance(error, NotADirectoryError):
        return Trouble.NO_FOLDER
    if isinstance(error, EOFError | ConnectionError):
        return Trouble.ENDED
    if isinstance(error, ArchiveError):
        return Trouble.TOLD
    return Trouble.NOT_STARTED if isinstance(error, OSError) else Trouble.DEFECT
