"""Counting values that were told again and again: how often, when last, and what that weighs today."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import Final

from twimeditor.core.archive.directory import Value

HALF_LIFE: Final = 180
"""In so many days a report loses half of its weight: what is told weekly beats what was told weekly years ago."""

_SINCE: Final = date(2018, 1, 1).toordinal()
_FURTHEST: Final = 900.0
_MOST: Final = 60
"""So many values of a kind are kept, the best."""


@lru_cache(maxsize=4096)
def weight(day: date) -> float:
    """Return what a report of a day weighs beside others: twice as much with each half-life."""
    exponent = (day.toordinal() - _SINCE) / HALF_LIFE
    return math.pow(2.0, max(-_FURTHEST, min(exponent, _FURTHEST)))


@dataclass(slots=True)
class _Told:
    text: str
    seen: date
    count: int
    score: float


@dataclass(slots=True)
class Tally:
    """What was told, by a key that spellings of one value share; the newest spelling is kept."""

    found: dict[str, _Told] = field(default_factory=dict)

    def add(self, key: str, text: str, day: date) -> None:
        """Count a value once more."""
        self._add(key, _Told(text, day, 1, weight(day)))

    def take(self, other: "Tally") -> None:
        """Count all that another has."""
        for key, told in other.found.items():
            self._add(key, told)

    def renamed(self, names: Mapping[str, str]) -> "Tally":
        """Return the tally under other names, by which some become one; what has none is left out."""
        new = Tally()
        for key, told in self.found.items():
            if key in names:
                new._add(names[key], replace(told, text=names[key]))
        return new

    def _add(self, key: str, new: _Told) -> None:
        known = self.found.get(key)
        if known is None:
            self.found[key] = _Told(new.text, new.seen, new.count, new.score)
            return
        known.count += new.count
        known.score += new.score
        if new.seen >= known.seen:
            known.text, known.seen = new.text, new.seen

    @property
    def score(self) -> float:
        """Return what all of it weighs."""
        return sum(told.score for told in self.found.values())

    def values(self) -> tuple[Value, ...]:
        """Return the values, best first: newest and most used."""
        ranked = (told for _, told in self._ranked()[:_MOST])
        return tuple(Value(told.text, count=told.count, seen=told.seen) for told in ranked)

    def newest(self) -> tuple[Value, ...]:
        """Return the values, the newest first."""
        ranked = sorted(self.found.values(), key=lambda told: (told.seen, told.score), reverse=True)[:_MOST]
        return tuple(Value(told.text, count=told.count, seen=told.seen) for told in ranked)

    def _ranked(self) -> list[tuple[str, _Told]]:
        return sorted(self.found.items(), key=lambda item: (item[1].score, item[1].seen), reverse=True)
