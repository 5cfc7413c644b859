"""Which characters of the post each field of a form shows: the way from a place in a node to one in a field."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol

from twimeditor.core import facets
from twimeditor.core.errors import EditError
from twimeditor.core.model import Issue, Node, find
from twimeditor.core.model.edits.description import GAP
from twimeditor.ui.forms.spec import FieldSpec, Source

_NODE_FIELDS: Mapping[str, str] = MappingProxyType(
    {"author_name": "name", "author_id": "target", "quote": "body", "description": "markdown", "intro": "markdown"}
)
"""What the fields are called in their node that the form sets by another name."""
_JOINED = {"description", "intro"}


class Located(Protocol):
    """Characters `start` to `end` of the `value` that the node's field has: a problem's place, or what was found."""

    @property
    def node(self) -> int: ...
    @property
    def field(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def value(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Piece:
    """What a field shows from its character `at` on: `length` characters of a node's field, from `start` on.

    `value` is the whole text that the node's field has.
    """

    node: int
    field: str
    value: str
    length: int
    start: int = 0
    at: int = 0

    def span(self, place: Located) -> tuple[int, int] | None:
        """Return where in the field a place is; None where it is not, or not as a whole."""
        if (place.node, place.field) != (self.node, self.field) or place.value != self.value:
            return None
        if place.start < self.start or place.end > self.start + self.length:
            return None
        return place.start - self.start + self.at, place.end - self.start + self.at


def pieces(issue: Issue, spec: FieldSpec, shown: str) -> tuple[Piece, ...]:
    """Return the pieces of a field that shows the text `shown`; none where that is not what the post has."""
    try:
        return tuple(_pieces(issue, spec, shown))
    except EditError:  # undone while the form still shows it
        return ()


def _pieces(issue: Issue, spec: FieldSpec, shown: str) -> Iterator[Piece]:
    if spec.node is None or spec.source is Source.FILE:
        return
    if spec.source is Source.FACET:
        yield from _of_facet(find.node(issue, spec.node), spec, shown)
    elif spec.field in _JOINED:
        yield from _of_paragraphs([find.node(issue, node) for node in (spec.node, *spec.also)], shown)
    else:
        yield Piece(spec.node, _NODE_FIELDS.get(spec.field, spec.field), shown, len(shown))


def _of_facet(node: Node, spec: FieldSpec, shown: str) -> Iterator[Piece]:
    at = facets.place(node, spec.field)
    if at is not None and node.values[0].startswith(shown, at):
        yield Piece(node.id, node.FIELDS[0], node.values[0], len(shown), at)


def _of_paragraphs(nodes: list[Node], shown: str) -> Iterator[Piece]:
    at = 0
    for node in nodes:
        text = node.values[0]
        if text and shown.startswith(text, at):
            yield Piece(node.id, node.FIELDS[0], text, len(text), at=at)
            at += len(text) + len(GAP)
