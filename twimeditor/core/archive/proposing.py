"""What a report is likely on, and where it goes: by who usually reports on what, and what the report names."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import repeat
from typing import Final

from twimeditor.core.archive.directory import Author, Directory, Project
from twimeditor.core.archive.keys import section_key, title_key, website_key
from twimeditor.core.archive.naming import Named, Names
from twimeditor.core.archive.sectioning import Sections
from twimeditor.core.archive.tallies import weight

_OWN: Final = 1.0
"""What it counts that a text names a project which its author reports on, beside all that the author reports on."""

_OTHERS: Final = 0.45
"""What it counts that a text names a project of somebody else: most reports name some."""

_WORDS: Final = 0.1
"""What it counts that a text has the words of a section's title."""

_TITLE_WORDS: Final = 0.6
"""What it counts for a section that all projects with a word of the title are in it."""

_OF_NEW: Final = 0.25
"""What other projects count for the section of a title that nobody has seen."""

_TITLED: Final = 3.0
_DOUBT: Final = 0.5
"""Reports that nobody has seen, so that one report does not make sure."""

_FADED: Final = 0.5
"""What a link to a project counts for who reports, where only a table says so and nothing was published."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A project, or none where it would be an update of a section; `why` is a clause for the user, `score` up to 1."""

    project: Project | None
    section: str
    why: str
    score: float


@dataclass(frozen=True, slots=True)
class _Clue:
    """What speaks for a project: its share of an author's reports, that the text names it, that it is the title."""

    share: float = 0.0
    named: Named | None = None
    is_title: bool = False

    @property
    def score(self) -> float:
        """Return how much all of it counts."""
        named = self.named.strength * (_OWN if self.share else _OTHERS) if self.named is not None else 0.0
        return self.share + named + _TITLED * self.is_title


class Proposer:
    """Proposes from a directory, for which it keeps an index."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory
        self._names = Names(directory)
        self._sections = Sections(directory)
        self._shares: dict[str, Mapping[str, float]] = {}

    def proposals(self, author: str, text: str, title: str = "", limit: int = 5) -> tuple[Proposal, ...]:
        """Return what a report by an author is likely on, best first; `title` is what was typed as its title."""
        known = self._directory.authors.get(author)
        clues = dict(self._clues(known, text, title))
        ranked = sorted(clues.items(), key=lambda item: item[1].score, reverse=True)
        likely = (self._likely(clues, known, text, title) if clues else "", *repeat("", limit))
        found = tuple(
            self._proposal(key, clue, known, one) for (key, clue), one in zip(ranked[:limit], likely, strict=False)
        )
        return found or tuple(self._by_words(known, text, title))[:limit]

    def _clues(self, author: Author | None, text: str, title: str) -> Iterator[tuple[str, _Clue]]:
        """Yield what speaks for each project; "" is an update of a section, without any."""
        shares = self._shares_of(author) if author is not None else {}
        named = self._names.named(text)
        titled = self._titled(title)
        for key in dict.fromkeys((*shares, *named, *titled)):
            yield key, _Clue(shares.get(key, 0.0), named.get(key), key in titled)

    def _titled(self, title: str) -> frozenset[str]:
        directory = self._directory
        if not title.strip():
            return frozenset()
        key = directory.titles.get(title_key(title)) or directory.websites.get(website_key(title))
        return frozenset((key,)) if key else frozenset()

    def _shares_of(self, author: Author) -> Mapping[str, float]:
        """Return of each project how much of what an author reports is on it."""
        known = self._shares.get(author.key)
        if known is None:
            known = self._shares[author.key] = _shares(author, self._directory)
        return known

    def _likely(self, clues: Mapping[str, _Clue], author: Author | None, text: str, title: str) -> str:
        """Return the section for which most speaks: of all projects that may be meant, and the words of the text."""
        votes: dict[str, float] = {}
        titles: dict[str, str] = {}
        is_new = bool(title.strip()) and not self._titled(title)
        trust = _OF_NEW if is_new else 1.0
        for key, clue in clues.items():
            section = self._section_of(key, author)
            if section:
                name = section_key(section)
                titles.setdefault(name, section)
                votes[name] = votes.get(name, 0.0) + clue.score * trust
        titled, surely = self._sections.titled(title)
        for section, vote in ((self._sections.told(text), _WORDS), (titled, _TITLE_WORDS * surely)):
            if section:
                titles.setdefault(section_key(section), section)
                votes[section_key(section)] = votes.get(section_key(section), 0.0) + vote
        return titles[max(votes, key=votes.__getitem__)] if votes else self._sections.usual

    def _section_of(self, key: str, author: Author | None) -> str:
        project = self._directory.projects.get(key)
        if project is not None and project.section:
            return project.section
        return author.sections[0].text if author is not None and author.sections else ""

    def _proposal(self, key: str, clue: _Clue, author: Author | None, likely: str) -> Proposal:
        """Return a proposal; the project that is proposed first may be another, in a section for which all speaks."""
        project = self._directory.projects.get(key)
        own = self._section_of(key, author)
        section = own if clue.is_title and own else likely or own
        return Proposal(project, section, _why(project, clue, author), min(clue.score / 2, 1.0))

    def _by_words(self, author: Author | None, text: str, title: str) -> Iterator[Proposal]:
        """Yield a section alone: the author's, else the one that words of title or text speak for."""
        if author is not None and author.sections:
            yield Proposal(None, author.sections[0].text, f"{author.name} usually reports there", _DOUBT)
            return
        titled, surely = self._sections.titled(title)
        told = self._sections.told(text)
        if titled:
            yield Proposal(None, titled, "others with words of its title are there", _FADED * surely)
        elif told:
            yield Proposal(None, told, "the text has the words of its title", _FADED / 2)
        elif self._sections.usual:
            yield Proposal(None, self._sections.usual, "most projects are there", _FADED / 4)


