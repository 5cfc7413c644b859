"""What hebbot is told: its own table with the user's corrections, and what was reported on lately."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import count
from typing import Final

from twimeditor.core.archive.directory import Directory, Origin, Project, Value
from twimeditor.core.archive.keys import section_key, title_key, website_key
from twimeditor.core.archive.table import Handle, ListedSection, Table
from twimeditor.core.lazy import lazy_pattern

_LATELY: Final = timedelta(days=365)
_STEP: Final = 10
_UNKNOWN: Final = ("todo", "TODO UNKNOWN SECTION")
_USER: Final = lazy_pattern(r"@[!-9;-~]+:[A-Za-z0-9.-]+(?::\d{1,5})?")
_LONGEST: Final = 255
"""Hebbot does not start when a reporter is no id of Matrix."""

_ICON: Final = lazy_pattern(r"\s(?P<icon>[^\w\s*]+)\s*$")
_UNSEEN: Final = "\ufe0f"


def hebbot_table(directory: Directory, tables: Sequence[Table]) -> Table:
    """Return a table for hebbot: what it lists by itself as the user corrected it, then what else is worth listing.

    That is what the user said something of, and what was reported on within a year of the latest issue.
    """
    own = next((table for table in tables if table.origin is Origin.HEBBOT), Table(Origin.HEBBOT))
    builder = _Builder(directory, own)
    for project in own.projects:
        builder.keep(project, own.handles[project.key])
    for project in directory.projects.values():
        if _is_worth_it(project, directory):
            builder.add(project)
    return builder.table()


class _Builder:
    def __init__(self, directory: Directory, own: Table) -> None:
        self._directory = directory
        self._sections = list(own.sections)
        self._projects: list[Project] = []
        self._handles: dict[str, Handle] = {}
        self._listed: set[str] = set()
        handles = own.handles.values()
        self._names = {_seen(name) for name in (*(one.name for one in own.sections), *(one.name for one in handles))}
        emoji = (*(one.emoji for one in own.sections), *(one.emoji for one in handles))
        self._emoji = set(map(_seen, emoji))

    def keep(self, project: Project, handle: Handle) -> None:
        """List what hebbot lists, with the user's word where there is one."""
        known = self._known(project)
        if known is not None:
            self._listed.add(known.key)
            project = _with_corrections(project, known)
            if known.sections and known.sections[0].origin is Origin.CORRECTION:
                handle = replace(handle, section=self._section(known.section))
        self._put(project, handle)

    def add(self, project: Project) -> None:
        """List a project that hebbot does not know."""
        if project.key in self._listed:
            return
        name = _free("-".join(title_key(project.title).split()) or "project", self._names)
        emoji = _free(project.title, self._emoji)
        authors = tuple(Value(one.text, Origin.HEBBOT) for one in project.authors if is_user(one.text))
        listed = Project(
            name,
            _one(project.title),
            _one(project.website),
            _one(project.description),
            authors=authors,
        )
        self._put(listed, Handle(name, emoji, self._section(project.section)))

    def table(self) -> Table:
        """Return the table, its projects' sections by their titles."""
        titles = {section.name: section.title for section in self._sections}
        projects = (
            replace(project, sections=_one(titles.get(self._handles[project.key].section, "")))
            for project in self._projects
        )
        return Table(Origin.HEBBOT, projects=tuple(projects), sections=tuple(self._sections), handles=self._handles)

    def _put(self, project: Project, handle: Handle) -> None:
        self._projects.append(project)
        self._handles[project.key] = handle

    def _known(self, project: Project) -> Project | None:
        titles, websites = self._directory.titles, self._directory.websites
        key = titles.get(title_key(project.title)) or websites.get(website_key(project.website))
        return self._directory.projects.get(key) if key is not None else None

    def _section(self, title: str) -> str:
        """Return the name of a section, which is listed if it is not yet."""
        wanted = section_key(title)
        for section in self._sections:
            if wanted in {section_key(section.title), section.name} or (not wanted and section.name == _UNKNOWN[0]):
                return section.name
        if not wanted:
            return self._listed_section(*_UNKNOWN)
        return self._listed_section("-".join(wanted.split()), title)

    def _listed_section(self, name: str, title: str) -> str:
        name = _free(name, self._names)
        icon = _ICON.search(title)
        emoji = _free(icon.group("icon") if icon is not None else title, self._emoji)
        order = max((section.order for section in self._sections), default=0) + _STEP
        self._sections.append(ListedSection(name, title, emoji, order))
        return name


def is_user(key: str) -> bool:
    """Tell whether a key is a Matrix id that hebbot takes."""
    return len(key) <= _LONGEST and _USER.fullmatch(key) is not None


def _is_worth_it(project: Project, directory: Directory) -> bool:
    if any(value.origin is Origin.CORRECTION for value in _all(project)):
        return True
    last = project.last_seen
    return last is not None and bool(directory.issues) and directory.issues[-1] - last <= _LATELY


def _all(project: Project) -> Iterator[Value]:
    yield from (*project.titles, *project.websites, *project.descriptions, *project.sections, *project.authors)


def _with_corrections(project: Project, known: Project) -> Project:
    fields: Mapping[str, tuple[Value, ...]] = {
        name: _one(values[0].text)
        for name in ("titles", "websites", "descriptions")
        if (values := getattr(known, name)) and values[0].origin is Origin.CORRECTION
    }
    more = (one.text for one in known.authors if one.origin is Origin.CORRECTION and is_user(one.text))
    authors = dict.fromkeys((*(one.text for one in project.authors), *more))
    return Project(
        project.key,
        fields.get("titles", project.titles),
        fields.get("websites", project.websites),
        fields.get("descriptions", project.descriptions),
        authors=tuple(Value(text, Origin.HEBBOT) for text in authors),
    )


def _one(text: str) -> tuple[Value, ...]:
    return (Value(text, Origin.HEBBOT),) if text else ()


def _seen(emoji: str) -> str:
    return emoji.replace(_UNSEEN, "")


def _free(wanted: str, taken: set[str]) -> str:
    """Return a name that nothing has yet, and take it."""
    tries = (wanted if number == 1 else f"{wanted}-{number}" for number in count(1))
    name = next(one for one in tries if _seen(one) not in taken)
    taken.add(_seen(name))
    return name
