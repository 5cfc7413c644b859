"""The links in a node’s Markdown, with the exact places of their addresses: what code or a comment says is none.

As with pictures (`twimeditor.core.assets.shown`) the page itself is asked: addresses become words of their own, and
what turns up on the page as a link’s target is one.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from twimeditor.core.assets.candidates import Form, candidates
from twimeditor.core.check.limits import LONGEST
from twimeditor.core.check.place import Place, place_in
from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.model import (
    Attribution,
    Blank,
    Block,
    Code,
    EntryHeading,
    FrontMatter,
    Image,
    MoreMarker,
    Node,
    Quote,
    SectionHeading,
    SubHeading,
)
from twimeditor.core.render.blocks import Markdown, Parser

_WORD = "twim-link-"
_EMPTY = lazy_pattern(r"(?<!\\)\]\((?P<address>)[ \t]*(?:\n[ \t]*)?\)")
_AUTO = lazy_pattern(r"<(?P<address>https?://[^\s<>]+)>", re.IGNORECASE)
_HREF = lazy_pattern(r'<a\b[^<>]*?\shref="([^"]*)"', re.IGNORECASE)

Span = tuple[int, int]


class Kind(Enum):
    """How a link is written."""

    INLINE = "inline"  # [text](address)
    AUTO = "auto"  # <address>
    DEFINED = "defined"  # [label]: address
    FIELD = "field"  # a field that is an address


@dataclass(frozen=True, slots=True)
class Link:
    """A link in a field: where its address stands, and where all of it does."""

    field: str
    start: int
    end: int
    address: str
    kind: Kind
    whole: Span

    def place(self, node: Node) -> Place:
        """Return the address, all of the link where it has none."""
        span = (self.start, self.end) if self.start < self.end else self.whole
        return place_in(node, self.field, *span)


@dataclass(frozen=True, slots=True)
class _Candidate:
    start: int
    end: int
    address: str
    kind: Kind


def node_links(node: Node, wanted: Callable[[str], bool]) -> Iterator[Link]:
    """Yield the links of a node whose addresses are wanted; a definition counts, whoever uses it."""
    if isinstance(node, EntryHeading) and node.website and wanted(node.website):
        yield Link("website", 0, len(node.website), node.website, Kind.FIELD, (0, len(node.website)))
    for field, lead, quoted in _texts(node):
        text = str(getattr(node, field))
        if len(text) <= LONGEST:
            yield from _in_text(field, lead, text, wanted, quoted=quoted)


def _texts(node: Node) -> Iterator[tuple[str, str, bool]]:
    """Yield the names of the fields that hold Markdown, with what each begins with there and whether it is quoted."""
    match node:
        case Quote():
            yield "body", "", True
        case Blank() | Code() | MoreMarker() | FrontMatter() | Image():
            return
        case Block():
            yield "markdown", "", False
        case SectionHeading() | EntryHeading() | SubHeading():
            yield "title", "# ", False
        case Attribution():
            yield "lead" if node.guess else "verb", "", False


def _in_text(field: str, lead: str, text: str, wanted: Callable[[str], bool], *, quoted: bool) -> Iterator[Link]:
    found = [one for one in _candidates(lead + text) if wanted(one.address)]
    if not found:
        return
    for one in _shown(lead + text, found, quoted=quoted):
        start, end = one.start - len(lead), one.end - len(lead)
        yield Link(field, start, end, one.address, one.kind, _whole(text, start, end, one.kind))


def _candidates(text: str) -> list[_Candidate]:
    """Return what may be a link's address, in order."""
    targets = [
        _Candidate(one.start, one.end, one.text, Kind.DEFINED if one.label else Kind.INLINE)
        for one in candidates(text)
        if one.form in {Form.BARE, Form.ANGLED}
    ]
    others = [
        _Candidate(*found.span("address"), found["address"], kind)
        for pattern, kind in ((_EMPTY, Kind.INLINE), (_AUTO, Kind.AUTO))
        for found in pattern.finditer(text)
    ]
    return sorted([*targets, *others], key=lambda one: (one.start, one.end))


def _shown(text: str, found: Sequence[_Candidate], *, quoted: bool) -> Iterator[_Candidate]:
    """Yield those that are links on the page."""
    word = _WORD
    while word in text:
        word += "x-"
    words = {f"https://{word}{number}.example/": one for number, one in enumerate(found)}
    parser = Parser()
    parsed = parser.parse(Markdown(_replaced(text, words), quoted))
    html = parser.render(parsed, parsed.definitions).html
    on_page = set(_HREF.findall(html)) | {address for address, _title in parsed.definitions.values()}
    yield from (one for address, one in words.items() if address in on_page)


def _replaced(text: str, words: dict[str, _Candidate]) -> str:
    pieces: list[str] = []
    done = 0
    for address, one in words.items():
        if one.start >= done:
            pieces += text[done : one.start], address
            done = one.end
    return "".join(pieces) + text[done:]


def _whole(text: str, start: int, end: int, kind: Kind) -> Span:
    """Return where all of a link stands, its text included."""
    if kind is Kind.AUTO:
        return start - 1, end + 1
    if kind is Kind.DEFINED:
        return text.rindex("[", 0, start), end + text.startswith(">", end)
    if kind is Kind.FIELD:
        return start, end
    depth, at = 0, text.rindex("](", 0, start)
    closing = text.find(")", end)
    while at >= 0:
        depth += {"]": 1, "[": -1}.get(text[at], 0) if text[at - 1 : at] != "\\" else 0
        if depth == 0:
            break
        at -= 1
    return max(at, 0), closing + 1 if closing >= 0 else end
