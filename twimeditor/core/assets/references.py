"""Where an issue names the files of pictures and videos."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from urllib.parse import unquote

from twimeditor.core.assets.candidates import Candidate, Form, Span
from twimeditor.core.assets.shown import Shown, definitions, shown
from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.model import (
    Attribution,
    Blank,
    Block,
    Code,
    EntryHeading,
    FrontMatter,
    Image,
    Issue,
    MoreMarker,
    Node,
    Quote,
    SectionHeading,
    SubHeading,
    Text,
)
from twimeditor.core.post import front_matter
from twimeditor.core.post.media import attributes

SHARE = "extra.image"
"""The key of the front matter that names the share image."""

_SITE = lazy_pattern(r"https?://(?:www\.)?matrix\.org(?=/blog/)", re.IGNORECASE)
_SCHEME = lazy_pattern(r"[A-Za-z][A-Za-z0-9+.-]*:|//|@/|#|\?|\\")
_QUERY = lazy_pattern(r"[?#].*", re.DOTALL)
_FILE = lazy_pattern(r"\.(?:png|jpe?g?|gif|webp|avif|svg|webm|mp4)\Z", re.IGNORECASE)
_LINK = lazy_pattern(r"\s*<a\b([^<>]*)>", re.IGNORECASE)


class Use(Enum):
    """What a file is named for; a `LINK` leads to it (or shows it before a video plays), it is not shown there."""

    IMAGE = "image"
    VIDEO = "video"
    SHARE = "share"
    LINK = "link"


_USES = {"img": Use.IMAGE, "video": Use.VIDEO, "source": Use.VIDEO, "a": Use.LINK}


@dataclass(frozen=True, slots=True)
class Reference:
    """A place where a file is named: `start` and `end` are those of the address as written in the field `field`.

    `alt` is plain text, None where there is no place for one. The share image's field is ``extra.image``; a link
    around a picture in HTML has no field.
    """

    node: int
    field: str
    start: int
    end: int
    address: str
    alt: str | None
    use: Use


@dataclass(frozen=True, slots=True)
class Place:
    """A reference with what it takes to write it anew: its form, and where its alt text stands, in the node `teller`.

    `by_label` tells that a definition names the file, `alone` that the alt text is its label at once.
    """

    reference: Reference
    form: Form | None = None
    teller: int = 0
    said_in: str = ""
    said: Span | None = None
    alone: bool = False
    by_label: bool = False


@dataclass(frozen=True, slots=True)
class Defined:
    """A definition: the node and field that it stands in, and its place there."""

    node: int
    field: str
    candidate: Candidate


Definitions = Mapping[str, Defined]
"""What the labels of an issue stand for; of several definitions of one label the first counts."""

NO_DEFINITIONS: Definitions = {}


class ReferenceReader:
    """Reads the references of an issue again and again: of nodes that are the same they are known."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Node, Definitions, tuple[Place, ...]]] = {}
        self._defined: dict[int, tuple[Node, tuple[Defined, ...]]] = {}
        self._definitions: Definitions = NO_DEFINITIONS

    def references(self, issue: Issue) -> tuple[Reference, ...]:
        """Return every place of an issue that names a picture or a video, in file order."""
        return tuple(place.reference for place in self.places(issue))

    def places(self, issue: Issue) -> tuple[Place, ...]:
        """Return the references of an issue with what it takes to write them anew."""
        leaves = list(issue.leaves())
        self._define(leaves)
        kept = {leaf.id for leaf in leaves}
        self._known = {number: known for number, known in self._known.items() if number in kept}
        return tuple(place for leaf in leaves for place in self._places(leaf))

    @property
    def labels(self) -> frozenset[str]:
        """Return what is defined in the issue that was read last, as normalised labels."""
        return frozenset(self._definitions)

    def _define(self, leaves: list[Node]) -> None:
        self._defined = {leaf.id: (leaf, self._definitions_in(leaf)) for leaf in leaves}
        found: dict[str, Defined] = {}
        for _leaf, defined in self._defined.values():
            for one in defined:
                found.setdefault(one.candidate.label, one)
        if found != self._definitions:
            self._definitions = found

    def _definitions_in(self, node: Node) -> tuple[Defined, ...]:
        known = self._defined.get(node.id)
        return known[1] if known is not None and known[0] is node else tuple(_definitions(node))

    def _places(self, node: Node) -> tuple[Place, ...]:
        known = self._known.get(node.id)
        if known is not None and known[0] is node and known[1] is self._definitions:
            return known[2]
        found = tuple(places(node, self._definitions))
        self._known[node.id] = node, self._definitions, found
        return found


def references(issue: Issue) -> tuple[Reference, ...]:
    """Return every place of an issue that names a picture or a video, in file order.

    Who asks again after each edit keeps a `ReferenceReader`.
    """
    return ReferenceReader().references(issue)


