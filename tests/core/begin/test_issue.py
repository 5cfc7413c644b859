"""A new issue in each style."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.styles import shipped
from twimeditor.core.begin import (
    Live,
    NewIssue,
    content_sections,
    first_gap,
    friday,
    front_matter,
    text_of,
    usual_sections,
)
from twimeditor.core.model import Blank, Embed, Html, Issue, MoreMarker, Table, Text, find
from twimeditor.core.post import parse, write
from twimeditor.core.post.front_matter import fields, problem
from twimeditor.core.style import HouseStyle

DAY = date(2031, 3, 7)
NAMES = ("twim", "twim-2020")

TODAY = """\
+++
date = "2031-03-07T18:00:00+00:00"
title = "This Week in Matrix 2031-03-07"
path = "/blog/2031/03/07/this-week-in-matrix-2031-03-07"

[taxonomies]
author = ["Robin"]
category = ["This Week in Matrix"]
+++

## Matrix Live S20E01 – A title

{{ youtube_player(video_id="aB3-_kLm9xZ") }}

<!-- more -->

## Dept of Servers 🏢

## Dept of Clients 📱
"""


def new(style: HouseStyle, **more: object) -> NewIssue:
    return replace(NewIssue(DAY, style, ("Robin",), sections=usual_sections(style)), **more)  # type: ignore[arg-type]


def headings(issue: Issue) -> list[str]:
    return [section.heading.title for section in issue.sections if section.heading is not None]


@pytest.fixture(params=NAMES)
def style(request: pytest.FixtureRequest) -> HouseStyle:
    return shipped(str(request.param))


def test_an_issue_of_today() -> None:
    style = shipped("twim")
    live = Live("S20E01", "A title", "aB3-_kLm9xZ")
    sections = ("Dept of Clients 📱", "Dept of Servers 🏢")
    assert text_of(new(style, live=live, sections=sections, ping=False, sign_off=False)) == TODAY


def test_every_node_is_structured_and_comes_back(style: HouseStyle) -> None:
    text = text_of(new(style, sections=tuple(kind.heading for kind in style.sections)))
    issue = parse(text)
    assert write(issue) == text
    assert not any(isinstance(node, Html) for node in issue.leaves())
    assert all(node.text == "\n" for node in issue.leaves() if isinstance(node, Blank))
    assert issue.front is not None
    assert problem(issue.front) is None


def test_sections_stand_in_the_styles_order(style: HouseStyle) -> None:
    kinds = content_sections(style)
    chosen = tuple(kind.heading for kind in reversed(kinds))
    found = headings(parse(text_of(new(style, sections=chosen, ping=False))))
    assert found == [style.live.section, *(kind.heading for kind in kinds), style.sign_off.title]


def test_a_section_of_ones_own_stands_behind_the_known_ones() -> None:
    style = shipped("twim")
    found = headings(parse(text_of(new(style, sections=("Dept of Kites 🪁", "Dept of Spec 📜"), ping=False))))
    assert found[1:3] == ["Dept of Spec 📜", "Dept of Kites 🪁"]


def test_the_usual_sections_are_in_the_vocabulary(style: HouseStyle) -> None:
    assert len(usual_sections(style)) >= 4
    assert set(usual_sections(style)) <= {kind.heading for kind in content_sections(style)}


def test_ping_has_a_table_to_fill(style: HouseStyle) -> None:
    issue = parse(text_of(new(style)))
    section = next(one for one in issue.sections if one.heading and one.heading.title == style.ping.section)
    tables = [node for node in section.leaves() if isinstance(node, Table)]
    assert tables[0].markdown.splitlines()[0] == "|Rank|Hostname|Median MS|"
    assert any(isinstance(node, Text) for node in section.nodes)


def test_rooms_with_headings_have_entries_with_glued_text() -> None:
    style = shipped("twim")
    ping = replace(
        style.ping, heading="[#{room}](https://matrix.to/#/#{room})", entry="Join {room}.", glued=True, rooms=("a:b.c",)
    )
    text = text_of(new(replace(style, ping=ping)))
    assert "\n### [#a:b.c](https://matrix.to/#/#a:b.c)\nJoin a:b.c.\n\n|Rank|" in text


def test_the_sign_off_brings_its_definitions() -> None:
    assert text_of(new(shipped("twim-2020"))).endswith("[#TWIM:matrix.org]: <https://matrix.to/#/#TWIM:matrix.org>\n")


def test_neither_video_nor_ping_nor_sign_off() -> None:
    style = shipped("twim-2020")
    text = text_of(new(style, live=None, ping=False, sign_off=False, sections=("Dept of Spec 📜",)))
    assert headings(parse(text)) == ["Dept of Spec 📜"]


def test_the_summary_ends_before_the_second_section() -> None:
    issue = parse(text_of(new(shipped("twim"))))
    marked = [any(isinstance(node, MoreMarker) for node in section.leaves()) for section in issue.sections]
    assert marked == [True] + [False] * (len(issue.sections) - 1)


def test_editors_with_any_name_are_kept() -> None:
    editors = ('Kim "K" O\'Hara', "Zoë \\ 🐝", "a\tb")
    front = parse(front_matter(shipped("twim"), DAY, editors)).front
    assert front is not None
    assert fields(front)["taxonomies.author"] == ", ".join(editors)


def test_now_and_then_keys_are_written_when_known() -> None:
    style = shipped("twim")
    assert "extra" not in front_matter(style, DAY, ())
    more = {"extra.image": "https://matrix.org/blog/img/x.png", "updated": "2031-03-08"}
    first, *tables = front_matter(style, DAY, (), more).split("\n\n")
    assert first.startswith("+++\ndate = ")
    assert first.endswith('\nupdated = "2031-03-08"')
    assert tables == [
        '[taxonomies]\nauthor = []\ncategory = ["This Week in Matrix"]',
        '[extra]\nimage = "https://matrix.org/blog/img/x.png"\n+++\n',
    ]


@pytest.mark.parametrize(("today", "coming"), [(3, 7), (7, 7), (8, 14), (9, 14)])
def test_the_coming_friday(today: int, coming: int) -> None:
    assert friday(date(2031, 3, today)) == date(2031, 3, coming)


def test_where_the_file_belongs() -> None:
    assert new(shipped("twim")).path == "2031/03/2031-03-07-twim.md"


# What to fill in first


def test_first_comes_the_editor_then_the_video_then_an_empty_section() -> None:
    style = shipped("twim")
    nobody, no_video, none = (
        parse(text_of(one)) for one in (new(style, editors=()), new(style), new(style, live=Live(video="aB3-_kLm9xZ")))
    )
    assert nobody.front is not None
    assert first_gap(nobody) == nobody.front.id
    assert isinstance(find.node(no_video, first_gap(no_video) or 0), Embed)
    assert first_gap(none) == none.sections[1].id


def test_a_video_that_a_frame_would_show_is_left_out_until_it_is_known() -> None:
    issue = parse(text_of(new(shipped("twim-2020"))))
    assert not any(isinstance(node, Embed) for node in issue.leaves())
    assert first_gap(issue) == issue.sections[0].id


def test_nothing_is_left_to_fill() -> None:
    assert first_gap(parse('+++\n[taxonomies]\nauthor = ["R"]\n+++\n\n## A\n\nWords.\n')) is None


@given(number=st.text(max_size=8), title=st.text(max_size=20), editor=st.text(max_size=12))
def test_whatever_is_typed_the_front_matter_holds_and_the_text_comes_back(number: str, title: str, editor: str) -> None:
    style = shipped("twim")
    text = text_of(NewIssue(DAY, style, (editor,), Live(" ".join(number.split()), " ".join(title.split()))))
    text.encode("utf-8", "replace")
    issue = parse(text)
    assert write(issue) == text
    assert issue.front is not None
    assert problem(issue.front) is None
