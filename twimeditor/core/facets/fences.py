"""The facets of fenced code: its language and its text."""

import re
from collections.abc import Iterator
from functools import partial

from twimeditor.core.facets.facet import Facet, spliced
from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.model import Code, Node

LANGUAGE = "language"
TEXT = "text"

_OPENING = lazy_pattern(r"(?P<mark>`{3,}|~{3,})(?P<gap>[ \t]*)(?P<info>.*?)[ \t]*(?:\n|\Z)")
_RUN = lazy_pattern(r"^ {0,3}(`{3,}|~{3,})", re.MULTILINE)


def fence_facets(node: Code) -> Iterator[Facet]:
    """Yield language and text of a fence that begins at the margin and is closed."""
    opening = _OPENING.match(node.markdown)
    if opening is None or ("`" in opening["mark"] and "`" in opening["info"]):
        return
    closing = _closing(node.markdown, opening["mark"])
    if closing < opening.end():
        return
    yield Facet(LANGUAGE, opening["info"], partial(_with_language, node, opening), at=opening.start("info"))
    end = max(closing - 1, opening.end())
    text = node.markdown[opening.end() : end]
    yield Facet(TEXT, text, partial(_with_text, node, opening, closing), lines=True, at=opening.end())


def _closing(markdown: str, mark: str) -> int:
    """Return where the line of the closing fence begins, -1 where the last line is none."""
    start = markdown.rfind("\n") + 1
    last = markdown[start:].strip(" \t")
    is_fence = len(last) >= len(mark) and set(last) == {mark[0]}
    return start if start and is_fence else -1


def _with_language(node: Code, opening: re.Match[str], value: str) -> Node:
    return spliced(node, *opening.span("info"), value.strip())


def _with_text(node: Code, opening: re.Match[str], closing: int, value: str) -> Node:
    """Return the block with another text, and a longer fence where the text has one as long."""
    mark = opening["mark"]
    inside = max((len(run[1]) for run in _RUN.finditer(value) if run[1][0] == mark[0]), default=0)
    changed = spliced(node, opening.end(), closing, f"{value}\n")
    if inside < len(mark):
        return changed
    longer = mark[0] * (inside + 1)
    head = longer + node.markdown[opening.end("mark") : opening.end()]
    return spliced(node, 0, len(node.markdown), f"{head}{value}\n{longer}")
