"""R10: authors and categories are those of the site."""

import pytest

from tests.core.check.cases import all_done, found, knowing, told
from twimeditor.core.post import parse

KNOWN = knowing(authors=frozenset({"Zoë", "Thib"}), categories=frozenset({"This Week in Matrix", "Releases"}))


def post(author: str = '"Zoë"', category: str = '"This Week in Matrix"') -> str:
    return f'+++\ntitle = "T"\n\n[taxonomies]\nauthor = [{author}]\ncategory = [{category}]\n+++\n\nTea.\n'


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (post('"Zoe"'), [("warning", "Zoe")]),
        (post('"Zoë", "THIB"'), [("warning", "THIB")]),
        (post('"Somebody Else"'), [("hint", "Somebody Else")]),
        (post(category='"This week in Matrix"'), [("warning", "This week in Matrix")]),
        (post(category='"Cooking", "This Week in Matrix"'), [("warning", "Cooking")]),
        (post(author="", category=""), [("warning", ""), ("warning", "")]),
        ('+++\ntitle = "T"\n+++\n\nTea.\n', [("warning", ""), ("warning", "")]),
    ],
)
def test_names_that_the_site_does_not_have_are_found(text: str, wanted: list[tuple[str, str]]) -> None:
    assert told("R10", text, KNOWN) == wanted


@pytest.mark.parametrize("text", [post(), post('"Thib", "Zoë"'), "+++\nbroken\n+++\n\nTea.\n", "Tea.\n"])
def test_what_is_right_or_cannot_be_read_is_no_problem(text: str) -> None:
    assert told("R10", text, KNOWN) == []


def test_without_a_site_nothing_is_known_of_names() -> None:
    assert told("R10", post('"Zoe"', '"Cooking"')) == []


def test_another_case_is_put_right_without_asking() -> None:
    text = post('"zoë", "Thib"', '"this week in  matrix"')
    assert all_done("R10", text, KNOWN) == post('"Zoë", "Thib"')
    assert all(one.fixes[0].is_safe for one in found("R10", parse(text), KNOWN))


def test_of_names_that_are_alike_the_one_that_differs_in_case_alone_is_meant() -> None:
    (problem,) = found("R10", parse(post('"ZOE"')), knowing(authors=frozenset({"Zoë", "Zoe"})))
    assert [(fix.label, fix.is_safe) for fix in problem.fixes] == [("Change it to Zoe", True)]


def test_what_is_only_close_is_for_a_person_to_say() -> None:
    (problem,) = found("R10", parse(post('"Zoé"')), knowing(authors=frozenset({"Zoë", "Zoe"})))
    assert {fix.label for fix in problem.fixes} == {"Change it to Zoë", "Change it to Zoe"}
    assert not any(fix.is_safe for fix in problem.fixes)


def test_a_missing_category_can_be_put_in() -> None:
    before = '+++\ntitle = "T"\n\n[taxonomies]\nauthor = ["Zoë"]\n+++\n\nTea.\n'
    assert all_done("R10", before, KNOWN) == post()
