"""What an editor would type to write a post again: the values of its fields, in their order."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from twimeditor.core import tables
from twimeditor.core.model import (
    Attribution,
    Blank,
    Embed,
    Entry,
    Image,
    Issue,
    Node,
    Quote,
    RefDefs,
    Role,
    Section,
    SubHeading,
    Table,
    Text,
)
from twimeditor.core.post import front_matter

_USUAL_LEVEL = 4


@dataclass(frozen=True, slots=True)
class Part:
    """An update, or a block beside one: its kind, and the values by name."""

    kind: str
    values: Mapping[str, str] = field(default_factory=dict)
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Holder:
    """A section or an entry: what its head says, and the parts under it."""

    title: str
    website: str = ""
    description: str = ""
    parts: tuple[Part, ...] = ()
    entries: "tuple[Holder, ...]" = ()


@dataclass(frozen=True, slots=True)
class Values:
    """A whole issue."""

    front: Mapping[str, str]
    sections: tuple[Holder, ...]


def values_of(issue: Issue) -> Values:
    """Return the values of an issue that was read."""
    front = front_matter.fields(issue.front) if issue.front is not None else {}
    return Values(front, tuple(_section(section) for section in issue.sections))


def _section(section: Section) -> Holder:
    title = section.heading.title if section.heading is not None else ""
    entries = tuple(_entry(entry) for entry in section.entries)
    return Holder(title, parts=tuple(_parts(section.nodes)), entries=entries)


def _entry(entry: Entry) -> Holder:
    nodes = [node for node in entry.nodes if not isinstance(node, Blank)]
    described = [node.markdown for node in nodes if _describes(node) and isinstance(node, Text)]
    rest = [node for node in nodes if not _describes(node)]
    return Holder(entry.heading.title, entry.heading.website, "\n\n".join(described), tuple(_parts(rest)))


def _describes(node: Node) -> bool:
    return isinstance(node, Text) and node.role is Role.DESCRIPTION


def _parts(nodes: Iterable[Node]) -> Iterator[Part]:
    """Yield the parts; a quote that goes on after a picture is an update without an author."""
    author: dict[str, str] = {}
    for node in nodes:
        match node:
            case Blank():
                continue
            case Attribution():
                author = {"author_name": node.name, "author_id": node.target, "verb": node.verb}
            case Quote():
                yield Part("update", {**author, "quote": node.body})
                author = {}
            case _:
                yield _block(node)


def _block(node: Node) -> Part:
    match node:
        case Image():
            return Part("image", {"alt": node.alt, "url": node.url})
        case SubHeading():
            assert node.level == _USUAL_LEVEL, "a new heading has that level"
            return Part("heading", {"title": node.title})
        case Embed():
            return Part("video", {"video": node.video})
        case Table():
            return Part("table", rows=_cells(node))
        case RefDefs():
            label, _, url = node.markdown.partition("]: ")
            return Part("definitions", {"label": label.removeprefix("["), "url": url})
        case Text():
            return Part("text", {"markdown": node.markdown})
        case _:
            raise AssertionError(f"no form for a {node.KIND}")


def _cells(table: Table) -> tuple[tuple[str, ...], ...]:
    """Return a table's cells row by row, the heading row first."""
    found = tables.read(table.markdown)
    assert found is not None, "no table"
    return tuple(tuple(found.cell(row, column) for column in range(found.columns)) for row in range(found.rows))
