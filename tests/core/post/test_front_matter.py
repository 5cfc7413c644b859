"""Front matter keys: read as strings, set one by one, the rest as it was."""

import tomllib
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.issues import issue_of
from twimeditor.core.errors import FrontMatterError
from twimeditor.core.ids import IdSource
from twimeditor.core.model import FrontMatter
from twimeditor.core.post import parse
from twimeditor.core.post.front_matter import fields, frame, problem, set_key, set_key_edit, settle_key

STYLED = """\
# the head
title   = "Post"   # the title
date = '2020-01-02'
draft = false
day = 2020-01-03

[taxonomies]
author = [ "Ann",  "Ben" ] # who
category = [
    "News",
]

[extra]
image = \"\"\"a.png\"\"\"
"""


def front_of(toml: str) -> FrontMatter:
    front = parse(f"+++\n{toml}+++\n\ntext\n").front
    assert front is not None
    return front


def changed_lines(before: str, after: str) -> list[str]:
    return [line for line in after.splitlines() if line not in before.splitlines()]


def test_values_are_strings_by_dotted_key() -> None:
    assert fields(front_of(STYLED)) == {
        "title": "Post",
        "date": "2020-01-02",
        "draft": "false",
        "day": "2020-01-03",
        "taxonomies.author": "Ann, Ben",
        "taxonomies.category": "News",
        "extra.image": "a.png",
    }


@pytest.mark.parametrize(
    ("key", "value", "line"),
    [
        ("title", 'New "one"', 'title   = "New \\"one\\""   # the title'),
        ("date", "2021-02-03", "date = '2021-02-03'"),
        ("date", "it's", 'date = "it\'s"'),
        ("draft", "true", "draft = true"),
        ("draft", "maybe", 'draft = "maybe"'),
        ("day", "2022-01-01", "day = 2022-01-01"),
        ("taxonomies.author", "Ann, Cleo", 'author = [ "Ann",  "Cleo" ] # who'),
        ("extra.image", "b.png", 'image = "b.png"'),
    ],
)
def test_setting_a_key_changes_its_line_alone(key: str, value: str, line: str) -> None:
    front = front_of(STYLED)
    edited = set_key(front, key, value)
    assert changed_lines(STYLED, edited.text) == [line]
    assert fields(edited)[key] == value
    assert set_key(edited, key, fields(front)[key]) == front


def test_an_array_grows_and_shrinks_in_its_layout() -> None:
    front = front_of(STYLED)
    longer = set_key(front, "taxonomies.category", "News, Extra")
    assert changed_lines(STYLED, longer.text) == ['    "Extra",']
    shorter = set_key(front, "taxonomies.author", "Ann")
    assert changed_lines(STYLED, shorter.text) == ['author = [ "Ann" ] # who']


def test_an_equal_value_is_not_set() -> None:
    front = front_of(STYLED)
    assert all(set_key(front, key, value) is front for key, value in fields(front).items())


def test_a_new_key_stands_where_custom_puts_it() -> None:
    front = front_of('title = "A"\npath = "/a"\n\n[taxonomies]\nauthor = ["Ann"]\n')
    dated = set_key(front, "date", "2020-01-01")
    assert dated.text.startswith('title = "A"\ndate = "2020-01-01"\npath = "/a"\n\n')
    updated = set_key(dated, "updated", "2020-01-02")
    assert updated.text.startswith('title = "A"\ndate = "2020-01-01"\nupdated = "2020-01-02"\npath')
    pictured = set_key(front, "extra.image", "a.png")
    assert pictured.text == front.text + '\n[extra]\nimage = "a.png"\n'
    filed = set_key(front, "taxonomies.category", "News, Extra")
    assert filed.text == front.text + 'category = ["News", "Extra"]\n'


def test_an_emptied_key_goes_and_coming_back_brings_the_first_bytes() -> None:
    front = front_of('title = "A"\n\n[taxonomies]\nauthor = ["Ann"]\n\n[extra]\nimage  =  "a.png" # x\n')
    without = set_key(front, "extra.image", "")
    assert without.text == 'title = "A"\n\n[taxonomies]\nauthor = ["Ann"]\n'
    assert set_key(without, "extra.image", "a.png") == front
    both = set_key(without, "title", "")
    assert both.text == '\n[taxonomies]\nauthor = ["Ann"]\n'
    assert set_key(set_key(both, "title", "A"), "extra.image", "a.png") == front


def test_a_comment_keeps_the_table_of_an_emptied_key() -> None:
    front = front_of('title = "x"\n\n[extra]\nimage = "a.png"\n# more to come\n')
    assert set_key(front, "extra.image", "").text == 'title = "x"\n\n[extra]\n# more to come\n'


@pytest.mark.parametrize(
    ("key", "typed", "settled"),
    [
        ("title", "  New one ", "New one"),
        ("taxonomies.author", "Ann,Ben , , Cleo,", "Ann, Ben, Cleo"),
        ("taxonomies.author", " , ", ""),
        ("extra.image", " ", ""),
        ("updated", " 2030 ", "2030"),
        ("title", "Ann, Ben", "Ann, Ben"),
    ],
)
def test_what_was_typed_is_trimmed_when_its_field_is_left(key: str, typed: str, settled: str) -> None:
    issue, ids = issue_of(f"+++\n{STYLED}+++\n")
    after = settle_key(set_key_edit(issue, ids, key=key, value=typed), ids, key=key)
    assert after.front is not None
    assert fields(after.front).get(key, "") == settled
    assert settle_key(after, ids, key=key) is after


