"""What the archive adds up to: entries per week, section and project, who reports most, who came when."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from twimeditor.core.archive.directory import Directory
from twimeditor.core.archive.keys import section_key, title_key, website_key
from twimeditor.core.archive.regulars import is_boilerplate
from twimeditor.core.archive.values import Mention


@dataclass(frozen=True, slots=True)
class Week:
    """An issue: how many entries it has, and by how many people."""

    day: date
    entries: int
    reporters: int


@dataclass(frozen=True, slots=True)
class Year:
    """A year: its issues and entries, who reported, and who and what was there for the first time."""

    year: int
    issues: int
    entries: int
    reporters: int
    new_reporters: int
    new_projects: int


@dataclass(frozen=True, slots=True)
class Total:
    """A section, a project or a reporter: in so many entries of so many issues, from the first to the last."""

    name: str
    key: str
    entries: int
    issues: int
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Stats:
    """All of it, the most frequent first; weeks and years rise."""

    issues: int = 0
    entries: int = 0
    weeks: tuple[Week, ...] = ()
    years: tuple[Year, ...] = ()
    sections: tuple[Total, ...] = ()
    projects: tuple[Total, ...] = ()
    reporters: tuple[Total, ...] = ()

    @property
    def per_week(self) -> float:
        """Return how many entries an issue has on the average."""
        return self.entries / self.issues if self.issues else 0.0


@dataclass(slots=True)
class _Tally:
    """What is counted of one section, project or reporter."""

    name: str = ""
    entries: int = 0
    days: set[date] = field(default_factory=set)

    def add(self, day: date, name: str) -> None:
        """Count an entry; the newest name stays."""
        if not self.days or day >= max(self.days):
            self.name = name
        self.entries += 1
        self.days.add(day)

    def total(self, key: str) -> Total:
        return Total(self.name, key, self.entries, len(self.days), min(self.days), max(self.days))


def stats(mentions: Iterable[Mention], directory: Directory) -> Stats:
    """Add up what was told; the directory knows which titles are one project's, and how reporters are called.

    An entry is all that a search finds as one: the weekly video, a ranking by ping and the sign-off too, which are no
    projects.
    """
    told = tuple(mentions)
    days = directory.issues or tuple(sorted({one.day for one in told}))
    projects = _of_projects(told, directory)
    reporters = _of_reporters(told, directory)
    return Stats(
        issues=len(days),
        entries=len(told),
        weeks=_weeks(told, days),
        years=_years(told, days, reporters, projects),
        sections=_ranked(_of_sections(told)),
        projects=_ranked(projects),
        reporters=_ranked(reporters),
    )


def _of_sections(told: Iterable[Mention]) -> Mapping[str, _Tally]:
    found: dict[str, _Tally] = {}
    for mention in told:
        if mention.section:
            found.setdefault(section_key(mention.section), _Tally()).add(mention.day, mention.section)
    return found


def _of_projects(told: Iterable[Mention], directory: Directory) -> Mapping[str, _Tally]:
    found: dict[str, _Tally] = {}
    for mention in told:
        key = "" if is_boilerplate(mention.section) else title_key(mention.title)
        if key:
            known = directory.titles.get(key) or directory.websites.get(website_key(mention.website)) or key
            project = directory.projects.get(known)
            name = project.title if project is not None else mention.title
            found.setdefault(known, _Tally()).add(mention.day, name)
    return found


def _of_reporters(told: Iterable[Mention], directory: Directory) -> Mapping[str, _Tally]:
    found: dict[str, _Tally] = {}
    for mention in told:
        for target, name in {credit.target: credit.name for credit in mention.credits if credit.target}.items():
            author = directory.authors.get(target)
            found.setdefault(target, _Tally()).add(mention.day, author.name if author is not None else name)
    return found


def _ranked(found: Mapping[str, _Tally]) -> tuple[Total, ...]:
    totals = [tally.total(key) for key, tally in found.items()]
    return tuple(sorted(totals, key=lambda one: (-one.entries, -one.last.toordinal(), one.name.casefold())))


def _weeks(told: Iterable[Mention], days: Sequence[date]) -> tuple[Week, ...]:
    entries: Counter[date] = Counter()
    people: dict[date, set[str]] = {}
    for mention in told:
        entries[mention.day] += 1
        people.setdefault(mention.day, set()).update(credit.target or credit.name for credit in mention.credits)
    return tuple(Week(day, entries[day], len(people.get(day, ()))) for day in days)


def _years(
    told: Sequence[Mention], days: Sequence[date], reporters: Mapping[str, _Tally], projects: Mapping[str, _Tally]
) -> tuple[Year, ...]:
    entries = Counter(one.day.year for one in told)
    issues = Counter(day.year for day in days)
    new_people, new_projects = _first_years(reporters), _first_years(projects)
    people: Counter[int] = Counter()
    for tally in reporters.values():
        people.update({day.year for day in tally.days})
    years = sorted(issues.keys() | entries.keys())
    return tuple(
        Year(year, issues[year], entries[year], people[year], new_people[year], new_projects[year]) for year in years
    )


def _first_years(found: Mapping[str, _Tally]) -> Counter[int]:
    """Count how many were there for the first time in each year."""
    return Counter(min(tally.days).year for tally in found.values())
