"""R1, R2: headings and blank lines in updates."""

import pytest

from tests.core.check.cases import all_done, found, together, told
from twimeditor.core.check.problem import Severity
from twimeditor.core.post import parse

ENTRY = "## Dept of Ops\n\n### Teapot\n\n"
SECTION = "## Dept of Ops\n\n"


def quoted(*lines: str) -> str:
    return "".join(f"> {line}".rstrip() + "\n" for line in lines)


@pytest.mark.parametrize(
    ("where", "lines", "wanted"),
    [
        (ENTRY, ["## News", "", "text"], "## News"),
        (ENTRY, ["### News ###"], "### News ###"),
        (ENTRY, ["#### A", "", "###### B"], "###### B"),
        (ENTRY, ["##### A", "", "#### B"], "##### A"),
        (ENTRY, ["#### A", "", "### B"], "### B"),
        (ENTRY, ["News", "---", "", "text"], "News\n---"),
        (SECTION, ["# News"], "# News"),
        (SECTION, ["#### News", "", "###### More"], "#### News"),
        ("", ["## News"], "## News"),
    ],
)
def test_a_heading_at_the_wrong_level_is_found(where: str, lines: list[str], wanted: str) -> None:
    assert told("R1", where + quoted(*lines)) == [("warning", wanted)]


@pytest.mark.parametrize(
    ("where", "lines"),
    [
        (ENTRY, ["##### A"]),
        (SECTION, ["#### A"]),
        (SECTION, ["#### A", "", "##### B", "", "#### C"]),
    ],
)
def test_headings_that_are_all_too_deep_are_a_doubt(where: str, lines: list[str]) -> None:
    text = where + quoted(*lines)
    assert told("R1", text) == [("hint", lines[0])]
    assert told("R1", all_done("R1", text)) == []


@pytest.mark.parametrize(
    ("where", "lines"),
    [
        (ENTRY, ["#### A", "", "##### B", "", "###### C", "", "#### D"]),
        (SECTION, ["### A", "", "#### B"]),
        (ENTRY, ["```", "# no heading", "```"]),
        (ENTRY, ["#hashtag", "", "\\# text", "", "#123"]),
        (ENTRY, ["text", "", "---", "", "text"]),
        (ENTRY, ["`## code`"]),
        (ENTRY, ["plain"]),
    ],
)
def test_right_levels_and_what_is_no_heading_are_let_be(where: str, lines: list[str]) -> None:
    assert told("R1", where + quoted(*lines)) == []


def test_headings_outside_of_updates_are_no_matter_of_this_rule() -> None:
    assert told("R1", ENTRY + "###### Deep\n\n# High\n") == []


@pytest.mark.parametrize(
    ("where", "lines", "wanted"),
    [
        (ENTRY, ["## A", "", "### B", "", "## C"], ["#### A", "", "##### B", "", "#### C"]),
        (
            ENTRY,
            ["# A", "", "text", "", "#### B #", "", "## C"],
            ["#### A", "", "text", "", "##### B #", "", "##### C"],
        ),
        (SECTION, ["## A", "", "###### B"], ["### A", "", "#### B"]),
        (
            ENTRY,
            ["# A", "", "## B", "", "### C", "", "#### D"],
            ["#### A", "", "##### B", "", "###### C", "", "###### D"],
        ),
        (ENTRY, ["A *b*", "===", "", "C", "---"], ["#### A *b*", "", "##### C"]),
        (ENTRY, ["#### A", "", "### B"], ["#### A", "", "#### B"]),
        (ENTRY, ["  ## A"], ["  #### A"]),
    ],
)
def test_the_fix_moves_all_headings_of_an_update_at_once(where: str, lines: list[str], wanted: list[str]) -> None:
    text = where + quoted(*lines) + "\nEnd.  \n"
    assert all_done("R1", text) == where + quoted(*wanted) + "\nEnd.  \n"
    assert told("R1", where + quoted(*wanted)) == []


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (["## A"], "as high as a section’s"),
        (["### A"], "as high as an entry’s"),
        (["#### A", "", "###### B"], "skips a level"),
    ],
)
def test_the_words_tell_what_a_heading_is_taken_for(lines: list[str], words: str) -> None:
    assert words in found("R1", parse(ENTRY + quoted(*lines)))[0].message


def test_what_is_done_to_headings_is_said_by_their_number() -> None:
    for lines, label in ((["## A"], "Change its level"), (["## A", "", "## B"], "Change the levels of 2 headings")):
        (fix,) = {problem.fixes for problem in found("R1", parse(ENTRY + quoted(*lines)))}
        assert [(one.label, one.is_safe) for one in fix] == [(label, True)]


def test_a_heading_of_two_lines_is_left_to_a_person() -> None:
    problems = found("R1", parse(ENTRY + quoted("A", "b", "---")))
    assert [problem.fixes for problem in problems] == [()]


