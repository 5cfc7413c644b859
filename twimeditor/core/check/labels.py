"""References whose label no definition of the issue has: they are published with their brackets."""

import re
from collections.abc import Iterator

from markdown_it.common.utils import normalizeReference

from twimeditor.core.check.limits import LONGEST
from twimeditor.core.check.place import Place
from twimeditor.core.check.problem import Problem, Severity
from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.model import Blank, Code, FrontMatter, Issue, Node
from twimeditor.core.post.fields import fields
from twimeditor.core.render import AT_ONCE
from twimeditor.core.render.blocks import Markdown, Parser
from twimeditor.core.render.references import Definitions, merged

_REFERENCE = lazy_pattern(
    r"(?<!\\)\[(?P<text>(?:\\.|[^\[\]\\]|\[[^\[\]]*\]){0,999}+)\]\[(?P<label>(?:\\.|[^\[\]\\]){0,999}+)\]"
)
_DEFINES = lazy_pattern(r"^[ >]*\[[^\]\n]+\]:", re.MULTILINE)


def unresolved(rule: str, issue: Issue) -> Iterator[Problem]:
    """Yield references that no definition stands behind; shortcodes and code have none."""
    asking = [node for node in issue.leaves() if _may(node, "][")]
    if not asking:
        return
    parser = Parser()
    definitions = merged(parser.parse(Markdown(text), steps=AT_ONCE.first).definitions for text in _defining(issue))
    for node in asking:
        for field, value in fields(node):
            if "][" in value and len(value) <= LONGEST:
                yield from _in_text(rule, Place(node.id, field, 0, len(value), value), parser, definitions)


def _may(node: Node, mark: str) -> bool:
    return not isinstance(node, Blank | Code | FrontMatter) and any(mark in value for value in node.values)


def _defining(issue: Issue) -> Iterator[str]:
    for node in issue.leaves():
        if _may(node, "]:"):
            yield from (value for value in node.values if len(value) <= LONGEST and _DEFINES.search(value))


def _in_text(rule: str, whole: Place, parser: Parser, definitions: Definitions) -> Iterator[Problem]:
    parsed = parser.parse(Markdown(whole.value), steps=AT_ONCE.first)
    asked = parser.render(parsed, definitions, steps=AT_ONCE.first).asked
    lost = {label for label, found in asked.items() if found is None}
    for found in _REFERENCE.finditer(whole.value) if lost else ():
        label = found["label"] or found["text"]
        if normalizeReference(label) in lost:
            words = f"nothing says where [{label}] leads: it is published with its brackets"
            place = Place(whole.node, whole.field, *found.span(), whole.value)
            yield Problem(rule, words, place, Severity.WARNING)
