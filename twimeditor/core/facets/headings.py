"""The facets of headings: the level of a sub-heading, number and title of a Matrix Live section."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from twimeditor.core.errors import EditError
from twimeditor.core.facets.facet import Facet
from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.model import Node, SectionHeading, SubHeading

LEVEL = "level"
NUMBER = "number"
TITLE = "title"

_LEVELS = {"1", "2", "4", "5", "6"}
_LIVE = lazy_pattern(
    r"(?P<words>Matrix Live)(?:[ ](?P<number>[A-Za-z]*\d\w*))?"
    r"(?:(?P<dash>[ ][-–—][ ]|:?[ ])(?P<title>.*?))??"
    r"(?P<emoji>[ ]?[^\w\s\"'()\[\]{}&!?.,;:…*_`~<>#+=/\\-]+)?(?P<end>[ ]*)",
    re.IGNORECASE,
)
_DASH = " – "


@dataclass(frozen=True, slots=True)
class _Live:
    """The title of a Matrix Live section in its parts; `dash` is what stands before the title."""

    words: str
    number: str
    dash: str
    title: str
    rest: str

    def joined(self) -> str:
        """Return the section's title."""
        number = f" {self.number}" if self.number else ""
        title = f"{self.dash or _DASH}{self.title}" if self.title else ""
        return f"{self.words}{number}{title}{self.rest}"


def is_live(heading: SectionHeading | None) -> bool:
    """Tell whether a section is that of the weekly video."""
    return heading is not None and _live(heading.title) is not None


def live_facets(node: SectionHeading) -> Iterator[Facet]:
    """Yield number and title of the weekly video from its section's title."""
    live = _live(node.title)
    if live is None:
        return
    number_at = len(live.words) + 1 if live.number else -1
    title_at = len(node.title) - len(live.rest) - len(live.title) if live.title else -1
    yield Facet(NUMBER, live.number, partial(_numbered, node, live), at=number_at)
    yield Facet(TITLE, live.title, partial(_titled, node, live), at=title_at)


def sub_heading_facets(node: SubHeading) -> Iterator[Facet]:
    """Yield the level, from which the hashes follow."""
    yield Facet(LEVEL, str(node.level), partial(_levelled, node))


def _live(title: str) -> _Live | None:
    found = _LIVE.fullmatch(title)
    if found is None:
        return None
    rest = (found["emoji"] or "") + found["end"]
    return _Live(found["words"], found["number"] or "", found["dash"] or "", found["title"] or "", rest)


def _numbered(node: SectionHeading, live: _Live, value: str) -> Node:
    return replace(node, title=replace(live, number=value.strip()).joined())


def _titled(node: SectionHeading, live: _Live, value: str) -> Node:
    return replace(node, title=replace(live, title=value).joined())


def _levelled(node: SubHeading, value: str) -> Node:
    if value not in _LEVELS:
        raise EditError("a heading of this level begins a section or an entry")
    return replace(node, level=int(value))
