"""What a house style tells."""

from datetime import date

import pytest

from tests.styles import shipped

DAY = date(2026, 11, 7)


@pytest.mark.parametrize(
    "title", ["Dept of Servers", "Dept of Servers 🏢", "dept of  SERVERS 🏢\N{VARIATION SELECTOR-16}"]
)
def test_a_section_is_known_whatever_its_emoji(title: str) -> None:
    kind = shipped("twim").section_for(title)
    assert kind is not None
    assert kind.heading == "Dept of Servers 🏢"


def test_emphasis_and_variation_selectors_do_not_matter() -> None:
    kind = shipped("twim").section_for("Dept of Status of Matrix 🌡")
    assert kind is not None
    assert kind.heading == "Dept of *Status of Matrix* 🌡\N{VARIATION SELECTOR-16}"


@pytest.mark.parametrize("title", ["", "🏢", "Dept of Servers and more"])
def test_other_sections_are_none_of_the_vocabulary(title: str) -> None:
    assert shipped("twim").section_for(title) is None


def test_a_day_gives_name_folder_path_and_title() -> None:
    style = shipped("twim")
    assert style.file_name(DAY) == "2026-11-07-twim.md"
    assert style.folder(DAY) == "2026/11"
    assert style.path(DAY) == "/blog/2026/11/07/this-week-in-matrix-2026-11-07"
    assert style.title(DAY) == "This Week in Matrix 2026-11-07"
    assert shipped("twim-2020").file_name(DAY) == "2026-11-07-this-week-in-matrix-2026-11-07.md"


def test_a_video_keeps_the_shortcodes_braces() -> None:
    assert shipped("twim").video("a{id}b") == '{{ youtube_player(video_id="a{id}b") }}'
    assert shipped("twim-2020").video("x-1").startswith('<iframe src="https://www.youtube.com/embed/x-1" ')


def test_the_heading_of_the_weekly_video() -> None:
    live = shipped("twim").live
    assert live.heading("S1E2", "Bridges") == "Matrix Live S1E2 – Bridges"
    assert live.heading("S1E2", "") == "Matrix Live S1E2"
    assert live.heading("", "Bridges") == "Matrix Live Bridges"
    assert live.heading("", "") == "Matrix Live"


def test_boilerplate_sections_are_in_the_vocabulary() -> None:
    for name in ("twim", "twim-2020"):
        style = shipped(name)
        for heading in (style.live.section, style.ping.section, style.sign_off.title):
            kind = style.section_for(heading)
            assert kind is not None
            assert kind.heading == heading


def test_sections_stand_in_their_order() -> None:
    for name in ("twim", "twim-2020"):
        orders = [kind.order for kind in shipped(name).sections]
        assert orders == sorted(orders)


def test_the_writer_gets_what_it_needs() -> None:
    writing = shipped("twim-2020").writing
    assert (writing.style, writing.colon, writing.quote_blank_prefix, writing.glued) == ("twim-2020", True, ">", False)
