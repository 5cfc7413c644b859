"""What of the problems is told, and of which nodes: found out when it is asked for."""

from collections.abc import Iterable
from functools import cached_property

from twimeditor.core.check.ignoring import Marks
from twimeditor.core.check.numbered import Numbered
from twimeditor.core.check.problem import Problem, Severity


class Shown:
    """The results of a check as the user wants them: without what is ignored, hints only where they are wanted."""

    def __init__(self, problems: Numbered, misspelt: Numbered, *, marks: Marks, hints: bool) -> None:
        self._all = problems
        self._all_misspelt = misspelt
        self._marks = marks
        self._hints = hints

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Return what is told."""
        return self._told(self._all.all)

    @cached_property
    def misspelt(self) -> tuple[Problem, ...]:
        """Return the words that are told of."""
        return self._heard(self._all_misspelt.all)

    @cached_property
    def ignored(self) -> tuple[Problem, ...]:
        """Return what would be told if it were not ignored; words last."""
        every = (*self._all.all, *self._all_misspelt.all)
        return tuple(one for one in every if self._marks.covering(one) is not None) if self._marks else ()

    def of_node(self, node: int) -> tuple[Problem, ...]:
        """Return what is told of a node, or of a whole."""
        return self._told(self._all.of_node(node))

    def misspelt_in(self, node: int) -> tuple[Problem, ...]:
        """Return the words in a node that are told of."""
        return self._heard(self._all_misspelt.of_node(node))

    def _told(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        return self._heard(one for one in problems if self._hints or one.severity is not Severity.HINT)

    def _heard(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """Leave out what is ignored."""
        return tuple(one for one in problems if self._marks.covering(one) is None) if self._marks else tuple(problems)
