"""Blank lines, marks of lists and cells: the page shows what it showed, or a person is asked."""

import pytest

from twimeditor.core.check.looks import is_as_before, look
from twimeditor.core.check.mend import LONGEST, Mend
from twimeditor.core.check.mending_lines import (
    ABOVE,
    BELOW,
    INDENT,
    KEEP_AS_TEXT,
    blank_above,
    blank_below,
    hashes,
    list_apart,
    one_space,
    with_cells,
)
from twimeditor.core.post.rewriting import spliced


def applied(text: str, mend: Mend | None) -> str | None:
    return spliced(text, mend.parts) if mend is not None else None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a\n```\nb\n```", "a\n\n```\nb\n```"),
        ("> a\n> ```\n> b\n> ```", "> a\n>\n> ```\n> b\n> ```"),
        ("- a\n  ```\n  b\n  ```", "- a\n\n  ```\n  b\n  ```"),
        ("a\n\n```\nb\n```", None),
        ("> a\n>\n> ```\n> b\n> ```", None),
        ("```\nb\n```", None),
    ],
)
def test_a_blank_line_stands_above_code(before: str, after: str | None) -> None:
    mend = blank_above(before, before.index("```"))
    assert applied(before, mend) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("```\nb\n```\na", "```\nb\n```\n\na"),
        ("> ```\n> b\n> ```\n> a", "> ```\n> b\n> ```\n>\n> a"),
        ("> ```\n> b\n> ```\n```", "> ```\n> b\n> ```\n\n```"),
        ("```\nb\n```\n\na", None),
        ("```\nb\n```", None),
    ],
)
def test_a_blank_line_stands_below_code(before: str, after: str | None) -> None:
    at = before.index("```", before.index("b"))
    assert applied(before, blank_below(before, at)) == after


def test_a_blank_line_between_two_is_the_same_for_both() -> None:
    text = "```\na\n```\n```\nb\n```"
    below, above = blank_below(text, 6), blank_above(text, 10)
    assert below is not None
    assert above is not None
    assert below.parts == above.parts


def test_what_the_site_has_taken_for_a_row_is_for_a_person() -> None:
    row = blank_below("|a|\n|-|\n|1|\nwords", 8)
    heading = blank_below("|a|\n|-|\n|1|\n# words", 8)
    assert row is not None
    assert heading is not None
    assert (row.is_safe, heading.is_safe) == (False, True)


@pytest.mark.parametrize(
    ("before", "at", "behind", "label", "after"),
    [
        ("a\n* b\n* c", "* b", False, ABOVE, "a\n\n* b\n* c"),
        ("**a**\n1. b", "1. b", False, ABOVE, "**a**\n\n1. b"),
        ("# a\n* b", "* b", False, ABOVE, "# a\n\n* b"),
        ("* a\n* b\n# c", "* b", True, BELOW, "* a\n* b\n\n# c"),
        ("* a\nb\n* c", "b", True, INDENT, "* a\n  b\n* c"),
        ("* a\nb\n* c", "* c", False, INDENT, "* a\n  b\n* c"),
        ("1. a\n  b\nc", "  b", True, INDENT, "1. a\n   b\n   c"),
        ("- a\n  - b\n  c\n  d\n- e", "- e", False, INDENT, "- a\n  - b\n    c\n    d\n- e"),
        ("- a\n  - b\n  c\n  d\n- e", "  c", True, INDENT, "- a\n  - b\n    c\n    d\n- e"),
        ("a\n2. b\nc", "2. b", True, KEEP_AS_TEXT, "a\n2\\. b\nc"),
        ("  a\n  * b", "* b", False, ABOVE, "  a\n\n  * b"),
    ],
)
def test_a_list_is_kept_apart(before: str, at: str, behind: bool, label: str, after: str) -> None:
    mend = list_apart(before, before.index(at), behind=behind)
    assert mend is not None
    assert (mend.label, mend.is_safe, applied(before, mend)) == (label, True, after)
    assert is_as_before(look(before), look(after))


