"""A quote as the blocks inside it, so that a keystroke reads only the block that it is in.

How the parser reads a block depends on nothing before it, and behind it on nothing beyond the blank
line that ends it and the two lines after. So after an edit the blocks before and behind the changed
lines are kept, provided that a new reading of what is between arrives at the start of a block where
there was one before.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TypeAlias

from markdown_it.token import Token

from twimeditor.core.render.placeholders import Before
from twimeditor.core.render.references import Asked, Definitions, definitions_in

SHORTEST = 1_000
"""Characters of a quote below which reading it whole takes no time that anyone could feel."""

_LOOKAHEAD = 3
_ODD = ("\t", "\0", "\r", "\f", "\v", "{{", "{%", "[^")


@dataclass(frozen=True, slots=True)
class Rendered:
    """HTML with its marks, and what else the post needs to know of it.

    `asked` are the labels looked up and what they stood for; `events` the elements that the HTML opens
    and closes, empty where it closes all that it opens; `too_much` that the HTML is but a note saying so; `after` what
    the shortcodes in it do to those behind it, None where there are none.
    """

    html: str
    asked: Asked
    events: tuple[str, ...] = ()
    too_much: bool = False
    after: Before | None = None


@dataclass(slots=True)
class Part:
    """A block: its lines, the blank ones after it included, and its HTML once that was made.

    Making the HTML uses up the tokens.
    """

    lines: int
    tokens: list[Token]
    definitions: Definitions
    rendered: Rendered | None = None


Read: TypeAlias = Callable[[str], list[Token]]
"""Finds the blocks of a text."""


def divisible(body: str) -> bool:
    """Tell whether the quote's Markdown may be read block by block.

    What counts columns from the quote's mark, or reaches beyond a block, is read as a whole.
    """
    return len(body) >= SHORTEST and not any(odd in body for odd in _ODD)


def divide(read: Read, lines: Sequence[str]) -> list[Part]:
    """Read `lines` and return the blocks."""
    groups: list[list[Token]] = []
    starts: list[int] = []
    for token in read("\n".join(lines) + "\n"):
        if token.level == 0 and token.nesting >= 0:
            groups.append([])
            starts.append(token.map[0] if token.map and starts else 0)
        groups[-1].append(token)
    if not groups:
        return [Part(len(lines), [], {})]
    ends = [*starts[1:], len(lines)]
    for group in groups:
        for token in group:
            token.level += 1
    return [
        Part(end - start, group, definitions_in(group)) for start, end, group in zip(starts, ends, groups, strict=True)
    ]


def divide_again(read: Read, lines: Sequence[str], old_lines: Sequence[str], old: Sequence[Part]) -> list[Part]:
    """Return the blocks of `lines`, those of `old_lines` kept where they are provably the same."""
    head = _shared(lines, old_lines)
    tail = _shared(lines[head:][::-1], old_lines[head:][::-1])
    starts = list(accumulate((part.lines for part in old), initial=0))
    first = _last_safe(starts[:-1], lines, head)
    shift = len(lines) - len(old_lines)
    resume, stop = _next_safe(starts, old_lines, len(old_lines) - tail + 1, first)
    if resume is not None:
        between = divide(read, lines[starts[first] : stop + shift])
        kept = _up_to(between, starts[resume] + shift - starts[first])
        if kept is not None:
            return [*old[:first], *kept, *old[resume:]]
    return [*old[:first], *divide(read, lines[starts[first] :])]


def _shared(left: Sequence[str], right: Sequence[str]) -> int:
    """Return how many lines both begin with."""
    least = min(len(left), len(right))
    return next((n for n in range(least) if left[n] != right[n]), least)


def _last_safe(starts: Sequence[int], lines: Sequence[str], unchanged: int) -> int:
    """Return the last block up to whose second line, at least, all is unchanged."""
    index = bisect_left(starts, max(unchanged - 1, 0)) - 1
    while index > 0 and lines[starts[index] - 1].strip():
        index -= 1
    return max(index, 0)


def _next_safe(starts: Sequence[int], lines: Sequence[str], least: int, after: int) -> tuple[int | None, int]:
    """Return the first block of `lines` behind line `least`, and a line to which to read for it."""
    safe = [
        index
        for index in range(bisect_left(starts, least, after + 1), len(starts) - 1)
        if not lines[starts[index] - 1].strip()
    ]
    if not safe:
        return None, len(lines)
    resume = safe[0]
    far_enough = (starts[index] for index in safe if starts[index] - starts[resume] >= _LOOKAHEAD)
    return resume, next(far_enough, len(lines))


def _up_to(parts: list[Part], line: int) -> list[Part] | None:
    """Return the blocks before `line`, or None when no block starts there."""
    ends = list(accumulate(part.lines for part in parts))
    return parts[: ends.index(line) + 1] if line in ends[:-1] else None
