"""Reading a text with the exact places of its prose, links and HTML."""

from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twimeditor.core.check.reading import NOT_PROSE, Reading, markdown_fields, read
from twimeditor.core.post import parse


def prose(text: str, lead: str = "") -> list[str]:
    return [part for part in read(text, lead).prose.split(NOT_PROSE) if part.strip()]


def links(text: str, lead: str = "") -> list[tuple[str, str, str | None]]:
    return [
        (text[slice(*one.whole)], text[slice(*one.words)], text[slice(*one.address)] if one.address else None)
        for one in read(text, lead).links
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("plain *text*", ["plain *text*"]),
        ("a `code` b", ["a ", " b"]),
        ("a [link](x) b", ["a ", " b"]),
        ("a <https://x.org> b", ["a ", " b"]),
        ("a ![alt](x) b", ["a ", " b"]),
        ("a <b>c</b> d", ["a ", "c", " d"]),
        ('a <a href="x">c</a> d', ["a ", " d"]),
        ("a <code>c d", ["a "]),
        ("<div>\nx\n</div>\n\ntext", ["text"]),
        ("```\ncode\n```\ntext", ["text"]),
        ("    code\n\ntext", ["text"]),
        ("> quoted\nlazy", ["quoted\nlazy"]),
        ("* item\n  more", ["item\n", "more"]),
        ("| a | b |\n|---|---|\n| c | d |\n", ["a", "b", "c", "d"]),
        ("# Title #\n\nUnder\n===\n", ["Title", "Under"]),
        ("a {{ f(x=1) }} b", ["a ", " b"]),
        ("{% f() %}\nbody\n{% end %}", ["\nbody\n"]),
        ("a &amp; b", ["a ", " b"]),
    ],
)
def test_what_is_prose(text: str, wanted: list[str]) -> None:
    assert [part.strip() for part in prose(text)] == [part.strip() for part in wanted]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a [b](c) d", [("[b](c)", "b", "c")]),
        ("> * [b c](<d e> 'f')", [("[b c](<d e> 'f')", "b c", "<d e>")]),
        ("[a]( b )", [("[a]( b )", "a", "b")]),
        ("[a]()", [("[a]()", "a", "")]),
        ("![a](b)", [("![a](b)", "a", "b")]),
        ("[![a](b)](c)", [("![a](b)", "a", "b"), ("[![a](b)](c)", "![a](b)", "c")]),
        ("<https://x.org>", [("<https://x.org>", "https://x.org", "https://x.org")]),
        ("[a][b]\n\n[b]: c", [("[a][b]", "a", None)]),
        ("[a] and [b]", []),
        ("[#a:b.c]", [("[#a:b.c]", "#a:b.c", None)]),
        ("`[a](b)` \\[a](b)", []),
        ("| [a](b) | `[c](d)` |\n|---|---|\n| [e](f) | g |", [("[a](b)", "a", "b"), ("[e](f)", "e", "f")]),
        ("[a](b\n'c')", [("[a](b\n'c')", "a", "b")]),
    ],
)
def test_where_links_are(text: str, wanted: list[tuple[str, str, str | None]]) -> None:
    assert links(text) == wanted


def test_a_title_is_read_behind_its_mark() -> None:
    assert links("* [a](b) <b>", "# ") == [("[a](b)", "a", "b")]
    assert read("a <b>", "# ").html == ((2, 5),)
    assert read("a `b`", "# ").prose == "a " + NOT_PROSE * 3


def test_where_html_is() -> None:
    text = "a <b>c</b>\n\n<div>\nx\n</div>\n\nd"
    assert [text[slice(*span)] for span in read(text).html] == ["<b>", "</b>", "<div>\nx\n</div>\n"]


@given(st.text(alphabet="a #@[]()<>`*_!|-\n\\&{}%/:.\u200b\0\té🎉", max_size=60))
def test_every_place_is_one_of_the_text(text: str) -> None:
    for lead in ("", "# "):
        reading = read(text, lead)
        assert len(reading.prose) == len(text)
        assert all(one in {NOT_PROSE, other} for one, other in zip(reading.prose, text, strict=True))
        for start, end in _spans(reading):
            assert 0 <= start <= end <= len(text)


def _spans(reading: Reading) -> list[tuple[int, int]]:
    named = [span for link in reading.links for span in (link.whole, link.words, link.address) if span is not None]
    return [*named, *reading.html]


def test_real_posts_are_read_where_they_stand(corpus_post: Path) -> None:
    for node in parse(corpus_post.read_bytes().decode()).leaves():
        for _field, text, lead in markdown_fields(node):
            for link in read(text, lead).links:
                whole = text[slice(*link.whole)]
                assert whole[0] + whole[-1] in {"[)", "[]", "!)", "!]", "<>"}
                assert link.address is None or link.whole[0] < link.address[0] <= link.address[1] < link.whole[1]


@pytest.mark.parametrize(
    "piece", ["[", "](", "[a](b ", "<a ", "`", "*", "> ", "* ", "{{ f(", "<!--", "#a:b.c ", "\\", "|"]
)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    began = process_time()
    read(piece * (20_000 // len(piece)))
    assert process_time() - began < 3
