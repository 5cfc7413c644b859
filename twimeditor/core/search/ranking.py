"""Which names fit best what was typed of them."""

from collections.abc import Sequence
from typing import Final

import regex
from rapidfuzz import fuzz

_ENOUGH: Final = 72
_WORD: Final = regex.compile(r"\w+")


def ranked(typed: str, names: Sequence[str], recent: Sequence[int] = ()) -> list[int]:
    """Return the numbers of the names that fit, the best first; of equals the one that was used last, then in order.

    With nothing typed all fit, those that were used lately before the others.
    """
    typed = " ".join(typed.casefold().split())
    lately = {number: len(recent) - place for place, number in reversed(list(enumerate(recent)))}
    scores = ((score(typed, name.casefold()), number) for number, name in enumerate(names))
    fitting = [(-found, -lately.get(number, 0), number) for found, number in scores if found]
    return [number for _, _, number in sorted(fitting)]


def score(typed: str, name: str) -> int:
    """Return how well `typed` fits `name`, both without capitals; 0 where it does not."""
    if not typed:
        return 1
    words = _WORD.findall(name)
    tests = (
        (600, name == typed),
        (500, name.startswith(typed)),
        (400, f" {typed}" in name or _begins_words(typed.split(), words)),
        (350, _begins_some(typed.split(), words)),
        (300, len(typed) > 1 and "".join(word[0] for word in words).startswith(typed)),
        (200, typed in name),
    )
    return next((points for points, holds in tests if holds), 0) or _fuzzy(typed, name)


def _begins_words(typed: Sequence[str], words: Sequence[str]) -> bool:
    """Tell whether each of several typed words begins one of the name's, in their order."""
    left = iter(words)
    return len(typed) > 1 and all(any(word.startswith(start) for word in left) for start in typed)


def _begins_some(typed: Sequence[str], words: Sequence[str]) -> bool:
    """Tell whether each of several typed words begins one of the name's, in any order."""
    return len(typed) > 1 and all(any(word.startswith(start) for word in words) for start in typed)


def _fuzzy(typed: str, name: str) -> int:
    """Return up to 100 for what was mistyped; short texts are too like each other."""
    likeness = fuzz.partial_ratio(typed, name) if len(typed) > 3 and len(typed) <= len(name) else 0
    return round(likeness) if likeness >= _ENOUGH else 0
