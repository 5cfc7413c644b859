"""Which characters of a text the characters of a field's value are: one run of both after the other."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from operator import attrgetter
from urllib.parse import unquote

from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.post.blocks import content, split_lines

_ENTITY = lazy_pattern(r"&(?:#\w{1,8}|\w{1,32});")
_PERCENT = lazy_pattern(r"(?:%[0-9A-Fa-f]{2})+")
_SPACE = lazy_pattern(r"\s+")
_BODY = lazy_pattern(r"(?P<body>[^\r\n]*+)(?:\r\n?|\n|\Z)")
_QUOTE_MARK = lazy_pattern(r" {0,3}> ?")


@dataclass(frozen=True, slots=True)
class Segment:
    """The value's characters `at` to `upto` are the text's `start` to `end`: one by one, if they are as many."""

    at: int
    upto: int
    start: int
    end: int

    @property
    def is_even(self) -> bool:
        """Tell whether each character of the value is one of the text."""
        return self.upto - self.at == self.end - self.start


@dataclass(frozen=True, slots=True)
class Chart:
    """Where a field's value stands in a text; there is one segment at least."""

    field: str
    value: str
    segments: tuple[Segment, ...]

    @property
    def start(self) -> int:
        """Return where the first character stands."""
        return self.segments[0].start

    @property
    def end(self) -> int:
        """Return where the last character ends."""
        return self.segments[-1].end

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the characters of the text that characters of the value are."""
        first = self.position(start)
        return (first, first) if end <= start else (first, max(first, self._end(end)))

    def position(self, at: int) -> int:
        """Return where the character stands, or the end of the value."""
        segment = self.segments[max(bisect_right(self.segments, at, key=attrgetter("at")) - 1, 0)]
        if segment.is_even:
            return segment.start + min(max(at - segment.at, 0), segment.end - segment.start)
        return segment.start if at < segment.upto else segment.end

    def _end(self, at: int) -> int:
        """Return where the character before `at` ends."""
        segment = self.segments[max(bisect_right(self.segments, at - 1, key=attrgetter("at")) - 1, 0)]
        if not segment.is_even:
            return segment.end
        return segment.start + min(max(at - segment.at, 0), segment.end - segment.start)

    def overlapped(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the characters of the value that lie within characters of the text, None where there are none."""
        behind = bisect_left(self.segments, end, key=attrgetter("start"))
        found = [one for one in self.segments[self._before(start) : behind] if start < one.end and one.at < one.upto]
        if not found:
            return None
        first, last = found[0], found[-1]
        at = first.at + max(start - first.start, 0) if first.is_even else first.at
        upto = last.upto - max(last.end - end, 0) if last.is_even else last.upto
        return at, upto

    def caret(self, offset: int) -> int:
        """Return where a caret between two characters of the text is in the value, or comes nearest to it."""
        one = self.nearest(offset)
        if offset >= one.end:
            return one.upto
        return one.at + max(offset - one.start, 0) if one.is_even else one.at

    def nearest(self, offset: int) -> Segment:
        """Return the segment that lies nearest; of those that are as near, the first."""
        number = self._before(offset)
        return min(
            self.segments[max(number - 1, 0) : number + 2], key=lambda one: apart(one.start, one.end, offset, offset)
        )

    def _before(self, offset: int) -> int:
        """Return the number of the last segment that begins before a character, or of the first."""
        return max(bisect_left(self.segments, offset, key=attrgetter("start")) - 1, 0)


def apart(start: int, end: int, other_start: int, other_end: int) -> int:
    """Return how many characters lie between some and others."""
    return max(start - other_end, other_start - end, 0)


def verbatim(value: str, start: int) -> tuple[Segment, ...]:
    """Return the segment of a value that stands there as it is."""
    return (Segment(0, len(value), start, start + len(value)),)


