"""The page of an issue: what the site publishes, whole, valid, and inert."""

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import html5lib
import pytest
from hypothesis import given
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.core.render.html import Dom, dom
from tests.core.render.reports import markdown
from twimeditor.core.export.page import html_page
from twimeditor.core.post import parse
from twimeditor.core.render import render_body
from twimeditor.services.resources import resource_path

HEAD = """\
+++
title = "Tea & <b>Toast</b>"
date = 2030-02-01
path = "/blog/2030/02/01/x"

[taxonomies]
author = ["Ann", "Bob"]
+++

"""
CARD = '<div class="elsewhere">{}</div>'
LINK = '<a href="https://youtube.com/watch?v=aaaaaaaaaaa">https://youtube.com/watch?v=aaaaaaaaaaa</a>'
SAMPLES = ("twim-2020.md", "twim.md")


def page(markdown: str) -> LexborHTMLParser:
    return LexborHTMLParser(html_page(parse(HEAD + markdown)))


def one(found: LexborHTMLParser, selector: str) -> LexborNode:
    """Return the only element of its kind."""
    (node,) = found.css(selector)
    return node


def main(markdown: str, pictures: dict[str, str] | None = None) -> str:
    """Return what the page's main part holds."""
    return body_of(html_page(parse(HEAD + markdown), pictures=pictures or {})).strip()


def body_of(html: str) -> str:
    return html.partition("<main>")[2].partition("</main>")[0]


def test_title_day_and_authors_stand_above() -> None:
    found = page("text\n")
    assert one(found, "title").text() == "Tea & <b>Toast</b>"
    assert one(found, "header h1").text() == "Tea & <b>Toast</b>"
    assert one(found, "header p").text() == "2030-02-01 · Ann, Bob"
    assert one(found, "html").attributes["lang"] == "en"
    assert one(found, "meta[charset]").attributes["charset"] == "utf-8"
    assert one(found, "footer a").attributes["href"] == "https://matrix.org/blog/2030/02/01/x/"


def test_an_issue_without_front_matter_has_a_page() -> None:
    found = LexborHTMLParser(html_page(parse("text\n")))
    assert one(found, "header").text().strip() == "This Week in Matrix"
    assert one(found, "main").text().strip() == "text"


@pytest.mark.parametrize("name", SAMPLES)
def test_the_page_of_a_sample_is_valid(name: str) -> None:
    issue = parse(resource_path("samples", name).read_bytes().decode())
    reader = html5lib.HTMLParser()
    reader.parse(html_page(issue, look="a > b { color: red }"))
    assert reader.errors == []


def test_the_page_of_each_post_is_valid(corpus_post: Path) -> None:
    reader = html5lib.HTMLParser()
    reader.parse(html_page(parse(corpus_post.read_bytes().decode())))
    assert reader.errors == []


def test_it_says_what_the_site_publishes(corpus_post: Path) -> None:
    issue = parse(corpus_post.read_bytes().decode())
    assert without_media(body_of(html_page(issue))) == without_media(render_body(issue))


def without_media(html: str) -> Dom:
    """Return elements without their attributes, and text, but for what stands for pictures and players."""
    boxes = html.translate({ord("☑"): None, ord("☐"): None})
    tree = LexborHTMLParser(f"<body>{boxes}</body>")
    gone = "img, iframe, video, noscript, youtube-player, .elsewhere, figure, input"
    for node in [*tree.css(gone), *(link for link in tree.css("a") if link.text().startswith("Picture: "))]:
        node.decompose()
    for node in [node for node in tree.css("a, p, font, center, span") if not shows(node)]:
        node.decompose()
    inside = tree.body.inner_html if tree.body is not None else ""
    tokens = dom(re.sub(r"</?(?:font|center|div|a|message)\b[^>]*>", "", inside or ""))
    return [token[:2] for token in tokens]


def shows(node: LexborNode) -> bool:
    return bool(node.text().strip()) or bool(node.attributes.get("id"))


def test_a_picture_lies_where_it_is_said() -> None:
    assert main("![a < b](/blog/img/a%20b.png)", {"/blog/img/a%20b.png": "files/a.png"}) == (
        '<p><img src="files/a.png" alt="a &lt; b"></p>'
    )


@pytest.mark.parametrize(
    ("named", "address"),
    [
        ("![x](a.png)", "a.png"),
        ('<img src="a.png" alt="x">', "a.png"),
        ("![x](</blog/img/a b.png>)", "/blog/img/a b.png"),
        ("![x](https://matrix.org/blog/img/a.png)", "https://matrix.org/blog/img/a.png"),
        ("![x](https://matrix.org/blog/img/a.png)", "/blog/img/a.png"),
        ('{{ figure(img="/blog/img/a.png", caption="x") }}', "/blog/img/a.png"),
    ],
)
def test_a_picture_is_found_by_the_address_in_the_issue(named: str, address: str) -> None:
    assert '<img src="here.png" alt="x">' in main(named, {address: "here.png"})


def test_a_picture_of_another_site_is_a_link_with_its_alt_text() -> None:
    assert main("![Two lamps](https://example.org/lamps.png)") == (
        '<p><a href="https://example.org/lamps.png">Picture: Two lamps</a></p>'
    )
    assert main("![](https://example.org/a/lamps%20lit.png?x=1)") == (
        '<p><a href="https://example.org/a/lamps%20lit.png?x=1">Picture: lamps lit.png</a></p>'
    )


def test_what_is_not_there_is_named_by_what_it_is() -> None:
    assert main('<img src="data:image/svg+xml,x">') == "Picture"
    assert main('<iframe src="data:text/html,x"></iframe>') == '<div class="elsewhere">Video</div>'


