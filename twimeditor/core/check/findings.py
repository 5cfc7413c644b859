"""What the site's linters find, as values: characters of the text, and the problems that these are."""

from collections.abc import Sequence
from dataclasses import dataclass

from twimeditor.core.check.layout import Layout
from twimeditor.core.check.problem import Problem, Severity
from twimeditor.core.model import Issue

TYPOS = "typos"
"""The rule of all that the tool of this name finds."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a linter says: its rule (``MD034``, ``typos``), its own words, and the characters of the text that it means.

    `corrections` are the words that a misspelt one could be; `replacement` is what the tool itself would put in the
    place of other characters than these, and no fix of ours.
    """

    rule: str
    message: str
    start: int
    end: int
    corrections: tuple[str, ...] = ()
    replacement: str | None = None
    severity: Severity = Severity.ERROR


def problems_of(issue: Issue, layout: Layout, findings: Sequence[Finding]) -> tuple[Problem, ...]:
    """Return the findings as problems of the issue, in the order of the text."""
    raise NotImplementedError
