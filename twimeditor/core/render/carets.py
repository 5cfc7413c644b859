"""A place on the page as a place in a form's field, and back."""

from dataclasses import dataclass

from twimeditor.core.model import Attribution, EntryHeading, Image, Node, Quote
from twimeditor.core.render.paragraphs import paragraphs
from twimeditor.core.render.reading import place_in, visible


@dataclass(frozen=True, slots=True)
class Caret:
    """An index into the text of a node's field; `field` is "" for the node's first one."""

    index: int = 0
    field: str = ""


def caret_of(node: Node, before: str, child: int = -1, children: int = 0) -> Caret:
    """Return the caret for the place on the page behind `before`, the text of the node up to there.

    In a quote `before` begins with the element `child` of its `children`, unless that is -1.
    """
    match node:
        case Quote():
            return Caret(_in_quote(node.body, before, child, children))
        case EntryHeading(website=website) if website and _length(before) > _length(visible(node.title)):
            return Caret(0, "website")
        case Attribution(guess=False):
            return _in_attribution(node, before)
        case Attribution():
            return Caret(place_in(node.lead, before), "lead")
        case Image():
            return Caret()
        case _:
            return Caret(place_in(node.values[0], before) if node.values else 0)


def paragraph_start(body: str, child: int, children: int) -> tuple[int, int] | None:
    """Return where the text of a quote's element begins and ends, None where that cannot be told."""
    ranges = paragraphs(body)
    if len(ranges) != children or not 0 <= child < children:
        return None
    lines = body.split("\n")
    first, end = ranges[child]
    start = sum(len(line) + 1 for line in lines[:first])
    return start, start + len("\n".join(lines[first:end]))


def _in_quote(body: str, before: str, child: int, children: int) -> int:
    found = paragraph_start(body, child, children)
    if found is None:
        return place_in(body, before) if child < 0 else 0
    start, end = found
    return start + place_in(body[start:end], before)


def _in_attribution(node: Attribution, before: str) -> Caret:
    read = before.lstrip()
    if len(read) <= len(node.name):
        return Caret(len(read), "name")
    return Caret(place_in(node.verb, read[len(node.name) :].lstrip()), "verb")


def _length(text: str) -> int:
    return sum(not char.isspace() for char in text)
