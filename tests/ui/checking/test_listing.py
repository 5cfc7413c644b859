"""Which problems are listed, in which groups."""

import pytest

from tests.ui.posts import POST
from twimeditor.core.check import Problem, Severity
from twimeditor.core.check.place import Place, place_in
from twimeditor.core.ids import IdSource
from twimeditor.core.model import Issue
from twimeditor.core.post import parse
from twimeditor.ui.checking.listing import Found, Wanted, listed
from twimeditor.ui.checking.words import meant, said, standing, subject
from twimeditor.ui.problems.words import sentence


@pytest.fixture
def issue() -> Issue:
    return parse(POST, IdSource())


def in_quotes(issue: Issue, rule: str = "T1", severity: Severity = Severity.WARNING) -> tuple[Problem, ...]:
    quotes = (node for node in issue.leaves() if node.KIND == "quote")
    return tuple(Problem(rule, f"wrong number {n}", place_in(node, "body"), severity) for n, node in enumerate(quotes))


def rows(found: Found, wanted: Wanted) -> list[str]:
    return [row.problem.message for group in listed(found, wanted).groups for row in group.rows]


def test_groups_are_entries_and_sections_in_the_order_of_the_file(issue: Issue) -> None:
    found = listed(Found(issue, in_quotes(issue)[::-1]), Wanted())
    assert [(group.title, len(group.rows)) for group in found.groups] == [
        ("Dept of Lanterns 🏮 › Glow", 2),
        ("Dept of Lanterns 🏮 › Wick", 1),
        ("Dept of Islands", 1),
        ("Dept of Boats ⛵ › Raft", 1),
        ("Dept of Boats ⛵ › Ferry", 1),
    ]
    assert [row.problem.message[-1] for group in found.groups for row in group.rows] == list("012345")


def test_severities_and_words_narrow_the_list(issue: Issue) -> None:
    errors = in_quotes(issue, "T2", Severity.ERROR)
    found = Found(issue, (*in_quotes(issue), *errors))
    assert len(rows(found, Wanted(frozenset({Severity.ERROR})))) == 6
    assert rows(found, Wanted(text="t2 FERRY")) == ["wrong number 5"]
    assert rows(found, Wanted(text="floats t1")) == ["wrong number 4"]
    assert rows(found, Wanted(text="floats glow")) == []
    assert Wanted(text=" ").is_narrow is False


def test_ignored_ones_and_spelling_are_there_when_they_are_wanted(issue: Issue) -> None:
    first, second, *_ = in_quotes(issue)
    found = Found(issue, (first,), ignored=(second,), misspelt=in_quotes(issue, "spelling", Severity.HINT)[:1])
    assert len(rows(found, Wanted())) == 1
    shown = [row for group in listed(found, Wanted(ignored=True)).groups for row in group.rows]
    assert [row.is_ignored for row in shown] == [False, True]
    assert len(rows(found, Wanted(frozenset(), spelling=True))) == 1


def test_alike_ones_have_keys_of_their_own(issue: Issue) -> None:
    one = in_quotes(issue)[0]
    found = listed(Found(issue, (one, one), ignored=(one,)), Wanted(ignored=True))
    keys = [row.key for group in found.groups for row in group.rows]
    assert len(set(keys)) == len(keys) == 3


def test_a_list_that_would_be_too_long_is_cut_and_says_so(issue: Issue) -> None:
    found = Found(issue, in_quotes(issue) * 1000)
    shown = listed(found, Wanted(), most=100)
    assert (shown.shown, shown.total) == (100, 6000)
    words = standing(found, shown, Wanted(), is_current=True)
    assert words == "The first 100 of 6,000 problems: filter to see others."


def test_how_things_stand_in_words(issue: Issue) -> None:
    nothing, some = Found(issue), Found(issue, in_quotes(issue))
    narrow = Wanted(text="nowhere")
    assert standing(nothing, listed(nothing, Wanted()), Wanted(), is_current=True) == "Nothing to mend."
    assert standing(nothing, listed(nothing, Wanted()), Wanted(), is_current=False) == "Checking…"
    assert standing(some, listed(some, Wanted()), Wanted(), is_current=True) == "6 problems."
    assert "6 problems" in standing(some, listed(some, narrow), narrow, is_current=True)


@pytest.mark.parametrize(
    ("message", "shown"),
    [
        ("this is empty", "This is empty."),
        ("is it meant?", "Is it meant?"),
        ("https://glow.example.org stands bare", "https://glow.example.org stands bare."),
        ("“Glow” is empty.", "“Glow” is empty."),
        ("“Glow\n\u2028in\tthe \u202edark\x07 👩\u200d🚀” is empty", "“Glow in the �dark� 👩\u200d🚀” is empty."),
    ],
)
def test_a_message_is_shown_as_a_sentence(message: str, shown: str) -> None:
    assert sentence(Problem("T1", message, Place(1))) == shown


def test_what_is_meant_fits_on_a_line() -> None:
    text = "one\ntwo\tthree \u2028" + "x" * 100
    shown = meant(Problem("T1", "wrong", Place(1, "body", 0, len(text), text)))
    assert shown.startswith("one⏎two three")
    assert shown.endswith("…")
    assert "\u2028" not in shown


def test_a_row_is_said_in_words_alone(issue: Issue) -> None:
    (group, *_) = listed(Found(issue, in_quotes(issue, severity=Severity.ERROR)), Wanted()).groups
    assert said(group.rows[0]) == "Error: Wrong number 0. Text: First report.. T1."


@pytest.mark.parametrize(("rule", "shown"), [("R4", "Alt text (R4)"), ("spelling", "Spelling"), ("T1", "T1")])
def test_a_rule_is_told_by_its_subject_and_its_name_once(rule: str, shown: str) -> None:
    assert subject(Problem(rule, "wrong", Place(1))) == shown
