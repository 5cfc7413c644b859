"""What fixing many problems at once makes of an issue, worked out before anything is done."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from twimeditor.core.check.fixing import Find, fixed, fixed_on
from twimeditor.core.check.problem import Problem
from twimeditor.core.ids import IdSource
from twimeditor.core.model import Issue


@dataclass(frozen=True, slots=True)
class Plan:
    """What becomes of `issue` when the `chosen` problems are fixed; `left` are those of their kind that stay."""

    issue: Issue
    chosen: tuple[Problem, ...]
    result: Issue
    left: tuple[Problem, ...] = ()

    @property
    def changes_anything(self) -> bool:
        """Tell whether there is something to be done."""
        return self.result != self.issue

    @property
    def done(self) -> int:
        """Return how many of the chosen problems are no more."""
        left = set(map(_look, self.left))
        return sum(_look(problem) not in left for problem in self.chosen)


def safe(problems: Iterable[Problem], rule: str = "") -> tuple[Problem, ...]:
    """Return the problems that can be fixed at once: those of a rule, or of all with an empty name."""
    return tuple(problem for problem in problems if problem.safe_fix is not None and rule in {"", problem.rule})


def plan(
    issue: Issue, ids: IdSource, chosen: Sequence[Problem], spared: Collection[Problem], find: Find | None = None
) -> Plan:
    """Work out what fixing the `chosen` problems makes of `issue`.

    With `find` what that uncovers is fixed as well, if it is of the same rules; what looks like one of the `spared`
    problems stays.
    """
    result = fixed(issue, ids, [problem.fixes[0] for problem in chosen])
    if find is None or not chosen:
        return Plan(issue, tuple(chosen), result)
    rules, kept = {problem.rule for problem in chosen}, set(map(_look, spared))
    result, left = fixed_on(result, ids, lambda one: _of_kind(find(one), rules, kept))
    return Plan(issue, tuple(chosen), result, left)


def _of_kind(problems: Iterable[Problem], rules: Collection[str], kept: Collection[object]) -> Iterator[Problem]:
    return (one for one in safe(problems) if one.rule in rules and _look(one) not in kept)


def _look(problem: Problem) -> tuple[str, int, str, str]:
    """Return by what a problem is known although the text around it is another."""
    place = problem.place
    return problem.rule, place.node, place.field, place.text
