"""The day of an issue, and whether it is one of those that are being written now."""

import tomllib
from datetime import date, timedelta

from twimeditor.core.check.knowledge import Knowledge
from twimeditor.core.check.problem import Severity
from twimeditor.core.model import Issue
from twimeditor.core.post.days import day_in

_RECENT = timedelta(days=180)
_KEYS = ("date", "path", "title")


def day_of(issue: Issue) -> date | None:
    """Return the day of an issue by its front matter, None where that tells none."""
    if issue.front is None:
        return None
    try:
        values = tomllib.loads(issue.front.text)
    except (ValueError, RecursionError):  # the latter and huge numbers are no TOMLDecodeError
        return None
    days = (day_in(str(values.get(key, ""))) for key in _KEYS)
    return next((day for day in days if day is not None), None)


def is_current(issue: Issue, known: Knowledge) -> bool:
    """Tell whether today's habits hold for an issue: one of years ago was right by those of its time."""
    day = day_of(issue)
    if day is None:
        return True
    since = day_in(known.style.since) if known.style is not None else None
    return (known.today is None or day > known.today - _RECENT) and (since is None or day >= since)


def severity_of_habit(issue: Issue, known: Knowledge) -> Severity:
    """Return how bad it is that an issue is not as issues are now."""
    return Severity.WARNING if is_current(issue, known) else Severity.HINT
