"""R9: the day of an issue in its date, title, address and file."""

from dataclasses import replace
from datetime import date

import pytest

from tests.core.check.cases import FRONT, all_done, found, knowing, told
from tests.styles import shipped
from twimeditor.core.check.problem import Severity
from twimeditor.core.model.find import LEAD
from twimeditor.core.post import parse

FILE = "blog/2030/02/2030-02-01-twim.md"


def front(**values: str) -> str:
    """Return the front matter of an issue with other values; a key without one is left out."""
    text = FRONT
    for key, value in values.items():
        lines = [line for line in text.split("\n") if not line.startswith(f"{key} = ")]
        text = "\n".join(lines)
        if value:
            text = text.replace("+++\n", f'+++\n{key} = "{value}"\n', 1)
    return text


@pytest.mark.parametrize(
    ("text", "file"),
    [
        (FRONT, ""),
        (FRONT, FILE),
        (FRONT, "2030-02-01-twim.md"),
        (FRONT, "draft.md"),
        (FRONT, "blog/2030/02/2030-02-01-this-week-in-matrix-2030-02-01.md"),
        (FRONT, "blog/2030/02/2030-02-01-this-week-in-matrix/index.md"),
        (front(date="2030-02-01T20:00:00Z", updated="2030-02-02T20:00:00Z"), FILE),
        (front(date="2030-02-01"), FILE),
        (front(title="This Week In Matrix 2030-02-01"), FILE),
        ("+++\ntitle = \n+++\n", FILE),
        ('+++\ntemplate = "page.html"\n+++\n', ""),
        (front(date="some day"), FILE),
    ],
)
def test_what_agrees_or_is_told_elsewhere_is_no_problem(text: str, file: str) -> None:
    assert told("R9", text, knowing(file=file)) == []


@pytest.mark.parametrize(
    ("text", "file", "wanted"),
    [
        (front(title="This Week in Matrix 2030-01-25"), FILE, [("warning", "2030-01-25")]),
        (front(title="This Week in Matrix"), FILE, [("hint", "This Week in Matrix")]),
        (front(title=""), FILE, [("warning", "")]),
        (front(path=""), FILE, [("warning", "")]),
        (
            front(path="/blog/2030/2/1/this-week-in-matrix-2030-02-01"),
            FILE,
            [("warning", "2030/2/1")],
        ),
        (
            front(path="/blog/2030/02/01/this-week-in-matrix-2030-01-25"),
            FILE,
            [("warning", "2030-01-25")],
        ),
        (front(path="/blog/2030/02/01/twim"), FILE, [("hint", "/blog/2030/02/01/twim")]),
        (front(date="2030-02-08T18:00:00Z"), FILE, [("warning", "2030-02-08")]),
        (front(date="2030-02-02T00:20:00Z"), FILE, [("hint", "2030-02-02")]),
        (front(date=""), FILE, [("warning", "")]),
        (FRONT, "blog/2030/02/2030-02-08-twim.md", [("warning", "")]),
        (FRONT, "blog/2030/03/2030-02-01-twim.md", [("warning", "")]),
        (FRONT, "blog/2030/02/twim.md", [("warning", "")]),
        (FRONT, "blog/2030/02/2030-01-25-this-week/index.md", [("warning", "")]),
    ],
)
def test_the_one_that_does_not_agree_is_found(text: str, file: str, wanted: list[tuple[str, str]]) -> None:
    assert told("R9", text, knowing(file=file)) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (front(date="2030-02-01T20:00:00+02:00"), [("warning", "+02:00")]),
        (front(date="2030-02-01T20:00:00"), [("warning", "")]),
        (front(updated="2030-02-01T17:00:00Z"), [("hint", "2030-02-01T17:00:00Z")]),
        (front(updated="2030-01-30T17:00:00Z"), [("warning", "2030-01-30T17:00:00Z")]),
        (front(updated="2030-02-02T10:00:00-05:00"), [("warning", "-05:00")]),
    ],
)
def test_times_are_in_utc_and_in_order(text: str, wanted: list[tuple[str, str]]) -> None:
    assert told("R9", text, knowing(file=FILE)) == wanted


