"""R8: one mark ends the summary, between the first and the second section."""

from dataclasses import replace
from datetime import date

import pytest

from tests.core.check.cases import FRONT, all_done, found, knowing, told
from tests.styles import shipped
from twimeditor.core.post import parse

FIRST, SECOND, THIRD = "## Matrix Live\n\nA video.\n", "## Dept of Spec 📜\n\nNews.\n", "## Dept of Ops\n\nMore.\n"
MORE = "<!-- more -->\n"
RIGHT = f"{FIRST}\n{MORE}\n{SECOND}\n{THIRD}"


@pytest.mark.parametrize(
    "text",
    [
        RIGHT,
        RIGHT.replace("<!-- more -->", "<!--more-->"),
        f"## Matrix Live\n\n### One\n\nA video.\n\n{MORE}\n{SECOND}",
        FIRST,
        "Only words.\n",
        "\n".join((FIRST.replace("A video.", "A video. <!-- more -->"), SECOND)),
    ],
)
def test_one_at_the_right_place_is_no_problem(text: str) -> None:
    assert told("R8", text) == []


def test_one_that_lacks_belongs_before_the_second_heading() -> None:
    issue = parse(f"{FIRST}\n{SECOND}")
    (problem,) = found("R8", issue)
    heading = issue.sections[1].heading
    assert heading is not None
    assert (problem.node, problem.place.field, problem.start, problem.end) == (heading.id, "title", 0, 0)


@pytest.mark.parametrize(
    "text",
    [
        f"{FIRST}\n{SECOND}\n{THIRD}",
        f"{FIRST}\n{SECOND}\n{MORE}\n{THIRD}",
        f"{FIRST}\n{SECOND}\n{THIRD}\n{MORE}",
        f"{MORE}\n{FIRST}\n{SECOND}\n{THIRD}",
        f"## Matrix Live\n\n{MORE}\nA video.\n\n{SECOND}\n{THIRD}",
        f"{FIRST}\n{MORE}\n{SECOND}\n{MORE}\n{THIRD}",
    ],
)
def test_it_is_put_where_it_belongs(text: str) -> None:
    assert [severity for severity, _ in told("R8", FRONT + text)] == ["warning"]
    mended = all_done("R8", FRONT + text)
    assert mended == FRONT + RIGHT
    assert told("R8", mended) == []


def test_styles_and_times_without_such_a_mark_need_none() -> None:
    text = f"{FIRST}\n{SECOND}"
    assert told("R8", text, knowing(style=shipped("twim-2020"))) == []
    assert told("R8", FRONT + text, knowing(date(2032, 1, 1))) == [("hint", "")]


def test_issues_from_before_the_style_are_not_asked_for_it() -> None:
    text = f"{FRONT}{FIRST}\n{SECOND}"
    style = replace(shipped("twim"), since="2030-02-02")
    assert told("R8", text, knowing(style=style)) == [("hint", "")]
    assert told("R8", text, knowing(style=replace(style, since="2030-02-01"))) == [("warning", "")]


def test_what_was_published_years_ago_is_changed_by_nobody_unasked() -> None:
    issue = parse(FRONT + f"{FIRST}\n{SECOND}")
    assert [fix.is_safe for one in found("R8", issue) for fix in one.fixes] == [True]
    assert [fix.is_safe for one in found("R8", issue, knowing(date(2032, 1, 1))) for fix in one.fixes] == [False]