def test_what_the_file_holds_is_not_trimmed() -> None:
    issue, ids = issue_of('+++\ntitle = " x "\n[taxonomies]\nauthor = ["a,b", ""]\n+++\n')
    for key in ("title", "taxonomies.author", "path"):
        assert settle_key(issue, ids, key=key) is issue


def test_an_edit_after_the_text_was_changed_by_hand_keeps_that_change() -> None:
    front = front_of('title = "A"\n')
    by_hand = FrontMatter(id=front.id, source=front.source, text='title = "A"\n# mine\n')
    assert set_key(by_hand, "title", "B").text == 'title = "B"\n# mine\n'


def test_without_front_matter_the_first_key_makes_one() -> None:
    issue = parse("text\n")
    made = set_key_edit(issue, IdSource(50), key="title", value="A")
    assert made.front is not None
    assert (made.front.text, made.front.id) == ('title = "A"\n', 50)
    same = set_key_edit(issue, IdSource(50), key="title", value="")
    assert same.front is None


def test_setting_a_key_is_an_edit() -> None:
    issue = parse('+++\ntitle = "A"\n+++\n\ntext\n')
    edit = partial(set_key_edit, key="title", value="B")
    edited = edit(issue, IdSource(50))
    assert edited.front is not None
    assert edited.front.text == 'title = "B"\n'
    assert edited.lead is issue.lead


@pytest.mark.parametrize(
    ("toml", "found"),
    [
        ('title = "A"\npath = /a\n', "line 3: "),
        ("title\n", "line 2: "),
        ('a = 1\na = 2\nb = "x', "line "),
        ("day = 2020-99-99\n", "line 2: "),
        ("[" * 3000 + "\n", "line 2: "),
    ],
)
def test_broken_toml_is_told_with_its_line(toml: str, found: str) -> None:
    front = front_of(toml if toml.endswith("\n") else toml + "\n")
    told = problem(front)
    assert told is not None
    assert told.startswith(found)
    assert len(told) > len(found)
    assert fields(front) == {}
    with pytest.raises(FrontMatterError, match="line"):
        set_key(front, "title", "B")


def test_sound_toml_has_no_problem() -> None:
    assert problem(front_of(STYLED)) is None


def test_a_key_that_is_a_table_takes_no_value() -> None:
    with pytest.raises(FrontMatterError):
        set_key(front_of("[extra]\nimage = 'a'\n"), "extra", "x")
    with pytest.raises(FrontMatterError):
        set_key(front_of("[[extra]]\nimage = 'a'\n"), "extra", "x")
    with pytest.raises(FrontMatterError):
        set_key(front_of("extra = 1\n"), "extra.image", "x")


def test_a_table_may_be_written_in_dotted_keys_or_inline() -> None:
    dotted = set_key(front_of("extra.q = 1\ntitle = 'a'\n"), "extra.image", "x")
    assert dotted.text == "extra.q = 1\nextra.image = \"x\"\ntitle = 'a'\n"
    assert fields(dotted) == {"extra.q": "1", "extra.image": "x", "title": "a"}
    inline = set_key(front_of("extra = {image = 'a'}\n"), "extra.image", "x")
    assert inline.text == "extra = {image = 'x'}\n"


def test_what_stands_round_the_toml_is_kept() -> None:
    front = parse('\ufeff\r\n+++ \r\ntitle = "A"\r\n+++\t\r\n\r\ntext').front
    assert front is not None
    assert front.text == 'title = "A"\n'
    assert frame(front) == ("\ufeff\r\n+++ \r\n", "+++\t\r\n")
    assert frame(FrontMatter(id=1), "\r\n") == ("+++\r\n", "+++\r\n")


@pytest.mark.parametrize("text", ["+++\na = 1\n", "text\n+++\na = 1\n+++\n", "++++\n++++\n", "---\na: 1\n---\n", ""])
def test_what_is_no_front_matter(text: str) -> None:
    assert parse(text).front is None


@given(
    st.lists(
        st.tuples(
            st.sampled_from(("title", "date", "updated", "path", "taxonomies.author", "extra.image")),
            st.one_of(st.sampled_from(("", "a", "b, c", "'", '"', "\\", "é\n")), st.text(max_size=8)),
        ),
        max_size=4,
    )
)
def test_any_value_is_held_as_toml_and_all_of_it_comes_back(settings: list[tuple[str, str]]) -> None:
    first = front_of(STYLED)
    front = first
    for key, value in settings:
        front = set_key(front, key, value)
        assert fields(front).get(key, "") == value
        tomllib.loads(front.text)
    for key, value in fields(first).items():
        front = set_key(front, key, value)
    for key in fields(front).keys() - fields(first).keys():
        front = set_key(front, key, "")
    assert front == first


def test_a_real_posts_keys_can_be_set_and_set_back(corpus_post: Path) -> None:
    front = parse(corpus_post.read_bytes().decode()).front
    assert front is not None
    assert problem(front) is None
    for key, value in fields(front).items():
        edited = set_key(front, key, value + "x")
        assert len(changed_lines(front.text, edited.text)) == 1
        assert set_key(edited, key, value) == front
        assert set_key(set_key(front, key, ""), key, value) == front
