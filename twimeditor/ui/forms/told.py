"""What a field is told of its text, and the words for it."""

from collections.abc import Iterable
from dataclasses import dataclass

from twimeditor.core.check.problem import SPELLING, Problem, Severity
from twimeditor.ui.forms.marks import Mark, Marks
from twimeditor.ui.problems.words import SIGNS, sentence

_ORDER = tuple(SIGNS)


@dataclass(frozen=True, slots=True)
class Told:
    """A problem, and which characters of the field it is; None for one of the node as a whole."""

    problem: Problem
    span: tuple[int, int] | None = None


def marks_of(told: Iterable[Told]) -> Marks:
    """Return the marks of what is told, in the field's text."""
    return Marks([Mark(*one.span, one.problem) for one in told if one.span is not None])


def is_breaking(told: Iterable[Told]) -> bool:
    """Tell whether the site cannot be built, or its checks fail, for any of it."""
    return any(one.problem.severity is Severity.ERROR for one in told)


def in_words(told: Iterable[Told]) -> str:
    """Return what is wrong, the worst in a sentence, and how much more there is; unknown words are only marked."""
    problems = [one.problem for one in told if one.problem.rule != SPELLING]
    if not problems:
        return ""
    worst = min(problems, key=lambda problem: _ORDER.index(problem.severity))
    more = len(problems) - 1
    return sentence(worst) + (f" And {more} more." if more else "")
