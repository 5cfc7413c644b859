"""What is asked of the archive for a search, and what comes back: worked out on a worker."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from twimeditor.core.archive.copying import copied, copied_from
from twimeditor.core.archive.query import Query
from twimeditor.core.model import Issue
from twimeditor.core.post.clipping import Clipping
from twimeditor.core.post.parse import parse
from twimeditor.services.ports import FileSystem
from twimeditor.ui.archive.seeing import Seen, see

if TYPE_CHECKING:
    from twimeditor.services.archive.archive import Archive, Hit, Told

PAGE: Final = 100
"""How many entries are looked up at once."""

_LARGEST: Final = 5_000_000
"""Bytes of a post that is read to copy one entry; of a larger one what the archive kept of it is copied."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Entries that were found for a query, from the one with the number `start` on, of `total`."""

    query: Query
    start: int
    hits: "tuple[Hit, ...]"
    total: int


@dataclass(frozen=True, slots=True)
class Chosen:
    """An entry that was found, ready to be shown and to be copied; `origin` says where it is copied from."""

    seen: Seen
    clipping: Clipping
    origin: str = ""

    @property
    def told(self) -> "Told":
        """Return the entry itself."""
        return self.seen.told


@dataclass(frozen=True, slots=True)
class Around:
    """Where posts and their pictures lie."""

    files: FileSystem
    root: Path | None
    site: Path | None
    ratio: float = 1.0


def find(query: Query, start: int, archive: "Archive") -> Answer:
    """Return the next entries for a query."""
    found = archive.search(query, limit=PAGE, offset=start)
    return Answer(query, start, found.hits, found.total)


def choose(number: int, around: Around, archive: "Archive") -> Chosen | None:
    """Return an entry that was found, None where it is no longer there."""
    seen = see(number, around.root, around.site, around.ratio, archive)
    return None if seen is None else Chosen(seen, clipping_of(seen.told, around))


def clipping_of(told: "Told", around: Around) -> Clipping:
    """Return an entry as its post has it now, or where that says something else, as the archive has it."""
    issue = read_issue(told.path, around)
    return (copied_from(issue, told.record) if issue is not None else Clipping()) or copied(told.record)


def read_issue(path: Path, around: Around) -> Issue | None:
    """Return the issue of a post, None where it cannot be read."""
    if around.root is None:
        return None
    try:
        data = around.files.read(around.root / path)
    except OSError:
        return None
    try:
        return parse(data.decode("utf-8-sig")) if len(data) <= _LARGEST else None
    except UnicodeDecodeError:
        return None
