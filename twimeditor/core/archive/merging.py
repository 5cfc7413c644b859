"""One directory of what past issues, imported tables and the user's corrections say."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final, TypeVar

from twimeditor.core.archive.corrections import FIELDS, Corrected, Corrections, Who
from twimeditor.core.archive.directory import Author, Directory, Origin, Project, Value
from twimeditor.core.archive.keys import section_key, title_key, website_key
from twimeditor.core.archive.table import Table

Subject = TypeVar("Subject", Author, Project)
T = TypeVar("T")

Combine = Callable[[str, Iterable[Value]], tuple[Value, ...]]

_RANK: Final[Mapping[Origin, int]] = {origin: rank for rank, origin in enumerate(Origin)}
_SAME: Final[Mapping[str, Callable[[str], str]]] = {"websites": website_key, "sections": section_key}
"""What makes two values of a field one; of others, each letter counts."""


@dataclass(frozen=True, slots=True, eq=False)
class Aliased(Mapping[str, T]):
    """Values by their keys, and by the keys of what was joined to them; only the former are told one by one."""

    own: Mapping[str, T]
    aliases: Mapping[str, str]

    def __getitem__(self, key: str) -> T:
        return self.own[self.aliases.get(key, key)]

    def __iter__(self) -> Iterator[str]:
        return iter(self.own)

    def __len__(self) -> int:
        return len(self.own)


def merged(learned: Directory, tables: Sequence[Table], corrections: Corrections) -> Directory:
    """Return all that is known, each value with its origin: corrections first, then past issues, then tables."""
    merger = _Merger(learned)
    for table in sorted(tables, key=lambda table: _RANK[table.origin]):
        merger.add(table)
    merger.correct(corrections)
    return merger.directory()


class _Merger:
    """What is known so far; nothing of it is ever changed in place but the maps."""

    def __init__(self, learned: Directory) -> None:
        self._people = dict(learned.authors)
        self._projects = dict(learned.projects)
        self._titles = dict(learned.titles)
        self._websites = dict(learned.websites)
        self._issues, self._sections = learned.issues, learned.sections
        self._by_case = {key.casefold(): key for key in self._people}
        self._same_people: dict[str, str] = {}
        self._same_projects: dict[str, str] = {}
        self._hidden_people: set[str] = set()
        self._hidden_projects: set[str] = set()

    def add(self, table: Table) -> None:
        """Take in what a table says, behind what is known."""
        keys = {project.key: self._project_of(project) for project in table.projects}
        for project in table.projects:
            self._add_project(keys[project.key], project)
        for author in table.authors:
            projects = tuple(replace(one, text=keys.get(one.text, one.text)) for one in author.projects)
            self._add_person(replace(author, key=self._person_of(author.key), projects=projects))
        for alias, key in table.aliases.items():
            self._same_people[self._person_of(alias)] = self._person_of(key)

    def correct(self, corrections: Corrections) -> None:
        """Let the user's word count."""
        for key, said in corrections.people.items():
            person = self._person_of(key)
            self._correct(self._people, person, Author(person), Who.PEOPLE, said)
            self._note(said, person, self._person_of, self._same_people, self._hidden_people)
        for key, said in corrections.projects.items():
            project = self._known_project(key)
            self._correct(self._projects, project, Project(project), Who.PROJECTS, said)
            self._note(said, project, self._known_project, self._same_projects, self._hidden_projects)
            self._untie(project, said)
            self._name(project, said)

    def directory(self) -> Directory:
        """Return it all, what was joined as one and what is never proposed left out."""
        same_people, same_projects = _ends(self._same_people), _ends(self._same_projects)
        people = _joined(self._people, same_people, Author, Who.PEOPLE)
        projects = _joined(self._projects, same_projects, Project, Who.PROJECTS)
        _tie(people, projects, same_people, same_projects)
        for key in self._hidden_people | {one for one, end in same_people.items() if end in self._hidden_people}:
            people.pop(key, None)
        for key in self._hidden_projects:
            projects.pop(key, None)
        people = {key: _linked(one, "projects", same_projects, projects) for key, one in people.items()}
        projects = {key: _linked(one, "authors", same_people, people) for key, one in projects.items()}
        titles = _led(self._titles, same_projects, projects)
        websites = _led(self._websites, same_projects, projects)
        people_by_key, projects_by_key = _aliased(people, same_people), _aliased(projects, same_projects)
        return Directory(people_by_key, projects_by_key, titles, websites, self._issues, self._sections)

    def _person_of(self, key: str) -> str:
        return key if key in self._people else self._by_case.get(key.casefold(), key)

    def _known_project(self, key: str) -> str:
        if key in self._projects:
            return key
        return self._titles.get(title_key(key)) or self._websites.get(website_key(key)) or key

    def _project_of(self, project: Project) -> str:
        """Return the key of the project that a table's one is; a new one where it is none that is known."""
        by_title = (self._titles.get(title_key(title.text)) for title in project.titles)
        by_website = (self._websites.get(website_key(website.text)) for website in project.websites)
        known = next(filter(None, (*by_title, *by_website)), None)
        return known if known is not None else title_key(project.title) or project.key

    def _add_project(self, key: str, project: Project) -> None:
        known = self._projects.get(key, Project(key))
        self._projects[key] = _behind(known, project, Who.PROJECTS)
        for title in project.titles:
            self._titles.setdefault(title_key(title.text), key)
        for website in project.websites:
            self._websites.setdefault(website_key(website.text), key)

    def _add_person(self, author: Author) -> None:
        known = self._people.get(author.key, Author(author.key))
        self._people[author.key] = _behind(known, author, Who.PEOPLE)
        self._by_case.setdefault(author.key.casefold(), author.key)

    def _correct(self, all_of: dict[str, Subject], key: str, empty: Subject, who: Who, said: Corrected) -> None:
        if key in all_of or any(said.texts.values()):
            all_of[key] = _corrected(all_of.get(key, empty), who, said)
            if who is Who.PEOPLE:
                self._by_case.setdefault(key.casefold(), key)

    def _note(
        self, said: Corrected, key: str, known: Callable[[str], str], same: dict[str, str], hidden: set[str]
    ) -> None:
        if said.same_as:
            same[key] = known(said.same_as)
        if said.is_hidden:
            hidden.add(key)

    def _untie(self, project: str, said: Corrected) -> None:
        """Let those who are no reporters of a project have it no longer either."""
        for key in said.removed.get("authors", ()):
            person = self._people.get(self._person_of(key))
            if person is not None:
                kept = tuple(value for value in person.projects if value.text != project)
                self._people[person.key] = replace(person, projects=kept)

    def _name(self, project: str, said: Corrected) -> None:
        """Let a project be found by what the user calls it, and no longer by what is wrong."""
        left = self._projects.get(project)
        if left is None:
            return
        for known, name, key_of in ((self._titles, "titles", title_key), (self._websites, "websites", website_key)):
            kept = {key_of(value.text) for value in _of(left, name)}
            for text in said.removed.get(name, ()):
                if known.get(key_of(text)) == project and key_of(text) not in kept:
                    del known[key_of(text)]
            known.update((key_of(text), project) for text in said.texts.get(name, ()))


