"""Which section a text is likely for, where nobody knows its author or project: what its beginning calls itself.

Counting the words that the projects of a section are described with was measured, and does no better than taking the
most frequent section each time; the words of the sections' own titles do.
"""

from collections import Counter, defaultdict
from typing import Final

from twimeditor.core.archive.content import words_of
from twimeditor.core.archive.directory import Directory
from twimeditor.core.archive.keys import section_key, words_in

_BEGINNING: Final = 300
_ESTABLISHED: Final = 3
"""So many reports make a section one that is proposed by the words of its title."""

_SHORTEST: Final = 3


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

    def told(self, text: str) -> str:
        """Return the section whose title's words the beginning of a text has most often, "" where it has none."""
        words = (_singular(word.casefold()) for word in words_in(words_of(text[:_BEGINNING])))
        found = Counter(title for word in words for title in self._titles.get(word, ()))
        return found.most_common(1)[0][0] if found else ""


def _is_telling(word: str) -> bool:
    return len(word) >= _SHORTEST and word not in {"and", "the", "for", "with", "matrix"}


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and len(word) > _SHORTEST else word
