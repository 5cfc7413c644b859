"""Which lines of two texts are the same ones.

First come the lines that both texts have once, in the longest run that keeps their order; what lies between is compared
by difflib, if it is short. So the time stays in proportion to the length, whatever the texts are.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final

LARGEST: Final = 250_000
"""So many pairs of lines between two fixed ones are usually compared with each other; beyond, all are replaced."""

Match = tuple[int, int, int]
"""Where it begins in the old text and in the new, and how many lines it has."""


def matches(old: Sequence[str], new: Sequence[str], *, largest: int = LARGEST) -> tuple[Match, ...]:
    """Return the runs of lines that are the same, in order, the longest possible ones.

    Between two fixed lines so many pairs are compared with each other as `largest` allows.
    """
    start = _same(zip(old, new, strict=False))
    rest = min(len(old), len(new)) - start
    end = min(_same(zip(reversed(old), reversed(new), strict=False)), rest)
    pairs = [(number, number) for number in range(start)]
    pairs += _between(old, new, (start, len(old) - end), (start, len(new) - end), largest)
    pairs += [(len(old) - number, len(new) - number) for number in range(end, 0, -1)]
    return tuple(_runs(pairs))


def _same(pairs: "Iterator[tuple[str, str]] | zip[tuple[str, str]]") -> int:
    count = 0
    for one, other in pairs:
        if one != other:
            break
        count += 1
    return count


def _between(
    old: Sequence[str], new: Sequence[str], old_part: tuple[int, int], new_part: tuple[int, int], largest: int
) -> list[tuple[int, int]]:
    """Return the pairs of lines within two parts, fixed by the lines that both have once."""
    anchors = _anchors(old[slice(*old_part)], new[slice(*new_part)])
    found: list[tuple[int, int]] = []
    before = (old_part[0], new_part[0])
    for anchor in [(old_part[0] + one, new_part[0] + other) for one, other in anchors]:
        found += _gap(old, new, before, anchor, largest)
        found.append(anchor)
        before = (anchor[0] + 1, anchor[1] + 1)
    return [*found, *_gap(old, new, before, (old_part[1], new_part[1]), largest)]


def _anchors(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    once_old, once_new = _once(old), _once(new)
    pairs = sorted((once_old[line], once_new[line]) for line in once_old.keys() & once_new.keys() if line.strip())
    return _rising(pairs)


def _once(lines: Sequence[str]) -> dict[str, int]:
    counts = Counter(lines)
    return {line: number for number, line in enumerate(lines) if counts[line] == 1}


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest part of `pairs`, which rise in the first number, that rises in the second as well."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for number, (_, second) in enumerate(pairs):
        place = bisect_left(tails, second)
        tails[place : place + 1] = [second]
        ends[place : place + 1] = [number]
        before.append(ends[place - 1] if place else -1)
    chain: list[tuple[int, int]] = []
    here = ends[-1] if ends else -1
    while here >= 0:
        chain.append(pairs[here])
        here = before[here]
    return chain[::-1]


def _gap(
    old: Sequence[str], new: Sequence[str], start: tuple[int, int], end: tuple[int, int], largest: int
) -> Iterator[tuple[int, int]]:
    olds, news = old[start[0] : end[0]], new[start[1] : end[1]]
    if not olds or not news or len(olds) * len(news) > largest:
        return
    for one in SequenceMatcher(None, olds, news, autojunk=False).get_matching_blocks():
        yield from ((start[0] + one.a + number, start[1] + one.b + number) for number in range(one.size))


def _runs(pairs: Sequence[tuple[int, int]]) -> Iterator[Match]:
    begun: Match | None = None
    for one, other in pairs:
        if begun is not None and (begun[0] + begun[2], begun[1] + begun[2]) == (one, other):
            begun = (begun[0], begun[1], begun[2] + 1)
            continue
        if begun is not None:
            yield begun
        begun = (one, other, 1)
    if begun is not None:
        yield begun
