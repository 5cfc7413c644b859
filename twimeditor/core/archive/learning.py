"""People and projects, learned from what past issues told."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from itertools import pairwise
from statistics import median
from typing import Final

from twimeditor.core.archive.directory import Author, Directory, Project, Section
from twimeditor.core.archive.keys import is_versioned, section_key, title_key, website_key
from twimeditor.core.archive.tallies import Tally
from twimeditor.core.archive.values import Credit, Mention
from twimeditor.core.model import EntryHeading
from twimeditor.core.model.roles import boilerplate

_MOST_TITLES: Final = 4
"""A website with more titles than that is a forum's or a host's page: it joins no projects."""

_LONGEST_VERB: Final = 3
"""In words; more of them are a sentence that was told once."""

_websites = lru_cache(maxsize=8192)(website_key)
_sections = lru_cache(maxsize=1024)(section_key)


@dataclass(slots=True)
class _Project:
    """What was told of one title, and of all that it is joined with."""

    titles: Tally = field(default_factory=Tally)
    websites: Tally = field(default_factory=Tally)
    descriptions: Tally = field(default_factory=Tally)
    sections: Tally = field(default_factory=Tally)
    authors: Tally = field(default_factory=Tally)
    days: set[date] = field(default_factory=set)

    def take(self, other: "_Project") -> None:
        """Add what was told of another title of the same project."""
        self.titles.take(other.titles)
        self.websites.take(other.websites)
        self.descriptions.take(other.descriptions)
        self.sections.take(other.sections)
        self.authors.take(other.authors)
        self.days |= other.days


@dataclass(slots=True)
class _Author:
    """What was told by somebody; `projects` are titles' keys."""

    names: Tally = field(default_factory=Tally)
    verbs: Tally = field(default_factory=Tally)
    projects: Tally = field(default_factory=Tally)
    sections: Tally = field(default_factory=Tally)
    days: set[date] = field(default_factory=set)


@dataclass(slots=True)
class _Section:
    """In which issues a section was, and how it was called last."""

    title: str = ""
    last: date = date.min
    days: set[date] = field(default_factory=set)

    def add(self, title: str, day: date) -> None:
        """Take in that something stood in it."""
        self.days.add(day)
        if day >= self.last:
            self.title, self.last = title, day


@dataclass(slots=True)
class _Learning:
    """What was heard so far: of projects by their titles' keys, of people by their ids, of websites who has them."""

    projects: dict[str, _Project] = field(default_factory=lambda: defaultdict(_Project))
    authors: dict[str, _Author] = field(default_factory=lambda: defaultdict(_Author))
    websites: dict[str, dict[str, set[date]]] = field(default_factory=dict)
    sections: dict[str, _Section] = field(default_factory=lambda: defaultdict(_Section))

    def hear(self, mention: Mention) -> None:
        """Take in that something was told."""
        section = mention.section
        key = _project_key(mention.title)
        if section:
            self.sections[_sections(section)].add(section, mention.day)
        if key:
            self._project(key, mention)
        for credit in mention.credits:
            if credit.target:
                self._author(credit, mention, key)

    def _project(self, key: str, mention: Mention) -> None:
        day, project = mention.day, self.projects[key]
        project.titles.add(mention.title, mention.title, day)
        project.days.add(day)
        if mention.description:
            project.descriptions.add(mention.description, mention.description, day)
        if mention.section:
            project.sections.add(_sections(mention.section), mention.section, day)
        if mention.website:
            website = _websites(mention.website)
            project.websites.add(website, mention.website, day)
            self.websites.setdefault(website, {}).setdefault(key, set()).add(day)

    def _author(self, credit: Credit, mention: Mention, key: str) -> None:
        day, author = mention.day, self.authors[credit.target]
        author.days.add(day)
        name = _own_name(credit)
        if name:
            author.names.add(name, name, day)
        if credit.verb and len(credit.verb.split()) <= _LONGEST_VERB:
            author.verbs.add(credit.verb, credit.verb, day)
        if mention.section:
            author.sections.add(_sections(mention.section), mention.section, day)
        if key:
            author.projects.add(key, key, day)
            self.projects[key].authors.add(credit.target, credit.target, day)


