"""The Markdown of a node as it will be written, so that the preview shows what the file will hold."""

from dataclasses import dataclass, replace
from functools import cache
from typing import TypeAlias

from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.model import Blank, Block, FrontMatter, Issue, Node, Quote, Text, Writing
from twimeditor.core.post.closing import closed
from twimeditor.core.post.compose import is_silent
from twimeditor.core.post.regenerate import Manner, regenerated
from twimeditor.core.render.blocks import Markdown
from twimeditor.core.style import observe

_ODD_SPACE = lazy_pattern(r"[\t\v\f]")
_LINE_END = lazy_pattern(r"\r\n?")
_MAY_OPEN = lazy_pattern(r"<|```|~~~|\{%")
_MARK = lazy_pattern(r" {0,3}> ?")
_LONG_BLOCK = 8_000
_LONG = 64_000


@dataclass(frozen=True, slots=True)
class Draft:
    """A node that was edited and is so long that even writing it has to wait for someone with time."""

    node: Node
    writing: Writing

    @property
    def text(self) -> str:
        """Return what was typed."""
        return "\n".join(self.node.values)

    def written(self) -> Markdown:
        """Return what the file will hold."""
        return markdown_of(self.node, Manner("\n", lambda: self.writing, wary=True))


Source: TypeAlias = Markdown | Draft
"""What a node's HTML is made of."""


def shown(node: Node) -> bool:
    """Tell whether the node is part of the page's body."""
    return not isinstance(node, Blank | FrontMatter)


def manner_of(issue: Issue) -> Manner:
    """Return how the issue's new nodes are written."""
    return Manner("\n", cache(lambda: observe(issue)), wary=True)


def source_of(node: Node, manner: Manner) -> Source:
    """Return what the file will hold for `node`, or how to find out where that takes time."""
    longest = _LONG_BLOCK if isinstance(node, Block) else _LONG
    if node.edited and sum(map(len, node.values)) > longest:
        return Draft(node, manner.writing())
    return markdown_of(node, manner)


def markdown_of(node: Node, manner: Manner) -> Markdown:
    """Return what the file will hold for `node`."""
    if not node.edited and node.source is not None:
        text = node.source.text
        return (_quoted(text) if isinstance(node, Quote) else None) or Markdown(text)
    if is_silent(node):
        return Markdown("")
    if any(_MAY_OPEN.search(value) for value in node.values):
        node = closed(node)  # as the writer does, so that half a comment does not hide the rest of the page
    if isinstance(node, Quote) and "" not in node.prefixes and "\t" not in node.body:
        return Markdown(node.body, quoted=True)
    if isinstance(node, Text):
        node = replace(node, markdown=node.markdown.lstrip(" \t\r\n"))
    return Markdown(regenerated(node, manner))


def _quoted(text: str) -> Markdown | None:
    """Return what the quote holds, None where it has lines without a mark."""
    if _ODD_SPACE.search(text):
        return None  # how far a tab reaches, and what breaks a line, depends on the mark before it
    lines = _LINE_END.sub("\n", text).removesuffix("\n").split("\n")
    marks = [_MARK.match(line) for line in lines]
    inside = [line[mark.end() :] for line, mark in zip(lines, marks, strict=True) if mark]
    return Markdown("\n".join(inside), quoted=True) if len(inside) == len(lines) else None