def corrected(subject: Subject, who: Who, said: Corrected, before: Corrected) -> Subject:
    """Return a subject that `before` has corrected as it is by another correction of it."""
    values = {one: _learned(_of(subject, one), before.texts.get(one, ())) for one in FIELDS[who]}
    return _corrected(_with(subject, values), who, said)


def _learned(values: tuple[Value, ...], set_by_user: Collection[str]) -> tuple[Value, ...]:
    """Return what was learned of some values: what the user set was published as well where it has a count."""
    learned = (
        replace(one, origin=Origin.POSTS) if one.origin is Origin.CORRECTION and one.text in set_by_user else one
        for one in values
    )
    return tuple(one for one in learned if one.count or one.origin is not Origin.POSTS or one.text not in set_by_user)


def _of(subject: Author | Project, name: str) -> tuple[Value, ...]:
    values: tuple[Value, ...] = getattr(subject, name)
    return values


def _with(subject: Subject, values: Mapping[str, Any]) -> Subject:
    return replace(subject, **values)


def _same(name: str) -> Callable[[str], str]:
    return _SAME.get(name, str)


def _behind(known: Subject, more: Subject, who: Who) -> Subject:
    """Return a subject with what a table says behind what is known."""
    return _with(known, _zipped(known, more, who, _one_each))


def _zipped(one: Author | Project, other: Author | Project, who: Who, of: Combine) -> Mapping[str, tuple[Value, ...]]:
    return {name: of(name, (*_of(one, name), *_of(other, name))) for name in FIELDS[who]}


def _one_each(name: str, values: Iterable[Value]) -> tuple[Value, ...]:
    same = _same(name)
    found: dict[str, Value] = {}
    for value in values:
        found.setdefault(same(value.text), value)
    return tuple(found.values())


