"""What differs between two versions of an issue, found without looking at what they share."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import compress, count
from operator import is_not
from typing import TypeVar

from twimeditor.core.model.find import LEAD, Container, container_id, nodes_of
from twimeditor.core.model.nodes import Node, SubHeading, Text
from twimeditor.core.model.tree import Entry, Issue, Section

_C = TypeVar("_C", Section, Entry)


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """The ids of what differs.

    `changed`, `added` and `removed` are ids of nodes; `kinds` are those of `changed` that are now of
    another class, role or level; `order` tells that nodes which stayed stand in another order or in
    another section or entry; `front` that the front matter differs; `containers` are the sections
    and entries, on either side, that are not the very same value on the other.
    """

    changed: frozenset[int] = frozenset()
    added: frozenset[int] = frozenset()
    removed: frozenset[int] = frozenset()
    order: bool = False
    front: bool = False
    kinds: frozenset[int] = frozenset()
    containers: frozenset[int] = frozenset()

    @property
    def structure(self) -> bool:
        """Tell whether more than the values of some fields differs."""
        return bool(self.added or self.removed or self.order or self.kinds)

    def __bool__(self) -> bool:
        return bool(self.changed or self.containers or self.front) or self.structure


def diff(before: Issue, after: Issue) -> ChangeSet:
    """Return what differs between `before` and `after`; values shared by both cost nothing."""
    if before is after:
        return ChangeSet()
    old, new = _Side(), _Side()
    front = _gather_front(old, new, before, after)
    if before.lead is not after.lead:
        old.take(before, before.lead)
        new.take(after, after.lead)
    _compare_sections(old, new, before.sections, after.sections)
    return _compare(old, new, front=front)


@dataclass(slots=True)
class _Side:
    """What one of the two versions does not share with the other."""

    nodes: dict[int, Node] = field(default_factory=dict)
    holders: dict[int, int] = field(default_factory=dict)
    containers: set[int] = field(default_factory=set)

    def take(self, holder: Container, nodes: Iterable[Node]) -> None:
        place = container_id(holder)
        for node in nodes:
            self.nodes[node.id] = node
            self.holders[node.id] = place

    def take_whole(self, holder: Section | Entry) -> None:
        self.take_shell(holder)
        self.take(holder, nodes_of(holder))
        if isinstance(holder, Section):
            for entry in holder.entries:
                self.take_whole(entry)

    def take_shell(self, holder: Section | Entry) -> None:
        self.containers.add(holder.id)
        if holder.heading is not None:
            self.take(holder, (holder.heading,))


def _gather_front(old: _Side, new: _Side, before: Issue, after: Issue) -> bool:
    if before.front is after.front:
        return False
    for side, issue in ((old, before), (new, after)):
        if issue.front is not None:
            side.nodes[issue.front.id] = issue.front
            side.holders[issue.front.id] = LEAD
    return before.front != after.front


def _compare_sections(old: _Side, new: _Side, before: tuple[Section, ...], after: tuple[Section, ...]) -> None:
    left, right = _differing(before, after)
    if len(left) == len(right) == 1 and left[0].id == right[0].id:
        _compare_section(old, new, left[0], right[0])
        return
    for side, sections in ((old, left), (new, right)):
        for section in sections:
            side.take_whole(section)


def _compare_section(old: _Side, new: _Side, before: Section, after: Section) -> None:
    left, right = _differing(before.entries, after.entries)
    for side, section, entries in ((old, before, left), (new, after, right)):
        side.take_shell(section)
        side.take(section, section.nodes)
        for entry in entries:
            side.take_whole(entry)


def _differing(before: tuple[_C, ...], after: tuple[_C, ...]) -> tuple[tuple[_C, ...], tuple[_C, ...]]:
    """Return both without the values that they begin and end with in common."""
    if before is after:
        return (), ()
    shared = min(len(before), len(after))
    start = next(compress(count(), map(is_not, before, after)), shared)
    ends = map(is_not, reversed(before), reversed(after))
    end = min(next(compress(count(), ends), shared), shared - start)
    return before[start : len(before) - end], after[start : len(after) - end]


def _compare(old: _Side, new: _Side, *, front: bool) -> ChangeSet:
    both = old.nodes.keys() & new.nodes.keys()
    changed = {number for number in both if _differs(old.nodes[number], new.nodes[number])}
    same_order = list(_places(old, both)) == list(_places(new, both))
    return ChangeSet(
        changed=frozenset(changed),
        added=frozenset(new.nodes.keys() - both),
        removed=frozenset(old.nodes.keys() - both),
        order=not same_order,
        front=front,
        kinds=frozenset(n for n in changed if _kind(old.nodes[n]) != _kind(new.nodes[n])),
        containers=frozenset(old.containers | new.containers),
    )


def _differs(before: Node, after: Node) -> bool:
    return before is not after and before != after


def _places(side: _Side, both: set[int]) -> Iterator[tuple[int, int]]:
    return ((number, place) for number, place in side.holders.items() if number in both)


def _kind(node: Node) -> tuple[object, ...]:
    role = node.role if isinstance(node, Text) else None
    level = node.level if isinstance(node, SubHeading) else None
    return type(node), role, level
