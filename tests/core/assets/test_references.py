from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.core.issues import issue_of, nth
from twimeditor.core.assets.references import (
    Reference,
    ReferenceReader,
    Use,
    file_name,
    is_local,
    node_references,
    references,
)
from twimeditor.core.model import Image, Issue, Quote, edits, find
from twimeditor.core.post import parse
from twimeditor.core.render import render_body

SHOWN = [Use.IMAGE, Use.VIDEO]


class Page(HTMLParser):
    """What a page shows, read off its HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.shown: list[tuple[str, str | None]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag in {"img", "video", "source"} and values.get("src"):
            address = unquote(values["src"] or "").rpartition("/")[2]
            self.shown.append((address, (values.get("alt") or "") if tag == "img" else None))


def read(text: str) -> list[Reference]:
    return list(references(parse(text)))


def told(text: str) -> list[tuple[str, str | None]]:
    return [(one.address, one.alt) for one in read(text)]


def as_written(issue: Issue, one: Reference) -> str:
    return str(getattr(find.node(issue, one.node), one.field))[one.start : one.end]


def test_names_what_every_real_post_shows(corpus_post: Path) -> None:
    issue = parse(corpus_post.read_bytes().decode())
    found = [one for one in references(issue) if one.use in SHOWN]
    told_here = [(unquote(one.address).rpartition("/")[2], one.alt) for one in found]
    assert sorted(told_here, key=repr) == sorted(Page(render_body(issue)).shown, key=repr)


@pytest.mark.parametrize(
    ("markdown", "address", "alt"),
    [
        ("![A pot](/blog/img/pot.png)", "/blog/img/pot.png", "A pot"),
        ("![](pot.png)", "pot.png", ""),
        ('![A pot](/blog/img/pot.png "Title")', "/blog/img/pot.png", "A pot"),
        ("Text ![A pot](/blog/img/pot(1).png) more", "/blog/img/pot(1).png", "A pot"),
        ("Text ![A pot](</blog/img/a pot.png>) more", "/blog/img/a pot.png", "A pot"),
        (r"Text ![A pot](/blog/img/a\_pot.png) more", "/blog/img/a_pot.png", "A pot"),
        ("Text ![A pot](/blog/img/a%20pot.png) more", "/blog/img/a%20pot.png", "A pot"),
        ("Text ![A pot](/blog/img/a&amp;b.png) more", "/blog/img/a&b.png", "A pot"),
        ("Text ![A **fine** `pot` \\[1\\]](pot.png)", "pot.png", "A fine pot [1]"),
        ("Text ![_A_ pot](pot.png)", "pot.png", "A pot"),
        ("Text [![A pot](pot.png)](https://pot.example)", "pot.png", "A pot"),
        ("Text ![A ![small](x.png) pot](pot.png)", "pot.png", "A small pot"),
        ('<img src="pot.png" alt="A pot">', "pot.png", "A pot"),
        ("<img class=x src=pot.png>", "pot.png", ""),
        ('Text <img\nalt="A &quot;pot&quot;" src="a&amp;b.png"/> more', "a&b.png", 'A "pot"'),
        ('<a href="https://pot.example"><img src="pot.png" alt="A pot"></a>', "pot.png", "A pot"),
        ('{{ figure(img="pot.png", caption="A pot") }}', "pot.png", "A pot"),
        ('{{ figureVideo(vid="/blog/img/pot.mp4", caption="A pot") }}', "/blog/img/pot.mp4", None),
        ('<video src="pot.webm" controls></video>', "pot.webm", None),
        ('<video controls><source src="pot.webm"></video>', "pot.webm", None),
        ('{% details(summary="More") %}\n![A pot](pot.png)\n{% end %}', "pot.png", "A pot"),
        ("#### ![A pot](pot.png)", "pot.png", "A pot"),
        ("- item\n\n  ![A pot](pot.png)", "pot.png", "A pot"),
        ("| a |\n|---|\n| ![A pot](pot.png) |", "pot.png", "A pot"),
        ("![A pot][pot]\n\n[pot]: pot.png", "pot.png", "A pot"),
        ("![A pot]\n\n[a POT]: <pot.png> 'Title'", "pot.png", "A pot"),
        ("![A pot][]\n\n[a pot]: pot.png", "pot.png", "A pot"),
    ],
)
@pytest.mark.parametrize("mark", ["", "> "])
def test_tells_address_and_alt_text_in_every_form(markdown: str, address: str, alt: str | None, mark: str) -> None:
    text = "".join(f"{mark}{line}\n" for line in markdown.split("\n"))
    assert told(text) == [(address, alt)]


@pytest.mark.parametrize(
    "markdown",
    [
        "`![A pot](pot.png)`",
        "```\n![A pot](pot.png)\n```",
        "    ![A pot](pot.png)",
        r"!\[A pot](pot.png)",
        r"\![A pot](https://pot.example)",
        "<!-- ![A pot](pot.png) <img src='pot.png'> -->",
        "![A pot]",
        "![A pot][pot]",
        "![A pot]()",
        '{{/* figure(img="pot.png", caption="A pot") */}}',
        '`<img src="pot.png">`',
        "[pot]: pot.png",
        "[A pot](https://pot.example/pot.png)",
        "[A pot](/docs/pot)",
    ],
)
def test_what_the_page_does_not_show_is_none(markdown: str) -> None:
    assert told(f"Text.\n\n{markdown}\n") == []


def test_a_call_over_several_lines_shows_its_picture_outside_of_quotes_alone() -> None:
    call = '{{ figure(\n  img="pot.png"\n  caption="A pot"\n) }}\n'
    assert told(call) == [("pot.png", "A pot")]
    (one,) = read("> " + call.replace("\n", "\n> "))
    assert one.use is Use.LINK


def test_spans_are_those_of_the_address_as_written() -> None:
    quote = '> A ![x](</a b.png> "t") and ![](c%20d.png)\n> <img alt="z" src="e.png">\n'
    text = f"{quote}\n{{{{ figure(img='f.png', caption='') }}}}\n"
    issue = parse(text)
    assert [as_written(issue, one) for one in references(issue)] == ["/a b.png", "c%20d.png", "e.png", "f.png"]


def test_a_picture_by_definition_is_named_where_it_is_defined() -> None:
    issue = parse("> ![One][pot] ![Two][pot]\n\nText.\n\n[pot]: pot.png\n")
    found = references(issue)
    assert [(as_written(issue, one), one.alt) for one in found] == [("pot.png", "One"), ("pot.png", "Two")]
    assert {find.node(issue, one.node).KIND for one in found} == {"definitions"}


def test_two_labels_with_one_address_are_two_places() -> None:
    issue = parse("![One][a]\n\n![Two][b]\n\n[a]: pot.png\n[b]: pot.png\n")
    assert len({one.start for one in references(issue)}) == 2


def test_the_same_text_in_code_and_outside_is_told_apart() -> None:
    (one,) = read("`![x](x.png)` and ![x](x.png) and `![x](x.png)`\n")
    assert one.start == 23


def test_a_gallery_names_each_of_its_pictures() -> None:
    text = '{{ figureGallery(images=["a.png", "b.png"], captions=["A", "B"]) }}\n'
    assert told(text) == [("a.png", "A"), ("b.png", "B")]


def test_the_share_image_is_a_reference() -> None:
    (one,) = read('+++\ntitle = "T"\n[extra]\nimage = "https://matrix.org/blog/img/pot.png"\n+++\n\nText.\n')
    assert (one.use, one.field, one.address) == (Use.SHARE, "extra.image", "https://matrix.org/blog/img/pot.png")


def test_what_a_link_leads_to_is_named_but_not_shown() -> None:
    found = read('[![s](s.png)](/blog/img/big.png) [v](v.webm)\n\n<a href="b.png"><img src="c.png"></a>\n')
    assert [(one.address, one.use) for one in found if one.use is Use.LINK] == [
        ("/blog/img/big.png", Use.LINK),
        ("v.webm", Use.LINK),
        ("b.png", Use.LINK),
    ]


@pytest.mark.parametrize(
    "text",
    [
        '{{ teapot(lid="/blog/img/pot.png", size=3) }}\n',
        '> Text {{ teapot(lids=["/blog/img/pot.png"]) }}\n',
        '<img src="" srcset="https://pot.example/x.png 1x, /blog/img/pot.png 2x">\n',
        '<object data="/blog/img/pot.png"></object>\n',
        '> <video controls poster="/blog/img/pot.png"></video>\n',
        '<audio src="/blog/img/pot.png"></audio>\n',
    ],
)
def test_what_may_show_a_file_in_ways_of_its_own_names_it(text: str) -> None:
    assert [(one.address, one.use) for one in read(text)] == [("/blog/img/pot.png", Use.LINK)]


def test_text_that_looks_like_our_own_words_does_no_harm() -> None:
    assert told("![twim-0:](/twim-0/) ![b](b.png) /twim-1/ twim-x-\n") == [("/twim-0/", "twim-0:"), ("b.png", "b")]


def test_a_reader_knows_what_stayed_the_same() -> None:
    issue, ids = issue_of()
    reader = ReferenceReader()
    before = reader.references(issue)
    quote = nth(issue, Quote)
    changed = edits.set_field(issue, ids, target=quote.id, field="body", value="![New](new.png)")
    after = reader.references(changed)
    assert [one.address for one in before] == ["/blog/img/steam.png"]
    assert [one.address for one in after] == ["new.png", "/blog/img/steam.png"]
    assert after[1] is before[0]


def test_a_reader_follows_definitions() -> None:
    issue = parse("![A pot][pot]\n\n[pot]: pot.png\n")
    reader = ReferenceReader()
    reader.references(issue)
    definitions = list(issue.leaves())[-1]
    changed = edits.set_field(issue, issue_of()[1], target=definitions.id, field="markdown", value="[pot]: other.png")
    assert [one.address for one in reader.references(changed)] == ["other.png"]


def test_one_node_can_be_asked_alone() -> None:
    issue, _ids = issue_of()
    assert [one.alt for one in node_references(nth(issue, Image))] == ["steam"]


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("/blog/img/x.png", "x.png"),
        ("https://matrix.org/blog/img/x.png", "x.png"),
        ("x.png", "x.png"),
        ("/blog/img/a%20b.png?x#y", "a b.png"),
        ("/blog/img/%2e%2e%2fx.png", "x.png"),
    ],
)
def test_the_name_of_a_file(address: str, name: str) -> None:
    assert file_name(address) == name


@pytest.mark.parametrize("address", ["/blog/img/x.png", "https://matrix.org/blog/img/x.png", "x.png", "sub/x.png"])
def test_files_of_the_site_are_local(address: str) -> None:
    assert is_local(address)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "https://example.org/x.png",
        "https://matrix.org.example/blog/img/x.png",
        "https://matrix.org/_matrix/media/x",
        "//example.org/x.png",
        "data:image/png;base64,xx",
        "mxc://example.org/x",
        "file:///x.png",
        "C:\\x.png",
        "\\\\host\\x.png",
        "../x.png",
        "/blog/img/%2E%2E/x.png",
        "#x",
        "@/blog/x.md",
        "/blog/img/",
    ],
)
def test_all_else_is_not(address: str) -> None:
    assert not is_local(address)


@pytest.mark.parametrize(
    ("text", "alt"),
    [
        (r"Text ![\](](pot.png) more", "]("),
        (r"Text ![\\\](](pot.png) more", "\\]("),
        (r"Text \[x](a![y](pot.png)", "y"),
        ("Text [x](a![y](pot.png) more", "y"),
        (r"Text \[x](a![y](pot.png)) more", "y"),
    ],
)
def test_what_only_looks_like_an_address_hides_none(text: str, alt: str) -> None:
    assert told(f"{text}\n") == [("pot.png", alt)]


def test_of_what_takes_too_long_to_show_the_files_are_still_named() -> None:
    (node,) = parse("![a](/blog/img/pot.png) " + "*a **b " * 3_000 + "\n").leaves()
    (one,) = node_references(node, steps=2_000)
    assert (one.address, one.use) == ("/blog/img/pot.png", Use.LINK)