def proposals(directory: Directory, author: str, text: str, title: str = "", limit: int = 5) -> tuple[Proposal, ...]:
    """Return what a report is likely on; who asks again keeps a `Proposer`."""
    return Proposer(directory).proposals(author, text, title, limit)


def _shares(author: Author, directory: Directory) -> dict[str, float]:
    """Weigh the issues in which both author and project were; those in which none of the projects was are updates."""
    weights: dict[str, float] = {}
    free = set(author.days)
    for value in author.projects:
        project = directory.projects.get(value.text)
        if project is not None:
            both = _shared(author.days, project.days)
            free -= both
            weights[project.key] = _weigh(both) or _faded(directory.issues)
    if free:
        weights[""] = _weigh(free)
    whole = sum(weights.values()) + _DOUBT * max(map(weight, author.days), default=_faded(directory.issues))
    return {key: one / whole for key, one in weights.items()} if whole else {}


def _shared(days: Iterable[date], others: Iterable[date]) -> set[date]:
    """Return the days that both have."""
    return set(days).intersection(others)


def _weigh(days: Iterable[date]) -> float:
    return sum(map(weight, days))


def _faded(issues: tuple[date, ...]) -> float:
    return _FADED * weight(issues[-1]) if issues else _FADED


def _why(project: Project | None, clue: _Clue, author: Author | None) -> str:
    clauses = [*_of_words(clue), *(_of_author(project, author) if author is not None and clue.share else ())]
    return " and ".join(clauses)


def _of_words(clue: _Clue) -> Iterator[str]:
    if clue.is_title:
        yield "the title is its own"
    if clue.named is not None:
        yield "the text links to it" if clue.named.is_link else "the text names it"


def _of_author(project: Project | None, author: Author) -> Iterator[str]:
    if project is None:
        yield f"{author.name} often reports without a heading"
        return
    both = _shared(author.days, project.days)
    run = _run(author.days, both)
    if run > 1:
        yield f"{author.name}’s last {run} reports were on it"
    elif run:
        yield f"{author.name}’s last report was on it"
    elif both:
        yield f"{author.name} has reported on it {'once' if len(both) == 1 else f'{len(both)} times'}"
    else:
        yield f"{author.name} usually reports on it"


def _run(days: tuple[date, ...], both: set[date]) -> int:
    """Return in how many of the last issues with an author the project was."""
    count = 0
    for day in reversed(days):
        if day not in both:
            break
        count += 1
    return count
