"""The Markdown of a node as it will be written, so that the preview shows what the file will hold."""

import re
from dataclasses import replace
from functools import cache

from twimeditor.core.model import Blank, FrontMatter, Issue, Node, Quote, Text
from twimeditor.core.post.closing import closed
from twimeditor.core.post.compose import is_silent
from twimeditor.core.post.regenerate import Manner, regenerated
from twimeditor.core.render.blocks import Markdown
from twimeditor.core.style import observe

_LINE_END = re.compile(r"\r\n?")
_MAY_OPEN = re.compile(r"<|```|~~~|\{%")
_MARK = re.compile(r" {0,3}> ?")


def shown(node: Node) -> bool:
    """Tell whether the node is part of the page's body."""
    return not isinstance(node, Blank | FrontMatter)


def manner_of(issue: Issue) -> Manner:
    """Return how the issue's new nodes are written."""
    return Manner("\n", cache(lambda: observe(issue)), wary=True)


def markdown_of(node: Node, manner: Manner) -> Markdown:
    """Return what the file will hold for `node`."""
    if not node.edited and node.source is not None:
        text = node.source.text
        return (_quoted(text) if isinstance(node, Quote) else None) or Markdown(text)
    if is_silent(node):
        return Markdown("")
    if any(_MAY_OPEN.search(value) for value in node.values):
        node = closed(node)  # as the writer does, so that half a comment does not hide the rest of the page
    if isinstance(node, Quote) and "" not in node.prefixes:
        return Markdown(node.body, quoted=True)
    if isinstance(node, Text):
        node = replace(node, markdown=node.markdown.lstrip(" \t\r\n"))
    return Markdown(regenerated(node, manner))


def _quoted(text: str) -> Markdown | None:
    """Return what the quote holds, None where it has lines without a mark."""
    lines = _LINE_END.sub("\n", text).removesuffix("\n").split("\n")
    marks = [_MARK.match(line) for line in lines]
    inside = [line[mark.end() :] for line, mark in zip(lines, marks, strict=True) if mark]
    return Markdown("\n".join(inside), quoted=True) if len(inside) == len(lines) else None
