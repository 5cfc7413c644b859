"""Fixes of what the site's linters find: our own, never theirs.

What a linter would do is made for its own reading of Markdown: one that the site does not share. Each of these keeps to
the field that the finding is in, and changes the page as its label says.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from itertools import dropwhile
from typing import TYPE_CHECKING

from twimeditor.core.check import mending_lines, mending_links
from twimeditor.core.check.fix import BlankLine, Fix, Level, Replacement, Side, correction
from twimeditor.core.check.layout import Layout
from twimeditor.core.check.limits import LONGEST
from twimeditor.core.check.mend import Mend
from twimeditor.core.check.place import Place
from twimeditor.core.check.problem import TYPOS
from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.model import (
    Attribution,
    Blank,
    Block,
    EntryHeading,
    Issue,
    Node,
    Quote,
    SectionHeading,
    SubHeading,
)
from twimeditor.core.post.compose import Piece

if TYPE_CHECKING:  # findings are made into problems with the fixes from here
    from twimeditor.core.check.findings import Finding

HASHES = "Write it with hashes"

_BELOW = lazy_pattern(r"\b(?:below|followed|after)\b")
_LEVELS = lazy_pattern(r"level (\d)\b.*level (\d)\b", re.DOTALL)
_AUTHORS_MARKDOWN = frozenset({"verb", "lead"})

Heading = SectionHeading | EntryHeading | SubHeading


def fixes_of(issue: Issue, layout: Layout, finding: "Finding", place: Place) -> tuple[Fix, ...]:
    """Return what puts a finding right, the likeliest first; nothing where only a person can tell."""
    if finding.rule == TYPOS:
        return tuple(_corrections(finding, place))
    piece = layout.piece_at(finding.start)
    if piece is None or piece.node.id != place.node:
        return ()
    if isinstance(piece.node, Heading) and finding.rule in _OF_HEADINGS:
        fix = _OF_HEADINGS[finding.rule](issue, piece.node, finding.message)
    else:
        fix = _in_field(piece.node, finding, place)
    if fix is None and finding.rule in _APART and _is_at_end(piece.node, place, behind=_is_below(finding.message)):
        fix = _apart(layout, piece, finding.message)
    return (fix,) if fix is not None else ()


def _corrections(finding: "Finding", place: Place) -> Iterator[Fix]:
    if place.field and place.text == finding.message:
        for word in finding.corrections:
            yield correction(place, word)


def _in_field(node: Node, finding: "Finding", place: Place) -> Fix | None:
    if not _is_markdown(node, place.field):
        return None
    mend = _mend(finding.rule, finding.message, place.value, place.start, place.end)
    return _fix(place, mend) if mend is not None else None


def _is_markdown(node: Node, field: str) -> bool:
    if isinstance(node, Attribution):
        return field in _AUTHORS_MARKDOWN
    return field == node.FIELDS[0] if isinstance(node, Quote | Block | Heading) else False


def _is_below(message: str) -> bool:
    return _BELOW.search(message) is not None


def _is_at_end(node: Node, place: Place, *, behind: bool) -> bool:
    """Tell whether the node has no line beyond that of the place."""
    if isinstance(node, Heading):
        return True
    return (
        _is_markdown(node, place.field)
        and "\n" not in place.value[slice(place.end, None) if behind else slice(place.start)]
    )


def _apart(layout: Layout, piece: Piece, message: str) -> Fix | None:
    """Return the fix that puts a blank line beside a node, where it has a neighbour and none is there."""
    behind = _is_below(message)
    beside = layout.piece_at(piece.end if behind else piece.start - 1)
    if beside is None or beside is piece or isinstance(beside.node, Blank):
        return None
    side, label = (Side.BEHIND, mending_lines.BELOW) if behind else (Side.BEFORE, mending_lines.ABOVE)
    return Fix(label, (BlankLine(piece.node.id, side),))


def _fix(place: Place, mend: Mend) -> Fix:
    changes = tuple(
        Replacement(Place(place.node, place.field, start, end, place.value), new) for start, end, new in mend.parts
    )
    return Fix(mend.label, changes, mend.is_safe)


@lru_cache(maxsize=512)
def _mend(rule: str, message: str, text: str, start: int, end: int) -> Mend | None:
    """Return the way to mend a field: the same as long as its text is."""
    if len(text) > LONGEST or rule not in _IN_FIELDS:
        return None
    return _IN_FIELDS[rule](text, start, end, message)


def _blank(text: str, start: int, _end: int, message: str) -> Mend | None:
    beside = mending_lines.blank_below if _is_below(message) else mending_lines.blank_above
    return beside(text, start)


def _list(text: str, start: int, _end: int, message: str) -> Mend | None:
    return mending_lines.list_apart(text, start, behind=_is_below(message))


def _hashes(text: str, start: int, _end: int, message: str) -> Mend | None:
    found = _LEVELS.search(message)
    return mending_lines.hashes(text, start, int(found[1])) if found is not None else None


_APART = frozenset({"MD022", "MD031", "MD032", "MD058"})
_IN_FIELDS: Mapping[str, Callable[[str, int, int, str], Mend | None]] = {
    "MD001": _hashes,
    "MD011": lambda text, start, _end, _message: mending_links.swapped(text, start),
    "MD022": _blank,
    "MD030": lambda text, start, end, _message: mending_lines.one_space(text, start, end),
    "MD031": _blank,
    "MD032": _list,
    "MD034": lambda text, start, end, _message: mending_links.made_link(text, start, end),
    "MD038": lambda text, start, _end, _message: mending_links.code_trimmed(text, start),
    "MD039": lambda text, start, end, _message: mending_links.spaces_moved(text, start, end),
    "MD056": lambda text, start, _end, message: mending_lines.with_cells(text, start, message),
    "MD058": _blank,
}


def _with_hashes(_issue: Issue, heading: Heading, _message: str) -> Fix:
    return Fix(HASHES, (Level(heading.id, _level(heading)),))


def _levelled(issue: Issue, heading: Heading, message: str) -> Fix | None:
    """Raise a heading, and with it those beside and under it, so that they stay so."""
    found = _LEVELS.search(message)
    up = int(found[2]) - int(found[1]) if found is not None else 0
    if up <= 0:
        return None
    raised = tuple(_with_those_under(issue, heading))
    changes = tuple(Level(one.id, _level(one) - up) for one in raised)
    is_safe = all(isinstance(one, SubHeading) for one in raised)  # an entry would lose its mark and note
    return Fix(f"Make it level {_level(heading) - up}", changes, is_safe)


def _with_those_under(issue: Issue, heading: Heading) -> Iterator[Heading]:
    for leaf in dropwhile(lambda leaf: leaf is not heading, issue.leaves()):
        if isinstance(leaf, Heading):
            if _level(leaf) < _level(heading):
                return
            yield leaf


def _level(heading: Heading) -> int:
    return heading.level if isinstance(heading, SubHeading) else 2 if isinstance(heading, SectionHeading) else 3


_OF_HEADINGS: Mapping[str, Callable[[Issue, Heading, str], Fix | None]] = {
    "MD001": _levelled,
    "MD003": _with_hashes,
}
