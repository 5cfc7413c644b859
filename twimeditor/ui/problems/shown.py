"""What of the problems is told, and of which nodes: sorted out once, and asked for often."""

from collections.abc import Collection, Iterable, Mapping
from functools import cached_property

from twimeditor.core.check.ignoring import Marks
from twimeditor.core.check.problem import Problem, Severity


class Shown:
    """The results of a check as the user wants them: without what is ignored, hints only where they are wanted."""

    def __init__(
        self,
        problems: Collection[Problem] = (),
        misspelt: Collection[Problem] = (),
        *,
        marks: Marks | None = None,
        hints: bool = False,
    ) -> None:
        self._all = problems
        self._all_misspelt = misspelt
        self._marks = Marks() if marks is None else marks
        self._hints = hints

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Return what is told."""
        wanted = (one for one in self._all if self._hints or one.severity is not Severity.HINT)
        return tuple(one for one in wanted if self._marks.covering(one) is None)

    @cached_property
    def misspelt(self) -> tuple[Problem, ...]:
        """Return the words that are told of."""
        return tuple(one for one in self._all_misspelt if self._marks.covering(one) is None)

    @cached_property
    def ignored(self) -> tuple[Problem, ...]:
        """Return what would be told if it were not ignored; words last."""
        return tuple(one for one in (*self._all, *self._all_misspelt) if self._marks.covering(one) is not None)

    @cached_property
    def by_node(self) -> Mapping[int, tuple[Problem, ...]]:
        """Return the problems by what they are in."""
        return _by_node(self.problems)

    @cached_property
    def misspelt_by_node(self) -> Mapping[int, tuple[Problem, ...]]:
        """Return the words by the node that they are in."""
        return _by_node(self.misspelt)


def _by_node(problems: Iterable[Problem]) -> dict[int, tuple[Problem, ...]]:
    found: dict[int, list[Problem]] = {}
    for one in problems:
        found.setdefault(one.place.node, []).append(one)
    return {node: tuple(some) for node, some in found.items()}
