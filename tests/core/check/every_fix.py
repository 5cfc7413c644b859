"""What holds for every fix of every rule."""

from collections import Counter
from collections.abc import Iterator, Sequence

from twimeditor.core.check.fix import Fix, Replacement
from twimeditor.core.check.fixing import fixed
from twimeditor.core.check.layout import layout
from twimeditor.core.check.problem import Problem
from twimeditor.core.model import Blank, Entry, Issue, Section
from twimeditor.core.post import compose, parse
from twimeditor.core.post.reuse import ids_after


def fixes_of(problems: Sequence[Problem]) -> Iterator[tuple[Problem, Fix]]:
    """Yield each problem with each of its fixes."""
    yield from ((problem, fix) for problem in problems for fix in problem.fixes)


def kinds(problems: Sequence[Problem]) -> Counter[tuple[str, str, str]]:
    """Return what is found, wherever it is by now."""
    return Counter((one.rule, one.message, one.place.text) for one in problems)


def done(issue: Issue, fix: Fix) -> Issue:
    """Do a fix, which has to say what it does, to do something, to do it once, and to leave all else as it is."""
    assert fix.label == fix.label.strip() != ""
    assert fix.label[0].isupper()
    assert not fix.label.endswith((".", "…"))
    ids = ids_after(issue)
    after = fixed(issue, ids, (fix,))
    assert after != issue, fix
    assert fixed(after, ids, (fix,)) == after, fix
    assert_local(issue, after, fix)
    written = compose(after)
    assert compose(parse(written)) == written
    return after


def assert_local(issue: Issue, after: Issue, fix: Fix) -> None:
    """Compare the text of each node that the fix does not name, byte for byte, and the order of these."""
    touched = _touched(issue, fix)
    only_fields = all(isinstance(change, Replacement) for change in fix.changes)
    before, behind = (_texts(one, blanks=only_fields) for one in (issue, after))
    kept = {number: text for number, text in before.items() if number not in touched}
    assert list({number: text for number, text in behind.items() if number in kept}.items()) == list(kept.items()), fix


def _touched(issue: Issue, fix: Fix) -> set[int]:
    """Return the ids of the nodes that a fix names, of all nodes of the entries and sections that it does."""
    named = {change.place.node if isinstance(change, Replacement) else change.node for change in fix.changes}
    holders: tuple[Section | Entry, ...] = (*issue.sections, *issue.entries)
    for holder in holders:
        if holder.id in named:
            named |= {leaf.id for leaf in holder.leaves()}
    return named


def _texts(issue: Issue, *, blanks: bool) -> dict[int, str]:
    pieces = layout(issue).pieces
    return {piece.node.id: piece.text for piece in pieces if blanks or not isinstance(piece.node, Blank)}
