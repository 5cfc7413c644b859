"""Problems that keep their numbers while the issue changes, and are found by what they are about."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import chain

from twimeditor.core.check.fix import Change, Replacement
from twimeditor.core.check.problem import Problem


class Numbered:
    """Problems in file order. A step from one version to the next costs what it touches, however many there are."""

    def __init__(self, problems: Iterable[Problem] = ()) -> None:
        self._by_number = dict(enumerate(problems))
        self._numbers: _Numbers | None = None

    @cached_property
    def all(self) -> tuple[Problem, ...]:
        """Return all problems."""
        return tuple(self._by_number.values())

    def of_node(self, node: int) -> tuple[Problem, ...]:
        """Return the problems of a node, an entry or a section as a whole, or of what stands before them."""
        found = map(self._by_number.get, self._index().places.get(node, ()))
        return tuple(problem for problem in found if problem is not None)

    def touched(self, nodes: Iterable[int]) -> Mapping[int, Problem]:
        """Return the problems that are about some nodes, or have a fix that changes one of them."""
        numbers = set(chain.from_iterable(self._index().about.get(node, ()) for node in nodes))
        return {number: self._by_number[number] for number in sorted(numbers) if number in self._by_number}

    def turned(self, others: Mapping[int, Problem | None]) -> "Numbered":
        """Return these problems with others in the place of some; None takes one away.

        What takes a problem's place is about the same nodes, or fewer.
        """
        merged = {**self._by_number, **others}
        found = Numbered()
        found._numbers = self._index()
        found._by_number = {number: one for number, one in merged.items() if one is not None}
        return found

    def _index(self) -> "_Numbers":
        if self._numbers is None:
            self._numbers = _Numbers(self._by_number)
        return self._numbers


class _Numbers:
    """The numbers of problems by the nodes where they stand, and by all that they are about."""

    def __init__(self, problems: Mapping[int, Problem]) -> None:
        self.places: dict[int, list[int]] = {}
        self.about: dict[int, list[int]] = {}
        for number, problem in problems.items():
            self.places.setdefault(problem.place.node, []).append(number)
            for node in _nodes(problem):
                self.about.setdefault(node, []).append(number)


def _nodes(problem: Problem) -> set[int]:
    changed = (_node_of(change) for fix in problem.fixes for change in fix.changes)
    return {problem.place.node, *changed}


def _node_of(change: Change) -> int:
    return change.place.node if isinstance(change, Replacement) else change.node
