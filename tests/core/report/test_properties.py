"""What holds for any report, however it was typed."""

import re
import time
from html import unescape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from twimeditor.core.render.blocks import Markdown, Parser
from twimeditor.core.report import Fix, read_report, read_reports

BEGINNING = frozenset({Fix.AUTHOR, Fix.PREFIX, Fix.TITLE})
PIECES = (
    "words here",
    "Ünïcode 名前",
    "https://example.org/a_b",
    "http://x.example/wiki/A_(b)",
    "(see https://example.org/x?y=1&z=2).",
    "**https://bold.example/**",
    "<https://auto.example/a>",
    "[link](https://linked.example/a)",
    "[a https://label.example b](https://linked.example/b 'title')",
    "![picture](https://img.example/p.png)",
    "[ref][r]",
    "[r]",
    "[r]: https://defined.example/r",
    "@kim:example.org",
    "#room_a:example.org",
    "[@kim:example.org](https://matrix.to/#/@kim:example.org)",
    "mail kim@example.org",
    "www.example.org",
    "`code https://code.example @in:code.example`",
    "``",
    "`",
    "**bold**",
    "*it",
    "\\*",
    "\\",
    "a < b",
    "x<3",
    "<script>alert(1)</script>",
    "<b>",
    "</div>",
    "<div>",
    "<!-- c",
    "[",
    "](",
    ")",
    "{{ youtube_player(video_id='x') }}",
    "{{ secrets.X }}",
    "\u200b",
    "\u202eabc",
)
STARTS = (
    "", "", "", "- ", "* ", "+ ", "• ", "  ◦ ", "1. ", "2) ", "# ", "## ", "#### ", "> ", "> - ", "    ", "\t", "```",
    "~~~", "---", "===", "***", "| a | b |", "|---|---|", "TWIM: ", "Kim (@kim:example.org): ", "-   ", "- [ ] ",
)  # fmt: skip

line = st.tuples(st.sampled_from(STARTS), st.lists(st.sampled_from(PIECES), max_size=3).map(" ".join)).map("".join)
reports = st.lists(st.one_of(line, st.just("")), max_size=9).map("\n".join)


def targets(markdown: str) -> set[str]:
    parser = Parser()
    parsed = parser.parse(Markdown(markdown))
    html = parser.render(parsed, parsed.definitions).html
    return {unescape(found) for found in re.findall(r'<(?:a href|img src)="([^"]*)"', html)}


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


@given(reports)
@example("# A\n# B\ntext")
@example("Kim (@kim:example.org):\nNoor (@noor:example.org): text")
@example("TWIM: TWIM: text")
@example("<div>\n```\n<b>\n```")
@example("@kim:example.org said")
def test_what_was_read_reads_as_itself(text: str) -> None:
    once = read_report(text).body
    assert read_report(once).body == once


@given(reports)
def test_every_link_still_leads_where_it_led(text: str) -> None:
    text = text.replace("{{", "{ {")
    before = targets(text)
    after = targets(read_report(text, without=BEGINNING).body)
    assert before <= after
    for target in after - before:
        written = target.removeprefix("https://matrix.to/#/")
        assert written in text


@given(reports)
def test_no_letter_is_lost(text: str) -> None:
    body = read_report(text, without=BEGINNING | {Fix.MENTIONS}).body
    assert letters(body) == letters(text)


@given(reports)
def test_nothing_typed_becomes_a_tag_or_a_shortcode(text: str) -> None:
    parser = Parser()
    parsed = parser.parse(Markdown(read_report(text).body, quoted=True))
    html = parser.render(parsed, parsed.definitions).html
    assert "<script" not in html
    assert "<div" not in html
    assert "<iframe" not in html


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    for report in read_reports(text):
        assert read_report(report.body).body == report.body


@pytest.mark.parametrize(
    "piece",
    ["https://example.org/a ", "[", "](", "<b ", "`a ``b ", "@kim:example.org ", "- a\n", "> ", "a\n\n", "# a\n", "•",
     "{{ a(b=1) }}", "Kim (@kim:example.org):\n\n", "[a](b ", "<", "<a@", "(((", "https://a.b/)))", "10:12 ", "#a_"],
)  # fmt: skip
def test_a_long_report_takes_no_long_time(piece: str) -> None:
    text = piece * (24_000 // len(piece))
    started = time.process_time()
    read_reports(text)
    assert time.process_time() - started < 10
