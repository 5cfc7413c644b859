"""Reads the past issues of a folder into the archive: what has changed since the last time, and nothing else."""

import errno
import os
import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Final, TypeAlias

from twimeditor.core.archive.values import Edition
from twimeditor.services.archive.archive import Archive
from twimeditor.services.archive.database import ODD, doubt, is_damage, open_to_write, put, remove, said
from twimeditor.services.archive.reading import Taken, take, understood
from twimeditor.services.archive.scanning import Seen, posts_folder, scan
from twimeditor.services.archive.values import ArchiveError, Progress, Skipped, Summary
from twimeditor.services.archive.writing import Writer
from twimeditor.services.storage.disk import Disk

__all__ = ["Progress", "database_of", "index"]

_TOGETHER: Final = 64
_SECONDS: Final = 2.0
"""So many files, and for so long, are read into one transaction: what a kill costs."""

_PAUSE: Final = 0.1

Tell: TypeAlias = Callable[[Progress], None]
IsOff: TypeAlias = Callable[[], bool]


def database_of(root: Path, cache: Path) -> Path:
    """Return where the archive of a folder is kept, below the folder for caches."""
    name = sha256(os.fsencode(os.path.realpath(root))).hexdigest()[:20]
    return cache / "archive" / f"{name}.sqlite3"


def index(root: Path, database: Path, *, progress: Tell = lambda _: None, is_off: IsOff = lambda: False) -> Summary:
    """Bring the archive of a folder up to date and return what is in it; raise ArchiveError where it cannot be kept.

    It stops as soon as `is_off`: what was read is kept, and the next time goes on from there. While another program
    reads the same folder it waits for that. A database that is damaged, or of another version, is made anew.
    """
    folder = Path(os.path.realpath(root))
    if not folder.is_dir():
        raise ArchiveError(f"There is no folder {root}.")
    with _alone(database, is_off) as is_ours:
        if is_ours:
            _mended(database, lambda: _Run(folder, database, progress, is_off).go())
    with closing(Archive(database)) as archive:
        try:
            return archive.summary()
        except ArchiveError:
            if not is_off():
                raise
            return Summary(0, 0, {}, folder)


