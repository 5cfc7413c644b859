"""People and projects, learned from what was told."""

from collections.abc import Iterable, Sequence
from datetime import date

from twimeditor.core.archive.directory import Directory
from twimeditor.core.archive.values import Mention


def learned(mentions: Iterable[Mention], issues: Iterable[date]) -> Directory:
    """Return everybody and everything that was told of; `issues` are the days of all issues."""
    raise NotImplementedError(mentions, issues)


def cadence(days: Sequence[date], issues: Sequence[date]) -> float | None:
    """Return how many issues lie between two reports, the median; None with fewer than two. Both rise."""
    raise NotImplementedError(days, issues)
