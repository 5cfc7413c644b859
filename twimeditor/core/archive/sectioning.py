"""Which section a report is likely for by its words: of its title as past titles had them, else of its beginning.

Counting the words that the projects of a section are described with was measured, and does no better than taking the
most frequent section each time; the words of the sections' own titles do.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from twimeditor.core.archive.content import words_of
from twimeditor.core.archive.directory import Directory, Project
from twimeditor.core.archive.keys import section_key, title_key, words_in

_BEGINNING: Final = 300
_ESTABLISHED: Final = 3
"""So many reports make a section one that is proposed by the words of its title."""

_SHORTEST: Final = 3
_UNSURE: Final = 3.0
"""Titles that nobody has seen, so that one title with a word does not make sure."""


class Sections:
    """Knows the words of sections' titles; made once for a directory."""

    def __init__(self, directory: Directory) -> None:
        titles: dict[str, str] = {}
        reports: Counter[str] = Counter()
        for project in directory.projects.values():
            if project.section:
                key = section_key(project.section)
                titles.setdefault(key, project.section)
                reports[key] += len(project.days) or 1
        self.usual = titles[max(reports, key=reports.__getitem__)] if reports else ""
        self._titles: dict[str, set[str]] = defaultdict(set)
        for key, count in reports.items():
            if count >= _ESTABLISHED:
                for word in filter(_is_telling, key.split()):
                    self._titles[_singular(word)].add(titles[key])
        self._had = _had(directory.projects.values())

    def titled(self, title: str) -> tuple[str, float]:
        """Return the section that projects with the words of a title are in, and how surely, up to 1."""
        votes: Counter[str] = Counter()
        for word in _words_of_title(title):
            had = self._had.get(word, {})
            whole = sum(had.values()) + _UNSURE
            votes.update({section: count / whole for section, count in had.items()})
        return max(votes.items(), key=lambda vote: vote[1], default=("", 0.0))

    def told(self, text: str) -> str:
        """Return the section whose title's words the beginning of a text has most often, "" where it has none."""
        words = (_singular(word.casefold()) for word in words_in(words_of(text[:_BEGINNING])))
        found = Counter(title for word in words for title in self._titles.get(word, ()))
        return found.most_common(1)[0][0] if found else ""


def _had(projects: Iterable[Project]) -> Mapping[str, Mapping[str, float]]:
    """Return for each word of a title how many projects with it are in which section."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for project in projects:
        if project.section:
            for word in _words_of_title(project.title):
                found[word][project.section] += 1
    return found


def _words_of_title(title: str) -> set[str]:
    return {_singular(word) for word in title_key(title).split() if _is_telling(word)}


def _is_telling(word: str) -> bool:
    return len(word) >= _SHORTEST and word not in {"and", "the", "for", "with", "matrix"}


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and len(word) > _SHORTEST else word
