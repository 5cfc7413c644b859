"""Puts a word in the place of each shortcode that has a body or goes over several lines, as Zola does.

So text right beside it is one paragraph with it, and within a fence, a comment or other HTML it ends nothing.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.post import shortcodes
from twimeditor.core.post.shortcodes import Span

_WORD = "a"
_LINE_END = lazy_pattern(r"\n")
_NOTHING_MORE = lazy_pattern(r"[ \t]*(?:\n|\Z)")


@dataclass(frozen=True, slots=True)
class Masked:
    """A text whose lines may each stand for several.

    `starts` are the numbers that its lines have in the post, and the number of lines there; `alone` are the lines of
    the post from which on a shortcode stands alone, each with the line after it.
    """

    text: str
    starts: Sequence[int]
    alone: Mapping[int, int]

    def lines(self, start: int, end: int) -> tuple[int, int]:
        """Return the lines of the post that a range of lines stands for."""
        return self.starts[start], self.starts[end]

    def joins(self, start: int, end: int) -> bool:
        """Tell whether a range of lines stands for more lines of the post."""
        return self.starts[end] - self.starts[start] > end - start


def masked(lines: Sequence[str]) -> Masked:
    """Mask the shortcodes in a text given as its lines, which are without their ends."""
    text = "\n".join(lines)
    spans = shortcodes.spans(lines)
    if not spans:
        return Masked(text, range(len(lines) + 1), {})
    ends = [found.start() for found in _LINE_END.finditer(text)]
    ranges = [(bisect_left(ends, start), bisect_left(ends, end) + 1) for start, end in spans]
    inside = {number for first, after in ranges for number in range(first + 1, after)}
    starts = [number for number in range(len(lines) + 1) if number not in inside]
    alone = {
        first: after
        for (first, after), span in zip(ranges, spans, strict=True)
        if _is_alone(text, span, ends[first - 1] + 1 if first else 0)
    }
    return Masked("".join(_pieces(text, spans)), starts, alone)


def _is_alone(text: str, span: Span, line: int) -> bool:
    """Tell whether nothing else stands in the shortcode's lines, of which the first begins at `line`."""
    start, end = span
    return start - line < 4 and not text[line:start].strip(" ") and _NOTHING_MORE.match(text, end) is not None


def _pieces(text: str, spans: Sequence[Span]) -> Iterator[str]:
    yield text[: spans[0][0]]
    for (_, end), (following, _) in pairwise([*spans, (len(text), len(text))]):
        yield _WORD
        yield text[end:following]
