"""The tables of twim-o-matic, the bot before hebbot: senders, projects, and the sections' titles."""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, TypeVar

from twimeditor.core.archive.directory import Author, Origin, Project, Value
from twimeditor.core.archive.row import BadValueError, Row, row
from twimeditor.core.archive.table import LeftOut, ListedSection, Table
from twimeditor.core.errors import TableError
from twimeditor.core.lazy import lazy_pattern

T = TypeVar("T")

_LINK: Final = lazy_pattern(r"\[([^\[\]]+)\]\((\S+?)\)")
_SUBJECT: Final = lazy_pattern(r"(?P<title>[A-Z]\S*(?: [A-Z]\S*){0,2})(?:: | (?:is|are) )")
_ROOM: Final = "https://matrix.to/#/"


def read_senders(text: str) -> Table:
    """Return the people that a table of senders lists; raise TableError where it is none."""
    left: list[LeftOut] = []
    read = list(_read(text, _sender, left))
    aliases = {url: author.key for author, url in read if url}
    return Table(Origin.TWIM_O_MATIC, tuple(author for author, _ in read), aliases=aliases, left_out=tuple(left))


def read_sections(text: str) -> Table:
    """Return the sections that a table lists; raise TableError where it is none."""
    left: list[LeftOut] = []
    sections = tuple(_read(text, _section, left))
    return Table(Origin.TWIM_O_MATIC, sections=sections, left_out=tuple(left))


def read_projects(text: str, sections: str = "") -> Table:
    """Return the projects that a table lists, their sections by the titles that `sections` (a table too) has."""
    listed = read_sections(sections).sections if sections else ()
    titles = {section.name: section.title for section in listed}
    left: list[LeftOut] = []
    read = list(_read(text, _project, left))
    projects = tuple(_placed(project, name, titles, left) for project, name in read)
    return Table(Origin.TWIM_O_MATIC, projects=projects, sections=listed, left_out=tuple(left))


def _read(text: str, read: Callable[[str, Row], T], left: list[LeftOut]) -> Iterator[T]:
    for key, value in _data(text).items():
        if not key.strip():
            left.append(LeftOut(key, "has no name"))
            continue
        try:
            yield read(key, row(value))
        except BadValueError as error:
            left.append(LeftOut(key, str(error)))


def _data(text: str) -> dict[str, Any]:
    try:
        data = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise TableError(f"This is no JSON: {error}.") from error
    if not isinstance(data, dict):
        raise TableError("It is no table of entries with their names.")
    return data


def _sender(key: str, one: Row) -> tuple[Author, str]:
    return Author(key.strip(), _values(one.text("name").strip())), one.text("url").strip()


def _section(key: str, one: Row) -> ListedSection:
    return ListedSection(key, one.needed("title"), one.text("icon"), one.number("order"))


def _project(key: str, one: Row) -> tuple[Project, str]:
    key = key.strip()
    summary = one.text("summary").strip()
    link = _LINK.search(summary)
    linked = link.group(2) if link is not None else ""
    project = Project(
        key,
        titles=_values(one.text("title").strip() or _title(key, summary)),
        websites=_values(linked, _address(key)),
        descriptions=_values(summary),
    )
    return project, one.text("section")


def _placed(project: Project, name: str, titles: Mapping[str, str], left: list[LeftOut]) -> Project:
    if name and name not in titles:
        left.append(LeftOut(project.key, f"its section “{name}” is not known: import sections.json too"))
    sections = _values(titles.get(name, ""))
    return Project(project.key, project.titles, project.websites, project.descriptions, sections)


def _title(key: str, summary: str) -> str:
    """Return what a project without a title is called: as it is linked, as its summary begins, as its address ends."""
    link = _LINK.match(summary)
    if link is not None:
        return link.group(1)
    if not _address(key):
        return key
    subject = _SUBJECT.match(summary)
    return subject.group("title") if subject is not None else key.rstrip("/").rsplit("/", 1)[-1]


def _address(key: str) -> str:
    if key.startswith(("https://", "http://")):
        return key
    return _ROOM + key if key.startswith("#") and ":" in key else ""


def _values(*texts: str) -> tuple[Value, ...]:
    return tuple(Value(text, Origin.TWIM_O_MATIC) for text in dict.fromkeys(texts) if text)
