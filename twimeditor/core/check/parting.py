"""R8: the mark that ends the summary stands between the first and the second section, once."""

from collections.abc import Iterator

from twimeditor.core.check.days import severity_of_habit
from twimeditor.core.check.fix import Fix, Insertion, Removal, Side
from twimeditor.core.check.knowledge import Knowledge
from twimeditor.core.check.place import Place, place_in
from twimeditor.core.check.problem import Problem, Severity
from twimeditor.core.check.rule import Rule
from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.model import Blank, Issue, MoreMarker, Node, RefDefs, Section

NAME = "R8"

_MARK = lazy_pattern(r"<!--\s*more\s*-->")


def parting(issue: Issue, known: Knowledge) -> Iterator[Problem]:
    """Yield marks that lack, stand elsewhere, or are more than one."""
    marks = [leaf for leaf in issue.leaves() if isinstance(leaf, MoreMarker)]
    for second in marks[1:]:
        yield _second(second)
    style = known.style
    if style is None or not style.more_marker or len(issue.sections) <= 1:
        return
    severity = severity_of_habit(issue, known)
    if not marks:
        if not any(map(_holds_mark, issue.leaves())):
            yield _missing(issue, style.more_marker, severity)
    elif _last_of(issue.sections[0]) is not marks[0]:
        yield _misplaced(issue, marks[0], severity)


def _holds_mark(leaf: Node) -> bool:
    return any(_MARK.search(value) for value in leaf.values)


def _last_of(section: Section) -> Node | None:
    """Return what a section ends with, definitions left out: they are not seen."""
    filled = [leaf for leaf in section.leaves() if not isinstance(leaf, Blank | RefDefs)]
    return filled[-1] if filled else None


def _second(mark: Node) -> Problem:
    return Problem(
        NAME,
        "the summary has ended before: the site takes the first of these marks and ignores this one",
        Place(mark.id),
        Severity.WARNING,
        (Fix("Remove the second mark", (Removal(mark.id),)),),
    )


def _missing(issue: Issue, marker: str, severity: Severity) -> Problem:
    first, second = issue.sections[:2]
    heading = second.heading
    place = place_in(heading, "title", 0, 0) if heading is not None else Place(second.id)
    return Problem(
        NAME,
        f"{marker} is missing between the first and the second section: the blog’s list of posts shows all up to it",
        place,
        severity,
        (Fix("End the summary here", (Insertion(marker, first.id, Side.BEHIND),), is_safe=_is_asked(severity)),),
    )


def _misplaced(issue: Issue, mark: MoreMarker, severity: Severity) -> Problem:
    moved = (Removal(mark.id), Insertion(mark.markdown, issue.sections[0].id, Side.BEHIND))
    return Problem(
        NAME,
        "the summary ends elsewhere than behind the first section: the blog’s list of posts shows all up to this mark",
        Place(mark.id),
        severity,
        (Fix("Move the mark behind the first section", moved, is_safe=_is_asked(severity)),),
    )


def _is_asked(severity: Severity) -> bool:
    """Tell whether a reviewer would ask for it: what was published years ago stays as it is."""
    return severity is not Severity.HINT


RULES: tuple[Rule, ...] = (
    Rule(
        name=NAME,
        title="The end of the summary",
        demand="The mark <!-- more --> stands once, between the first and the second section.",
        why="The blog’s list of posts shows what stands before it: without it nothing, or the whole issue.",
        wrong="## Matrix Live\n\nA video.\n\n## Dept of Spec 📜\n\nNews.\n\n<!-- more -->\n",
        right="## Matrix Live\n\nA video.\n\n<!-- more -->\n\n## Dept of Spec 📜\n\nNews.\n",
        mends="The mark is put there, or moved there; a second one goes.",
        in_issue=parting,
    ),
)
