"""Problems that the user does not want to hear of, and how one is known again when the text around it is another."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Final

from twimeditor.core.check.place import Place
from twimeditor.core.check.problem import Problem

_AROUND: Final = 32
"""So many characters on each side tell a place from others that have the same text."""

_LONGEST: Final = 200
"""What is meant may be a whole paragraph; so much of it is kept."""


class Scope(Enum):
    """How far a problem is ignored."""

    HERE = "here"  # at this very place
    ISSUE = "issue"  # wherever this issue has the same
    ALWAYS = "always"  # in all issues


@dataclass(frozen=True, slots=True)
class Mark:
    """What is kept of an ignored problem: its rule and the text that is meant, and `HERE` what stands around it.

    Where there is no text, as something is missing, the message takes its place.
    """

    rule: str
    meant: str
    scope: Scope = Scope.ALWAYS
    field: str = ""
    before: str = ""
    behind: str = ""


def mark_of(problem: Problem, scope: Scope) -> Mark:
    """Return by what a problem is known again."""
    meant = _meant(problem)
    if scope is not Scope.HERE:
        return Mark(problem.rule, meant, scope)
    return Mark(problem.rule, meant, scope, problem.place.field, *_around(problem.place))


class Marks:
    """What is ignored, found by a problem."""

    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        self._by_text: dict[tuple[str, str], list[Mark]] = {}
        for mark in marks:
            self._by_text.setdefault((mark.rule, mark.meant), []).append(mark)

    def __bool__(self) -> bool:
        """Tell whether anything is ignored."""
        return bool(self._by_text)

    def covering(self, problem: Problem) -> Mark | None:
        """Return the mark by which a problem is ignored, the one that reaches farthest; None where it is not."""
        alike = self._by_text.get((problem.rule, _meant(problem)), ())
        for scope in (Scope.ALWAYS, Scope.ISSUE):
            found = next((mark for mark in alike if mark.scope is scope), None)
            if found is not None:
                return found
        here = mark_of(problem, Scope.HERE)
        return next((mark for mark in alike if _is_there(mark, here)), None)


def _meant(problem: Problem) -> str:
    return (problem.place.text.strip() or problem.message)[:_LONGEST]


def _around(place: Place) -> tuple[str, str]:
    before = place.value[max(place.start - _AROUND, 0) : place.start]
    return before, place.value[place.end : place.end + _AROUND]


def _is_there(mark: Mark, here: Mark) -> bool:
    """Tell whether both are one place: what stands on one of its sides may have become another."""
    if (mark.rule, mark.meant, mark.scope, mark.field) != (here.rule, here.meant, here.scope, here.field):
        return False
    same_before, same_behind = mark.before == here.before, mark.behind == here.behind
    return (same_before and same_behind) or (same_before and bool(mark.before)) or (same_behind and bool(mark.behind))
