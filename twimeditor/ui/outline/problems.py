"""Which rows have something wrong in them, and what."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from twimeditor.core.check.order import Order
from twimeditor.core.check.problem import Problem
from twimeditor.core.model import Issue
from twimeditor.ui.problems.words import SIGNS, sentence, tally, worst

_MOST: Final = 8
"""So many sentences are in a tip: nobody reads more there."""


@dataclass(frozen=True, slots=True)
class RowProblems:
    """What is told of a row: the icon of the worst, what is wrong in sentences, and counted for those who listen."""

    sign: str
    words: str
    spoken: str


def by_row(issue: Issue, problems: Iterable[Problem]) -> Mapping[int, RowProblems]:
    """Return what is wrong by the ids of front matter, introduction, sections and entries."""
    order = Order(issue)
    rows: dict[int, list[Problem]] = {}
    for problem in problems:
        rows.setdefault(order.container(problem.place.node), []).append(problem)
    return {row: _told(found) for row, found in rows.items()}


def _told(found: list[Problem]) -> RowProblems:
    severity = worst(found)
    sentences = list(dict.fromkeys(map(sentence, found)))
    more = len(sentences) - _MOST
    shown = [*sentences[:_MOST], *([f"And {more:,} more."] if more > 0 else [])]
    return RowProblems(SIGNS[severity] if severity else "", "\n".join(shown), tally(found))
