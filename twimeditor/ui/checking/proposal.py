"""What a dialog of fixes proposes: which problems, and how the text looks before and after."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from twimeditor.core.check import Problem
from twimeditor.core.check.fixing import Find
from twimeditor.core.check.layout import layout
from twimeditor.core.check.planning import Plan, plan
from twimeditor.core.compare import Row, compare
from twimeditor.core.ids import IdSource
from twimeditor.core.model import Issue
from twimeditor.core.post import write
from twimeditor.ui.checking.listing import Key
from twimeditor.ui.checking.listing import Row as Listed


@dataclass(frozen=True, slots=True)
class Proposal:
    """A plan, and what is shown of it; `lines` has the line of each problem, by its key."""

    plan: Plan
    rows: tuple[Row, ...]
    lines: Mapping[Key, int] = field(default_factory=dict)

    def row_of(self, key: Key) -> int:
        """Return the row of the comparison that shows a problem, or what is nearest behind it."""
        line = self.lines.get(key, 0)
        numbers = (number for number, row in enumerate(self.rows) if row.old is not None and row.old.number >= line)
        return next(numbers, 0)


def proposal(
    issue: Issue, ids: IdSource, chosen: Sequence[Listed], spared: Sequence[Listed], find: Find | None
) -> Proposal:
    """Work out what fixing the chosen problems does; nothing of a window is touched, so that any thread may do it."""
    problems, kept = _problems(chosen), _problems(spared)
    planned = plan(issue, ids, problems, kept, find)
    shown = layout(issue)
    lines = {row.key: shown.line_column(shown.span(row.problem.place)[0])[0] for row in (*chosen, *spared)}
    return Proposal(planned, compare(shown.text, write(planned.result)), lines)


def taken(_issue: Issue, _ids: IdSource, *, after: Issue) -> Issue:
    """Return what was worked out before: an edit of the session, once `after` is bound."""
    return after


def edit_of(proposed: Proposal) -> "partial[Issue]":
    """Return the edit that does what was proposed."""
    return partial(taken, after=proposed.plan.result)


def _problems(rows: Sequence[Listed]) -> tuple[Problem, ...]:
    return tuple(row.problem for row in rows)
