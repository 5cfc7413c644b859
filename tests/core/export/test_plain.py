"""What a message says without HTML."""

import pytest

from twimeditor.core.export.elements import Element, parsed, written
from twimeditor.core.export.inert import Inert
from twimeditor.core.export.permitted import Permitted
from twimeditor.core.export.plain import plain, unlinked

PAGE = "https://matrix.org/blog/x/"


def blocks(html: str) -> tuple[Element, ...]:
    return Permitted(PAGE)(Inert(PAGE, lambda _source: None)(parsed(html)))


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>a\n <b>b</b>  <em>c</em>\n<del>d</del> <code>e</code></p>", "a **b** *c* ~~d~~ `e`"),
        ("<h2 id=x>A</h2><h4>B</h4>", "## A\n\n#### B"),
        (
            "<p><a href=/b>a</a> <a href='https://x.example'>https://x.example</a></p>",
            "[a](https://matrix.org/b) https://x.example",
        ),
        ("<p><a href='mailto:a@x.example'>a@x.example</a></p>", "a@x.example"),
        ("<blockquote><p>a<br>b</p><blockquote><p>c</p></blockquote></blockquote>", "> a\n> b\n>\n> > c"),
        ("<ul><li>a</li><li><p>b</p><p>c</p></li></ul>", "- a\n- b\n\n  c"),
        ("<ol start=9><li>a<ul><li>b</li></ul></li><li>c</li></ol>", "9. a\n   - b\n10. c"),
        ("<pre><code data-lang=py>a\n  b\n</code></pre>", "```py\na\n  b\n```"),
        ("<pre>```\na</pre>", "````\n```\na\n````"),
        ("<p>a</p><hr><p>b</p>", "a\n\n---\n\nb"),
        (
            "<table><caption>T</caption><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>c</td><td></td></tr></tbody></table>",
            "T\na | b\n--- | ---\nc | ",
        ),
        ("<table><tr><td>a</td></tr></table>", "a"),
        ("<details><summary>a</summary><p>b</p></details>", "a\n\nb"),
        ("text <b>bold</b><p>a</p>text", "text **bold**\n\na\n\ntext"),
        ("<p>1 &lt; 2 &amp; * _ x</p>", "1 < 2 & * _ x"),
    ],
)
def test_blocks_as_people_type_them(html: str, text: str) -> None:
    assert plain(blocks(html)) == text


def test_links_can_be_left_out() -> None:
    assert plain(unlinked(blocks("<ul><li><b><a href=/b>a</a></b> c</li></ul>"))) == "- **a** c"


@pytest.mark.parametrize(
    ("html", "permitted"),
    [
        ("<p class=x id=y style='text-align: center'>a</p>", "<p>a</p>"),
        ("<h2 id='a'>  a\n b </h2>\n\n", "<h2>a b</h2>"),
        ("<font color=red>a</font><center>b</center>", "<p>a</p><p>b</p>"),
        ("<kbd>a</kbd> <mark>b</mark> <ins>c</ins>", "<p><code>a</code> <strong>b</strong> <u>c</u></p>"),
        ("<ul>\n<li>a\n</li>\n<li>\n<p>b</p>\n</li></ul>", "<ul><li>a</li><li><p>b</p></li></ul>"),
        ("<ol start='3' type=a><li>a</ol>", '<ol start="3"><li>a</li></ol>'),
        ("<ol start='x'><li>a</ol>", "<ol><li>a</li></ol>"),
        (
            "<pre><code data-lang='c++'><span class=k>a</span>\n</code></pre>",
            '<pre><code class="language-c++">a\n</code></pre>',
        ),
        ("<pre><code data-lang='a b'>a</code></pre>", "<pre><code>a</code></pre>"),
        ("<p></p><div> </div><b></b><a href=/x></a>", ""),
        ("<a href='#y'>a</a>", f'<p><a href="{PAGE}#y">a</a></p>'),
        ("<a href='matrix:r/x:y'>a</a>", "<p>a</p>"),
        (f"<a href='https://x.example/{'x' * 3000}'>a</a>", "<p>a</p>"),
        (
            "<img src='/blog/img/a.png' alt='A &amp; b'>",
            '<p><a href="https://matrix.org/blog/img/a.png">Picture: A &amp; b</a></p>',
        ),
        ("<div class=footnote-definition id=1><sup>1</sup><p>a</p></div>", "<p><sup>1</sup> a</p>"),
        ("<dl><dt>a</dt><dd>b</dd></dl>", "<p>a</p><p>b</p>"),
        ("<figure><figcaption>a</figcaption></figure>", "<p>a</p>"),
        ("<p>a</p>b<div>c<p>d</p>e</div>", "<p>a</p><p>b</p><p>c</p><p>d</p><p>e</p>"),
    ],
)
def test_what_a_message_may_hold(html: str, permitted: str) -> None:
    assert written(blocks(html)) == permitted
