"""Markdown comes out as the site's own parser makes it, whatever was typed."""

import re
from pathlib import Path

from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st

from tests.core.render.html import HEAD, dom
from tests.core.render.reports import changed_lines, changes, least, markdown
from tests.core.render.zola import BrokenParserError, site_html
from twimeditor.core.post import parse
from twimeditor.core.render import render_body

THOROUGH = settings().max_examples > 1_000  # a search for something new, not a check
LISTED = re.compile(r"<(?:\?|!(?!--))[^>\n]*\n")
"""What the architecture lists as read otherwise."""

differential = settings(phases=[Phase.explicit, Phase.generate])  # what fails is made shorter by `least`, in no time


def same_as_published(text: str) -> bool:
    return dom(render_body(parse(HEAD + text))) == dom(site_html(text))


def differs(text: str) -> bool:
    try:
        return not LISTED.search(text) and not same_as_published(text)
    except BrokenParserError:
        return False


def check(text: str) -> None:
    assume(not LISTED.search(text))
    try:
        same = same_as_published(text)
    except BrokenParserError:
        assume(condition=False)
    else:
        assert same, repr(least(text, differs))


@settings(differential, max_examples=settings().max_examples if THOROUGH else 300)
@given(markdown)
def test_any_report(text: str) -> None:
    check(text)


@settings(differential, max_examples=2_000 if THOROUGH else 6)
@given(st.integers(0, 10_000), st.integers(5, 60), changes)
def test_real_posts_after_a_slip(corpus_post: Path, start: int, length: int, slips: list[tuple[int, int, str]]) -> None:
    lines = _without_shortcodes(corpus_post.read_bytes().decode())
    first = start % len(lines)
    text = "\n".join(changed_lines(lines[first : first + length], slips)) + "\n"
    assume("{{" not in text and "{%" not in text)
    check(text)


def _without_shortcodes(post: str) -> list[str]:
    body = re.sub(r"\A\+\+\+\r?\n[\s\S]*?\n\+\+\+", "", post)
    return re.sub(r"\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}", "", body).split("\n")
