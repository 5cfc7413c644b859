"""Markdown comes out as the site's own parser makes it, whatever was typed."""

import re
from pathlib import Path

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.core.render.html import HEAD, dom
from tests.core.render.reports import changed_lines, changes, markdown
from tests.core.render.zola import BrokenParserError, site_html
from twimeditor.core.post import parse
from twimeditor.core.render import render_body

THOROUGH = settings().max_examples > 1_000  # a search for something new, not a check
MARKUP_OVER_LINES = re.compile(r"<(?:\?|!(?!--))[^>\n]*\n")
"""Where the site's parser may take the mark of a quote's next line for a part of the text."""


def published(text: str) -> str:
    assume(not MARKUP_OVER_LINES.search(text))
    try:
        return site_html(text)
    except BrokenParserError:
        assume(condition=False)
        raise


@settings(max_examples=settings().max_examples if THOROUGH else 300)
@given(markdown)
def test_any_report(text: str) -> None:
    assert dom(render_body(parse(HEAD + text))) == dom(published(text))


@settings(max_examples=2_000 if THOROUGH else 6)
@given(st.integers(0, 10_000), st.integers(5, 60), changes)
def test_real_posts_after_a_slip(corpus_post: Path, start: int, length: int, slips: list[tuple[int, int, str]]) -> None:
    lines = _without_shortcodes(corpus_post.read_bytes().decode())
    first = start % len(lines)
    text = "\n".join(changed_lines(lines[first : first + length], slips)) + "\n"
    assume("{{" not in text and "{%" not in text)
    assert dom(render_body(parse(HEAD + text))) == dom(published(text))


def _without_shortcodes(post: str) -> list[str]:
    body = re.sub(r"\A\+\+\+\r?\n[\s\S]*?\n\+\+\+", "", post)
    return re.sub(r"\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}", "", body).split("\n")
