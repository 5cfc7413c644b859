"""The archive as it is read: what was told when, by whom, and what was published already."""

import sqlite3
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from threading import Lock
from typing import Final, TypeAlias, TypeVar

from twimeditor.core.archive.query import Query
from twimeditor.core.archive.values import Mention, Standing
from twimeditor.services.archive import asking
from twimeditor.services.archive.database import ODD, doubt, first_of, is_damage, open_to_read
from twimeditor.services.archive.values import ArchiveError, Found, Hit, Listed, Part, Repeat, Skipped, Summary, Told
from twimeditor.services.archive.writing import mention_of

__all__ = ["Archive", "ArchiveError", "Found", "Hit", "Listed", "Part", "Repeat", "Skipped", "Summary", "Told"]

T = TypeVar("T")

_File: TypeAlias = tuple[int, int] | None
"""What tells files apart that had the same name one after the other; None where there is none."""

_MOST_IDLE: Final = 4
_LATEST: Final = first_of(date.max.toordinal() + 1)


class Archive:
    """Answers from a database, from any thread; never waits for whoever is writing to it.

    Every method raises ArchiveError, in words, where there is no archive or it cannot be read.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = Lock()
        self._idle: list[sqlite3.Connection] = []
        self._file: _File = None
        self._is_closed = False

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._is_closed = True
        self._drop()

    def search(self, query: Query, limit: int = 200, offset: int = 0) -> Found:
        """Return the entries for which all holds that is asked for, the newest first."""
        return self._answer(lambda connection: asking.search(connection, query, limit, offset))

    def told(self, number: int) -> Told | None:
        """Return an entry by its id, None where it is no longer there."""
        return self._answer(lambda connection: next(asking.told(connection, [number]), None))

    def history(
        self, titles: Collection[str], websites: Collection[str], before: date | None = None, limit: int = 20
    ) -> tuple[Told, ...]:
        """Return what was told before a day under one of some titles' or websites' keys, the newest first."""
        end = _end(before)
        return self._answer(lambda connection: asking.history(connection, titles, websites, end, limit))

    def repeated(
        self,
        paragraphs: Collection[str],
        links: Collection[str],
        *,
        before: date | None = None,
        without: Path | None = None,
    ) -> tuple[Repeat, ...]:
        """Return what of some paragraphs, as `Record` has them, and links other issues have, before a day if given.

        Each with how many issues have it, and where it stood last. `without` is the file of an issue that says nothing.
        """
        end = _end(before)
        return self._answer(lambda connection: asking.repeated(connection, paragraphs, links, end, without))

    def mentions(self) -> Iterator[Mention]:
        """Yield all that was told, the oldest first."""
        with self._connected() as connection:
            rows = connection.execute("SELECT id, mention FROM records ORDER BY id")
            while some := rows.fetchmany(1000):
                yield from (mention_of(number, text) for number, text in some)

    def issues(self) -> tuple[Listed, ...]:
        """Return all past issues, the newest first."""
        return self._answer(asking.issues)

    def rankings(self, before: date | None = None) -> tuple[Standing, ...]:
        """Return the rankings by ping of the latest issue that has any, before a day if one is given."""
        day = (before or date.max).toordinal()
        return self._answer(lambda connection: asking.rankings(connection, day))

    def summary(self) -> Summary:
        """Return what there is."""
        return self._answer(asking.summary)

    def _answer(self, question: Callable[[sqlite3.Connection], T]) -> T:
        with self._connected() as connection:
            return question(connection)

    @contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        """Lend a connection that nobody else has meanwhile; what goes wrong with it is told in words."""
        connection: sqlite3.Connection | None = None
        file, is_well = _file_of(self._path), False
        try:
            connection = self._taken(file)
            connection.execute("BEGIN")  # all of an answer is of one moment
            yield connection
            connection.execute("COMMIT")
            is_well = True
        except ODD as error:
            raise self._said(error) from error
        finally:
            if connection is not None:
                self._give_back(connection, file, is_well=is_well)

    def _taken(self, file: _File) -> sqlite3.Connection:
        if file != self._file:  # it was made anew
            self._drop()
        with self._lock:
            self._file = file
            if self._idle:
                return self._idle.pop()
        return open_to_read(self._path)

    def _give_back(self, connection: sqlite3.Connection, file: _File, *, is_well: bool) -> None:
        """Keep a connection for the next question, unless it is to a file that was made anew meanwhile."""
        with self._lock:
            is_same = file is not None and file == self._file
            keep = is_well and is_same and not self._is_closed and len(self._idle) < _MOST_IDLE
            if keep:
                self._idle.append(connection)
        if not keep:
            connection.close()

    def _drop(self) -> None:
        with self._lock:
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()

    def _said(self, error: Exception) -> ArchiveError:
        if not self._path.exists():
            return ArchiveError("There is no archive yet.")
        if is_damage(error):
            with suppress(OSError):
                doubt(self._path).touch()  # whoever writes next makes it anew
            return ArchiveError("The archive is damaged or of another version; it is made anew when it is updated.")
        return ArchiveError(f"The archive {self._path} cannot be read: {error}.")


def _file_of(path: Path) -> _File:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _end(before: date | None) -> int:
    return first_of(before.toordinal()) if before is not None else _LATEST
