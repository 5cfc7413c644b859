"""People and projects by what is typed of them: names, ids, addresses and what they were called before."""

import math
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Final, Generic, TypeVar

from rapidfuzz import fuzz, process

from twimeditor.core.archive.directory import Author, Directory, Project, Value
from twimeditor.core.archive.keys import website_key
from twimeditor.core.lazy import lazy_pattern

T = TypeVar("T", Author, Project)

ENOUGH: Final = 2
"""So many letters are proposed for."""

_NAME, _FORMER, _PART = 0.0, -0.5, -1.0
"""What a name, one from before and the telling part of an address count for beside how well they fit."""

_EQUAL, _BEGINS, _WORD, _WORDS, _INITIALS, _INSIDE, _ALIKE = 7.0, 6.0, 5.0, 4.5, 4.0, 3.0, 1.0
_USUAL: Final = 1.2
"""What it counts for that the project is one that the author reports on, or the other way round."""

_LIKE: Final = 78
_MISTYPED: Final = 4
"""So many letters may have one among them that is wrong."""

_HALF_LIFE: Final = 182.0
"""After so many days a report counts half."""

_MOST_DAYS: Final = 24
_LONGEST: Final = 200
_SPLIT = lazy_pattern(r"[^\W_]+")
_SCHEME = lazy_pattern(r"\A(?:https?://)?(?:www\.)?", 2)
_IN_ADDRESSES = frozenset(":./")
"""With one of these in what is typed, it may be a part of an address."""


class Completer:
    """Ranks people and projects of a directory by what is typed; what it needs for that it works out once."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory
        self._people: _Index[Author] | None = None
        self._projects: _Index[Project] | None = None

    def people(self, typed: str, limit: int = 8, *, project: str = "") -> tuple[Author, ...]:
        """Return who fits, best first; with nothing typed those who report on the project with that key."""
        if self._people is None:
            authors = sorted(self._directory.authors.values(), key=lambda one: one.key)
            self._people = _Index(authors, _called, _addressed, self._today())
        known = self._directory.projects.get(project)
        return self._people.best(_bare(typed), known.authors if known is not None else (), limit)

    def projects(self, typed: str, author: str = "", limit: int = 8) -> tuple[Project, ...]:
        """Return which projects fit, best first, of equals the author's own; with nothing typed only those."""
        if self._projects is None:
            projects = sorted(self._directory.projects.values(), key=lambda one: one.key)
            self._projects = _Index(projects, _titled, _linked, self._today())
        known = self._directory.authors.get(author)
        return self._projects.best(_bare(typed), known.projects if known is not None else (), limit)

    def _today(self) -> date:
        """Return the day of the newest issue, from which the age of reports is counted."""
        return max(self._directory.issues, default=date.min)


