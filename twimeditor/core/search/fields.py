"""Which parts of a node's texts are looked through."""

from collections.abc import Iterator
from typing import Final

from twimeditor.core.model import (
    Attribution,
    Code,
    EntryHeading,
    FrontMatter,
    Image,
    Node,
    Quote,
    SectionHeading,
    SubHeading,
)
from twimeditor.core.search.links import targets
from twimeditor.core.search.query import Scope

Span = tuple[int, int]

_ADDRESSES: Final = {(EntryHeading, "website"), (Image, "url"), (Attribution, "target"), (FrontMatter, "extra.image")}


def areas(node: Node, field: str, text: str, scope: Scope) -> Iterator[Span]:
    """Yield the parts of a field's text that are within `scope`."""
    if scope is Scope.LINKS and not _is_address(node, field):
        yield from () if _is_plain(node, field) else targets(text)
    elif _is_within(node, field, scope):
        yield 0, len(text)


def _is_address(node: Node, field: str) -> bool:
    return (type(node), field) in _ADDRESSES


def _is_plain(node: Node, field: str) -> bool:
    """Tell whether the text has no Markdown in it: names, alternative text, code, the front matter."""
    return isinstance(node, Code | FrontMatter | Image) or (isinstance(node, Attribution) and field == "name")


def _is_within(node: Node, field: str, scope: Scope) -> bool:
    if scope is Scope.TITLES:
        headings = FrontMatter | SectionHeading | EntryHeading | SubHeading
        return field == "title" and isinstance(node, headings)
    return isinstance(node, Quote) if scope is Scope.QUOTES else True