def aligned(value: str, raw: str, offset: int = 0) -> tuple[Segment, ...]:
    """Return where a value stands in the Markdown or HTML that gave it; `offset` is where that begins.

    What was left out of it (backslashes, marks of emphasis) belongs to no segment; entities, percent signs and line
    ends are one segment each. Space at the value's ends may be missing. Where the two do not go together, one is the
    other as a whole.
    """
    found = raw.find(value)
    if found >= 0:
        return verbatim(value, offset + found)
    typed = value.rstrip()
    pairs = list(_pairs(typed, len(value) - len(value.lstrip()), raw))
    if not pairs or pairs[-1].upto < len(typed):
        return (Segment(0, len(value), offset, offset + len(raw)),)
    return tuple(_joined(pairs, offset))


def _pairs(value: str, at: int, raw: str) -> Iterator[Segment]:
    start = 0
    while at < len(value) and start < len(raw):
        one = _pair(value, at, raw, start)
        if one is None:
            start += 1
            continue
        yield one
        at, start = one.upto, one.end


def _pair(value: str, at: int, raw: str, start: int) -> Segment | None:
    """Return what stands for the value's next characters here, None where nothing of them does."""
    char = raw[start]
    if char in "&%":
        found = (_ENTITY if char == "&" else _PERCENT).match(raw, start)
        meant = (unescape if char == "&" else unquote)(found[0]) if found is not None else ""
        if found is not None and meant and value.startswith(meant, at) and not value.startswith(found[0], at):
            return Segment(at, at + len(meant), start, found.end())
    if value[at] == char:
        return Segment(at, at + 1, start, start + 1)
    return _space(value, at, raw, start) if char.isspace() else None


def _space(value: str, at: int, raw: str, start: int) -> Segment | None:
    """Return a line end and the space around it, which is one space on the other side."""
    here, there = _SPACE.match(value, at), _SPACE.match(raw, start)
    if here is None or there is None:
        return None
    return Segment(at, here.end(), start, there.end())


def _joined(pairs: Iterable[Segment], offset: int) -> Iterator[Segment]:
    """Yield the segments, moved by `offset`, those that go on one by one in one."""
    last: Segment | None = None
    for one in pairs:
        if last is None:
            last = one
        elif last.is_even and one.is_even and last.end == one.start:
            last = Segment(last.at, one.upto, last.start, one.end)
        else:
            yield Segment(last.at, last.upto, last.start + offset, last.end + offset)
            last = one
    if last is not None:
        yield Segment(last.at, last.upto, last.start + offset, last.end + offset)


def lined(value: str, text: str, offset: int = 0, *, quoted: bool = False) -> tuple[Segment, ...]:
    """Return where the lines of a value stand, each at the end of a line of the text.

    Blank lines at the value's ends may be missing in the text. `quoted` tells that its lines have marks.
    """
    bodies = [(found.start(), found.end("body"), found.end()) for found in _bodies(value)]
    lines = split_lines(text)
    missing = _left_out(value, bodies, lines, quoted=quoted)
    found: list[Segment] = []
    for (at, upto, next_at), line in zip(bodies[missing:], lines, strict=False):
        inside = content(line)
        if not inside.endswith(value[at:upto]):
            return aligned(value, text, offset)
        end = offset + len(inside)
        found.append(Segment(at, upto, end - (upto - at), end))
        if next_at > upto:
            found.append(Segment(upto, next_at, end, offset + len(line)))
        offset += len(line)
    return tuple(found) or (Segment(0, len(value), offset, offset),)


def _bodies(value: str) -> Iterator[re.Match[str]]:
    """Yield the lines of a value, an empty last one too."""
    at = 0
    while True:
        found = _BODY.match(value, at)
        if found is None:
            return
        yield found
        if found.end() == found.end("body"):
            return
        at = found.end()


def _left_out(value: str, bodies: Sequence[tuple[int, int, int]], lines: Sequence[str], *, quoted: bool) -> int:
    """Return how many blank lines of a value's beginning are not in the text."""
    if len(bodies) <= len(lines):
        return 0
    typed = next((n for n, (at, upto, _) in enumerate(bodies) if value[at:upto].strip(" \t")), len(bodies))
    inside = (_QUOTE_MARK.sub("", line, count=1) if quoted else line for line in lines)
    return max(typed - next((n for n, line in enumerate(inside) if line.strip(" \t\r\n")), len(lines)), 0)
