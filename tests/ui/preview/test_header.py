"""What stands above the body is what the site prints there, and nothing for what is missing."""

from functools import partial
from pathlib import Path

import pytest

from tests.ui.preview.desk import Desk
from twimeditor.core.model.nodes import FrontMatter
from twimeditor.core.post.front_matter import set_key_edit
from twimeditor.core.render.carets import Caret
from twimeditor.ui.preview.header import caret_above, header
from twimeditor.ui.preview.surface import Header, Link

FULL = """title = "Tides & bridges"
date = "2026-11-20T18:30:00+01:00"
updated = 2026-11-21
[taxonomies]
author = ["Ada Ebb", "Zoë Flow"]
category = ["This Week in Matrix"]
"""


def test_everything_in_the_sites_order_and_words() -> None:
    assert header(FrontMatter(id=1, text=FULL)) == Header(
        "Tides & bridges",
        (
            (Link("20.11.2026 18:30"),),
            (Link("This Week in Matrix", "/category/this-week-in-matrix"),),
            (Link("Ada Ebb", "/author/ada-ebb"), Link("Zoë Flow", "/author/zoe-flow")),
        ),
        "Last update: 21.11.2026 00:00",
    )


@pytest.mark.parametrize(
    ("child", "before", "key", "index"),
    [
        (0, "Tides ", "title", 6),
        (1, "20.11", "date", 0),
        (1, "20.11.2026 18:30 — This ", "taxonomies.category", 5),
        (1, "20.11.2026 18:30 — This Week in Matrix — Ada Ebb, Zo", "taxonomies.author", 11),
        (3, "Last", "updated", 0),
        (-1, "", "", 0),
    ],
)
def test_a_place_in_it_is_one_in_a_field(child: int, before: str, key: str, index: int) -> None:
    assert caret_above(FrontMatter(id=1, text=FULL), None, child, before) == Caret(index, key)


def test_places_are_told_by_what_is_there() -> None:
    front = FrontMatter(id=1, text="[taxonomies]\nauthor = ['Ada Ebb']\n")
    assert caret_above(front, None, 0, "Ada ") == Caret(4, "taxonomies.author")
    assert caret_above(front, Path("2026-11-20-twim.md"), 0, "20") == Caret(0, "date")
    assert caret_above(FrontMatter(id=1, text="title ="), None, 0, "Ti") == Caret()


def test_double_click_puts_the_caret_where_the_header_has_its_words_from(desk: Desk) -> None:
    told: list[Caret | None] = []
    desk.selection.revealed.connect(lambda _node: told.append(desk.selection.caret))
    for selector, key in (("header h1", "title"), ("header a:last-of-type", "taxonomies.author")):
        with desk.qtbot.waitSignal(desk.selection.revealed):
            desk.eyes.double_click(selector, across=24)
        caret = told[-1]
        assert caret is not None
        assert caret.field == key
        assert 0 < caret.index < 12


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", ""),
        ('date = ""', ""),
        ('date = "2026-11-2"', "2026-11-2"),
        ("date = 2026-11-20", "20.11.2026 00:00"),
        ("date = 2026-11-20T18:30:00Z", "20.11.2026 18:30"),
        ("date = 18:30:00", ""),
        ('[taxonomies]\nauthor = "Ada"', "Ada"),
        ('[taxonomies]\nauthor = ["", 7, " Ada "]\ncategory = []', "Ada"),
        ('taxonomies = "none"', ""),
    ],
)
def test_what_is_missing_or_half_typed_leaves_no_gap(text: str, line: str) -> None:
    shown = header(FrontMatter(id=1, text=text))
    assert shown is not None
    assert shown.line == line


@pytest.mark.parametrize(
    ("text", "name", "line"),
    [
        ("", "2026/2026-11-20-issue.md", "20.11.2026 00:00"),
        ("", "2026-11-20_issue.md", "20.11.2026 00:00"),
        ("", "2026-11-20-issue/index.md", "20.11.2026 00:00"),
        ("", "2026-13-40-issue.md", "2026-13-40"),
        ("", "2026-11-20.md", ""),
        ("", "issue.md", ""),
        ("date = 2026-11-21", "2026-11-20-issue.md", "21.11.2026 00:00"),
    ],
)
def test_a_post_without_a_date_has_that_of_its_file(text: str, name: str, line: str) -> None:
    shown = header(FrontMatter(id=1, text=text), Path(name))
    assert shown is not None
    assert shown.line == line
    assert header(None, Path(name)) == Header()


def test_no_front_matter_has_no_header_and_broken_front_matter_none_yet() -> None:
    assert header(None) == Header()
    assert header(FrontMatter(id=1, text='title = "A')) is None
    assert header(FrontMatter(id=1, text=f"a = {'[' * 5000}")) is None


def _set(desk: Desk, key: str, value: str) -> None:
    desk.session.edit("Type", partial(set_key_edit, key=key, value=value))


def _shown(desk: Desk) -> str:
    return str(desk.eyes.see('document.querySelector("header").innerHTML'))


def test_page_has_the_elements_of_the_site(desk: Desk) -> None:
    assert _shown(desk) == (
        "<h1>Islands &amp; tides</h1><span>20.11.2026 18:30 — "
        '<a href="/category/this-week-in-matrix">This Week in Matrix</a> — '
        '<a href="/author/robin-sample">Robin Sample</a></span>'
    )
    around = 'document.querySelector("main").closest("article.content.post > .post-main > .post-content") !== null'
    assert desk.eyes.see(around)


def test_header_follows_typing_in_the_front_matter(desk: Desk) -> None:
    _set(desk, "title", "Islands <b>&</b> ebb")
    _set(desk, "updated", "2026-11-21T08:00:00Z")
    assert "<h1>Islands &lt;b&gt;&amp;&lt;/b&gt; ebb</h1>" in _shown(desk)
    assert _shown(desk).endswith("<br><small>Last update: 21.11.2026 08:00</small>")
    for key in ("date", "updated", "taxonomies.author", "taxonomies.category"):
        _set(desk, key, "")
    assert _shown(desk) == "<h1>Islands &lt;b&gt;&amp;&lt;/b&gt; ebb</h1>"


def test_the_date_of_the_files_name_shows(desk: Desk) -> None:
    _set(desk, "date", "")
    desk.panel.name(Path("2026-11-27-issue.md"))
    assert "27.11.2026 00:00" in _shown(desk)


def test_a_title_of_one_long_word_wraps(desk: Desk) -> None:
    _set(desk, "title", "Islands" * 60)
    assert desk.eyes.see("document.documentElement.scrollWidth <= window.innerWidth")