@pytest.mark.parametrize(
    ("lines", "wanted", "line"),
    [
        (["text", "* a", "* b"], "* a", 1),
        (["text", "1. a"], "1. a", 1),
        (["text", "#### A"], "#### A", 1),
        (["#### A", "text"], "#### A", 1),
        (["text", "```", "x", "```"], "```", 1),
        (["```", "x", "```", "text"], "```", 3),
        (["* a", "#### A"], "#### A", 1),
        (["* a", "```", "x", "```"], "```", 1),
        (["* a", "- b"], "- b", 1),
        (["A", "---", "* b"], "* b", 2),
        (["text", "![A pot](/blog/img/a.png)"], "![A pot](/blog/img/a.png)", 1),
        (["![A pot](/blog/img/a.png)", "text"], "![A pot](/blog/img/a.png)", 1),
        (["#### A", "![A pot](/blog/img/a.png)"], "#### A", 1),
    ],
)
def test_a_missing_blank_line_is_found_and_put_in(lines: list[str], wanted: str, line: int) -> None:
    text = ENTRY + quoted(*lines) + "\nEnd.  \n"
    assert told("R2", text) == [("warning", wanted)]
    done = all_done("R2", text)
    assert done == ENTRY + quoted(*lines[:line], "", *lines[line:]) + "\nEnd.  \n"
    assert told("R2", done) == []


def test_each_gap_is_one_problem() -> None:
    lines = ["a", "#### A", "* b", "", "c", "![d](/blog/img/a.png)", "e"]
    assert [text for _severity, text in told("R2", ENTRY + quoted(*lines))] == [
        "#### A",
        "* b",
        "![d](/blog/img/a.png)",
        "![d](/blog/img/a.png)",
    ]
    wanted = ["a", "", "#### A", "", "* b", "", "c", "", "![d](/blog/img/a.png)", "", "e"]
    assert together("R2", ENTRY + quoted(*lines)) == ENTRY + quoted(*wanted)


@pytest.mark.parametrize(
    "lines",
    [
        ["text", "", "* a", "* b", "", "text"],
        ["* a", "lazy text"],
        ["* a", "!lazy"],
        ["* a", "    b", "", "      code", "* c"],
        ["* a", "  ![A pot](/blog/img/a.png)"],
        ["* a", "  * b", "  ```", "  x", "  ```"],
        ["![A pot](/blog/img/a.png)", "![A pan](/blog/img/b.png)"],
        ["text ![A pot](/blog/img/a.png)"],
        ["text", "`![A pot](/blog/img/a.png)`"],
        ["text", "2. no list"],
        ["text", "-- no list", "#hashtag"],
        ["", "* a", ""],
        ["text", "    * no code, no list"],
        ["text", "> * a"],
        ["[x]: https://example.org", "* a", ""][1:],
    ],
)
def test_what_is_apart_or_goes_on_on_purpose_is_let_be(lines: list[str]) -> None:
    assert told("R2", ENTRY + quoted(*lines)) == []


def test_a_picture_right_below_an_item_is_but_a_doubt() -> None:
    text = ENTRY + quoted("* a", "![A pot](/blog/img/a.png)")
    (problem,) = found("R2", parse(text))
    assert problem.severity is Severity.HINT
    assert problem.place.text == "![A pot](/blog/img/a.png)"
    assert not problem.fixes[0].is_safe
    assert all_done("R2", text) == ENTRY + quoted("* a", "", "![A pot](/blog/img/a.png)")


def test_marks_and_line_ends_of_the_other_lines_stay() -> None:
    text = (ENTRY + ">text\n> * a\n>  \n> end\n").replace("\n", "\r\n")
    done = all_done("R2", text)
    assert done.replace("\r\n>\r\n", "\r\n", 1) == text or done.replace("\r\n> \r\n", "\r\n", 1) == text


def test_texts_outside_of_updates_are_the_linters_matter() -> None:
    assert told("R2", "text\n* a\n![x](/blog/img/a.png)\n") == []


@pytest.mark.parametrize(
    ("lines", "side"),
    [
        (["text", "* a"], "above"),
        (["#### News", "text"], "below"),
        (["![A pot](/blog/img/a.png)", "text"], "below"),
        (["text", "![A pot](/blog/img/a.png)"], "above"),
        (["* a", "![A pot](/blog/img/a.png)"], "above"),
    ],
)
def test_problem_and_fix_say_on_which_side_a_blank_line_belongs(lines: list[str], side: str) -> None:
    (problem,) = found("R2", parse(ENTRY + quoted(*lines)))
    assert f" {side} " in problem.message
    assert [fix.label for fix in problem.fixes] == [f"Put a blank line {side}"]