def test_a_picture_in_the_post_itself_is_shown() -> None:
    assert main("![dot](data:image/gif;base64,R0lGODlh)") == (
        '<p><img src="data:image/gif;base64,R0lGODlh" alt="dot"></p>'
    )


def test_a_picture_that_is_a_link_stays_that_link() -> None:
    assert main("[![Lamps](https://example.org/lamps.png)](https://example.org)") == (
        '<p><a href="https://example.org">Picture: Lamps</a></p>'
    )


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (
            '<iframe width="560" src="https://www.youtube-nocookie.com/embed/aaaaaaaaaaa"></iframe>',
            CARD.format(LINK.replace("://", "://www.").replace(">https", ">Video: https")),
        ),
        (
            '{{ youtube_player(video_id="aaaaaaaaaaa") }}',
            CARD.format(f"Today's Matrix Live: {LINK}"),
        ),
        (
            '<video controls src="https://example.org/a.webm">No video</video>',
            '<p><span class="elsewhere"><a href="https://example.org/a.webm">Video: https://example.org/a.webm</a></span></p>',
        ),
    ],
)
def test_a_player_is_a_link(written: str, shown: str) -> None:
    assert main(written) == shown


def test_a_video_of_the_issue_plays() -> None:
    found = main('<video src="/blog/img/a.webm" autoplay></video>', {"/blog/img/a.webm": "a.webm"})
    assert found == '<p><video src="a.webm" controls=""></video></p>'


def test_links_lead_to_the_site_and_within_the_page() -> None:
    assert main("[a](/b) [c](#d) [e](@/f.md)\n\n## d\n") == (
        '<p><a href="https://matrix.org/b">a</a> <a href="#d">c</a> <a href="https://matrix.org/f/">e</a></p>\n'
        '<h2 id="d">d</h2>'
    )


def test_the_style_sheet_is_all_that_may_style() -> None:
    look = "a { color: red }\r\np::after { content: '</style><script>' }"
    html = html_page(parse(HEAD), look=look)
    found = LexborHTMLParser(html)
    sheet = one(found, "style").text()
    digest = b64encode(sha256(sheet.encode()).digest()).decode()
    policy = one(found, "meta[http-equiv]").attributes["content"] or ""
    assert f"style-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy
    assert found.css("script") == []


ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
    "<a href='javascript:alert(1)'>x</a> [y](javascript:alert%281%29) <a href='java&#10;script:alert(1)'>z</a>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<iframe src='data:text/html,<script>alert(1)</script>'></iframe>",
    "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    "<base href='https://evil.example/'>",
    "<link rel=stylesheet href='https://evil.example/x.css'>",
    "<style>@import 'https://evil.example/x.css'; body { display: none }</style>",
    "<p style=\"background: url('https://evil.example/x')\">x</p>",
    "<td style='text-align: center; background: url(//evil.example)'>x</td>",
    "<form action='https://evil.example'><button>x</button><input name=y></form>",
    "<object data='https://evil.example/x.swf'>x</object><embed src='https://evil.example/x.swf'>",
    "<video poster='https://evil.example/x.png' src='https://evil.example/x.mp4'></video>",
    "<picture><source srcset='https://evil.example/x.png'><img srcset='https://evil.example/y.png' src=z></picture>",
    "<input type=image src='https://evil.example/x.png'>",
    "<table background='https://evil.example/x.png'><tr><td background='//evil.example'>x</table>",
    "</main></article></body><script>alert(1)</script>",
    "<!--><script>alert(1)</script>",
    "<textarea></main><script>alert(1)</script></textarea>",
    "<noscript><p title='</noscript><script>alert(1)</script>'></noscript>",
    "<math><mi xlink:href='data:x,<script>alert(1)</script>'></math>",
    "<img src='data:image/svg+xml,<svg onload=alert(1)>'>",
    "<div id=x popover contenteditable autofocus onfocus=alert(1) tabindex=1>x</div>",
    "<a href='https://example.org' ping='https://evil.example' target=_blank download>x</a>",
    '{{ figure(img="x\\" onerror=\\"alert(1)", caption="<script>alert(1)</script>") }}',
]
LOADING = "[src], [srcset], [poster], [background], [data], [action], [ping], [style]"
RUNNING = "script, iframe, frame, object, embed, applet, base, form, button, input, svg, math, template, noscript"


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_runs_and_nothing_is_fetched(attack: str) -> None:
    require_inert(LexborHTMLParser(html_page(parse(f"{HEAD}{attack}\n\nbehind\n"))))


def test_all_attacks_at_once() -> None:
    require_inert(LexborHTMLParser(html_page(parse(HEAD + "\n\n".join(ATTACKS)))))


def require_inert(found: LexborHTMLParser) -> None:
    main = one(found, "article > main")
    assert main.css(RUNNING) == []
    assert main.css(LOADING) == []
    assert len(found.css("meta")) == 5
    assert len(found.css("link, style")) == 1
    assert [name for node in main.css("*") for name in node.attributes if name.startswith("on")] == []
    for link in main.css("a[href]"):
        assert re.match(r"https?://|mailto:|ftp://|magnet:|#", link.attributes["href"] or "")


@given(markdown)
def test_whatever_a_post_holds_its_page_is_inert(text: str) -> None:
    for node in LexborHTMLParser(html_page(parse(HEAD + text))).css("main *"):
        assert node.tag not in {"script", "iframe", "style", "object", "img", "video", "input"}
        assert not [name for name in node.attributes if name.startswith("on") or name == "src"]
