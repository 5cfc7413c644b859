"""A long quote is read block by block, and nobody can tell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.render.reports import some_line
from twimeditor.core.render import quotes
from twimeditor.core.render.blocks import Markdown, Parsed, Parser
from twimeditor.core.render.quotes import Rendered
from twimeditor.core.render.tags import advance

LINES = (
    *("", "", "", " ", "text", "a *b* [x] c", "- item", "  - inner", "  more", "    deep", "1. one", "+ x"),
    *("```", "~~~", "# H", "> q", "===", "---", "***", "| a | b |", "|-|-|", "a | b", "- [ ] t"),
    *("[x]: /u", "[x]: /v 't", "t'", "[y]:", "/w", "'t", "[x", "]: /z", "<div>", "</div>", "<b>"),
    *("<!-- c", "-->", "<pre>", "</pre>", "<script>", "</script>", "![i](u)", "\\", "c`", "`c", "&amp;"),
)

line = st.one_of(st.sampled_from(LINES), some_line)
change = st.tuples(st.integers(0, 60), st.integers(0, 2), st.lists(line, max_size=3))


@pytest.fixture(autouse=True)
def _divide_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quotes, "SHORTEST", 0)


def rendered(parser: Parser, parsed: Parsed) -> Rendered:
    return parser.render(parsed, parsed.definitions)


@given(st.lists(line, min_size=1, max_size=30), st.lists(change, max_size=6))
def test_the_same_as_read_in_one(lines: list[str], changes: list[tuple[int, int, list[str]]]) -> None:
    parser = Parser()
    parsed = parser.parse(Markdown("\n".join(lines), quoted=True))
    rendered(parser, parsed)
    for place, taken, put in changes:
        start = place % (len(lines) + 1)
        lines[start : start + taken] = put
        source = Markdown("\n".join(lines), quoted=True)
        parsed = parser.parse(source, parsed)
        whole = parser.parse(Markdown(source.whole))
        assert parsed.definitions == whole.definitions
        one, other = rendered(parser, parsed), rendered(parser, whole)
        assert (one.html, one.asked) == (other.html, other.asked)
        assert set(advance((), one.events)) >= set(advance((), other.events))


def test_only_the_edited_block_is_read_again() -> None:
    parser = Parser()
    lines = [text for number in range(40) for text in (f"Paragraph {number}.", "")]
    before = parser.parse(Markdown("\n".join(lines), quoted=True))
    rendered(parser, before)
    lines[40] += " More."
    after = parser.parse(Markdown("\n".join(lines), quoted=True), before)
    assert len(after.parts) == 40
    assert sum(part.rendered is None for part in after.parts) <= 3


def test_a_definition_inside_reaches_the_blocks_that_use_it() -> None:
    parser = Parser()
    text = "[a]\n\nb\n\nc\n\nd\n\n[a]: /x"
    before = parser.parse(Markdown(text, quoted=True))
    assert 'href="/x"' in rendered(parser, before).html
    after = parser.parse(Markdown(text + "y", quoted=True), before)
    assert 'href="/xy"' in rendered(parser, after).html
