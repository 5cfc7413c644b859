"""The list of rules, and their examples: a rule finds what it tells to be wrong, and lets be what is right."""

from importlib import import_module
from pkgutil import iter_modules

import pytest

from tests.core.check.cases import found
from tests.core.check.examples import as_post, world_of
from twimeditor.core import check
from twimeditor.core.check.linted import LINTED
from twimeditor.core.check.problem import Severity
from twimeditor.core.check.rule import Rule
from twimeditor.core.check.rules import EVERY_RULE, RULES, rule, title_of
from twimeditor.core.check.telling import contents, told_linters, told_rules

_DEGREES = list(Severity)


def by_name(one: Rule) -> str:
    return one.name


def test_all_rules_of_the_reviewers_are_there_in_their_order() -> None:
    assert [one.name for one in RULES if one.name.startswith("R")] == [f"R{number}" for number in range(1, 25)]
    assert len({one.name for one in EVERY_RULE}) == len(EVERY_RULE)


def test_each_module_of_rules_is_in_the_list_and_begins_with_their_names() -> None:
    modules = [import_module(f"{check.__name__}.{found.name}") for found in iter_modules(check.__path__)]
    told = {one.__doc__ or "": getattr(one, "RULES", RULES) for one in modules}
    names = {words: ", ".join(one.name for one in some) for words, some in told.items() if some is not RULES}
    assert {name for some in names.values() for name in some.split(", ")} == {one.name for one in RULES}
    assert all(words.startswith(f"{some}: ") for words, some in names.items())


@pytest.mark.parametrize("one", RULES, ids=by_name)
def test_what_a_rule_tells_to_be_wrong_it_finds(one: Rule) -> None:
    problems = found(one.name, as_post(one.wrong), world_of(one))
    assert {problem.rule for problem in problems} == {one.name}
    assert all(_DEGREES.index(problem.severity) >= _DEGREES.index(one.severity) for problem in problems)


@pytest.mark.parametrize("one", RULES, ids=by_name)
def test_what_a_rule_tells_to_be_right_it_lets_be(one: Rule) -> None:
    assert one.right
    assert found(one.name, as_post(one.right), world_of(one)) == ()


@pytest.mark.parametrize("one", RULES, ids=by_name)
def test_messages_are_sentences_for_people(one: Rule) -> None:
    for problem in found(one.name, as_post(one.wrong), world_of(one)):
        assert one.name not in problem.message.split()
        assert not problem.message.endswith((".", " "))
        assert problem.message[:1] == problem.message[:1].lower() or problem.message[:1] in "“<{"


@pytest.mark.parametrize("one", EVERY_RULE, ids=by_name)
def test_each_rule_has_words_for_the_help(one: Rule) -> None:
    assert one.title[:1].isupper()
    assert not one.title.endswith(".")
    for words in (one.demand, one.why, one.mends):
        assert words == words.strip()
        assert not words or words.endswith(".")
    assert one.demand
    assert one.why


@pytest.mark.parametrize("one", EVERY_RULE, ids=by_name)
def test_the_help_tells_each_rule_once(one: Rule) -> None:
    page = told_rules() + told_linters()
    assert page.count(f'<a name="{one.name}"></a>') == 1
    assert contents().count(f'href="#{one.name}"') == 1


def test_a_rule_is_found_by_its_name_and_called_by_its_title() -> None:
    assert rule("R12") is next(one for one in RULES if one.name == "R12")
    assert rule("MD034") in LINTED
    assert rule("MD999") is None
    assert (title_of("MD034"), title_of("MD999")) == ("Bare addresses", "MD999")
