"""Who usually reports and has not in the open issue, and which sections it usually has by now."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from statistics import median
from typing import Final

from twimeditor.core.archive.directory import Author, Directory, Project
from twimeditor.core.archive.keys import section_key, title_key, website_key
from twimeditor.core.model import Attribution, Issue

_WINDOW: Final = 8
"""So many issues before the open one tell what is usual."""

_LONG_WINDOW: Final = 16
"""So many where somebody reports every third or fourth time."""

_OLDEST: Final = timedelta(weeks=32)
"""What was usual longer ago says nothing of today, however few issues the archive has since."""

_FEWEST: Final = 3
_SLOWEST: Final = 4
_SHARE: Final = 0.6
_WEEK: Final = timedelta(days=7)
_BOILERPLATE: Final = frozenset({"matrix live", "ping", "thats all i know", "that s all i know", "final thoughts"})
"""Sections of which the program takes care elsewhere, or that nobody reports in."""


@dataclass(frozen=True, slots=True)
class Missing:
    """Who or what is usual and is not there: a project with who reports on it, or an author of updates of a section.

    It was in `seen` of the last `of` issues, every `cadence` issues.
    """

    author: Author | None
    project: Project | None
    section: str
    seen: int
    of: int
    last_seen: date
    cadence: float

    @property
    def key(self) -> tuple[str, str]:
        """Return what this row is known by, however the numbers change."""
        return (self.project.key if self.project else "", self.author.key if self.author else "")

    @property
    def title(self) -> str:
        """Return the project, or the section that its author's updates stand in."""
        return self.project.title if self.project is not None else self.section

    @property
    def of_last(self) -> str:
        """Return how often it was there, in words."""
        return of_last(self.seen, self.of)


@dataclass(frozen=True, slots=True)
class MissingSection:
    """A section that is usual and is not there: it was in `seen` of the last `of` issues."""

    title: str
    seen: int
    of: int

    @property
    def of_last(self) -> str:
        """Return how often it was there, in words."""
        return of_last(self.seen, self.of)


@dataclass(frozen=True, slots=True)
class Regulars:
    """What is usual and is missing, the most usual first; `before` are the days of the issues that this is judged by.

    `unknown` is how many weekly issues of that time the archive does not have, so far as one comes out each week.
    """

    missing: tuple[Missing, ...] = ()
    sections: tuple[MissingSection, ...] = ()
    before: tuple[date, ...] = ()
    unknown: int = 0


@dataclass(frozen=True, slots=True)
class _There:
    """What the open issue has."""

    projects: frozenset[str]
    authors: frozenset[str]
    sections: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Habit:
    seen: int
    of: int
    last_seen: date
    cadence: float


def regulars(directory: Directory, issue: Issue, day: date) -> Regulars:
    """Return what is usual before a day and the issue does not have. A day's own issue is no witness for it."""
    issues = _before(directory.issues, day)
    if not issues:
        return Regulars()
    there = _there(directory, issue)
    projects = list(_projects(directory, issues, there))
    authors = list(_authors(directory, issues, there))
    found = sorted((*projects, *authors), key=lambda one: (-one.seen / one.of, -one.last_seen.toordinal(), one.title))
    window = issues[-_WINDOW:]
    return Regulars(tuple(found), tuple(_sections(directory, window, there)), window, _unknown(window, day))


def of_last(seen: int, of: int) -> str:
    """Return in words how many of the last issues had something."""
    if of == 1:
        return "the last issue"
    return f"all of the last {of} issues" if seen == of else f"{seen} of the last {of} issues"


def _before(issues: Sequence[date], day: date) -> tuple[date, ...]:
    """Return the issues that tell what is usual on a day."""
    recent = issues[: bisect_left(issues, day)][-_LONG_WINDOW:]
    return tuple(one for one in recent if day - one <= _OLDEST)


def _unknown(window: Sequence[date], day: date) -> int:
    """Return how many weeks since the window's first issue have none."""
    weeks = round((day - window[0]) / _WEEK)
    return max(0, weeks - len(window))


