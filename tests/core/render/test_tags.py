"""Raw HTML that reaches over several blocks."""

import pytest

from tests.core.issues import issue_of
from twimeditor.core.render import Renderer
from twimeditor.core.render.tags import NEVER_CLOSED, advance, events, mark_roots


@pytest.mark.parametrize(
    ("html", "still_open"),
    [
        ("<div><p>a</p></div>", ()),
        ("<div><img><br/><hr>", ("div",)),
        ("<ul><li>a<li>b", ("ul",)),
        ("<ul><li>a</ul>", ()),
        ("<p>a<div>b</div>", ()),
        ("<p><b>a</p>", ("b",)),
        ("<blockquote><span>a</blockquote>", ()),
        ("<a href='1'>a<a href='2'>b</a>", ()),
        ("</div>", ()),
        ("<video src='a' />", ("video",)),
        ("<iframe><div></iframe>", ()),
        ("<script>'<div>'</script>", ()),
        ("<!-- <div> -->", ()),
        ("<!-- <div>", (NEVER_CLOSED,)),
        ("<div title='>", ("div",)),
        ("<DIV></div>", ()),
        ("<div <!-- >", ("div",)),
        ("<div", (NEVER_CLOSED,)),
        ("<textarea></div>", ("textarea", NEVER_CLOSED)),
        ("<?php <div> ?>", ()),
        ("a < b <3", ()),
    ],
)
def test_what_stays_open(html: str, still_open: tuple[str, ...]) -> None:
    assert advance((), events(html)) == still_open


def test_only_outermost_elements_are_marked() -> None:
    assert mark_roots("a <b>c<i>d</i></b> <!-- x --> <img> e").replace("\0r\0", " N") == (
        "a <b N>c<i>d</i></b> <!-- x --> <img N> e"
    )


def groups(markdown: str) -> list[str]:
    return [fragment.html for fragment in Renderer(named=False).render(issue_of(markdown)[0])]


def test_an_element_joins_the_nodes_inside_it() -> None:
    together = groups("a\n\n<div>\n\nb\n\n> c\n\n</div>\n\nd")
    assert len(together) == 3
    assert together[1].startswith("<div>")
    assert together[1].rstrip().endswith("</div>")


def test_an_open_paragraph_ends_where_a_block_begins() -> None:
    assert len(groups("<p>a\n\nb\n\nc")) == 3


def test_formatting_goes_on_to_where_it_is_closed() -> None:
    assert len(groups("a <b>b\n\nc\n\nd</b> e\n\nf")) == 2


def test_every_outermost_element_carries_its_node() -> None:
    issue, _ = issue_of("# a\n\n> b\n\n<i>c</i> <u>d</u>\n\n<div>\n<p>e</p></div>\n<hr>\n\n- f\n\n```\ng\n```\n\n***")
    for fragment in Renderer().render(issue):
        (node,) = fragment.nodes
        assert fragment.html.startswith("<")
        assert f' data-node="{node}"' in fragment.html.partition(">")[0]
        assert "data-node" not in fragment.html.replace(f' data-node="{node}"', "")
