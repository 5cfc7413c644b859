"""What fixing many problems at once makes of an issue."""

import re
from collections.abc import Iterator

import pytest

from twimeditor.core.check import Problem
from twimeditor.core.check.fix import Fix, Replacement
from twimeditor.core.check.place import Place, place_in
from twimeditor.core.check.planning import plan, safe
from twimeditor.core.ids import IdSource
from twimeditor.core.model import Issue
from twimeditor.core.model.nodes import Quote
from twimeditor.core.post import parse, write

POST = "## Dept of Lanterns\n\n### Glow\n\n> aaaa lamp and lamp\n\n### Wick\n\n> a lamp\n"


@pytest.fixture
def ids() -> IdSource:
    return IdSource()


@pytest.fixture
def issue(ids: IdSource) -> Issue:
    return parse(POST, ids)


def found(issue: Issue, pattern: str, new: str, rule: str, *, is_safe: bool = True) -> Iterator[Problem]:
    for node in issue.leaves():
        if isinstance(node, Quote):
            for match in re.finditer(pattern, node.body):
                place = place_in(node, "body", *match.span())
                yield Problem(rule, "wrong", place, fixes=(Fix("Mend", (Replacement(place, new),), is_safe),))


def lamps(issue: Issue) -> tuple[Problem, ...]:
    return tuple(found(issue, "lamp", "lantern", "T1"))


def test_what_needs_a_judgement_is_none_of_them(issue: Issue) -> None:
    doubtful = tuple(found(issue, "lamp", "lantern", "T2", is_safe=False))
    bare = Problem("T3", "wrong", Place(issue.sections[0].id))
    assert safe((*doubtful, bare, *lamps(issue))) == lamps(issue)
    assert safe(lamps(issue), "T2") == ()
    assert len(safe(lamps(issue), "T1")) == 3


def test_all_are_fixed_and_nothing_else_changes(issue: Issue, ids: IdSource) -> None:
    planned = plan(issue, ids, lamps(issue), ())
    assert write(planned.result) == POST.replace("lamp", "lantern")
    assert planned.changes_anything
    assert planned.done == 3


def test_what_is_spared_stays(issue: Issue, ids: IdSource) -> None:
    first, *others = lamps(issue)
    planned = plan(issue, ids, others, [first], lamps)
    assert "> aaaa lamp and lantern" in write(planned.result)
    assert "> a lantern" in write(planned.result)


def test_nothing_chosen_changes_nothing(issue: Issue, ids: IdSource) -> None:
    planned = plan(issue, ids, (), lamps(issue), lamps)
    assert planned.result is issue
    assert not planned.changes_anything
    assert planned.done == 0


def test_what_is_uncovered_is_fixed_too(issue: Issue, ids: IdSource) -> None:
    def pairs(one: Issue) -> tuple[Problem, ...]:
        return tuple(found(one, "aa", "a", "T1"))

    planned = plan(issue, ids, pairs(issue), (), pairs)
    assert "> a lamp and lamp" in write(planned.result)
    assert planned.left == ()


def test_what_never_ends_is_ended_and_told(issue: Issue, ids: IdSource) -> None:
    def growing(one: Issue) -> tuple[Problem, ...]:
        return tuple(found(one, "and", "and and", "T1"))

    planned = plan(issue, ids, growing(issue), (), growing)
    assert planned.left
    assert len(write(planned.result)) < 10_000


def test_only_rules_that_were_chosen_are_followed(issue: Issue, ids: IdSource) -> None:
    def both(one: Issue) -> tuple[Problem, ...]:
        return (*lamps(one), *found(one, "and", "or", "T2"))

    planned = plan(issue, ids, lamps(issue), (), both)
    assert "lantern and lantern" in write(planned.result)
