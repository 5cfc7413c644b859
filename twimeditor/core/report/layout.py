"""Which lines of a text are code, headings, items and paragraphs, as the site's parser reads them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from markdown_it.token import Token

from twimeditor.core.post.site_blocks import SiteMarkdown, install

_MARKDOWN = SiteMarkdown("commonmark")
install(_MARKDOWN)

_KEPT = {"fence", "code_block", "definition"}
_READ = {"inline", "html_block"}


@dataclass(frozen=True)
class Layout:
    """The blocks of `text`; every range is of lines, the end not included."""

    text: str

    @cached_property
    def lines(self) -> list[str]:
        """Return the lines without their ends."""
        return self.text.split("\n")

    @cached_property
    def _parsed(self) -> tuple[list[Token], dict[str, Any]]:
        tokens: list[Token] = []
        env: dict[str, Any] = {}
        _MARKDOWN.block.parse(self.text, _MARKDOWN, env, tokens)
        return tokens, env

    @property
    def labels(self) -> frozenset[str]:
        """Return the labels that the text defines, as they are compared."""
        return frozenset(self._parsed[1].get("references", ()))

    def blocks(self, *kinds: str, outermost: bool = False) -> Iterator[tuple[Token, int, int]]:
        """Yield the blocks of some kinds (all without one) with their ranges."""
        for token in self._parsed[0]:
            if (not kinds or token.type in kinds) and token.map and (not outermost or token.level == 0):
                yield token, token.map[0], min(token.map[1], len(self.lines))

    @cached_property
    def kept(self) -> frozenset[int]:
        """Return the lines of code and definitions, in which nothing is put right."""
        return frozenset(line for _, start, end in self.blocks(*_KEPT) for line in range(start, end))

    def readable(self) -> Iterator[tuple[int, int]]:
        """Yield the ranges of characters that hold what is inside of blocks: text, links, code within a line."""
        starts = [0]
        for line in self.lines:
            starts.append(starts[-1] + len(line) + 1)
        last = 0
        for _, start, end in self.blocks(*_READ):
            if start >= last and end > start:
                last = end
                yield starts[start], starts[end] - 1
