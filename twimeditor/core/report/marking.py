"""What differs between a report as it came and as it goes into the issue."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import accumulate

from twimeditor.core.lazy import lazy_pattern

Span = tuple[int, int]
"""From one character to another, the last not included."""

MOST_LINES = 5_000
MOST_WORDS = 600
"""Lines beyond which nothing is compared, and words beyond which two passages differ as a whole."""

_WORDS = lazy_pattern(r"\w+|\n|[^\S\n]+|[^\w\s]")
_LINES = lazy_pattern(r"[^\n]*\n|[^\n]+")


def differences(before: str, after: str) -> tuple[list[Span], list[Span]]:
    """Return what of `before` is gone, and what of `after` is new: lines first, then words within those that differ."""
    old, new = _LINES.findall(before), _LINES.findall(after)
    gone: list[Span] = []
    fresh: list[Span] = []
    if max(len(old), len(new)) <= MOST_LINES:
        for old_span, new_span in _compared(old, new):
            _refine(before, after, old_span, new_span, gone, fresh)
    return gone, fresh


def _refine(before: str, after: str, old: Span, new: Span, gone: list[Span], fresh: list[Span]) -> None:
    old_words, new_words = (_WORDS.findall(text[slice(*span)]) for text, span in ((before, old), (after, new)))
    pairs = [((0, old[1] - old[0]), (0, new[1] - new[0]))]
    if max(len(old_words), len(new_words)) <= MOST_WORDS:
        pairs = list(_compared(old_words, new_words))
    for old_part, new_part in pairs:
        gone += [(old[0] + old_part[0], old[0] + old_part[1])] if old_part[0] < old_part[1] else []
        fresh += [(new[0] + new_part[0], new[0] + new_part[1])] if new_part[0] < new_part[1] else []


def _compared(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[Span, Span]]:
    """Yield the places of what differs, as characters."""
    old_at, new_at = _places(old), _places(new)
    matcher = SequenceMatcher(_is_little, old, new, autojunk=False)
    for kind, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if kind != "equal":
            yield (old_at[old_start], old_at[old_end]), (new_at[new_start], new_at[new_end])


def _is_little(piece: str) -> bool:
    """Tell whether a piece stands everywhere, so that two of them alike say nothing."""
    return piece.isspace() or piece in ".,:;"


def _places(pieces: Sequence[str]) -> list[int]:
    return list(accumulate(map(len, pieces), initial=0))
