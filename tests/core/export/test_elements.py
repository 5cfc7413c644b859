"""HTML as a tree: what a browser has of it, all of its text, and well-formed again."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.render.html import dom
from twimeditor.core.export.elements import DEEPEST, Element, Node, parsed, text_of, written

AS_IN_A_BROWSER = [
    "<p>a<p>b",
    "<ul><li>a<li>b<ul><li>c</ul></ul>",
    "<p>a<ul><li>b</ul>c",
    "<table><tr><td>a<td>b<tr><td>c</table>",
    "<table><thead><tr><th>a<tbody><tr><td>b<table><tr><td>c</table></table>",
    "<dl><dt>a<dd>b<dt>c</dl>",
    "<h2>a<h3>b</h3>c",
    "<p>a <b>b <i>c</b> d</i> e</p>",
    "<a href=x>a<a href=y>b</a>",
    "<p>a</div>b</span></p>",
    "<td>a<tr>b",
    "<table>a<tr>b<td>c</td>d</tr><p>e</p></table>f",
    "<table><td>a<th>b<caption>c</table>",
    "<img src=a.png alt='x y'><br><hr/>",
    "<pre>\na\n\nb</pre><pre>\n\nc</pre>",
    "<p title='a &amp; b' class=\"c\" class=d data-x>&lt;&copy;&nbsp;&#x41;</p>",
    "<script>if (a < b && c) '</p>'</script><p>d</p>",
    "<style>a > b {}</style>x<!-- y -->",
    "<details><summary>a</summary><p>b</details>c",
    "<blockquote><p>a<blockquote>b</blockquote></blockquote>",
    "<P CLASS=A>a</P>",
    "<span>a<div>b</div>c</span>",
    "<p><span>a</p>",
    "<iframe src=x>no <b>frames</b></iframe>y",
    "<textarea><b>&amp;</textarea><xmp><b>&amp;</xmp>",
    "<li>a<p>b<li>c",
]


@pytest.mark.parametrize("html", AS_IN_A_BROWSER)
def test_it_is_what_a_browser_has(html: str) -> None:
    assert dom(written(parsed(html))) == dom(html)


def test_what_the_site_publishes_is_read_as_a_browser_reads_it(golden: Path) -> None:
    pages = sorted(golden.rglob("content/blog/**/*.html"))
    assert pages
    wrong = [page.name for page in pages if dom(written(parsed(page.read_text()))) != dom(page.read_text())]
    assert wrong == []


def test_what_never_ends_is_text() -> None:
    assert parsed("a <b and <!-- c") == ("a <b and <!-- c",)
    assert parsed("<p>1 < 2 </") == (Element("p", {}, ("1 < 2 </",)),)


def test_elements_beyond_the_deepest_leave_what_they_hold() -> None:
    nodes = parsed("<div>" * 500 + "inside" + "</div>" * 500 + "behind")
    assert deepest(nodes) == DEEPEST
    assert text_of(nodes) == "insidebehind"


@pytest.mark.parametrize("piece", ["<a", "<a b='", "<!--", "</", "<p>", "<b><i>", "<li>", "<table>", "&", "a<!---->"])
def test_a_long_text_of_anything_is_read_at_once(piece: str) -> None:
    assert len(text_of(parsed(piece * 50_000))) <= len(piece) * 50_000


TAGS = ["p", "b", "a", "i", "li", "ul", "td", "tr", "table", "h2", "h3", "pre", "br", "img", "div", "details"]
pieces = st.one_of(
    st.sampled_from([f"<{tag}>" for tag in TAGS] + [f"</{tag}>" for tag in TAGS]),
    st.sampled_from(["x", " y ", "\n", "&lt;", '<a href="x">', "<!-- -->", "<", ">", '"', "<p class='"]),
)


@given(st.lists(pieces, max_size=25).map("".join))
def test_it_is_always_written_well_formed(html: str) -> None:
    once = written(parsed(html))
    assert balanced(once)
    if "<table>" not in html:  # what a table pushes out may stand where it could not be written
        assert written(parsed(once)) == once


def balanced(html: str) -> bool:
    """Tell whether each tag that begins ends, in turn; void elements and raw text aside."""
    stack: list[str] = []
    rest = html
    while "<" in rest:
        tag, _, rest = rest.partition("<")[2].partition(">")
        name = tag.removeprefix("/").split(" ")[0]
        if tag.startswith("/"):
            if not stack or stack.pop() != name:
                return False
        elif name not in {"br", "img"}:
            stack.append(name)
    return not stack


def deepest(nodes: tuple[Node, ...]) -> int:
    inside = [deepest(node.children) for node in nodes if isinstance(node, Element)]
    return 1 + max(inside) if inside else 0
