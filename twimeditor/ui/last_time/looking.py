"""What is asked of the archive for an entry, and what comes back: worked out on a worker."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from twimeditor.core.archive.last_time import Holder, Subject, tellers
from twimeditor.core.archive.query import Query
from twimeditor.core.archive.repeats import Asked, asked_of, is_usual, told_again
from twimeditor.core.model import Entry, Section
from twimeditor.ui.archive.seeing import Seen, see

if TYPE_CHECKING:
    from twimeditor.services.archive.archive import Archive, Repeat, Told

__all__ = ["PAGE", "Found", "Seen", "Wanted", "look", "see"]

PAGE: Final = 12
"""How many entries are looked up at once."""

_MOST_TELLERS: Final = 8


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: what was told of a subject before a day, and what of its updates was told already.

    Of a section it is what those who tell something in it have told there before. `path` is the file of the issue
    itself, which says nothing about itself.
    """

    holder: Holder
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
    holder, nodes = wanted.holder, wanted.holder.nodes
    asked = asked_of(nodes, holder.heading.website if isinstance(holder, Entry) else "")
    past = _told_in(holder, wanted, archive) if isinstance(holder, Section) else _told_of(wanted, archive)
    repeats = (
        archive.repeated(tuple(asked.paragraphs), tuple(asked.links), before=wanted.before, without=wanted.path)
        if asked
        else ()
    )
    again = told_again(nodes, {one.text: one.count for one in repeats if not one.is_link})
    news = tuple(one for one in repeats if (not is_usual(one.count) if one.is_link else one.text in again))
    return Found(wanted, past[: wanted.limit], len(past) > wanted.limit, news, asked)


def _told_of(wanted: Wanted, archive: "Archive") -> "tuple[Told, ...]":
    about = wanted.about
    if not about:
        return ()
    return archive.history(about.titles, about.websites, before=wanted.before, limit=wanted.limit + 1)


def _told_in(section: Section, wanted: Wanted, archive: "Archive") -> "tuple[Told, ...]":
    """Return what those who tell something in a section have told there before, the newest first."""
    title, last = section.title.strip(), wanted.before - timedelta(days=1)
    authors = [*tellers(section.nodes)][:_MOST_TELLERS] if title else []
    queries = (Query(author=author, section=title, until=last) for author in authors)
    found = {hit.id for query in queries for hit in archive.search(query, limit=wanted.limit + 1).hits}
    told = map(archive.told, sorted(found, reverse=True)[: wanted.limit + 1])
    return tuple(one for one in told if one is not None)
