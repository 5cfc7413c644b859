"""Which names fit best what was typed of them."""

from collections.abc import Sequence
from typing import Final

import regex
from rapidfuzz import fuzz

_ENOUGH: Final = 72
_WORD: Final = regex.compile(r"\w+")


class Ranking:
    """Ranks names by what is typed of them; what that needs to know of each name is looked up once."""

    __slots__ = ("_initials", "_names", "_words")

    def __init__(self, names: Sequence[str]) -> None:
        self._names = [name.casefold() for name in names]
        self._words = [tuple(_WORD.findall(name)) for name in self._names]
        self._initials = ["".join(word[0] for word in words) for words in self._words]

    def best(self, typed: str, recent: Sequence[int] = ()) -> list[int]:
        """Return the numbers of the names that fit, the best first, of equals those used last.

        With nothing typed all fit, those that were used lately before the others.
        """
        typed = " ".join(typed.casefold().split())
        lately = {number: len(recent) - place for place, number in reversed(list(enumerate(recent)))}
        scores = ((self._score(typed, number), number) for number in range(len(self._names)))
        fitting = [(-found, -lately.get(number, 0), number) for found, number in scores if found]
        return [number for _, _, number in sorted(fitting)]

    def _score(self, typed: str, number: int) -> int:
        """Return how well `typed` fits the name, 0 where it does not."""
        name = self._names[number]
        if not typed or name == typed:
            return 600
        if name.startswith(typed):
            return 500
        return self._by_words(typed, number) or (200 if typed in name else _fuzzy(typed, name))

    def _by_words(self, typed: str, number: int) -> int:
        parts, words = typed.split(), self._words[number]
        if f" {typed}" in self._names[number] or (len(parts) > 1 and _in_order(parts, words)):
            return 400
        if len(parts) > 1 and all(any(word.startswith(part) for word in words) for part in parts):
            return 350
        return 300 if len(typed) > 1 and self._initials[number].startswith(typed) else 0


def _in_order(parts: Sequence[str], words: Sequence[str]) -> bool:
    """Tell whether each part begins one of the words, in their order."""
    left = iter(words)
    return all(any(word.startswith(part) for word in left) for part in parts)


def _fuzzy(typed: str, name: str) -> int:
    """Return up to 100 for what was mistyped; short texts are too like each other."""
    likeness = fuzz.partial_ratio(typed, name, score_cutoff=_ENOUGH) if 3 < len(typed) <= len(name) else 0
    return round(likeness)
