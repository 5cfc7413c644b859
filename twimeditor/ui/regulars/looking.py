"""What the dock shows of an issue: what is usual and missing, the video's number, rankings beside those before."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from twimeditor.core.archive.adding import live_number
from twimeditor.core.archive.directory import Directory
from twimeditor.core.archive.pings import Move, beside, lasts, moves, standings
from twimeditor.core.archive.regulars import Regulars, regulars
from twimeditor.core.archive.values import Standing
from twimeditor.core.begin import number_on
from twimeditor.core.model import Attribution, Issue, SectionHeading, Table

if TYPE_CHECKING:
    from twimeditor.services.archive.archive import Archive


@dataclass(frozen=True, slots=True)
class Past:
    """What the archive says of the issues before: the next number of the weekly video, and the last rankings."""

    live: str = ""
    rankings: tuple[Standing, ...] = ()


@dataclass(frozen=True, slots=True)
class Live:
    """The number of the weekly video: the issue's own, and the one that follows the last; "" where not known."""

    own: str = ""
    following: str = ""

    @property
    def is_missing(self) -> bool:
        """Tell whether there is a number that could be put in."""
        return bool(self.following) and not self.own


@dataclass(frozen=True, slots=True)
class Compared:
    """A room's ranking beside the one before, of the day `then`; `is_today` tells whether the issue has one at all.

    One that `is_old` is left out, but for its day.
    """

    room: str
    moves: tuple[Move, ...]
    is_today: bool = True
    then: date | None = None
    is_old: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """All that the dock shows of an issue."""

    regulars: Regulars = field(default_factory=Regulars)
    live: Live = field(default_factory=Live)
    rooms: tuple[Compared, ...] = ()


def look(archive: "Archive", day: date) -> Past:
    """Ask the archive about the issues before a day."""
    live = number_on(day, ((one.day, one.live) for one in archive.issues()))
    return Past(live, tuple(archive.rankings(day)))


def shown(directory: Directory, issue: Issue, day: date, past: Past) -> Shown:
    """Return what there is to show of an issue."""
    live = Live(live_number(issue), past.live)
    return Shown(regulars(directory, issue, day), live, _compared(standings(issue), past.rankings, day))


def facts(issue: Issue) -> tuple[object, ...]:
    """Return all of an issue that what is shown depends on; while it stays equal, nothing is looked at anew."""
    entries = tuple((entry.heading.title, entry.heading.website) for entry in issue.entries)
    others = tuple(
        leaf.title if isinstance(leaf, SectionHeading) else leaf.target if isinstance(leaf, Attribution) else leaf
        for leaf in issue.leaves()
        if isinstance(leaf, SectionHeading | Attribution | Table)
    )
    return (issue.front, entries, others)


def _compared(today: Sequence[Standing], before: Sequence[Standing], day: date) -> tuple[Compared, ...]:
    if not today:
        return tuple(_last(one, is_old=not lasts(one, day)) for one in before)
    return tuple(_beside(one, beside(one, before, number), day) for number, one in enumerate(today))


def _last(before: Standing, *, is_old: bool) -> Compared:
    shown = () if is_old else moves(before.medians, before.medians)
    return Compared(before.room, shown, is_today=False, then=before.day, is_old=is_old)


def _beside(now: Standing, before: Standing | None, day: date) -> Compared:
    if before is None:
        return Compared(now.room, moves(now.medians, ()))
    is_old = not lasts(before, day)
    then = () if is_old else before.medians
    return Compared(now.room, moves(now.medians, then), then=before.day, is_old=is_old)
