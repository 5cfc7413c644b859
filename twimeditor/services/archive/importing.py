"""Taking files in: bots' tables, and another editor's corrections; what came of it is told in words."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from twimeditor.core.archive.corrections import Conflict, Corrections, conflicts, joined, read
from twimeditor.core.archive.listing import Listing
from twimeditor.core.archive.table import LeftOut
from twimeditor.core.errors import TableError
from twimeditor.services.archive.sources import Sources

_MOST: Final = 5


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of a file, in words, and whether it was taken in."""

    path: Path
    words: str
    is_taken: bool = True


def in_order(paths: Iterable[Path]) -> list[Path]:
    """Return files with sections before the projects that need them."""
    return sorted(paths, key=lambda path: path.name != Listing.SECTIONS)


def take(sources: Sources, path: Path) -> Taken:
    """Take a file in by its kind; where another's corrections differ from the user's, the user's stay."""
    try:
        kind, text = sources.read(path)
        if kind is Listing.CORRECTIONS:
            return _joined(sources, path, text)
        table = sources.import_table(path).table
    except (TableError, OSError) as error:
        return Taken(path, refused(path, error), is_taken=False)
    return Taken(path, f"From {path.name}: {table.told()}{left_words(table.left_out)}.")


def refused(path: Path, error: TableError | OSError) -> str:
    """Say that a file was not taken in."""
    if isinstance(error, OSError):
        return f"{path.name} was not imported: {error.strerror or error}."
    return f"{path.name} was not imported. {error}"


def left_words(left: Collection[LeftOut]) -> str:
    """Name what of a file makes no sense, behind what was taken in."""
    if not left:
        return ""
    named = "; ".join(f"{one.key} {one.reason}".strip() for one in list(left)[:_MOST])
    more = f"; and {len(left) - _MOST} more" if len(left) > _MOST else ""
    return f"; {len(left)} {'entry' if len(left) == 1 else 'entries'} with mistakes: {named}{more}"


def corrections_words(count: int) -> str:
    """Say how many corrections there are."""
    return "1 correction" if count == 1 else f"{count:,} corrections"


def _joined(sources: Sources, path: Path, text: str) -> Taken:
    theirs, problems = read(text)
    left = left_words(tuple(LeftOut(key, reason) for key, reason in problems))
    if not theirs:
        return Taken(path, f"{path.name} has no corrections{left}.", is_taken=False)
    differences = conflicts(sources.load().corrections, theirs)
    sources.correct(partial(_both, theirs=theirs))
    told = f"From {path.name}: {corrections_words(len(theirs.people) + len(theirs.projects))}{left}."
    return Taken(path, f"{told}{_kept(differences)}")


def _both(mine: Corrections, *, theirs: Corrections) -> Corrections:
    return joined(mine, theirs)


def _kept(differences: Collection[Conflict]) -> str:
    if not differences:
        return ""
    places = "one place" if len(differences) == 1 else f"{len(differences):,} places"
    return f" In {places} it says something else than you do, and your own word counts."
