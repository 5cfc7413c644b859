"""Which section a text is likely for, by the words that the projects of each section are described with."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Final

from twimeditor.core.archive.content import words_of
from twimeditor.core.archive.directory import Directory, Project
from twimeditor.core.archive.keys import section_key, words_in

_LONGEST: Final = 4_000
_SMOOTH: Final = 0.5


class Sections:
    """Counts words as naive Bayes does; made once for a directory."""

    def __init__(self, directory: Directory) -> None:
        self._counts: dict[str, Counter[str]] = defaultdict(Counter)
        self._titles: dict[str, str] = {}
        self._projects: Counter[str] = Counter()
        for project in directory.projects.values():
            if project.section:
                key = section_key(project.section)
                self._titles.setdefault(key, project.section)
                self._projects[key] += 1
                self._counts[key].update(_vocabulary(project, key))
        self._words = frozenset(word for counts in self._counts.values() for word in counts)
        self._sums = {key: counts.total() for key, counts in self._counts.items()}

    def likely(self, text: str) -> str:
        """Return the title of the section that the words of a text are most like, "" where none is known."""
        words = {word.casefold() for word in words_in(words_of(text[:_LONGEST]))} & self._words
        best = max(self._titles, key=lambda key: self._fits(key, words), default="")
        return self._titles.get(best, "")

    def _fits(self, key: str, words: set[str]) -> float:
        counts, whole = self._counts[key], self._sums[key] + _SMOOTH * len(self._words)
        told = sum(math.log((counts[word] + _SMOOTH) / whole) for word in words)
        return told + math.log(self._projects[key])


def _vocabulary(project: Project, section: str) -> Iterator[str]:
    for text in (*(value.text for value in project.titles), project.description, section):
        yield from {word.casefold() for word in words_in(words_of(text))}