def _corrected(subject: Subject, who: Who, said: Corrected) -> Subject:
    names = [name for name in FIELDS[who] if said.texts.get(name) or said.removed.get(name)]
    values = {one: _values(_of(subject, one), one, said) for one in names}
    return _with(subject, values)


def _values(known: tuple[Value, ...], name: str, said: Corrected) -> tuple[Value, ...]:
    by_text = {value.text: value for value in known}
    wrong = set(said.removed.get(name, ()))
    texts = said.texts.get(name, ())
    first = [replace(by_text.get(text, Value(text)), origin=Origin.CORRECTION) for text in texts]
    kept = (value for value in known if value.text not in wrong and value.text not in texts)
    return (*first, *kept)


def _ends(same: Mapping[str, str]) -> dict[str, str]:
    """Return where each key leads at last; those that lead back to themselves lead nowhere."""
    ends: dict[str, str] = {}
    for key in same:
        seen, end = {key}, same[key]
        while end in same and end not in seen:
            seen.add(end)
            end = same[end]
        if end not in seen:
            ends[key] = end
    return ends


def _joined(
    known: Mapping[str, Subject], same: Mapping[str, str], empty: Callable[[str], Subject], who: Who
) -> dict[str, Subject]:
    result = {key: subject for key, subject in known.items() if key not in same}
    for key, end in same.items():
        if key in known:
            result[end] = _united(result.get(end, empty(end)), known[key], who)
    return result


def _united(one: Subject, other: Subject, who: Who) -> Subject:
    both = _with(one, _zipped(one, other, who, _summed))
    return replace(both, days=tuple(sorted({*one.days, *other.days})))


def _summed(name: str, values: Iterable[Value]) -> tuple[Value, ...]:
    """Return each value once, as often as all of its kind were told; the user's first, then the newest."""
    same = _same(name)
    found: dict[str, Value] = {}
    for value in values:
        key = same(value.text)
        found[key] = _sum(found[key], value) if key in found else value
    return tuple(sorted(found.values(), key=_place))


def _sum(one: Value, other: Value) -> Value:
    best = min(one, other, key=lambda value: _RANK[value.origin])
    seen = max((day for day in (one.seen, other.seen) if day is not None), default=None)
    return replace(best, count=one.count + other.count, seen=seen)


def _place(value: Value) -> tuple[int, int, int]:
    if value.origin is Origin.CORRECTION:
        return 0, 0, 0
    return _RANK[value.origin], -(value.seen or date.min).toordinal(), -value.count


def _linked(subject: Subject, name: str, same: Mapping[str, str], there: Mapping[str, object]) -> Subject:
    """Return a subject whose links lead to those who are there."""
    values = _of(subject, name)
    if all(value.text in there and value.text not in same for value in values):
        return subject
    led = (replace(value, text=same.get(value.text, value.text)) for value in values)
    kept = [value for value in led if value.text in there or name == "authors"]
    return _with(subject, {name: _summed(name, kept)})


def _tie(
    people: dict[str, Author], projects: dict[str, Project], same_people: Mapping[str, str], same: Mapping[str, str]
) -> None:
    """Let who reports on a project by the user's word have it among theirs, and the other way round."""
    for key, project in tuple(projects.items()):
        for value in project.authors:
            if value.origin is Origin.CORRECTION:
                person = same_people.get(value.text, value.text)
                known = people.get(person, Author(person))
                first = Value(key, Origin.CORRECTION, value.count, value.seen)
                others = (one for one in known.projects if same.get(one.text, one.text) != key)
                people[person] = replace(known, projects=(first, *others))
    for key, author in people.items():
        for value in author.projects:
            project_key = same.get(value.text, value.text)
            if value.origin is Origin.CORRECTION and project_key in projects:
                project = projects[project_key]
                if all(same_people.get(one.text, one.text) != key for one in project.authors):
                    mine = Value(key, Origin.CORRECTION, value.count, value.seen)
                    projects[project_key] = replace(project, authors=(mine, *project.authors))


def _led(known: Mapping[str, str], same: Mapping[str, str], there: Mapping[str, object]) -> dict[str, str]:
    led = ((key, same.get(project, project)) for key, project in known.items())
    return {key: project for key, project in led if key and project in there}


def _aliased(own: dict[str, T], same: Mapping[str, str]) -> Mapping[str, T]:
    aliases = {key: end for key, end in same.items() if end in own and key not in own}
    return Aliased(own, aliases) if aliases else own
