"""R20: nothing that the issue before has, or another past issue."""

from datetime import date

import pytest

from tests.core.check.cases import found, knowing, told
from twimeditor.core.check.problem import Severity
from twimeditor.core.check.repeats import news, paragraphs_of
from twimeditor.core.post import parse

TALE = "We have boiled water in a kettle and poured it over leaves, which took us all week and some of the next."
OTHER = "Then we have waited for a while, until what was in the pot had the colour that we had been looking forward to."
KNOWN = knowing(paragraphs=paragraphs_of(parse(f"> {TALE}\n>\n> {OTHER}\n")))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (f"> {TALE}\n", [("hint", TALE)]),
        (f"> {TALE}\n>\n> {OTHER}\n", [("warning", f"{TALE}\n\n{OTHER}")]),
        (f"> {TALE.upper()}\n>\n>   {OTHER.replace(',', '')}\n", ["warning"]),
        (f"> {TALE}\n>\n> And new.\n>\n> {OTHER}\n", [("warning", TALE), ("warning", OTHER)]),
        (f"> {TALE.replace(' ', chr(10) + '> ', 3)}\n", ["hint"]),
    ],
)
def test_what_was_told_is_found(text: str, wanted: list[object]) -> None:
    assert [one if isinstance(wanted[0], tuple) else one[0] for one in told("R20", text, KNOWN)] == wanted


@pytest.mark.parametrize(
    "text",
    [
        f"{TALE}\n",
        "> Short, and again.\n",
        f"> - {TALE}\n",
        f"> ### {TALE}\n",
        f"> {OTHER} And more.\n",
        f"> {'All of this is new, and takes more room than what was there before. ' * 4}\n>\n> {TALE}\n",
    ],
)
def test_new_and_usual_words_are_no_problem(text: str) -> None:
    assert told("R20", text, KNOWN) == []


def test_without_an_issue_before_nothing_is_told_again() -> None:
    assert told("R20", f"> {TALE}\n") == []


def test_what_stands_in_each_issue_is_no_news() -> None:
    each = [frozenset({"a", "b"}), frozenset({"b", "c"}), frozenset({"c"})]
    assert news(each) == {"a"}
    assert news([]) == frozenset()


def test_a_problem_says_what_to_ask() -> None:
    (problem,) = found("R20", parse(f"> {TALE}\n"), KNOWN)
    assert problem.message == "this stood in the issue before, word for word: was it sent twice?"


def test_a_huge_update_is_not_looked_at() -> None:
    assert paragraphs_of(parse("> " + "tea " * 20_000 + "\n")) == frozenset()


DAY = date(2031, 2, 7)
(WORDS,) = paragraphs_of(parse(f"> {TALE}\n"))
LINK = "https://kettle.example/blog/hot-again"


def test_what_an_older_issue_told_is_told_again() -> None:
    (problem,) = found("R20", parse(f"> {TALE}\n"), knowing(published={WORDS: DAY}))
    assert problem.message == "this stood in the issue of 7 February 2031, word for word: was it sent twice?"


def test_the_issue_before_is_named_where_it_tells_it_too() -> None:
    (problem,) = found("R20", parse(f"> {TALE}\n"), knowing(published={WORDS: DAY}, paragraphs=frozenset({WORDS})))
    assert "the issue before" in problem.message


def test_a_link_to_news_that_was_told_is_a_hint() -> None:
    (problem,) = found("R20", parse(f"> Hot [again]({LINK})!\n"), knowing(published={LINK: DAY}))
    assert (problem.place.text, problem.severity) == (LINK, Severity.HINT)
    assert problem.message == "the issue of 7 February 2031 has this link already"


@pytest.mark.parametrize("text", [f"> `{LINK}`\n", f"> {LINK}/and-more\n", f"{LINK}\n", f"> ![a]({LINK})\n"])
def test_what_only_looks_like_that_link_is_none(text: str) -> None:
    assert told("R20", text, knowing(published={LINK: DAY})) == []
