"""Parting what is too long for one message."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twimeditor.core.export.elements import Element, parsed, text_of, written
from twimeditor.core.export.packing import Group, packed


def cost(blocks: Sequence[Element]) -> int:
    return len(written(blocks))


def pages(group: Group, room: int) -> list[str]:
    return [written(page) for page in packed(group, room, cost)]


def group(html: str) -> Group:
    return tuple(node for node in parsed(html) if isinstance(node, Element))


def test_what_fits_stays_together() -> None:
    assert pages((group("<p>a</p>"), group("<p>b</p>")), 100) == ["<p>a</p><p>b</p>"]


def test_nothing_has_no_pages() -> None:
    assert pages((), 100) == []


def test_it_is_parted_between_the_largest_groups_that_fit() -> None:
    section = (group("<h2>A</h2>"), group("<h3>b</h3><p>c</p>"), group("<h3>d</h3><p>e</p>"))
    assert pages((section, section), 50) == [
        "<h2>A</h2><h3>b</h3><p>c</p><h3>d</h3><p>e</p>",
        "<h2>A</h2><h3>b</h3><p>c</p><h3>d</h3><p>e</p>",
    ]
    assert pages(section, 30) == ["<h2>A</h2><h3>b</h3><p>c</p>", "<h3>d</h3><p>e</p>"]


def test_no_heading_is_left_alone_at_the_end_of_a_page() -> None:
    blocks = group("<p>aaaaaaaa</p><h2>A</h2><h3>b</h3><p>cccccccc</p>")
    assert pages(blocks, 40) == ["<p>aaaaaaaa</p>", "<h2>A</h2><h3>b</h3><p>cccccccc</p>"]


def test_headings_alone_are_kept() -> None:
    assert "".join(pages(group("<h2>A</h2><h3>b</h3><p>cccccccc</p>"), 20)) == "<h2>A</h2><h3>b</h3><p>cccccccc</p>"


@pytest.mark.parametrize(
    ("html", "room", "parts"),
    [
        ("<p>one two three four</p>", 18, ["<p>one two </p>", "<p>three four</p>"]),
        ("<p>aaaabbbbcccc</p>", 13, ["<p>aaaabb</p>", "<p>bbcccc</p>"]),
        ("<pre>a b\nc d\n</pre>", 16, ["<pre>a b\n</pre>", "<pre>c d\n</pre>"]),
        ("<ul><li>a</li><li>b</li><li>c</li></ul>", 30, ["<ul><li>a</li><li>b</li></ul>", "<ul><li>c</li></ul>"]),
        (
            "<ol><li>a</li><li>b</li><li>c</li></ol>",
            30,
            ["<ol><li>a</li><li>b</li></ol>", '<ol start="3"><li>c</li></ol>'],
        ),
        (
            "<blockquote><p>aa</p><p>bb</p></blockquote>",
            38,
            ["<blockquote><p>aa</p></blockquote>", "<blockquote><p>bb</p></blockquote>"],
        ),
        ('<p><a href="x">aa bb</a></p>', 26, ['<p><a href="x">aa </a></p>', '<p><a href="x">bb</a></p>']),
    ],
)
def test_a_block_is_parted_within(html: str, room: int, parts: list[str]) -> None:
    assert pages(group(html), room) == parts


words = st.text("ab \n", min_size=1, max_size=40)
element = st.recursive(
    words.map(lambda text: f"<p>{text}</p>"),
    lambda inner: st.tuples(st.sampled_from(["blockquote", "ul", "ol", "div"]), st.lists(inner, max_size=4)).map(
        lambda made: f"<{made[0]}>" + "".join(made[1]) + f"</{made[0]}>"
    ),
    max_leaves=8,
)


@given(st.lists(st.lists(element, max_size=4).map("".join), max_size=4), st.integers(200, 600))
def test_no_page_is_too_large_and_no_text_is_lost(groups: list[str], room: int) -> None:
    everything = tuple(group(html) for html in groups)
    found = packed(everything, room, cost)
    assert all(cost(page) <= room for page in found)
    assert "".join(map(text_of, found)) == "".join(text_of(parsed(html)) for html in groups)
