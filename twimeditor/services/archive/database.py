"""The database: its tables, how it is opened, and what is done when it is damaged or another program's.

It holds nothing that cannot be read again from the posts, so it is made anew whenever in doubt. An entry's id tells its
day, so that the newest first is the order in which the search engine has them anyway.
"""

import json
import os
import sqlite3
import zlib
from contextlib import closing, suppress
from datetime import date
from pathlib import Path
from typing import Final

from twimeditor import __version__
from twimeditor.services.archive.columns import VIEW, register
from twimeditor.services.archive.values import ArchiveError

APPLICATION: Final = 0x5457494D
SCHEMA: Final = 3
READING: Final = 1
"""Raised when something else is read off a post than before, or given to the search engine."""

WRITER: Final = f"{__version__}/{READING}"

PLACES: Final = 1 << 20
"""So many entries of an issue are told apart."""

_FILES: Final = 1 << 21
_CACHE: Final = -16_000
_WAIT: Final = 10.0
_READERS_WAIT: Final = 2.0
"""So many seconds who writes and who only reads waits for a program that lets nobody else at the file: a window that is
closed waits for its readers.
"""

_TABLES: Final = (
    "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    """CREATE TABLE files (
        id INTEGER PRIMARY KEY, path BLOB NOT NULL UNIQUE, stamp TEXT NOT NULL, digest TEXT NOT NULL DEFAULT '',
        reason TEXT NOT NULL DEFAULT '', day INTEGER, title TEXT NOT NULL DEFAULT '', live TEXT NOT NULL DEFAULT '',
        rankings TEXT NOT NULL DEFAULT '')""",
    "CREATE INDEX files_by_day ON files (day) WHERE day IS NOT NULL",
    "CREATE INDEX files_by_reason ON files (reason) WHERE reason <> ''",
    "CREATE TABLE sections (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE)",
    """CREATE TABLE projects (
        id INTEGER PRIMARY KEY, title TEXT NOT NULL, website TEXT NOT NULL, UNIQUE (title, website))""",
    "CREATE INDEX projects_by_website ON projects (website)",
    "CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT NOT NULL, target TEXT NOT NULL, UNIQUE (name, target))",
    """CREATE TABLE records (
        id INTEGER PRIMARY KEY, file INTEGER NOT NULL REFERENCES files (id), project INTEGER REFERENCES projects (id),
        mention TEXT NOT NULL, terms TEXT NOT NULL)""",
    "CREATE INDEX records_by_file ON records (file)",
    "CREATE INDEX records_by_project ON records (project) WHERE project IS NOT NULL",
    "CREATE TABLE bodies (id INTEGER PRIMARY KEY REFERENCES records (id), data BLOB NOT NULL)",
    "CREATE TABLE traces (hash INTEGER, record INTEGER, PRIMARY KEY (hash, record)) WITHOUT ROWID",
    VIEW,
    """CREATE VIRTUAL TABLE words USING fts5 (title, section, authors, text, terms, prefix = '2 3',
        content = 'columns', content_rowid = 'id',
        tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co So'")""",
    "INSERT INTO words (words, rank) VALUES ('hashsize', 16000000)",
)

ODD: Final = (sqlite3.Error, zlib.error, ValueError, TypeError, LookupError)
"""What a damaged database makes its readers raise."""

_DAMAGED: Final = frozenset(
    {sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT,
     sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_MISMATCH}
)  # fmt: skip
_WORDS: Final = {
    sqlite3.SQLITE_FULL: "there is no room left on the disk",
    sqlite3.SQLITE_READONLY: "it may not be written to",
    sqlite3.SQLITE_PERM: "it may not be written to",
    sqlite3.SQLITE_BUSY: "another program is writing to it",
    sqlite3.SQLITE_LOCKED: "another program is writing to it",
    sqlite3.SQLITE_IOERR: "the disk cannot be read or written",
}


def record_id(day: int, file: int, place: int) -> int:
    """Return the id of an entry: a later day is greater, and of one issue what stands further up."""
    return first_of(day) + file * PLACES + PLACES - 1 - place


def first_of(day: int) -> int:
    """Return the least id that an entry of a day can have; days are counted as `date.toordinal` does."""
    return day * _FILES * PLACES


def day_of(record: int) -> date:
    """Return the day of an entry by its id."""
    return date.fromordinal(record // (_FILES * PLACES))


def open_to_write(path: Path) -> sqlite3.Connection:
    """Open the database, made or made anew if need be; raise sqlite3.Error where it cannot be.

    A link in its place leads to what is not ours: it goes, and what it leads to is not even opened.
    """
    if path.is_symlink():
        remove(path)
    for _ in range(2):
        connection = _connected(path)
        try:
            if _is_fit(connection, path):
                return connection
        except ODD as error:
            if not is_damage(error):
                connection.close()
                raise
        connection.close()
        remove(path)
    raise sqlite3.DatabaseError


def open_to_read(path: Path) -> sqlite3.Connection:
    """Open the database for questions alone; raise sqlite3.Error where there is none that we have written.

    In a folder that may not be written to the engine must be told that nobody else will.
    """
    try:
        return _asked(path, "mode=ro")
    except sqlite3.OperationalError:
        if os.access(path.parent, os.W_OK) or path.with_name(f"{path.name}-wal").exists():
            raise
        return _asked(path, "mode=ro&immutable=1")


def _asked(path: Path, how: str) -> sqlite3.Connection:
    address = f"{path.absolute().as_uri()}?{how}"
    if path.is_symlink():
        raise sqlite3.DatabaseError
    connection = sqlite3.connect(
        address, timeout=_READERS_WAIT, isolation_level=None, check_same_thread=False, uri=True
    )
    try:
        connection.execute(f"PRAGMA cache_size = {_CACHE}")
        register(connection)
        is_ours = _is_ours(connection)
    except BaseException:
        connection.close()
        raise
    if not is_ours:
        connection.close()
        raise sqlite3.DatabaseError
    return connection


def is_damage(error: Exception) -> bool:
    """Tell whether what went wrong is the file's own fault, and it has to be made anew."""
    code = getattr(error, "sqlite_errorcode", None)
    return code is None or code & 0xFF in _DAMAGED or code == sqlite3.SQLITE_IOERR_SHORT_READ


def said(path: Path, error: Exception) -> ArchiveError:
    """Return what went wrong in words."""
    if path.is_dir():
        return ArchiveError(f"The archive cannot be kept: there is a folder in the place of {path}.")
    code = getattr(error, "sqlite_errorcode", None)
    known = _WORDS.get(code & 0xFF) if code is not None else None
    reason = getattr(error, "strerror", None) or known or "it cannot be made or opened"
    return ArchiveError(f"The archive cannot be kept in {path.parent}: {reason}.")


def remove(path: Path) -> None:
    """Delete the database, and nothing else."""
    for one in (path, *(path.with_name(path.name + end) for end in ("-wal", "-shm", "-journal")), doubt(path)):
        with suppress(OSError):
            one.unlink()


def doubt(path: Path) -> Path:
    """Return the file by which those who only read tell that the database seems to be damaged."""
    return path.with_name(path.name + "-damaged")


def get(connection: sqlite3.Connection, name: str, otherwise: object = None) -> object:
    """Return what is kept about the database itself."""
    found = connection.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
    return json.loads(found[0]) if found is not None else otherwise


def put(connection: sqlite3.Connection, name: str, value: object) -> None:
    """Keep something about the database itself."""
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, json.dumps(value)))


