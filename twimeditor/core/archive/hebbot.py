"""The sections and projects of hebbot's configuration, read and written."""

from collections.abc import Callable, Iterator
from typing import Any, Final, TypeVar

from twimeditor.core.archive.directory import Author, Origin, Project, Value
from twimeditor.core.archive.row import BadValueError, Row, row
from twimeditor.core.archive.table import Handle, LeftOut, ListedSection, Table
from twimeditor.core.archive.toml import read_toml
from twimeditor.core.errors import TableError

T = TypeVar("T")

_HEAD: Final = "# Sections and projects for hebbot's config.toml: its other settings stay above them.\n\n"


def read_hebbot(text: str) -> Table:
    """Return what a configuration lists; raise TableError where it is none. Entries that are wrong are left out."""
    data = _data(text)
    left: list[LeftOut] = []
    sections = _unique("sections", _read(data, "sections", _section, left), left)
    by_name = {section.name: section for section in sections}
    listed = _unique("projects", _read(data, "projects", _project, left), left)
    for _, handle in listed:
        if handle.section and handle.section not in by_name:
            left.append(LeftOut(f"projects: {handle.name}", f"its section “{handle.section}” is not listed"))
    projects = tuple(_with_section(project, by_name.get(handle.section)) for project, handle in listed)
    return Table(
        Origin.HEBBOT,
        tuple(_people(projects, sections)),
        projects,
        tuple(sections),
        {handle.name: handle for _, handle in listed},
        left_out=tuple(left),
    )


def hebbot_toml(table: Table) -> str:
    """Return the table as hebbot reads it, to stand below its other settings."""
    import tomli_w  # noqa: PLC0415 - only an export writes it

    sections = [_section_row(section) for section in table.sections]
    projects = [_project_row(project, table.handles[project.key]) for project in table.projects]
    return _HEAD + tomli_w.dumps({"sections": sections, "projects": projects})


def _data(text: str) -> dict[str, Any]:
    try:
        data = read_toml(text)
    except ValueError as error:
        raise TableError(f"This is no TOML: {error}.") from error
    if not {"sections", "projects"} & data.keys():
        raise TableError("It lists neither sections nor projects.")
    return data


def _read(data: dict[str, Any], key: str, read: Callable[[Row], T], left: list[LeftOut]) -> Iterator[T]:
    rows = data.get(key, [])
    if not isinstance(rows, list):
        left.append(LeftOut(key, "is no list of tables"))
        return
    for number, one in enumerate(rows, 1):
        try:
            yield read(row(one))
        except BadValueError as error:
            left.append(LeftOut(_called(key, number, one), str(error)))


def _called(key: str, number: int, one: object) -> str:
    name = one.get("name") if isinstance(one, dict) else None
    return f"{key}: {name}" if isinstance(name, str) and name.strip() else f"{key}, entry {number}"


def _unique(key: str, read: Iterator[T], left: list[LeftOut]) -> list[T]:
    """Return what is named for the first time."""
    found: dict[str, T] = {}
    for one in read:
        name = one.name if isinstance(one, ListedSection) else one[1].name  # type: ignore[index]  # (project, handle)
        if name in found:
            left.append(LeftOut(f"{key}: {name}", "is listed twice"))
        else:
            found[name] = one
    return list(found.values())


def _section(one: Row) -> ListedSection:
    name = one.needed("name")
    title = one.text("title") or name
    return ListedSection(name, title, one.text("emoji"), one.number("order"), one.texts("usual_reporters"))


def _project(one: Row) -> tuple[Project, Handle]:
    name = one.needed("name")
    project = Project(
        name,
        titles=_values(one.text("title") or name),
        websites=_values(one.text("website")),
        descriptions=_values(one.text("description")),
        authors=_values(*one.texts("usual_reporters")),
    )
    return project, Handle(name, one.text("emoji"), one.text("default_section"))


def _values(*texts: str) -> tuple[Value, ...]:
    return tuple(Value(text, Origin.HEBBOT) for text in dict.fromkeys(texts) if text)


def _with_section(project: Project, section: ListedSection | None) -> Project:
    sections = _values(section.title) if section is not None else ()
    return Project(project.key, project.titles, project.websites, project.descriptions, sections, project.authors)


def _people(projects: tuple[Project, ...], sections: list[ListedSection]) -> Iterator[Author]:
    """Yield the usual reporters, each with the projects and sections that name them."""
    on: dict[str, list[str]] = {}
    at: dict[str, list[str]] = {}
    for project in projects:
        for author in project.authors:
            on.setdefault(author.text, []).append(project.key)
    for section in sections:
        for reporter in filter(None, section.reporters):
            at.setdefault(reporter, []).append(section.title)
    for key in dict.fromkeys((*on, *at)):
        yield Author(key, projects=_values(*on.get(key, ())), sections=_values(*at.get(key, ())))


def _section_row(section: ListedSection) -> dict[str, Any]:
    return {
        "emoji": section.emoji,
        "name": section.name,
        "title": section.title,
        "order": section.order,
        "usual_reporters": list(section.reporters),
    }


def _project_row(project: Project, handle: Handle) -> dict[str, Any]:
    return {
        "emoji": handle.emoji,
        "name": handle.name,
        "title": project.title,
        "description": project.description,
        "website": project.website,
        "default_section": handle.section,
        "usual_reporters": [author.text for author in project.authors],
    }
