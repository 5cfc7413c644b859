"""How long the issue is."""

from dataclasses import dataclass

from twimeditor.core.model.nodes import Blank, FrontMatter, Node, RefDefs
from twimeditor.core.model.tree import Issue, Section

WORDS_PER_MINUTE = 220


@dataclass(frozen=True, slots=True)
class Length:
    """Entries, words, and the minutes that reading them takes."""

    entries: int
    words: int

    @property
    def minutes(self) -> int:
        """Return the reading time, at least a minute."""
        return max(1, round(self.words / WORDS_PER_MINUTE))

    @property
    def text(self) -> str:
        """Return all of it in words."""
        entries = "1 entry" if self.entries == 1 else f"{self.entries:,} entries"
        words = "1 word" if self.words == 1 else f"{self.words:,} words"
        return f"{entries} · {words} · {self.minutes} min"


class Counter:
    """Counts words, each section's again only when it has changed."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Section, int]] = {}

    def length(self, issue: Issue) -> Length:
        """Return how long the issue is."""
        self._known = {section.id: (section, self._words(section)) for section in issue.sections}
        words = sum(count for _, count in self._known.values()) + sum(map(_words, issue.lead))
        return Length(sum(len(section.entries) for section in issue.sections), words)

    def _words(self, section: Section) -> int:
        known = self._known.get(section.id)
        return known[1] if known and known[0] is section else sum(map(_words, section.leaves()))


def _words(node: Node) -> int:
    if isinstance(node, Blank | FrontMatter | RefDefs):
        return 0
    return sum(len(value.split()) for value in node.values)
