"""The tree over a flat run of leaves: which section and entry each belongs to, and the role it has there."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import is_
from typing import TypeVar

from twimeditor.core.ids import IdSource
from twimeditor.core.model import (
    Entry,
    EntryHeading,
    FrontMatter,
    Issue,
    Node,
    Section,
    SectionHeading,
    roles,
)

T = TypeVar("T")

Containers = Mapping[int | None, Section | Entry]
"""Sections and entries by the id of their heading; None for the section that has none."""


def tree(
    front: FrontMatter | None,
    leaves: Iterable[Node],
    ids: IdSource,
    eol: str = "\n",
    *,
    like: Issue | None = None,
) -> Issue:
    """Group the leaves of a body into lead, sections and entries, and give paragraphs their roles.

    A section or entry whose heading stands in `like` keeps its id, and is the same object where nothing in it changed.
    """
    grouping = _Grouping(ids, containers(like) if like is not None else {})
    lead, sections = _split(leaves)
    built = tuple(grouping.section(draft) for draft in sections)
    lead_nodes = _same(roles.in_lead(lead), like.lead if like else ())
    if like is None:
        return Issue(front, lead_nodes, built, eol)
    return replace(like, front=front, lead=lead_nodes, sections=built, eol=eol)


def containers(issue: Issue) -> Containers:
    """Map the id of each heading to the section or entry that it heads."""
    found: dict[int | None, Section | Entry] = {}
    for section in issue.sections:
        found[section.heading.id if section.heading is not None else None] = section
        found.update((entry.heading.id, entry) for entry in section.entries)
    return found


@dataclass(slots=True)
class _EntryDraft:
    heading: EntryHeading
    nodes: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class _SectionDraft:
    heading: SectionHeading | None
    nodes: list[Node] = field(default_factory=list)
    entries: list[_EntryDraft] = field(default_factory=list)


def _split(leaves: Iterable[Node]) -> tuple[list[Node], list[_SectionDraft]]:
    lead: list[Node] = []
    sections: list[_SectionDraft] = []
    nodes = lead
    for leaf in leaves:
        if isinstance(leaf, SectionHeading):
            sections.append(_SectionDraft(leaf))
            nodes = sections[-1].nodes
        elif isinstance(leaf, EntryHeading):
            if not sections:
                sections.append(_SectionDraft(None))
            sections[-1].entries.append(_EntryDraft(leaf))
            nodes = sections[-1].entries[-1].nodes
        else:
            nodes.append(leaf)
    return lead, sections


@dataclass(slots=True)
class _Grouping:
    ids: IdSource
    known: Containers

    def section(self, draft: _SectionDraft) -> Section:
        before = self.known.get(draft.heading.id if draft.heading is not None else None)
        old = before if isinstance(before, Section) else None
        section = Section(
            old.id if old is not None else self.ids.take(),
            draft.heading,
            _same(roles.in_section(draft.heading, draft.nodes), old.nodes if old else ()),
            _same(tuple(self._entries(draft)), old.entries if old else ()),
        )
        return old if old is not None and _unchanged(old, section) else section

    def _entries(self, draft: _SectionDraft) -> Iterator[Entry]:
        for entry in draft.entries:
            before = self.known.get(entry.heading.id)
            old = before if isinstance(before, Entry) else None
            nodes = roles.in_entry(draft.heading, entry.heading, entry.nodes)
            if old is None:
                yield Entry(self.ids.take(), entry.heading, nodes)
            elif old.heading is entry.heading and _is_same(old.nodes, nodes):
                yield old
            else:
                yield replace(old, heading=entry.heading, nodes=nodes)


def _unchanged(old: Section, new: Section) -> bool:
    return old.heading is new.heading and old.nodes is new.nodes and old.entries is new.entries


def _is_same(old: Sequence[object], new: Sequence[object]) -> bool:
    return len(old) == len(new) and all(map(is_, old, new))


def _same(new: tuple[T, ...], old: tuple[T, ...]) -> tuple[T, ...]:
    """Return `old` where it holds the very same items, so that nobody takes it for a change."""
    return old if _is_same(old, new) else new
