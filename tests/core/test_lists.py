"""Lists as rows: what is not changed keeps its bytes."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twimeditor.core.ids import IdSource
from twimeditor.core.lists import Listing, Mark, read
from twimeditor.core.model import List
from twimeditor.core.post import parse

NESTED = "* one\n  * two\n    * three\n* four"


def listing(markdown: str) -> Listing:
    found = read(markdown)
    assert found is not None
    return found


@pytest.mark.parametrize(
    "markdown",
    [
        NESTED,
        "- a\n\n- b\n- c",
        "1. a\n2. b\n   - c",
        "*   wide\n*   gap",
        "- [ ] to do\n- [x] done",
        "* ",
        "*\n* b",
        "3) x",
    ],
)
def test_a_list_is_written_as_it_was_read(markdown: str) -> None:
    assert listing(markdown).text == markdown


@pytest.mark.parametrize(
    "markdown",
    [
        "",
        "text",
        "* a\n  more text",
        "* a\n\n  second",
        "* a\n- b",
        "* * *",
        "* a\n      * no item",
        "*      code",
        "\t* x",
    ],
)
def test_what_has_more_in_an_item_than_a_line_is_none(markdown: str) -> None:
    assert read(markdown) is None


def test_depths_are_those_of_the_site() -> None:
    assert listing(NESTED).depths == (0, 1, 2, 0)
    assert listing("1. a\n  * b").depths == (0, 0) if read("1. a\n  * b") else True
    assert listing("10. a\n    * b").depths == (0, 1)


def test_a_text_changes_alone() -> None:
    assert listing(NESTED).with_text(2, "3").text == NESTED.replace("three", "3")
    assert listing("- [ ] a\n\n- [ ] b").with_text(0, "x\ny").text == "- [ ] x y\n\n- [ ] b"
    assert listing(NESTED).with_text(0, "one").text == NESTED


def test_a_new_item_is_like_the_one_before() -> None:
    assert listing(NESTED).with_new_item(3, "five").text == f"{NESTED}\n* five"
    assert listing(NESTED).with_new_item(0, "x").text == "* one\n  * two\n    * three\n* x\n* four"
    assert listing("- a\n\n- b").with_new_item(1, "c").text == "- a\n\n- b\n\n- c"
    assert listing("1. a\n2. b").with_new_item(0, "x").text == "1. a\n2. x\n3. b"
    assert listing("- [x] a").with_new_item(0, "b").text == "- [x] a\n- [ ] b"
    assert listing("9. a\n   * b").with_new_item(0, "c").text == "9. a\n   * b\n10. c"


def test_items_move_with_what_is_under_them() -> None:
    assert listing(NESTED).moved(3, -1).text == "* four\n* one\n  * two\n    * three"
    assert listing(NESTED).moved(0, 1).text == "* four\n* one\n  * two\n    * three"
    assert listing(NESTED).place_after_move(0, 1) == 1
    assert listing(NESTED).moved(0, -1).text == NESTED
    assert listing("1. a\n2. b").moved(1, -1).text == "1. b\n2. a"
    assert listing("- a\n\n- b").moved(0, 1).text == "- b\n\n- a"


def test_items_go_in_and_out() -> None:
    assert listing(NESTED).indented(3).text == "* one\n  * two\n    * three\n  * four"
    assert listing(NESTED).outdented(1).text == "* one\n* two\n  * three\n* four"
    assert listing(NESTED).indented(0).text == NESTED
    assert listing(NESTED).outdented(0).text == NESTED
    assert listing("1. a\n2. b").indented(1).text == "1. a\n   2. b"


def test_removing_lifts_what_would_hang_in_the_air() -> None:
    assert listing(NESTED).without([1]).text == "* one\n  * three\n* four"
    assert listing(NESTED).without([0]).depths == (0, 1, 0)
    assert listing("1. a\n2. b\n3. c").without([1]).text == "1. a\n2. c"
    assert listing("* a").without([0]).text == "* "


def test_marks_change_for_a_whole_level() -> None:
    assert listing("* a\n* b").with_mark(1, Mark.NUMBER).text == "1. a\n2. b"
    assert listing("* a\n  * b").with_mark(0, Mark.NUMBER).text == "1. a\n   * b"
    assert listing("1. a").with_mark(0, Mark.TASK).text == "1. [ ] a"
    assert listing("- [x] a").with_mark(0, Mark.BULLET).text == "- a"
    assert listing("- [ ] a").with_done(0, done=True).text == "- [x] a"


def test_pasted_lines_become_items() -> None:
    assert listing("* a\n* z").with_lines(0, "b\n\n- c\n  - d\n• e").text == "* a\n* b\n* c\n  * d\n* e\n* z"


def test_lists_of_real_posts_are_read_whole_or_not_at_all(corpus_post: Path) -> None:
    for node in parse(corpus_post.read_text(encoding="utf-8"), IdSource()).leaves():
        found = read(node.markdown) if isinstance(node, List) else None
        if found is not None and isinstance(node, List):
            assert found.text == node.markdown
            changed = found.with_text(0, "Something else").text
            assert changed.split("\n")[1:] == node.markdown.split("\n")[1:]


TEXTS = st.text("ab *[x]`|<", max_size=5)


@st.composite
def changed(draw: st.DrawFn) -> list[Listing]:
    """Return a list after each of some changes."""
    made = listing(draw(st.sampled_from([NESTED, "1. a\n2. b\n   - c", "- a\n\n- b", "- [ ] a\n  - [x] b"])))
    seen = [made]
    for _ in range(draw(st.integers(1, 5))):
        place = draw(st.integers(0, len(made.items) - 1))
        changes = [
            made.with_new_item(place, draw(st.sampled_from(["x", "y z"]))),
            made.without([place]),
            made.moved(place, draw(st.sampled_from([-1, 1]))),
            made.indented(place),
            made.outdented(place),
            made.with_mark(place, draw(st.sampled_from(Mark))),
            made.with_lines(place, "p\n* q\n  * r"),
        ]
        made = draw(st.sampled_from(changes))
        seen.append(made)
    return seen


@given(changed())
def test_after_any_change_it_is_the_same_list_that_is_read(seen: list[Listing]) -> None:
    for made in seen:
        again = read(made.text)
        assert again is not None, made.text
        assert again == made
