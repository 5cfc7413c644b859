"""What is asked of the archive for an entry, and what comes back: worked out on a worker."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from twimeditor.core.archive.last_time import Subject
from twimeditor.core.archive.repeats import Asked, asked_of, is_usual, told_again
from twimeditor.core.model import Entry
from twimeditor.ui.archive.seeing import Seen, see

if TYPE_CHECKING:
    from twimeditor.services.archive.archive import Archive, Repeat, Told

__all__ = ["PAGE", "Found", "Seen", "Wanted", "look", "see"]

PAGE: Final = 12
"""How many entries are looked up at once."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: what was told of a subject before a day, and what of its updates was told already.

    `path` is the file of the issue itself, which says nothing about itself.
    """

    entry: Entry
    about: Subject
    before: date
    path: Path | None = None
    limit: int = PAGE


@dataclass(frozen=True, slots=True)
class Found:
    """What past issues say: entries, the newest first; whether there are `more`; and what was published already."""

    wanted: Wanted
    past: "tuple[Told, ...]" = ()
    more: bool = False
    repeats: "tuple[Repeat, ...]" = ()
    asked: Asked = field(default_factory=Asked)


def look(wanted: Wanted, archive: "Archive") -> Found:
    """Return what the archive says to what is wanted."""
    about, nodes = wanted.about, wanted.entry.nodes
    asked = asked_of(nodes, wanted.entry.heading.website)
    past = archive.history(about.titles, about.websites, before=wanted.before, limit=wanted.limit + 1) if about else ()
    repeats = (
        archive.repeated(tuple(asked.paragraphs), tuple(asked.links), before=wanted.before, without=wanted.path)
        if asked
        else ()
    )
    again = told_again(nodes, {one.text: one.count for one in repeats if not one.is_link})
    news = tuple(one for one in repeats if (not is_usual(one.count) if one.is_link else one.text in again))
    return Found(wanted, past[: wanted.limit], len(past) > wanted.limit, news, asked)
