"""The process that reads past issues and learns from them."""

import gc
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Final

from twimeditor.core.archive.directory import Author, Directory, Project
from twimeditor.services.archive.values import ArchiveError, Learned, Progress
from twimeditor.services.processes import ChildProcess, begin

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_NICENESS: Final = 15
"""Whatever the window waits for goes before."""

_BEAT: Final = 0.1
"""Progress is told, and a cancel passed on, so often: seconds."""

_TOGETHER: Final = 8
"""So many people or projects are sent at once: reading them holds up the window's own thread."""


_GARBAGE: Final = 20_000
"""After so many new objects garbage is looked for: a post is far more than the usual seven hundred, and leaves none."""


@dataclass(frozen=True, slots=True)
class _Job:
    """What the process is asked for: to read a folder, or only to learn."""

    root: Path
    database: Path
    sources: Path
    reads: bool


@dataclass(frozen=True, slots=True)
class _Off:
    """Reading is to stop."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """Some of the people and projects."""

    authors: tuple[Author, ...]
    projects: tuple[Project, ...]


class IndexProcess:
    """Reads and learns in a process of its own, which neither holds up this one nor outlives it.

    `index` and `learn` are called from one thread at a time and return when all is done; `cancel` and `stop` come from
    any thread.
    """

    def __init__(self) -> None:
        self._child = ChildProcess("twimeditor archive", serve)
        self._is_off = Event()

    @property
    def pid(self) -> int | None:
        """Return the number of the process, None while there is none."""
        return self._child.pid

    def index(
        self, root: Path, database: Path, sources: Path, told: Callable[[Progress], None] = lambda _: None
    ) -> Learned:
        """Bring the archive of a folder up to date and learn from it and from the tables and corrections in `sources`.

        `told` is called on this thread. Raise ArchiveError where the archive cannot be kept, OSError or EOFError when
        the process cannot be started or is stopped meanwhile.
        """
        try:
            return self._ask(_Job(root, database, sources, reads=True), told)
        finally:
            self._is_off.clear()

    def learn(self, root: Path, database: Path, sources: Path) -> Learned:
        """Learn from the archive as it is, without looking at the folder; raise as `index` does."""
        return self._ask(_Job(root, database, sources, reads=False), lambda _: None)

    def cancel(self) -> None:
        """Have it stop reading: `index` then returns what was learned so far."""
        self._is_off.set()

    def stop(self) -> None:
        """End the process; whoever waits for it is told."""
        self._child.stop()
        self._is_off.clear()

    def _ask(self, job: _Job, told: Callable[[Progress], None]) -> Learned:
        self._child.start()
        connection = self._child.connection()
        connection.send(job)
        authors: dict[str, Author] = {}
        projects: dict[str, Project] = {}
        while True:
            answer = self._answer(connection)
            if isinstance(answer, Progress):
                told(answer)
            elif isinstance(answer, _Piece):
                authors |= {author.key: author for author in answer.authors}
                projects |= {project.key: project for project in answer.projects}
            elif isinstance(answer, Learned):
                return replace(answer, directory=replace(answer.directory, authors=authors, projects=projects))
            elif isinstance(answer, ArchiveError):
                raise answer

    def _answer(self, connection: "Connection") -> object:
        """Wait for an answer, and pass it on meanwhile that reading is to stop."""
        is_told = False
        while not connection.poll(_BEAT):
            if self._is_off.is_set() and not is_told:
                connection.send(_Off())
                is_told = True
        return connection.recv()


def serve(connection: "Connection") -> None:
    """Do what comes in, in the process of its own, until the other end is gone."""
    begin(_NICENESS)
    from twimeditor.services.archive.indexing import index  # noqa: PLC0415 - what reads posts is for the process
    from twimeditor.services.archive.knowing import know  # noqa: PLC0415

    gc.freeze()
    gc.set_threshold(_GARBAGE)
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        connection.send(None)
        while True:
            job = connection.recv()
            if not isinstance(job, _Job):
                continue  # a cancel that came too late
            desk = _Desk(connection)
            try:
                if job.reads:
                    index(job.root, job.database, progress=desk.tell, is_off=desk.is_off)
                answers = _sent(know(job.database, job.sources))
            except ArchiveError as error:
                answers = iter([error])
            for answer in answers:
                connection.send(answer)


class _Desk:
    """Between the reading and the other end, in the process of its own."""

    def __init__(self, connection: "Connection") -> None:
        self._connection = connection
        self._said = 0.0
        self._is_off = False

    def tell(self, progress: Progress) -> None:
        """Pass progress on, now and then."""
        now = time.monotonic()
        if now - self._said >= _BEAT or progress.done == progress.total:
            self._said = now
            self._connection.send(progress)

    def is_off(self) -> bool:
        """Tell whether reading is to stop; raise EOFError when the other end is gone."""
        while not self._is_off and self._connection.poll():
            self._is_off = isinstance(self._connection.recv(), _Off)
        return self._is_off


def _sent(learned: Learned) -> Iterator[object]:
    """Yield what was learned in pieces, and last what is not in them."""
    authors, projects = iter(learned.directory.authors.values()), iter(learned.directory.projects.values())
    while some := tuple(islice(authors, _TOGETHER)):
        yield _Piece(some, ())
    while more := tuple(islice(projects, _TOGETHER)):
        yield _Piece((), more)
    rest = Directory(
        titles=dict(learned.directory.titles),
        websites=dict(learned.directory.websites),
        issues=learned.directory.issues,
        sections=learned.directory.sections,
    )
    yield replace(learned, directory=rest)