def test_a_day_more_than_a_week_ahead_and_one_that_is_no_friday() -> None:
    assert told("R9", FRONT, knowing(date(2030, 1, 25))) == []
    assert told("R9", FRONT, knowing(date(2030, 1, 24))) == [("warning", "2030-02-01")]
    assert told("R9", FRONT, knowing(today=None)) == []
    thursday = FRONT.replace("2030-02-01", "2030-01-31").replace("2030/02/01", "2030/01/31")
    assert told("R9", thursday) == [("hint", "2030-01-31")]


def test_old_issues_had_no_date_beside_the_name_of_their_file() -> None:
    text = front(date="")
    old = knowing(file="blog/2030/02/2030-02-01-twim.md", style=shipped("twim-2020"))
    assert told("R9", text, old) == []
    assert told("R9", text, knowing(date(2032, 1, 1), FILE)) == []
    assert told("R9", text, knowing(date(2032, 1, 1), "blog/2030/02/twim.md"))[0] == ("warning", "")


def test_the_name_that_the_editors_want_for_the_file_is_of_the_day_too() -> None:
    assert found("R9", replace(parse(FRONT), file="2030-02-01-twim.md")) == ()
    assert found("R9", replace(parse(FRONT), file="special.md")) == ()
    (problem,) = found("R9", replace(parse(FRONT), file="2030-01-25-twim.md"))
    assert "2030-01-25-twim.md" in problem.message


def test_a_post_without_front_matter_cannot_be_built() -> None:
    (problem,) = found("R9", parse("## Dept of Ops\n"))
    assert (problem.severity, problem.node) == (Severity.ERROR, LEAD)


@pytest.mark.parametrize(
    "text",
    [
        front(title="This Week in Matrix 2030-01-25"),
        front(path="/blog/2030/2/1/this-week-in-matrix-2030-02-01"),
        front(path="/blog/2030/02/01/this-week-in-matrix-2030-01-25"),
    ],
)
def test_title_and_address_follow_the_others(text: str) -> None:
    mended = all_done("R9", text, knowing(file=FILE))
    assert sorted(mended.split("\n")) == sorted(FRONT.split("\n"))
    assert all(fix.is_safe for one in found("R9", parse(text), knowing(file=FILE)) for fix in one.fixes)


def test_what_lacks_is_put_in_where_it_belongs() -> None:
    for key in ("title", "path", "date"):
        mended = all_done("R9", front(**{key: ""}), knowing(file=FILE))
        assert sorted(mended.split("\n")) == sorted(FRONT.split("\n"))


def test_without_a_style_nobody_can_say_which_address_is_the_usual_one() -> None:
    (problem,) = found("R9", parse(front(path="")), knowing(file=FILE, style=None))
    assert problem.fixes == ()


def test_of_one_that_stands_against_all_nothing_is_derived_unasked() -> None:
    text = front(date="2030-02-08T18:00:00Z")
    (problem,) = found("R9", parse(text), knowing(file=""))
    assert [fix.is_safe for fix in problem.fixes] == [False, False]
    assert 'date = "2030-02-01T18:00:00Z"' in all_done("R9", text)
    later = all_done("R9", text, nth=1)
    assert 'title = "This Week in Matrix 2030-02-08"' in later
    assert 'path = "/blog/2030/02/08/this-week-in-matrix-2030-02-08"' in later


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("2030-02-01T20:00:00+02:00", "2030-02-01T18:00:00Z"),
        ("2030-02-01T20:00:00", "2030-02-01T20:00:00Z"),
    ],
)
def test_a_moment_stays_the_same_in_utc(before: str, after: str) -> None:
    assert all_done("R9", front(date=before), knowing(file=FILE)) == front(date=after)


def test_the_address_of_an_old_issue_is_changed_by_nobody_unasked() -> None:
    text = front(path="/blog/2030/02/01/this-week-in-matrix-2030-01-25")
    (problem,) = found("R9", parse(text), knowing(date(2032, 1, 1), FILE))
    assert [fix.is_safe for fix in problem.fixes] == [False]