@contextmanager
def _alone(database: Path, is_off: IsOff) -> Iterator[bool]:
    """Hold the database against other programs that read the folder; tell whether that came before `is_off`."""
    file = database.with_name(f"{database.name}.lock")
    lock = None
    try:
        Disk().make_folder(database.parent)
        if not os.access(database.parent, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        while lock is None and not is_off():
            lock = Disk().lock(file)
            if lock is None:
                _wait(file)
    except OSError as error:
        raise said(database, error) from error
    try:
        yield lock is not None
    finally:
        if lock is not None:
            lock.release()


def _wait(file: Path) -> None:
    """Wait a moment for whoever holds a file; raise OSError where nobody can, since it cannot be made."""
    with file.open("ab"):
        time.sleep(_PAUSE)


def _mended(database: Path, work: Callable[[], None]) -> None:
    """Do the work; once more with a new database where this one turns out to be damaged meanwhile."""
    try:
        work()
    except ODD as error:
        if not is_damage(error):
            raise said(database, error) from error
        remove(database)
        try:
            work()
        except ODD as again:
            raise said(database, again) from again


class _Run:
    """One look at a folder."""

    def __init__(self, folder: Path, database: Path, tell: Tell, is_off: IsOff) -> None:
        self._folder = folder
        self._database = database
        self._tell = tell
        self._is_off = is_off
        self._passing: Counter[Skipped] = Counter()
        self._lasting = 0

    def go(self) -> None:
        """Read what has changed, batch after batch, each a transaction of its own."""
        base = posts_folder(self._folder)
        found = scan(base)
        with closing(open_to_write(self._database)) as connection:
            known = _Known(connection)
            changed = [seen for seen in found.files if known.stamp(seen) != seen.stamp]
            gone = [*found.gone(known.names())]
            self._passing = found.skipped
            if changed or gone:
                _note(connection, folder=str(base), root=str(self._folder), writing=True)
                self._forget(_Batch(connection), gone)
                self._read(_Batch(connection), changed, known)
            if not self._is_off():
                self._finish(connection, base, is_new=len(changed) > len(found.files) // 2)
            elif changed or gone:
                _note(connection, writing=False)

    def _forget(self, batch: "_Batch", gone: list[str]) -> None:
        for name in gone:
            if self._is_off():
                break
            with batch.one():
                batch.writer.forget(os.fsencode(name))
        batch.end()

    def _read(self, batch: "_Batch", changed: list[Seen], known: "_Known") -> None:
        for done, seen in enumerate(changed):
            if self._is_off():
                break
            self._say(done, len(changed))
            self._take(batch, seen, known)
        else:
            self._say(len(changed), len(changed))
        batch.end()

    def _say(self, done: int, total: int) -> None:
        self._tell(Progress(done, total, self._passing.total() + self._lasting))

    def _take(self, batch: "_Batch", seen: Seen, known: "_Known") -> None:
        """Read a file; what cannot be read now stays as it was known."""
        taken = take(seen)
        is_same = bool(taken.digest) and known.digest(seen) == taken.digest
        told = taken.reason or (None if is_same else understood(seen.name, taken.data))
        if taken.reason is Skipped.UNREADABLE:
            self._passing[taken.reason] += 1
            return
        with batch.one():
            _write(batch.writer, os.fsencode(seen.name), taken, told)
        self._lasting += isinstance(told, Skipped)

    def _finish(self, connection: sqlite3.Connection, base: Path, *, is_new: bool) -> None:
        """Put down that all was looked at; what the engine has of many issues is laid out to be read at once."""
        if is_new:
            connection.execute("INSERT INTO words (words) VALUES ('optimize')")
        _note(
            connection,
            folder=str(base),
            root=str(self._folder),
            skipped=self._passing,
            indexed_at=datetime.now(UTC).isoformat(timespec="seconds"),
            writing=False,
        )
        connection.execute("PRAGMA optimize")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        with suppress(OSError):
            doubt(self._database).unlink()


def _note(connection: sqlite3.Connection, **values: object) -> None:
    connection.execute("BEGIN IMMEDIATE")
    for name, value in values.items():
        put(connection, name, value)
    connection.execute("COMMIT")


def _write(writer: Writer, path: bytes, taken: Taken, told: Edition | Skipped | None) -> None:
    if told is None:
        writer.same(path, taken.stamp)
    elif isinstance(told, Skipped):
        writer.skip(path, taken.stamp, taken.digest, told)
    else:
        writer.put(path, taken.stamp, taken.digest, told)


class _Known:
    """The files that the database knows, by their paths below the folder."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        rows = connection.execute("SELECT path, stamp, digest FROM files")
        self._files: dict[str, tuple[str, str]] = {os.fsdecode(path): (stamp, digest) for path, stamp, digest in rows}

    def names(self) -> Iterator[str]:
        return iter(self._files)

    def stamp(self, seen: Seen) -> str | None:
        return self._files[seen.name][0] if seen.name in self._files else None

    def digest(self, seen: Seen) -> str | None:
        return self._files[seen.name][1] if seen.name in self._files else None


class _Batch:
    """Transactions with some files each."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._count = 0
        self._since = 0.0
        self.writer = Writer(connection)

    @contextmanager
    def one(self) -> Iterator[None]:
        """Do something to one file; when that fails the whole transaction does."""
        if not self._count:
            self._connection.execute("BEGIN IMMEDIATE")
            self._since = time.monotonic()
        self._count += 1
        try:
            yield
        except BaseException:
            with suppress(sqlite3.Error):
                self._connection.execute("ROLLBACK")
            raise
        if self._count >= _TOGETHER or time.monotonic() - self._since > _SECONDS:
            self.end()

    def end(self) -> None:
        """Bring what was done to the disk."""
        if self._count:
            self._connection.execute("COMMIT")
            self._count = 0
