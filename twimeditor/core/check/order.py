"""Where problems stand in the file: which comes before which, and in what part of the issue each is."""

from collections.abc import Iterable, Iterator, Sequence

from twimeditor.core.check.place import Place
from twimeditor.core.check.problem import Problem
from twimeditor.core.model import Entry, Issue, Node, Section, find
from twimeditor.core.post.fields import fields

Key = tuple[int, int, int]
"""A node's place in the issue, a field's in the node, and a character's in the field."""

_NOWHERE = (-1, 0, 0)


class Order:
    """Knows the order of one issue."""

    def __init__(self, issue: Issue) -> None:
        self._ranks: dict[int, int] = {}
        self._containers: dict[int, int] = {}
        self._nodes: dict[int, Node] = {}
        self._names: dict[int, dict[str, int]] = {}
        for rank, (number, container, node) in enumerate(_walk(issue)):
            self._ranks[number] = rank
            self._containers[number] = container
            if node is not None:
                self._nodes[number] = node

    def key(self, node: int, field: str = "", character: int = 0) -> Key:
        """Return what characters are compared by; before all others where the issue has no such node."""
        rank = self._ranks.get(node)
        if rank is None:
            return _NOWHERE
        return rank, self._fields_of(node).get(field, -1), character

    def of(self, place: Place) -> Key:
        """Return what places are compared by."""
        return self.key(place.node, place.field, place.start)

    def container(self, node: int) -> int:
        """Return what a node stands in: front matter, lead, section or entry."""
        return self._containers.get(node, find.LEAD)

    def sorted(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """Return problems in the order of the file."""
        return tuple(sorted(problems, key=lambda problem: self.of(problem.place)))

    def _fields_of(self, node: int) -> dict[str, int]:
        if node not in self._names:
            found = self._nodes.get(node)
            names = () if found is None else (name for name, _ in fields(found))
            self._names[node] = {name: number for number, name in enumerate(names)}
        return self._names[node]


def beside(problems: Sequence[Problem], order: Order, at: Key, step: int) -> Problem | None:
    """Return the next of `problems`, which are in order, or with -1 the one before; None where that was the last.

    A problem that begins at `at` is a next one.
    """
    if step > 0:
        return next((problem for problem in problems if order.of(problem.place) >= at), None)
    return next((problem for problem in reversed(problems) if order.of(problem.place) < at), None)


def _walk(issue: Issue) -> Iterator[tuple[int, int, Node | None]]:
    """Yield the id of all that can be a place, what it stands in, and the node if it is one."""
    if issue.front is not None:
        yield issue.front.id, issue.front.id, issue.front
    yield find.LEAD, find.LEAD, None
    yield from ((node.id, find.LEAD, node) for node in issue.lead)
    for section in issue.sections:
        holders: tuple[Section | Entry, ...] = (section, *section.entries)
        for holder in holders:
            yield holder.id, holder.id, None
            if holder.heading is not None:
                yield holder.heading.id, holder.id, holder.heading
            yield from ((node.id, holder.id, node) for node in holder.nodes)
