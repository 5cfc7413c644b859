"""What is ignored is known again where the text around it has become another, and nothing else is taken for it."""

from dataclasses import replace

import pytest

from twimeditor.core.check import Place, Problem
from twimeditor.core.check.ignoring import Marks, Scope, mark_of

TEXT = "Look at the lamp here, and look at the long and winding river beside the old mill there."


def problem(
    text: str = TEXT, word: str = "here", *, node: int = 7, rule: str = "R14", message: str = "says"
) -> Problem:
    start = text.index(word)
    return Problem(rule, message, Place(node, "body", start, start + len(word), text))


def is_ignored(one: Problem, ignored: Problem, scope: Scope) -> bool:
    return Marks([mark_of(ignored, scope)]).covering(one) is not None


@pytest.mark.parametrize("scope", Scope)
def test_the_same_is_known_again_in_another_node(scope: Scope) -> None:
    assert is_ignored(problem(node=99), problem(), scope)


@pytest.mark.parametrize("scope", Scope)
def test_another_rule_is_another_problem(scope: Scope) -> None:
    assert not is_ignored(problem(rule="R13"), problem(), scope)


@pytest.mark.parametrize("scope", Scope)
def test_other_text_is_another_problem(scope: Scope) -> None:
    assert not is_ignored(problem(word="river"), problem(), scope)


def test_here_is_no_other_place_with_the_same_text() -> None:
    twin = problem("Something else altogether stands here.")
    assert not is_ignored(twin, problem(), Scope.HERE)
    assert is_ignored(twin, problem(), Scope.ISSUE)


def test_here_survives_edits_elsewhere_in_the_text() -> None:
    assert is_ignored(problem(TEXT.replace("mill", "wheel")), problem(), Scope.HERE)


@pytest.mark.parametrize("text", [TEXT.replace("the lamp", "a boat"), TEXT.replace(", and", "; then")])
def test_here_survives_an_edit_on_one_of_its_sides(text: str) -> None:
    assert is_ignored(problem(text), problem(), Scope.HERE)


def test_here_is_gone_when_all_around_it_is_another_text() -> None:
    assert not is_ignored(problem("Go on down here; then rest"), problem(), Scope.HERE)


def test_a_field_alone_is_a_place_of_its_own() -> None:
    alone = problem("here")
    assert is_ignored(alone, alone, Scope.HERE)
    assert not is_ignored(alone, problem(), Scope.HERE)


def test_the_same_text_in_another_field_is_another_place() -> None:
    alone = problem("here")
    elsewhere = replace(alone, place=replace(alone.place, field="title"))
    assert not is_ignored(elsewhere, alone, Scope.HERE)
    assert is_ignored(elsewhere, alone, Scope.ISSUE)


@pytest.mark.parametrize("scope", [Scope.ISSUE, Scope.ALWAYS])
def test_what_is_ignored_everywhere_is_kept_once(scope: Scope) -> None:
    assert mark_of(problem(), scope) == mark_of(problem("Something else altogether stands here."), scope)


def test_where_there_is_no_text_the_message_tells() -> None:
    missing = Problem("R4", "the picture lamp.png has no alt text", Place(3, "alt"))
    other = Problem("R4", "the picture boat.png has no alt text", Place(4, "alt"))
    assert is_ignored(missing, missing, Scope.ALWAYS)
    assert not is_ignored(other, missing, Scope.ALWAYS)


def test_what_reaches_farthest_is_named() -> None:
    marks = Marks(mark_of(problem(), scope) for scope in Scope)
    found = marks.covering(problem())
    assert found is not None
    assert found.scope is Scope.ALWAYS


def test_nothing_is_ignored_at_first() -> None:
    assert Marks().covering(problem()) is None
