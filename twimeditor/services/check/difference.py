"""An issue told to another process again and again: only what has become another is sent, in small pieces.

What stays the same is the same object at the other end as well, so that all that is known of it stays known. Each piece
is pickled by itself: a thread that does so holds the interpreter against the window for no longer than a piece takes.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from twimeditor.core.check.problem import Problem
from twimeditor.core.model import Entry, EntryHeading, FrontMatter, Issue, Node, Section, SectionHeading, Writing
from twimeditor.core.model.tree import Unwritten

_T = TypeVar("_T", Node, Entry)

Ref: TypeAlias = int
"""The id of what is the same as in the section or entry before."""


@dataclass(frozen=True, slots=True)
class EntryPiece:
    """An entry that has become another."""

    id: int
    heading: EntryHeading
    nodes: tuple[Node | Ref, ...]
    mark: str
    note: str


@dataclass(frozen=True, slots=True)
class SectionPiece:
    """A section that has become another."""

    id: int
    heading: SectionHeading | None
    nodes: tuple[Node | Ref, ...]
    entries: tuple[EntryPiece | Ref, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """The issue itself, its sections by their ids; it follows its pieces."""

    front: FrontMatter | None
    lead: tuple[Node | Ref, ...]
    sections: tuple[Ref, ...]
    eol: str
    writing: Writing | None
    file: str
    unwritten: tuple[Unwritten, ...]


Piece: TypeAlias = SectionPiece | Frame

_EMPTY = Issue(None)


class Sender:
    """Knows which issue the other end has."""

    def __init__(self) -> None:
        self._last = _EMPTY
        self._sections: Mapping[int, Section] = {}

    def pieces(self, issue: Issue) -> Iterator[Piece]:
        """Yield what the other end needs to have `issue`, the frame last. All of them must be sent."""
        sections = {section.id: section for section in issue.sections}
        for number, section in sections.items():
            old = self._sections.get(number)
            if section is not old:
                yield _section_piece(section, old)
        lead = tuple(_refs(issue.lead, self._last.lead))
        order = tuple(sections)
        self._last, self._sections = issue, sections
        yield Frame(issue.front, lead, order, issue.eol, issue.writing, issue.file, issue.unwritten)


class Receiver:
    """Puts together at the other end what a `Sender` has taken apart."""

    def __init__(self) -> None:
        self._last = _EMPTY
        self._sections: dict[int, Section] = {}

    def take(self, piece: Piece) -> Issue | None:
        """Take the next piece; return the issue when it is whole."""
        if isinstance(piece, SectionPiece):
            self._sections[piece.id] = _section(piece, self._sections.get(piece.id))
            return None
        self._sections = {number: self._sections[number] for number in piece.sections}
        front = self._last.front if piece.front == self._last.front else piece.front
        lead = _resolved(piece.lead, self._last.lead)
        sections = tuple(self._sections.values())
        self._last = Issue(front, lead, sections, piece.eol, piece.writing, piece.file, piece.unwritten)
        return self._last


def _section_piece(section: Section, old: Section | None) -> SectionPiece:
    nodes, entries = (old.nodes, old.entries) if old is not None else ((), ())
    known = {entry.id: entry for entry in entries}
    pieces = tuple(
        entry.id if known.get(entry.id) is entry else _entry_piece(entry, known.get(entry.id))
        for entry in section.entries
    )
    return SectionPiece(section.id, section.heading, tuple(_refs(section.nodes, nodes)), pieces)


def _entry_piece(entry: Entry, old: Entry | None) -> EntryPiece:
    nodes = tuple(_refs(entry.nodes, old.nodes if old is not None else ()))
    return EntryPiece(entry.id, entry.heading, nodes, entry.mark, entry.note)


def _refs(nodes: Iterable[Node], old: Iterable[Node]) -> Iterator[Node | Ref]:
    known = {node.id: node for node in old}
    return (node.id if known.get(node.id) is node else node for node in nodes)


def _section(piece: SectionPiece, old: Section | None) -> Section:
    nodes, entries = (old.nodes, old.entries) if old is not None else ((), ())
    known = {entry.id: entry for entry in entries}
    made = (one if isinstance(one, Ref) else _entry(one, known.get(one.id)) for one in piece.entries)
    heading = old.heading if old is not None and old.heading == piece.heading else piece.heading
    return Section(piece.id, heading, _resolved(piece.nodes, nodes), _resolved(made, entries))


def _entry(piece: EntryPiece, old: Entry | None) -> Entry:
    heading = old.heading if old is not None and old.heading == piece.heading else piece.heading
    nodes = _resolved(piece.nodes, old.nodes if old is not None else ())
    return Entry(piece.id, heading, nodes, piece.mark, piece.note)


def _resolved(parts: Iterable[_T | Ref], old: Iterable[_T]) -> tuple[_T, ...]:
    known = {one.id: one for one in old}
    return tuple(known[part] if isinstance(part, Ref) else part for part in parts)


Group: TypeAlias = tuple[int, tuple[Problem, ...]]
"""A node, entry, section or the lead, and the problems in it."""


class Groups:
    """Problems told to another process again and again: only of those nodes where they have become others.

    Both ends have one, and are told of the same problems in turn.
    """

    def __init__(self) -> None:
        self._known: dict[int, tuple[Problem, ...]] = {}

    def changed(self, problems: Iterable[Problem]) -> Iterator[Group]:
        """Yield the groups that the other end does not have; `order` tells of all."""
        groups = _grouped(problems)
        known, self._known = self._known, groups
        return ((node, some) for node, some in groups.items() if known.get(node) != some)

    def order(self) -> tuple[int, ...]:
        """Return the groups that there are now."""
        return tuple(self._known)

    def take(self, changed: Iterable[Group], order: Iterable[int]) -> tuple[Problem, ...]:
        """Return all problems, at the end that was told."""
        told = {**self._known, **dict(changed)}
        self._known = {node: told[node] for node in order}
        return tuple(problem for some in self._known.values() for problem in some)


def _grouped(problems: Iterable[Problem]) -> dict[int, tuple[Problem, ...]]:
    groups: dict[int, list[Problem]] = {}
    for problem in problems:
        groups.setdefault(problem.place.node, []).append(problem)
    return {node: tuple(some) for node, some in groups.items()}
