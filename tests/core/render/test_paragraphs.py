"""Lines of a text and elements of the page find each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from twimeditor.core.render.blocks import Markdown, Parser
from twimeditor.core.render.marks import Numbering, Template
from twimeditor.core.render.paragraphs import paragraph_at, paragraphs

BLOCKS = (
    *("A paragraph\nof two lines.", "- one\n\n- two", "1. one\n   more", "```py\n\ncode\n```", "    indented"),
    *("#### A heading", "Underlined\n---", "***", "> a quote\n\nin a quote", "| a | b |\n|---|---|\n| 1 | 2 |"),
    *("[x]: /u", "<p>one</p>\n<p>two</p>", "<!-- a comment -->", '<img src="/a.png">', "![a](/b.png)"),
    *("<details>\n<summary>s</summary>\nt\n</details>", "<br>", "[^1]: a note", "{{ unknown() }}"),
)


def slices(text: str) -> list[str]:
    lines = text.split("\n")
    return ["\n".join(lines[start:end]) for start, end in paragraphs(text)]


def elements(text: str) -> int:
    """Return how many elements the page has for `text`."""
    parser = Parser()
    parsed = parser.parse(Markdown(text))
    template = Template.split(parser.render(parsed, parsed.definitions).html)
    page = LexborHTMLParser(template.fill(Numbering(frozenset()).values(template.numbered)))
    return len(page.css("body > *"))


def test_each_element_has_its_lines() -> None:
    assert slices("One\ntwo.\n\n- a\n\n- b\n\n\n[x]: /u\n\nLast\n") == ["One\ntwo.", "- a\n\n- b", "Last"]


def test_raw_html_counts_its_elements() -> None:
    assert slices("<p>a</p>\n<p>b</p>\n\nText") == ["<p>a</p>\n<p>b</p>"] * 2 + ["Text"]
    assert slices("<!-- nothing -->\n\nText") == ["Text"]


@pytest.mark.parametrize("text", ["<div>\n\nText\n\n</div>", "</div>\n\nText", "<details>\n\nText"])
def test_html_over_several_blocks_is_left_alone(text: str) -> None:
    assert paragraphs(text) == ()


@pytest.mark.parametrize("text", ["{% details() %}\na\n\nb\n{% end %}\n\nText", "word " * 20_000])
def test_what_cannot_be_counted_has_no_paragraphs(text: str) -> None:
    assert paragraphs(text) == ()


@given(st.lists(st.sampled_from(BLOCKS), max_size=8))
def test_there_is_one_range_for_each_element(blocks: list[str]) -> None:
    text = "\n\n".join(blocks)
    assert len(paragraphs(text)) == elements(text)


def test_a_line_is_in_a_paragraph_or_behind_one() -> None:
    ranges = paragraphs("a\nb\n\nc\n\n\nd")
    assert [paragraph_at(ranges, line) for line in range(7)] == [0, 0, 0, 1, 1, 1, 2]
    assert paragraph_at((), 3) == -1
    assert paragraph_at(paragraphs("\n\na"), 0) == 0