class _Index(Generic[T]):
    """All that records can be called, in rows: a record's number, how much that name counts, the name as compared."""

    def __init__(
        self,
        records: Sequence[T],
        names: Callable[[T], Iterable[tuple[float, str]]],
        addresses: Callable[[T], Iterable[str]],
        today: date,
    ) -> None:
        self._records: Sequence[T] = records
        self._numbers = {record.key: number for number, record in enumerate(records)}
        self._liveliness = [_liveliness(record.days, today) for record in records]
        self._rows: list[tuple[int, float]] = []
        self._names: list[str] = []
        self._words: list[str] = []
        self._initials: list[str] = []
        self._addresses: list[tuple[int, str]] = []
        for number, record in enumerate(records):
            self._addresses += ((number, folded(address[:_LONGEST])) for address in addresses(record))
            for weight, name in dict.fromkeys(names(record)):
                self._add(number, weight, folded(name[:_LONGEST]))

    def _add(self, number: int, weight: float, name: str) -> None:
        words = _SPLIT.findall(name)
        self._rows.append((number, weight))
        self._names.append(name)
        self._words.append(f" {' '.join(words)}")
        self._initials.append("".join(word[0] for word in words) if len(words) > 1 else "")

    def best(self, typed: str, usual: Sequence[Value], limit: int) -> tuple[T, ...]:
        """Return the records that fit, best first; with nothing typed the `usual` ones in their order."""
        wanted = folded(typed[:_LONGEST])
        own = [self._numbers[value.text] for value in usual if value.text in self._numbers]
        if not wanted:
            return tuple(self._records[number] for number in own[:limit])
        if len(wanted) < ENOUGH:
            return ()
        scores = self._scores(wanted, limit)
        for number in own:
            if number in scores:
                scores[number] += _USUAL
        ranked = sorted(scores, key=lambda number: (-scores[number], -self._liveliness[number], number))
        return tuple(self._records[number] for number in ranked[:limit])

    def _scores(self, wanted: str, limit: int) -> dict[int, float]:
        """Return how well records fit; what may be mistyped counts only where little else fits."""
        scores: dict[int, float] = {}
        for row in self._fitting(wanted):
            number, weight = self._rows[row]
            scores[number] = max(scores.get(number, 0.0), self._fit(wanted, row) + weight)
        if not _IN_ADDRESSES.isdisjoint(wanted):
            for number, address in self._addresses:
                if wanted in address:
                    fit = _BEGINS if address.startswith(wanted) else _INSIDE
                    scores[number] = max(scores.get(number, 0.0), fit)
        if len(scores) < limit and len(wanted) >= _MISTYPED:
            for row, likeness in self._alike(wanted, limit):
                number, weight = self._rows[row]
                scores.setdefault(number, _ALIKE * likeness / 100 + weight / 10)
        return scores

    def _fitting(self, wanted: str) -> Iterator[int]:
        """Yield the rows that have what is typed in them, each word of it, or begin with it by their initials."""
        first, *others = sorted(_SPLIT.findall(wanted) or [wanted], key=len, reverse=True)
        for row, name in enumerate(self._names):
            if first in name and all(other in name for other in others):
                yield row
        for row, initials in enumerate(self._initials):
            if initials.startswith(wanted):
                yield row

    def _fit(self, wanted: str, row: int) -> float:
        name, words = self._names[row], self._words[row]
        if name == wanted:
            return _EQUAL
        if name.startswith(wanted):
            return _BEGINS
        parts = _SPLIT.findall(wanted)
        if parts and f" {' '.join(parts)}" in words:
            return _WORD
        if len(parts) > 1 and all(f" {part}" in words for part in parts):
            return _WORDS
        return _INITIALS if self._initials[row].startswith(wanted) else _INSIDE

    def _alike(self, wanted: str, limit: int) -> Iterator[tuple[int, float]]:
        """Yield rows that are nearly what is typed, and how nearly."""
        scorer = fuzz.partial_ratio
        found = process.extract(wanted, self._names, scorer=scorer, processor=None, score_cutoff=_LIKE, limit=4 * limit)
        for name, likeness, row in found:
            if len(name) + 1 >= len(wanted):
                yield row, likeness


def _called(author: Author) -> Iterator[tuple[float, str]]:
    yield from _valued(author.names)
    if author.key.startswith("@"):
        yield _NAME, _bare(author.key).partition(":")[0]
    else:
        yield _PART, _telling(author.key)


def _addressed(author: Author) -> Iterator[str]:
    yield _bare(author.key)


def _titled(project: Project) -> Iterator[tuple[float, str]]:
    yield from _valued(project.titles)
    for website in project.websites:
        yield _PART, _telling(website.text)


def _linked(project: Project) -> Iterator[str]:
    return (website_key(website.text) for website in project.websites)


def _telling(url: str) -> str:
    """Return the part of an address that tells what it is of: the last of its path, else the host."""
    host, _, path = website_key(url).partition("/")
    return path.rpartition("/")[2] or host.rpartition(".")[0]


def _valued(names: Sequence[Value]) -> Iterator[tuple[float, str]]:
    for place, name in enumerate(names):
        yield (_FORMER if place else _NAME), name.text


def _bare(typed: str) -> str:
    """Return a name, id or address without the signs that it may begin and end with."""
    return _SCHEME.sub("", typed.strip(), count=1).removeprefix("@").rstrip("/")


def folded(text: str) -> str:
    """Return a text as it is compared: without case, accents, emoji and outer spaces."""
    if text.isascii():
        return " ".join(text.lower().split())
    letters = unicodedata.normalize("NFKD", text).casefold()
    kept = (letter for letter in letters if unicodedata.category(letter) not in {"Mn", "Me", "Cf", "So", "Sk"})
    return " ".join("".join(kept).split())


def _liveliness(days: Sequence[date], today: date) -> float:
    """Return how often somebody reported of late: each report counts the less the older it is."""
    return math.fsum(0.5 ** (max((today - day).days, 0) / _HALF_LIFE) for day in days[-_MOST_DAYS:])
