"""Which style an issue is in, and how new parts of it are written."""

from dataclasses import replace
from pathlib import Path

from tests.core.issues import issue_of
from tests.styles import shipped, shipped_styles
from twimeditor.core.post import parse
from twimeditor.core.style import HouseStyle, observe, recognised, style_of

STYLES = (shipped("twim"), shipped("twim-2020"))
OLD = "## A\n\n### B\n\n[C](https://matrix.to/#/@c:x.y) {}:\n\n> q\n> {}\n> r\n"


def style(text: str) -> HouseStyle:
    return style_of(issue_of(text)[0], STYLES)


def test_an_empty_issue_is_in_todays_style() -> None:
    assert style("") == STYLES[0]


def test_a_colon_tells_the_old_style() -> None:
    assert style(OLD.format("said", "")).name == "twim-2020"


def test_headings_tell_a_style_where_there_is_no_author_yet() -> None:
    assert style("## Dept of Servers 🏢\n\n## That's all I know 🏁\n").name == "twim-2020"
    assert style("## Dept of Servers 🏢\n\n## That's all I know\n").name == "twim"


def test_what_the_issue_shows_comes_first() -> None:
    found = style(OLD.format("growled", " "))
    assert found.verbs[0] == "growled"
    assert found.verbs[1:] == STYLES[1].verbs
    assert found.quote_blank_prefix == "> "


def test_what_the_window_says_is_what_the_writer_does() -> None:
    for text in ("## That's all I know 🏁\n", OLD.format("said", " "), ""):
        issue = issue_of(text)[0]
        found, written = style_of(issue, STYLES), observe(issue)
        assert (found.colon, found.quote_blank_prefix) == (written.colon, written.quote_blank_prefix)


def test_a_website_in_a_heading_tells_that_headings_have_one() -> None:
    assert not style(OLD.format("said", "")).website
    assert style(OLD.format("said", "") + "\n### T ([website](https://x.y))\n").website


def test_a_chosen_style_is_taken_as_it_is() -> None:
    issue = replace(issue_of(OLD.format("growled", " "))[0], writing=STYLES[0].writing)
    assert style_of(issue, STYLES) == STYLES[0]
    assert recognised(issue, STYLES).name == "twim-2020"


def test_a_chosen_style_that_is_gone_leaves_the_recognised_one() -> None:
    writing = replace(STYLES[0].writing, style="gone")
    assert style_of(replace(issue_of(OLD.format("said", ""))[0], writing=writing), STYLES).name == "twim-2020"


def test_real_posts_are_in_the_style_of_their_time(corpus_posts: list[Path]) -> None:
    styles = shipped_styles()
    for path in corpus_posts:
        day = path.name[:10]
        if day[:2] == "20" and day >= "2020":
            expected = "twim-2020" if day < "2021-10-29" else "twim"
            assert styles.recognised(parse(path.read_bytes().decode())).name == expected, day
