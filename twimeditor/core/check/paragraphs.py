"""The paragraphs of a node as they are compared: by their words alone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from twimeditor.core.check.limits import LONGEST
from twimeditor.core.check.place import Place
from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.model import List, Node, Quote, Role, Text

_LINE = lazy_pattern(r"[^\n]*+\n?")
_FENCE = lazy_pattern(r"^ {0,3}(?P<fence>`{3,}|~{3,}).*?(?:^ {0,3}(?P=fence)[`~]*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL)
_ADDRESS = lazy_pattern(r"\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|<?https?://[^\s<>]+>?|<[^<>\n]+>")
_LINKED_ITEM = lazy_pattern(r"[ \t]*(?:[-*+]|\d+[.)])[ \t]+(?:\[[ x]\][ \t]+)?(?:\[|<?https?:)", re.IGNORECASE)
_WORD = lazy_pattern(r"\w+")
_FIELDS = {Quote: "body", Text: "markdown", List: "markdown"}
_BOILERPLATE = frozenset({Role.PING, Role.SIGN_OFF, Role.DESCRIPTION})


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: where it stands, and its words in lower case, addresses left out."""

    place: Place
    words: tuple[str, ...]


def paragraphs(node: Node) -> Iterator[Paragraph]:
    """Yield the paragraphs of quotes, texts and lists.

    Code is left out, lists of links, and what comes again in each issue: descriptions, the words around the pings and
    the sign-off.
    """
    field = _FIELDS.get(type(node), "")
    if not field or (isinstance(node, Text) and node.role in _BOILERPLATE):
        return
    value: str = getattr(node, field)
    if len(value) > LONGEST:
        return
    text = _FENCE.sub(_blanked, value) if "```" in value or "~~~" in value else value
    for start, end in _spans(text):
        if not all(map(_LINKED_ITEM.match, text[start:end].split("\n"))):
            words = tuple(_WORD.findall(_ADDRESS.sub(" ", text[start:end]).casefold()))
            yield Paragraph(Place(node.id, field, start, end, value), words)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where runs of lines that are not blank begin and end."""
    start = end = -1
    for line in _LINE.finditer(text):
        if line[0].strip():
            start, end = (line.start() if start < 0 else start), line.start() + len(line[0].rstrip("\n"))
        elif start >= 0:
            yield start, end
            start = -1


def _blanked(found: "re.Match[str]") -> str:
    return re.sub(r"[^\n]", " ", found[0])
