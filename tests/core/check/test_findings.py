"""Findings of the linters as problems: in our words, in the right field."""

import pytest

from twimeditor.core.check.finding_words import sentence
from twimeditor.core.check.findings import Finding, problems_of
from twimeditor.core.check.layout import layout
from twimeditor.core.check.linted import LINTED
from twimeditor.core.check.problem import TYPOS, Problem, Severity
from twimeditor.core.model import find
from twimeditor.core.post import parse

POST = """+++
title = "T"
+++

## Dept of Pots
### Teapot ([website](https://teapot.example))

[Zoë](https://matrix.to/#/@zoe:example.org) says

> See https://teapot.example/news
> and teh cups.
"""


def problem(text: str, part: str, rule: str, message: str = "", corrections: tuple[str, ...] = ()) -> Problem:
    issue, start = parse(text), text.index(part)
    finding = Finding(rule, message, start, start + len(part), corrections)
    (found,) = problems_of(issue, layout(issue), [finding])
    return found


@pytest.mark.parametrize(
    ("part", "rule", "field", "wanted"),
    [
        ("## Dept of Pots", "MD022", "title", "Dept of Pots"),
        ("### Teapot ([website](https://teapot.example))", "MD022", "title", "Teapot"),
        ("https://teapot.example/news", "MD034", "body", "https://teapot.example/news"),
        ("teh", TYPOS, "body", "teh"),
        ("Zoë", TYPOS, "name", "Zoë"),
        ('"T"', TYPOS, "title", "T"),
    ],
)
def test_a_finding_is_a_problem_of_the_right_field(part: str, rule: str, field: str, wanted: str) -> None:
    found = problem(POST, part, rule)
    assert (found.rule, found.severity) == (rule, Severity.ERROR)
    assert (found.place.field, found.place.text) == (field, wanted)


def test_problems_come_in_the_order_of_the_text() -> None:
    issue = parse(POST)
    findings = [Finding("MD034", "", 150, 160), Finding(TYPOS, "x", 9, 10), Finding("MD022", "", 20, 30)]
    assert [one.rule for one in problems_of(issue, layout(issue), findings)] == [TYPOS, "MD022", "MD034"]


def test_a_typo_in_the_name_of_the_file_is_a_problem_of_the_front_matter() -> None:
    issue = parse(POST)
    (found,) = problems_of(issue, layout(issue), [Finding(TYPOS, "recieve", 0, 0, ("receive",))])
    assert issue.front is not None
    assert found.place.node == issue.front.id
    assert "file’s name has “recieve” in it" in found.message
    without = parse("Text.\n")
    (found,) = problems_of(without, layout(without), [Finding(TYPOS, "recieve", 0, 0)])
    assert found.place.node == find.LEAD


@pytest.mark.parametrize(
    ("rule", "message", "words"),
    [
        ("MD001", "Expected heading level 3, but found heading level 4", "level 4 where level 3 is next"),
        ("MD003", "Heading style should be # Heading, found Heading (underlined with -)", "is underlined"),
        ("MD003", "Heading style should be # Heading, found # Heading #", "none behind"),
        ("MD022", "Expected 1 blank line below heading", "missing below this heading"),
        ("MD022", "Expected 1 blank line above heading", "missing above this heading"),
        ("MD030", "Spaces after list markers (Expected: 1; Actual: 3)", "3 spaces stand between"),
        ("MD031", "No blank line before fenced code block", "missing above this block of code"),
        ("MD031", "No blank line after fenced code block", "missing below this block of code"),
        ("MD032", "List should be preceded by blank line", "missing above this list"),
        ("MD032", "List should be followed by blank line", "missing below this list"),
        ("MD034", "URL without angle brackets: 'https://a.example'", "https://a.example stands bare"),
        ("MD034", f"URL without angle brackets: 'https://a.example/{'x' * 99}'", "x… stands bare"),
        ("MD056", "Table row has 1 cells, but expected 2", "1 cell where the header has 2: its last columns"),
        ("MD056", "Table row has 3 cells, but expected 2", "3 cells where the header has 2: what is too much"),
        ("MD058", "Missing blank line after table", "missing below this table"),
        ("MD058", "Missing blank line before table", "missing above this table"),
    ],
)
def test_words_say_what_is_meant(rule: str, message: str, words: str) -> None:
    assert words in sentence(rule, message)


@pytest.mark.parametrize("rule", [one.name for one in LINTED if one.name.startswith("MD")])
@pytest.mark.parametrize("message", ["", "Expected nothing of this kind"])
def test_every_rule_of_the_site_has_words_of_ours_whatever_the_linter_says(rule: str, message: str) -> None:
    words = sentence(rule, message)
    assert words.endswith("the site’s check fails")
    assert words[0].islower() or words[0].isdigit() or words[0] == "?"
    assert "MD0" not in words
    assert "nothing of this kind" not in words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("See https://a.example now.\n", "stands bare in the text"),
        ('See <a href="https://a.example">https://a.example</a> now.\n', "is a part of HTML"),
        ('See <a href="/a" rel="x">https://a.example</a> now.\n', "is a part of HTML"),
        ("See <code>https://a.example</code> now.\n", "is a part of HTML"),
        ("[a]: https://a.example\n", "stands behind its label without angle brackets"),
    ],
)
def test_what_is_a_link_already_is_not_said_to_be_none(text: str, words: str) -> None:
    message = "URL without angle brackets: 'https://a.example'"
    issue, start = parse(text), text.rindex("https")
    finding = Finding("MD034", message, start, start + len("https://a.example"))
    (found,) = problems_of(issue, layout(issue), [finding])
    assert words in found.message


def test_a_rule_that_only_the_site_has_is_told_in_the_linters_words() -> None:
    assert sentence("MD013", "Line length 120 exceeds 80.") == "line length 120 exceeds 80, and the site’s check fails"
    assert sentence("MD044", "URL is odd").startswith("URL is odd")


@pytest.mark.parametrize(
    ("corrections", "words"),
    [
        (("the",), "a known misspelling of “the”, and"),
        (("miss", "mist"), "of “miss” or “mist”, and"),
        (("a", "b", "c"), "of “a”, “b” or “c”, and"),
        ((), "a word that the site does not want"),
    ],
)
def test_a_typo_is_told_with_what_it_could_be(corrections: tuple[str, ...], words: str) -> None:
    assert words in problem(POST, "teh", TYPOS, "teh", corrections).message