def _there(directory: Directory, issue: Issue) -> _There:
    projects: set[str] = set()
    for entry in issue.entries:
        titles, websites = title_key(entry.heading.title), website_key(entry.heading.website)
        projects |= {key for key in (directory.titles.get(titles), directory.websites.get(websites)) if key}
    authors = {leaf.target for leaf in issue.leaves() if isinstance(leaf, Attribution) and leaf.target}
    sections = {section_key(section.title) for section in issue.sections}
    return _There(frozenset(projects), frozenset(authors), frozenset(sections))


def _projects(directory: Directory, issues: Sequence[date], there: _There) -> Iterator[Missing]:
    for project in directory.projects.values():
        if project.last_seen is None or project.last_seen < issues[0] or project.key in there.projects:
            continue
        habit = None if is_boilerplate(project.section) else _due(project.days, issues)
        if habit is not None:
            yield _missing(_usual_author(directory, project), project, project.section, habit)


def _authors(directory: Directory, issues: Sequence[date], there: _There) -> Iterator[Missing]:
    """Yield who usually has updates of a section, which nobody else has written this time."""
    for author in directory.authors.values():
        if author.last_seen is None or author.last_seen < issues[0] or author.key in there.authors:
            continue
        section = author.sections[0].text if author.sections else ""
        if not section or author.projects or is_boilerplate(section) or section_key(section) in there.sections:
            continue
        habit = _due(author.days, issues)
        if habit is not None:
            yield _missing(author, None, section, habit)


def _missing(author: Author | None, project: Project | None, section: str, habit: _Habit) -> Missing:
    return Missing(author, project, section, habit.seen, habit.of, habit.last_seen, habit.cadence)


def _usual_author(directory: Directory, project: Project) -> Author | None:
    """Return who reports on a project: of those who did last, who does most."""
    known = [value for value in project.authors if value.text in directory.authors]
    newest = max((value.seen for value in known if value.seen is not None), default=None)
    last = [value for value in known if newest is None or value.seen == newest] or known
    best = max(last, key=lambda value: value.count, default=None)
    return directory.authors[best.text] if best is not None else None


def _due(days: Sequence[date], issues: Sequence[date]) -> _Habit | None:
    """Return how regular these days are, None where they are not, or where none is due yet."""
    short = _habit(days, issues[-_WINDOW:], _FEWEST if len(issues) > _SLOWEST else 2)
    return short or _habit(days, issues, _FEWEST + 1)


def _habit(days: Sequence[date], issues: Sequence[date], fewest: int) -> _Habit | None:
    """Return how regular these days are among issues; both rise.

    Who is silent for twice the usual time and more has stopped, and is missed no longer.
    """
    first, wanted = days[0], set(days[bisect_left(days, issues[0]) :])
    known = [one for one in issues if one >= first] if len(wanted) >= fewest else []
    places = [place for place, one in enumerate(known) if one in wanted]
    if len(places) < fewest:
        return None
    cadence = median(after - before for before, after in pairwise(places))
    silent = len(known) - places[-1]
    is_usual = cadence <= _SLOWEST and len(places) * cadence >= _SHARE * len(known)
    if not is_usual or not cadence - 0.5 <= silent <= 2 * cadence + 1:
        return None
    return _Habit(len(places), len(known), known[places[-1]], cadence)


def _sections(directory: Directory, window: Sequence[date], there: _There) -> Iterator[MissingSection]:
    """Yield the sections that most of these issues had, and the open one has not; the most usual first."""
    found: list[MissingSection] = []
    for key, section in directory.sections.items():
        seen = len(section.days) - bisect_left(section.days, window[0]) - _later(section.days, window[-1])
        is_usual = seen >= min(_FEWEST, len(window)) and seen >= _SHARE * len(window)
        if is_usual and key not in there.sections and not is_boilerplate(section.title):
            found.append(MissingSection(section.title, seen, len(window)))
    yield from sorted(found, key=lambda one: (-one.seen, one.title))


def _later(days: Sequence[date], last: date) -> int:
    return len(days) - bisect_right(days, last)


@lru_cache(maxsize=1024)  # some titles stand for a thousand projects
def _section_key(section: str) -> str:
    return section_key(section)


def is_boilerplate(section: str) -> bool:
    """Tell whether a section of this title is what each issue has around its reports."""
    return _section_key(section) in _BOILERPLATE