def learned(mentions: Iterable[Mention], issues: Iterable[date]) -> Directory:
    """Return everybody and everything that was told of; `issues` are the days of all issues.

    Best is what weighs most: each report counts, half as much with every half-life that it is older. Projects are one
    whose titles or websites are compared equal, but not those that an issue had side by side with one website.
    """
    heard = _Learning()
    for mention in mentions:
        heard.hear(mention)
    joined = _joined(heard)
    projects = {known.key: known for known in _projects(heard, joined)}
    titles = {title_key(value.text): known.key for known in projects.values() for value in known.titles}
    keys = {one: titles[root] for one, root in joined.items() if root in titles}
    titles |= keys
    authors = {key: _as_author(key, author, keys) for key, author in _by_weight(heard.authors)}
    sections = {key: Section(one.title, tuple(sorted(one.days))) for key, one in heard.sections.items() if key}
    return Directory(authors, projects, titles, _websites_of(projects), tuple(sorted(set(issues))), sections)


def cadence(days: Sequence[date], issues: Sequence[date]) -> float | None:
    """Return how many issues lie between two reports, the median; None with fewer than two. Both rise."""
    places = [bisect_left(issues, day) for day in days]
    gaps = [after - before for before, after in pairwise(places) if after > before]
    return float(median(gaps)) if gaps else None


@lru_cache(maxsize=8192)
def _project_key(title: str) -> str:
    """Return the key of a title, "" of one that is no project's, as that of a table of pings."""
    key = title_key(title)
    return "" if key.startswith("#ping") or boilerplate(EntryHeading(id=0, title=title)) is not None else key


def _own_name(credit: Credit) -> str:
    """Return a name; of an id that stood there for want of one, its beginning."""
    is_id = credit.name.startswith("@") and credit.name == credit.target
    return credit.name[1:].partition(":")[0] if is_id else credit.name


def _joined(heard: _Learning) -> Mapping[str, str]:
    """Return for each title's key that of the project that it is joined with."""
    roots = {key: key for key, project in heard.projects.items() if project.sections.found or key not in heard.sections}
    days = {key: set(heard.projects[key].days) for key in roots}
    for holders in heard.websites.values():
        keys = [key for key in holders if key in roots]
        for before, after in pairwise(keys if len(keys) <= _MOST_TITLES else ()):
            _join(_root(roots, before), _root(roots, after), roots, days)
    return {key: _root(roots, key) for key in roots}


def _join(one: str, other: str, roots: dict[str, str], days: dict[str, set[date]]) -> None:
    """Join two projects, unless an issue told of both."""
    if one != other and days[one].isdisjoint(days[other]):
        roots[other] = one
        days[one] |= days.pop(other)


def _root(roots: dict[str, str], key: str) -> str:
    while roots[key] != key:
        roots[key] = key = roots[roots[key]]
    return key


def _projects(heard: _Learning, joined: Mapping[str, str]) -> Iterable[Project]:
    """Yield the projects, those that weigh most first."""
    gathered: dict[str, _Project] = {}
    for key, root in joined.items():
        gathered.setdefault(root, _Project()).take(heard.projects[key])
    for project in sorted(gathered.values(), key=lambda one: one.titles.score, reverse=True):
        yield _as_project(project)


def _as_project(known: _Project) -> Project:
    titles = tuple(sorted(known.titles.values(), key=lambda value: is_versioned(value.text)))
    return Project(
        key=title_key(titles[0].text),
        titles=titles,
        websites=known.websites.values(),
        descriptions=known.descriptions.newest(),
        sections=known.sections.values(),
        authors=known.authors.values(),
        days=tuple(sorted(known.days)),
    )


def _by_weight(authors: Mapping[str, _Author]) -> list[tuple[str, _Author]]:
    return sorted(authors.items(), key=lambda item: item[1].names.score, reverse=True)


def _as_author(key: str, known: _Author, keys: Mapping[str, str]) -> Author:
    projects = known.projects.renamed(keys)
    return Author(
        key=key,
        names=known.names.newest(),
        verbs=known.verbs.values(),
        projects=projects.values(),
        sections=known.sections.values(),
        days=tuple(sorted(known.days)),
    )


def _websites_of(projects: Mapping[str, Project]) -> Mapping[str, str]:
    """Return whose a website is, where it is one project's alone."""
    found: dict[str, set[str]] = {}
    for key, project in projects.items():
        for value in project.websites:
            found.setdefault(_websites(value.text), set()).add(key)
    return {website: next(iter(keys)) for website, keys in found.items() if len(keys) == 1 and website}
