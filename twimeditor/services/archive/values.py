"""What the archive answers with, and tells of while it reads."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from twimeditor.core.archive.directory import Directory
from twimeditor.core.archive.values import Record
from twimeditor.core.errors import TwimError


class ArchiveError(TwimError):
    """An archive that cannot be read or kept; the message is a sentence that says why."""


class Skipped(StrEnum):
    """Why a file is not in the archive, as the user reads it after a number."""

    UNREADABLE = "could not be read"
    LINK = "links, which are not followed"
    TOO_LARGE = "too large for a post"
    TOO_LONG = "took too long to read"
    TOO_DEEP = "too deep in folders"
    TOO_MANY = "beyond the number that is looked at"
    ENCODING = "not in UTF-8"
    NO_FRONT = "without front matter"
    OTHER = "no issues of the newsletter"


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of the files that have changed have been read, and how many files are no past issues so far."""

    done: int
    total: int
    skipped: int


@dataclass(frozen=True, slots=True)
class Summary:
    """What an archive has: `skipped` counts files that are not in it by the reason, in words.

    `indexed_at` is when all of the folder was looked through last, None while that was never done.
    """

    posts: int
    entries: int
    skipped: Mapping[str, int]
    root: Path
    indexed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Learned:
    """What came of reading a folder: people and projects, tables and corrections included, and the summary."""

    directory: Directory
    summary: Summary


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a text in which something was found."""

    text: str
    is_hit: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that was found; `id` is what `Archive.told` knows it by, until the archive is read anew."""

    id: int
    day: date
    issue_title: str
    path: Path
    section: str
    title: str
    authors: tuple[str, ...]
    snippet: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """Entries that were found, the newest first, and how many there are in all."""

    hits: tuple[Hit, ...] = ()
    total: int = 0


@dataclass(frozen=True, slots=True)
class Told:
    """An entry of a past issue."""

    id: int
    path: Path
    issue_title: str
    record: Record


@dataclass(frozen=True, slots=True)
class Repeat:
    """A paragraph or a link that was published already: in how many issues, and the latest place."""

    text: str
    is_link: bool
    count: int
    told: int
    day: date
    path: Path
    title: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A past issue; `live` is the number of its weekly video, "" where it tells none."""

    path: Path
    day: date
    title: str
    live: str = field(default="")
