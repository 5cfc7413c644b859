"""What the site's linters find, as values: characters of the text, and the problems that these are."""

from collections.abc import Sequence
from dataclasses import dataclass

from twimeditor.core.assets.candidates import candidates
from twimeditor.core.check.finding_words import sentence
from twimeditor.core.check.layout import Layout
from twimeditor.core.check.mending import fixes_of
from twimeditor.core.check.place import Place
from twimeditor.core.check.problem import TYPOS, Problem, Severity
from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.model import Issue
from twimeditor.core.model.find import LEAD

_MOST_FIXES = 2_000
_LONGEST = 64_000
_ADDRESSES = frozenset({"url", "target", "website", "path", "extra.image"})
_ADDRESS = lazy_pattern(r"[A-Za-z][A-Za-z0-9+.-]*://[^\s<>]+")


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
    if finding.rule == TYPOS and _is_in_address(place):  # in other letters it would lead elsewhere
        words = sentence("address", finding.message, finding.corrections)
        return Problem(finding.rule, words, place, finding.severity)
    fixes = fixes_of(issue, layout, finding, place) if fix else ()
    words = sentence(finding.rule, finding.message, finding.corrections, fixes[0].label if fixes else "")
    return Problem(finding.rule, words, place, finding.severity, fixes)


def _is_in_address(place: Place) -> bool:
    """Tell whether characters belong to an address, of a page or of a picture."""
    if place.field in _ADDRESSES:
        return True
    text = place.value if len(place.value) <= _LONGEST else ""
    spans = [(one.start, one.end) for one in candidates(text)] + [found.span() for found in _ADDRESS.finditer(text)]
    return any(start <= place.start and place.end <= end for start, end in spans)
