"""Which projects a text names: by their titles as whole words, the longest first, and by links to their websites."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from twimeditor.core.archive.content import links_in, words_of
from twimeditor.core.archive.directory import Directory, Project
from twimeditor.core.archive.keys import website_key, words_in

_LONGEST: Final = 20_000
"""What a text names at length is in its beginning."""

_ORDINARY: Final = 3
"""A word that so many projects are described with is no name by itself."""

_WHOLE, _ONE_WORD, _WORD, _LINKED, _HOST = 1.0, 0.8, 0.25, 0.9, 0.3
_SUBJECT: Final = "matrix"
"""What every report is about is no project's name."""

_EARLY: Final = 30
_LATE: Final = 0.6
"""What is named behind so many words is less likely what the text is on."""


@dataclass(frozen=True, slots=True)
class Named:
    """How surely a text names a project, up to 1, and whether it does so by a link alone."""

    strength: float
    is_link: bool = False


class Names:
    """Finds projects in texts; made once for a directory."""

    def __init__(self, directory: Directory) -> None:
        self._websites = directory.websites
        self._projects = directory.projects
        self._titles: dict[str, list[tuple[Sequence[str], str]]] = defaultdict(list)
        self._ordinary = _ordinary(directory.projects.values())
        for title, key in directory.titles.items():
            words = title.split()
            if len(title) > 1 and title != _SUBJECT:
                self._titles[words[0]].append((words, key))
        for known in self._titles.values():
            known.sort(key=lambda one: len(one[0]), reverse=True)

    def named(self, text: str) -> dict[str, Named]:
        """Return the projects that a text names, by their keys."""
        found: dict[str, Named] = {}
        cut = text[:_LONGEST]
        for key, named in (*self._linked(cut), *self._told(words_of(cut))):
            if key not in found or found[key].strength < named.strength:
                found[key] = named
        return found

    def _told(self, text: str) -> Iterator[tuple[str, Named]]:
        written = words_in(text)
        words = [word.casefold() for word in written]
        place = 0
        while place < len(words):
            found = self._at(words, place)
            if found is not None:
                weight = self._weight(written[place : place + len(found[0])], found[1])
                yield found[1], Named(weight * (1 if place < _EARLY else _LATE))
            place += len(found[0]) if found is not None else 1

    def _at(self, words: Sequence[str], place: int) -> tuple[Sequence[str], str] | None:
        known = self._titles.get(words[place], ())
        return next((one for one in known if words[place : place + len(one[0])] == one[0]), None)

    def _weight(self, written: Sequence[str], key: str) -> float:
        """Return how surely words are meant as a title: several are, one that is an ordinary word is not."""
        if len(written) > 1:
            return _WHOLE
        is_ordinary = written[0].casefold() in self._ordinary
        is_lower = written[0].islower() and not any(v.text.islower() for v in self._projects[key].titles)
        return _WORD if is_ordinary or is_lower else _ONE_WORD

    def _linked(self, text: str) -> Iterator[tuple[str, Named]]:
        for address in dict.fromkeys(address for address, _ in links_in(text, {})):
            parts = website_key(address).split("/")
            for count in range(min(len(parts), 6), 0, -1):
                key = self._websites.get("/".join(parts[:count]))
                if key is not None:
                    yield key, Named(_LINKED if count > 1 or len(parts) == 1 else _HOST, is_link=True)
                    break


def _ordinary(projects: Iterable[Project]) -> frozenset[str]:
    """Return the words that several projects are described with."""
    counts = Counter(word for one in projects for word in set(words_in(words_of(one.description))) if word.islower())
    return frozenset(word for word, count in counts.items() if count >= _ORDINARY)
