"""Rich text from chat clients as Markdown."""

import time

import pytest

from twimeditor.core.report.rich import markdown_of


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>a <strong>b</strong> <em>c</em> <del>d</del></p>", "a **b** *c* ~~d~~"),
        ('<a href="https://matrix.to/#/@kim:example.org">Kim</a>', "[Kim](https://matrix.to/#/@kim:example.org)"),
        ('<a href="https://example.org">https://example.org</a>', "https://example.org"),
        ('<a href="https://example.org/a b(">x]</a>', "[x\\]](<https://example.org/a%20b(>)"),
        ("<h2>T</h2><p>a</p>", "## T\n\na"),
        ("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "* a\n  * b\n* c"),
        ('<ol start="3"><li>a</li></ol>', "3. a"),
        ('<pre><code class="language-rust">a\n\n  b</code></pre>', "```rust\na\n\n  b\n```"),
        ("<p>x</p><pre><code>```</code></pre>", "x\n\n````\n```\n````"),
        ("<code>a`b</code> <b>c</b>", "`` a`b `` **c**"),
        ("<blockquote><p>a</p></blockquote>", "> a"),
        ("<table><tr><th>a</th></tr><tr><td>1</td></tr></table>", "| a |\n| --- |\n| 1 |"),
        ("<details><summary>More</summary><p>a</p></details>", "**More**\n\na"),
        ('<b>x</b><span data-mx-spoiler="why">a</span>', "**x**(spoiler: why) a"),
        ("<mx-reply><blockquote>old</blockquote></mx-reply>new", "new"),
        ('<img src="mxc://example.org/a" alt="a lamp">', "![a lamp](mxc://example.org/a)"),
        ('<img data-mx-emoticon src="mxc://example.org/a" alt=":lamp:">', ":lamp:"),
        ("<b>1*2 snake_case _x_ [y] \\ ~</b>", "**1\\*2 snake_case \\_x\\_ \\[y\\] \\\\ \\~**"),
        ("<p># no heading</p><p>1. no list</p><p>- none</p><hr>", "\\# no heading\n\n1\\. no list\n\n\\- none\n\n---"),
        ("<strong>a</strong>&lt;script&gt;", "**a**<script>"),
        ("<b>x</b><script>alert(1)</script><style>a{}</style>", "**x**"),
        ('<b style="font-weight:normal"><p>a</p><p>b</p></b>', "a\n\nb"),
        ("<html><body><!--StartFragment--><b>a</b><!--EndFragment--></body></html>", "**a**"),
    ],
)
def test_what_is_formatted_becomes_markdown(html: str, markdown: str) -> None:
    assert markdown_of(html) == markdown


@pytest.mark.parametrize(
    "html",
    ["<div>plain</div>", '<meta charset="utf-8"><span style="color:red"># a</span>', "<pre># a\n* b</pre>", ""],
)
def test_what_is_not_formatted_is_left_to_its_plain_text(html: str) -> None:
    assert markdown_of(html) is None


def test_what_would_take_too_long_or_too_deep_is_left_to_its_plain_text() -> None:
    started = time.process_time()
    assert markdown_of("<b>a</b>" * 1_000_000) is None
    markdown_of("<blockquote>" * 5_000 + "a")
    assert time.process_time() - started < 10


@pytest.mark.parametrize(
    "html",
    [
        "<b>a</b>" + "<!--" * 15_000 + "b" * 500_000,
        "<b>a</b>" + "<![CDATA[" * 15_000 + "b" * 400_000 + ">",
        "<b>a</b>" + "<?" * 15_000 + "b" * 500_000,
        "<b>a</b>" + "@" * 500_000,
        "<a " * 200_000,
        "<b>a</b>" + " " * 500_000 + "b",
        "<table><tr>" + "<td colspan=1000>a" * 15_000 + "</table>",
    ],
)
def test_nothing_that_is_left_open_makes_anybody_wait(html: str) -> None:
    started = time.process_time()
    found = markdown_of(html)
    assert found is None or found.startswith("**a**")
    assert time.process_time() - started < 10


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p><![if !supportLists]>1<![endif]> <b>a</b></p>", "1 **a**"),
        ("<b>a</b> <![if open]>b <![c[", "**a** b <!\\[c\\["),
        ('<?xml:namespace prefix="o" /><b>a</b>', "**a**"),
        ("<b>a</b> is <!-- not closed", "**a** is <!-- not closed"),
    ],
)
def test_what_word_processors_add_is_left_out_and_no_text_with_it(html: str, markdown: str) -> None:
    assert markdown_of(html) == markdown


@pytest.mark.parametrize("address", ["javascript:run()", " Java\nScript:run()", "vbscript:run", "data:text/html,<b>"])
def test_of_a_link_that_would_run_something_only_the_words_stay(address: str) -> None:
    assert markdown_of(f"<a href='{address}'>words</a> and <b>more</b>") == "words and **more**"
