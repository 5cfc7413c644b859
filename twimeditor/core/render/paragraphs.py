"""Which lines of a Markdown text each of its outermost HTML elements was made of.

With it a place on the page is found in the text and the other way round, though nothing in the HTML tells.
"""

from collections.abc import Iterator
from typing import TypeAlias

from markdown_it.token import Token

from twimeditor.core.render.blocks import Markdown, Parser
from twimeditor.core.render.tags import advance, events

Lines: TypeAlias = tuple[int, int]
"""The first line, and the one behind the last."""

LONGEST = 64_000
"""Characters of a text above which nobody waits for a paragraph to be found."""


def paragraphs(markdown: str) -> tuple[Lines, ...]:
    """Return the lines of each outermost element, in order: paragraphs, lists, tables, headings, code.

    Nothing where raw HTML reaches from one block into the next: then only a reading of the page could tell.
    """
    lines = markdown.split("\n")
    found: list[Lines] = []
    for token in _blocks(markdown):
        roots = _roots(token)
        if roots is None:
            return ()
        found += [_trimmed(token, lines)] * roots
    return tuple(found)


def paragraph_at(ranges: tuple[Lines, ...], line: int) -> int:
    """Return which of the paragraphs a line is in, or ends behind; -1 where there is none."""
    return max(
        (number for number, (start, _end) in enumerate(ranges) if start <= line), default=min(0, len(ranges) - 1)
    )


def _blocks(markdown: str) -> Iterator[Token]:
    """Yield the outermost blocks; nothing where a shortcode over several lines makes lines hard to count."""
    parsed = Parser().parse(Markdown(markdown if len(markdown) <= LONGEST else ""))
    if parsed.calls is None or parsed.calls.text.count("\n") != markdown.count("\n"):
        return
    for part in parsed.parts:
        for token in part.tokens:
            if token.level == 0 and token.nesting >= 0 and token.type != "definition":
                yield token


def _roots(token: Token) -> int | None:
    """Return how many elements a block makes, None where it leaves some open or closes others'."""
    if token.type != "html_block":
        return 1
    count = 0
    still_open: tuple[str, ...] = ()
    for event in events(token.content):
        if event.startswith("/") and not still_open:
            return None
        count += not still_open and not event.startswith("/")
        still_open = advance(still_open, (event,))
    return None if still_open else count


def _trimmed(token: Token, lines: list[str]) -> Lines:
    start, end = token.map or (0, 0)
    while end > start + 1 and not lines[end - 1].strip():
        end -= 1
    return start, end
