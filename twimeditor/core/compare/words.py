"""Which words of two texts differ.

As with lines, what both texts have once holds them together, so that the time stays in proportion to the length.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final

from twimeditor.core.compare.lines import Match, matches
from twimeditor.core.lazy import lazy_pattern

_LARGEST: Final = 2_500
"""So many pairs of words between two fixed ones are compared with each other; beyond, they all differ."""

Span = tuple[int, int]
"""From one character to another, the last not included."""

Change = tuple[Span, Span]
"""A passage of the old text, and what the new one has in its place; one of them may be empty."""

_LINE = lazy_pattern(r"[^\n]*\n|[^\n]+")
_WORD = lazy_pattern(r"\w+|\n|[^\S\n]+|[^\w\s]")


def differences(old: str, new: str) -> tuple[Change, ...]:
    """Return what differs in texts of several lines: lines first, then words within those that differ."""
    olds, news = _LINE.findall(old), _LINE.findall(new)
    return tuple(
        (_moved(gone, before[0]), _moved(fresh, after[0]))
        for before, after in _between(olds, news, matches(olds, news))
        for gone, fresh in word_changes(old[slice(*before)], new[slice(*after)])
    )


def word_changes(old: str, new: str) -> tuple[Change, ...]:
    """Return which words differ; signs and spaces alone between two that do go with them."""
    olds, news = _WORD.findall(old), _WORD.findall(new)
    ends = {(0, 0), (len(olds), len(news))}
    same = [one for one in matches(olds, news, largest=_LARGEST) if _counts(one, olds, ends)]
    return tuple(_between(olds, news, same))


def _counts(match: Match, olds: Sequence[str], ends: set[tuple[int, int]]) -> bool:
    """Tell whether pieces that are the same say anything: with a word in them, or at the beginning or end of both."""
    old, new, count = match
    outermost = {(old, new), (old + count, new + count)} & ends
    return bool(outermost) or any(piece[0].isalnum() for piece in olds[old : old + count])


def _between(olds: Sequence[str], news: Sequence[str], same: Sequence[Match]) -> Iterator[Change]:
    """Yield where the passages between those that are the same begin and end, as characters."""
    old_at, new_at = _places(olds), _places(news)
    old, new = 0, 0
    for next_old, next_new, count in (*same, (len(olds), len(news), 0)):
        if old < next_old or new < next_new:
            yield (old_at[old], old_at[next_old]), (new_at[new], new_at[next_new])
        old, new = next_old + count, next_new + count


def _places(pieces: Sequence[str]) -> list[int]:
    return list(accumulate(map(len, pieces), initial=0))


def _moved(span: Span, by: int) -> Span:
    return span[0] + by, span[1] + by