def addresses_in(issue: Issue) -> frozenset[str]:
    """Return the addresses that an issue names; ask aside, a long one takes a while."""
    return frozenset(one.address for one in references(issue))


def node_references(
    node: Node, definitions: Definitions = NO_DEFINITIONS, *, steps: int | None = None
) -> tuple[Reference, ...]:
    """Return the places of one node; `definitions` are those of its issue.

    With a number of `steps`, of a node that takes more all places are links: nobody has looked what they show.
    """
    return tuple(place.reference for place in places(node, definitions, steps))


def is_local(address: str) -> bool:
    """Tell whether an address is one on the blog's own site, or a file beside the post."""
    path = path_of(address)
    return bool(path) and _SCHEME.match(path) is None and ".." not in path.split("/") and not path.endswith("/")


def file_name(address: str) -> str:
    """Return the name of the file that an address names."""
    return path_of(address).rsplit("/", 1)[-1]


def path_of(address: str) -> str:
    """Return an address without the site's host and without query and fragment, percent-decoded."""
    return parted(address)[1]


def parted(address: str) -> tuple[str, str, str]:
    """Return the site's host, if it is named, the path, percent-decoded, and query and fragment."""
    text = address.strip()
    host = found[0] if (found := _SITE.match(text)) else ""
    tail = found[0] if (found := _QUERY.search(text)) else ""
    return host, unquote(text[len(host) : len(text) - len(tail)]), tail


def places(node: Node, definitions: Definitions, steps: int | None = None) -> Iterator[Place]:
    """Yield the references of a node with what it takes to write them anew."""
    match node:
        case FrontMatter():
            yield from _share(node)
        case Image():
            yield from _image(node)
        case _:
            for field, lead, quoted in _texts(node):
                yield from _in_text(node, field, lead, definitions, quoted=quoted, steps=steps)


def _share(front: FrontMatter) -> Iterator[Place]:
    address = front_matter.fields(front).get(SHARE, "") if "image" in front.text else ""
    if address:
        yield Place(Reference(front.id, SHARE, 0, len(address), address, None, Use.SHARE))


def _image(node: Image) -> Iterator[Place]:
    reference = Reference(node.id, "url", 0, len(node.url), node.url, node.alt, Use.IMAGE)
    yield Place(reference, None, node.id, "alt")
    link = _LINK.match(node.source.text) if node.source is not None else None
    address = attributes(link[1]).get("href", "") if link is not None and node.source is not None else ""
    if node.source is not None and address != node.source.values[1] and _is_file(address):
        yield Place(Reference(node.id, "", 0, 0, address, None, Use.LINK))


def _texts(node: Node) -> Iterator[tuple[str, str, bool]]:
    """Yield the names of the fields that hold Markdown, with what each begins with there and whether it is quoted."""
    match node:
        case Quote():
            yield "body", "", True
        case Blank() | Code() | MoreMarker():
            return
        case Block():
            yield "markdown", "", False
        case SectionHeading() | EntryHeading() | SubHeading():
            yield "title", "# ", False
        case Attribution():
            yield "lead" if node.guess else "verb", "", False


def _definitions(node: Node) -> Iterator[Defined]:
    if isinstance(node, Block | Quote):
        for field, _lead, quoted in _texts(node):
            for candidate in definitions(str(getattr(node, field)), quoted=quoted):
                yield Defined(node.id, field, candidate)


def _in_text(
    node: Node, field: str, lead: str, defined: Definitions, *, quoted: bool, steps: int | None
) -> Iterator[Place]:
    text = str(getattr(node, field))
    start = len(text) - len(text.lstrip(" \t")) if isinstance(node, Text) else 0
    shift = start - len(lead)
    for found in shown(lead + text[start:], defined, quoted=quoted, steps=steps):
        place = _place(node, field, shift, found, defined)
        if place.reference.use is not Use.LINK or _is_file(place.reference.address):
            yield place


def _place(node: Node, field: str, shift: int, found: Shown, defined: Definitions) -> Place:
    said = (found.said[0] + shift, found.said[1] + shift) if found.said is not None else None
    where = defined[found.label] if found.candidate is None else Defined(node.id, field, found.candidate)
    own = shift if found.candidate is not None else 0
    one = where.candidate
    span = one.start + own, one.end + own
    reference = Reference(where.node, where.field, *span, one.text, found.alt, _USES[found.tag])
    return Place(reference, one.form, node.id, field, said, found.alone, bool(one.label))


def _is_file(address: str) -> bool:
    """Tell whether an address that is linked to is one of a picture or video of the blog's own."""
    return is_local(address) and _FILE.search(path_of(address)) is not None