def test_making_a_list_of_lines_is_for_a_person() -> None:
    text = "a\n2. b\n3. c\nd"
    for line in ("2. b", "3. c"):
        mend = list_apart(text, text.index(line), behind=True)
        assert mend is not None
        assert (mend.is_safe, applied(text, mend)) == (False, "a\n\n2. b\n3. c\nd")


def test_a_list_that_is_apart_stays() -> None:
    assert list_apart("a\n\n* b", 3, behind=False) is None
    assert list_apart("* b\n\nc", 0, behind=True) is None
    assert list_apart("a" * LONGEST + "b\n* c", 3, behind=False) is None


@pytest.mark.parametrize(
    ("before", "mark", "after"),
    [
        ("*   a\n*   b", "*   ", "* a\n*   b"),
        ("1.  a", "1.  ", "1. a"),
        ("*   a\n    * b\n      c", "*   ", "* a\n    * b\n      c"),
        ("*   a\n    b", "*   ", "* a\n    b"),
        ("*   a\n\n    b\n\n        code", "*   ", "* a\n\n  b\n\n      code"),
        ("*   a\n\n        code\n*   b", "*   ", "* a\n\n      code\n*   b"),
        ("-\ta", "-\t", "- a"),
    ],
)
def test_one_space_stands_behind_the_mark_of_an_item(before: str, mark: str, after: str) -> None:
    mend = one_space(before, 0, len(mark))
    assert mend is not None
    assert (applied(before, mend), mend.is_safe) == (after, True)
    assert look(before) == look(after)


def test_an_item_that_would_become_another_is_for_a_person() -> None:
    mend = one_space("-      code", 0, 7)
    assert mend is not None
    assert not mend.is_safe
    long = one_space("*   a\n" + "    b\n" * LONGEST, 0, 4)
    assert long is not None
    assert not long.is_safe


def test_a_mark_with_one_space_stays() -> None:
    assert one_space("*", 0, 1) is None


@pytest.mark.parametrize(
    ("row", "found", "after"),
    [
        ("|1|", 1, "|1|  |"),
        ("| 1", 1, "| 1 |  |"),
        ("1", 1, "1 |  |"),
        ("|1\\|", 1, "|1\\| |  |"),
        ("|1|  ", 1, "|1|  |  "),
    ],
)
def test_cells_that_are_missing_are_added(row: str, found: int, after: str) -> None:
    text = f"|a|b|\n|-|-|\n{row}\n\nc"
    mend = with_cells(text, text.index(row, 12), f"Table row has {found} cells, but expected 2")
    assert mend is not None
    assert mend.is_safe
    assert applied(text, mend) == f"|a|b|\n|-|-|\n{after}\n\nc"


def test_which_of_too_many_cells_goes_is_for_a_person() -> None:
    assert with_cells("|a|\n|-|\n|1|2|", 8, "Table row has 2 cells, but expected 1") is None


@pytest.mark.parametrize(
    ("text", "level", "after"),
    [
        ("# a", 3, "### a"),
        ("> > ## a", 4, "> > #### a"),
        ("#", 2, "##"),
        ("### a", 3, None),
        ("a", 3, None),
        ("#a", 3, None),
    ],
)
def test_a_heading_within_a_field_gets_a_level(text: str, level: int, after: str | None) -> None:
    assert applied(text, hashes(text, 0, level)) == after


def test_a_blank_line_within_a_paragraph_is_no_paragraph_of_an_item() -> None:
    assert not is_as_before(look("a\nb"), look("a\n\nb"))
    assert not is_as_before(look("- a\n  b"), look("- a\n\n  b"))
    assert is_as_before(look("- a\n- b"), look("- a\n\n- b"))
    assert is_as_before(look("- a\n\n  b\n- c"), look("- a\n\n  b\n\n- c"))
