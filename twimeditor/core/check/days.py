"""The day of an issue, and whether it is one of those that are being written now."""

from datetime import date, timedelta

from twimeditor.core.check.knowledge import Knowledge
from twimeditor.core.check.problem import Severity
from twimeditor.core.model import Issue
from twimeditor.core.post.days import day_in
from twimeditor.core.post.front_matter import fields

_RECENT = timedelta(days=180)
_KEYS = ("date", "path", "title")


def day_of(issue: Issue) -> date | None:
    """Return the day of an issue by its front matter, None where that tells none."""
    values = fields(issue.front) if issue.front is not None else {}
    days = (day_in(values.get(key, "")) for key in _KEYS)
    return next((day for day in days if day is not None), None)


def is_current(issue: Issue, known: Knowledge) -> bool:
    """Tell whether today's habits hold for an issue: one of years ago was right by those of its time."""
    day = day_of(issue)
    return known.today is None or day is None or day > known.today - _RECENT


def severity_of_habit(issue: Issue, known: Knowledge) -> Severity:
    """Return how bad it is that an issue is not as issues are now."""
    return Severity.WARNING if is_current(issue, known) else Severity.HINT
