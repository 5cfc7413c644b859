"""Rankings by ping beside those of an issue before: who is up, down, new and gone."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from twimeditor.core.archive.values import Standing
from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.model import Issue, Section
from twimeditor.core.model import Table as TableNode
from twimeditor.core.ping import PingError, is_ping_table, ranking
from twimeditor.core.tables import read

_ALIAS = lazy_pattern(r"#([\w.=/+-]+:[\w.:-]+)")

_LASTS: Final = timedelta(days=183)
"""After so long, who is up or down tells nothing any more."""


@dataclass(frozen=True, slots=True)
class Move:
    """A host's place in a ranking, from 1, and in the one before; None where it is not in it."""

    host: str
    now: int | None
    then: int | None
    median: float

    @property
    def words(self) -> str:
        """Return what has become of it, in words."""
        if self.now is None:
            return "gone"
        if self.then is None:
            return "new"
        places = self.then - self.now
        return f"up {places}" if places > 0 else f"down {-places}" if places < 0 else "same"


def standings(issue: Issue) -> tuple[Standing, ...]:
    """Return the rankings that an issue has, each with the name of its room, "" where that is not told."""
    return tuple(found for section in issue.sections for found in _of_section(section))


def lasts(before: Standing, day: date) -> bool:
    """Tell whether the issue of a day can be compared with a ranking before it."""
    return before.day is None or day - before.day <= _LASTS


def beside(now: Standing, before: Sequence[Standing], number: int = 0) -> Standing | None:
    """Return of the rankings before that of the same room; where rooms are not told, the one with that number."""
    same = next((one for one in before if one.room and one.room.lstrip("#") == now.room.lstrip("#")), None)
    if same is None and number < len(before) and not (now.room and before[number].room):
        return before[number]
    return same


def moves(now: Iterable[tuple[str, float]], then: Iterable[tuple[str, float]]) -> tuple[Move, ...]:
    """Return what has become of each host: those of today by their places, then those that are gone."""
    today, before = tuple(now), {host.casefold(): (place, median) for place, (host, median) in enumerate(then, 1)}
    found = [
        Move(host, place, before.get(host.casefold(), (None, 0.0))[0], median)
        for place, (host, median) in enumerate(today, 1)
    ]
    here = {host.casefold() for host, _ in today}
    gone = (Move(host, None, place, median) for host, (place, median) in before.items() if host not in here)
    return (*found, *gone)


def _of_section(section: Section) -> Iterator[Standing]:
    for leaf in section.nodes:
        yield from _of_node(leaf, "")
    for entry in section.entries:
        found = _ALIAS.search(entry.heading.title)
        for leaf in entry.nodes:
            yield from _of_node(leaf, found[1] if found else "")


def _of_node(node: object, room: str) -> Iterator[Standing]:
    table = read(node.markdown) if isinstance(node, TableNode) else None
    if not isinstance(node, TableNode) or table is None or not is_ping_table(table):
        return
    try:
        pings = ranking(node.markdown).pings
    except PingError:
        return
    yield Standing(room, tuple((ping.host, ping.median) for ping in pings))
