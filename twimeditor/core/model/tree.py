"""The tree that is the storage: its leaves in file order are the nodes, and joining their text gives the file."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from twimeditor.core.model.nodes import (
    Attribution,
    Blank,
    EntryHeading,
    FrontMatter,
    MoreMarker,
    Node,
    Quote,
    RefDefs,
    Role,
    SectionHeading,
    SubHeading,
    Text,
)
from twimeditor.core.model.writing import Writing

MARKS = ("to do", "asked", "done")
"""How far the editors are with an entry."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One project's part of a section: a ``###`` heading and what follows it.

    `mark` ("", or one of `MARKS`) and `note` are the editors' own: they are never written to the post.
    `ids` are its own id and those of its nodes: what makes finding a node cheap in a long issue.
    """

    id: int
    heading: EntryHeading
    nodes: tuple[Node, ...] = ()
    mark: str = ""
    note: str = ""
    ids: frozenset[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "ids", frozenset((self.id, self.heading.id, *(node.id for node in self.nodes))))

    @property
    def title(self) -> str:
        """Return what the heading says, without its website."""
        return self.heading.title

    def leaves(self) -> Iterator[Node]:
        """Yield the entry's nodes in file order."""
        yield self.heading
        yield from self.nodes


@dataclass(frozen=True, slots=True)
class Section:
    """A ``##`` heading, the nodes under it that belong to no entry, and its entries.

    `heading` is None only for entries that stand before any section heading. `ids` are its own id
    and those of all that it holds.
    """

    id: int
    heading: SectionHeading | None
    nodes: tuple[Node, ...] = ()
    entries: tuple[Entry, ...] = ()
    ids: frozenset[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        own = {self.id, *(node.id for node in self.nodes)}
        if self.heading is not None:
            own.add(self.heading.id)
        object.__setattr__(self, "ids", frozenset(own.union(*(entry.ids for entry in self.entries))))

    @property
    def title(self) -> str:
        """Return what the heading says, "" without one."""
        return self.heading.title if self.heading is not None else ""

    def leaves(self) -> Iterator[Node]:
        """Yield the section's nodes in file order, its entries' included."""
        if self.heading is not None:
            yield self.heading
        yield from self.nodes
        for entry in self.entries:
            yield from entry.leaves()


@dataclass(frozen=True, slots=True)
class Unwritten:
    """What was typed in a field of the node `node` that its Markdown cannot hold as it is."""

    node: int
    field: str
    value: str


@dataclass(frozen=True, slots=True)
class Issue:
    """A whole post. `lead` is what stands between the front matter and the first heading; `eol` the file's line end.

    `writing` tells how new text is written when a house style was chosen; without, that is read off the issue itself.
    `file` is the name that the editors want for the file, `unwritten` what they typed that no file can hold yet.
    """

    front: FrontMatter | None
    lead: tuple[Node, ...] = ()
    sections: tuple[Section, ...] = ()
    eol: str = "\n"
    writing: Writing | None = None
    file: str = ""
    unwritten: tuple[Unwritten, ...] = ()

    def leaves(self) -> Iterator[Node]:
        """Yield every node in file order."""
        if self.front is not None:
            yield self.front
        yield from self.lead
        for section in self.sections:
            yield from section.leaves()

    @property
    def entries(self) -> Iterator[Entry]:
        """Yield every entry in file order."""
        for section in self.sections:
            yield from section.entries


@dataclass(frozen=True, slots=True)
class Update:
    """One report: a view over neighbouring nodes of an entry or section, never stored.

    `nodes` are what follows the attribution, blank runs left out: quotes and what stands between them.
    """

    attribution: Attribution | None
    nodes: tuple[Node, ...] = ()

    @property
    def quote(self) -> Quote | None:
        """Return the first quote, or None."""
        return next((node for node in self.nodes if isinstance(node, Quote)), None)

    @property
    def id(self) -> int:
        """Return an id that stays while the attribution comes and goes: the first quote's, else the first node's."""
        anchor = self.quote or self.attribution or self.nodes[0]
        return anchor.id

    def leaves(self) -> Iterator[Node]:
        """Yield the update's nodes in file order."""
        if self.attribution is not None:
            yield self.attribution
        yield from self.nodes


def parts(nodes: tuple[Node, ...]) -> tuple[Update | Node, ...]:
    """Group an entry's or section's nodes into updates and the blocks beside them, blank runs left out.

    An update starts at an attribution, or at a quote where none is open, and takes all that follows it up to the next
    attribution, sub-heading, definitions, or boilerplate (ping, sign-off). Blocks outside an update stand alone.
    """
    found: list[Node | tuple[Attribution | None, list[Node]]] = []
    gathered: list[Node] | None = None
    for node in nodes:
        if isinstance(node, Blank):
            continue
        if isinstance(node, Attribution):
            gathered = []
            found.append((node, gathered))
        elif _stands_alone(node):
            gathered = None
            found.append(node)
        elif gathered is not None:
            gathered.append(node)
        elif isinstance(node, Quote):
            gathered = [node]
            found.append((None, gathered))
        else:
            found.append(node)
    return tuple(item if isinstance(item, Node) else Update(item[0], tuple(item[1])) for item in found)


def _stands_alone(node: Node) -> bool:
    if isinstance(node, Text):
        return node.role in {Role.SIGN_OFF, Role.PING}
    return isinstance(node, SubHeading | RefDefs | MoreMarker)
