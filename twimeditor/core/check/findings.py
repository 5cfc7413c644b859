"""What the site's linters find, as values: characters of the text, and the problems that these are."""

from collections.abc import Sequence
from dataclasses import dataclass

from twimeditor.core.check.finding_words import sentence
from twimeditor.core.check.layout import Layout
from twimeditor.core.check.linted import TYPOS
from twimeditor.core.check.mending import fixes_of
from twimeditor.core.check.place import Place
from twimeditor.core.check.problem import Problem, Severity
from twimeditor.core.model import Issue
from twimeditor.core.model.find import LEAD

__all__ = ["TYPOS", "Finding", "problems_of"]

_MOST_FIXES = 2_000


@dataclass(frozen=True, slots=True)
class Finding:
    """What a linter says: its rule (``MD034``, ``typos``), its own words, and the characters of the text that it means.

    The words of typos are those that it takes for misspelt, and `corrections` what they could be; where they stand in
    the name of the file, the characters are none. `replacement` is what the linter itself would put somewhere: a fact
    of it, and no fix of ours.
    """

    rule: str
    message: str
    start: int
    end: int
    corrections: tuple[str, ...] = ()
    replacement: str | None = None
    severity: Severity = Severity.ERROR


def problems_of(issue: Issue, layout: Layout, findings: Sequence[Finding]) -> tuple[Problem, ...]:
    """Return the findings as problems of the issue, in the order of the text.

    Where there are very many, the first have their fixes, and the others once those are done: each fix is tried first.
    """
    ordered = sorted(findings, key=lambda one: (one.start, one.end))
    return tuple(_problem(issue, layout, one, fix=number < _MOST_FIXES) for number, one in enumerate(ordered))


def _problem(issue: Issue, layout: Layout, finding: Finding, *, fix: bool) -> Problem:
    if finding.rule == TYPOS and finding.start == finding.end:
        words = sentence("file name", finding.message, finding.corrections)
        return Problem(finding.rule, words, Place(issue.front.id if issue.front else LEAD), finding.severity)
    place = layout.place(finding.start, finding.end)
    words = sentence(finding.rule, finding.message, finding.corrections)
    return Problem(finding.rule, words, place, finding.severity, fixes_of(issue, layout, finding, place) if fix else ())