def _connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
    with suppress(sqlite3.DatabaseError):  # what is wrong with it is told by the first question
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA cache_size = {_CACHE}")
        connection.execute("PRAGMA journal_size_limit = 16000000")
        register(connection)
    return connection


def _is_fit(connection: sqlite3.Connection, path: Path) -> bool:
    """Tell whether the database can be written to as it is; an empty one gets its tables."""
    with closing(connection.execute("SELECT count(*) FROM sqlite_master")) as found:
        is_empty = found.fetchone() == (0,)
    if is_empty:
        _make(connection)
        return True
    return _is_ours(connection) and (not _is_doubted(connection, path) or _is_whole(connection))


def _is_ours(connection: sqlite3.Connection) -> bool:
    found = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")]
    return found == [APPLICATION, SCHEMA] and get(connection, "writer") == WRITER


def _is_doubted(connection: sqlite3.Connection, path: Path) -> bool:
    return bool(get(connection, "writing")) or doubt(path).exists()


def _is_whole(connection: sqlite3.Connection) -> bool:
    """Look through all of the file: that takes a while, so it is done after a kill and when damage was met."""
    if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        return False
    connection.execute("INSERT INTO words (words) VALUES ('integrity-check')")
    return True


def _make(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")
    for table in _TABLES:
        connection.execute(table)
    put(connection, "writer", WRITER)
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute(f"PRAGMA user_version = {SCHEMA}")
    connection.execute("COMMIT")
