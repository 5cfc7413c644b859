"""Files that get another name, and pictures another alt text: all that names them follows, nothing else changes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from twimeditor.core.assets.candidates import Form, tag_around
from twimeditor.core.assets.references import (
    NO_DEFINITIONS,
    SHARE,
    Place,
    Reference,
    ReferenceReader,
    parted,
    places,
)
from twimeditor.core.assets.writing import addresses, alts, attribute_text
from twimeditor.core.errors import EditError
from twimeditor.core.facets.calls import quoted
from twimeditor.core.ids import IdSource
from twimeditor.core.model import Embed, Image, Issue, Node, edits, find
from twimeditor.core.post.front_matter import set_key_edit
from twimeditor.core.post.media import video
from twimeditor.core.post.parse import parse
from twimeditor.core.post.regenerate.values import single, with_attribute

_QUOTES = ('"', "'")

Spot = tuple[int, str, int]
Change = tuple[int, int, str]
"""Two characters of a field, and what is to stand between them."""


def renamed(issue: Issue, ids: IdSource, *, names: Mapping[str, str]) -> Issue:
    """Let every place that has one of the addresses in `names` have the address that it maps to.

    A whole address of the site (``https://matrix.org/blog/…``) stays one, and what follows a ``?`` or ``#`` stays.
    """
    reader = ReferenceReader()
    paths = {parted(old)[1]: new for old, new in names.items()}
    spots = {_spot(place): place for place in reader.places(issue)}
    for place in sorted(spots.values(), key=lambda place: place.reference.start, reverse=True):
        address = _following(place.reference.address, names, paths)
        if address != place.reference.address:
            issue = _with_address(issue, ids, reader, place, address)
    return issue


def with_alt(issue: Issue, ids: IdSource, *, reference: Reference, alt: str) -> Issue:
    """Set the alt text of a picture; of one that a definition names, wherever it is shown with the same words."""
    words = single(alt).strip()
    reader = _reader_of(issue, reference, words)
    named = [place for place in reader.places(issue) if place.reference == reference]
    if not named or reference.alt is None:
        raise EditError("the picture is not there any more, or has no alt text")
    if words == reference.alt:
        return issue
    for place in reversed(named):
        issue = _with_alt(issue, ids, reader, place, words)
    return issue


class _OneNode:
    """Reads a single node, which is all that has to be looked at where no definition plays a part."""

    labels: frozenset[str] = frozenset()

    def __init__(self, node: int) -> None:
        self._number = node
        self._known: tuple[Node, tuple[Place, ...]] | None = None

    def places(self, issue: Issue) -> tuple[Place, ...]:
        """Return the references of the node."""
        node = find.node(issue, self._number)
        if self._known is None or self._known[0] is not node:
            self._known = node, tuple(places(node, NO_DEFINITIONS))
        return self._known[1]


_Reader = ReferenceReader | _OneNode


def _reader_of(issue: Issue, reference: Reference, words: str) -> _Reader:
    """Return what reads enough of an issue, so that an alt text can be set with each key."""
    alone = _OneNode(reference.node)
    is_inside = any(place.reference == reference and not place.by_label for place in alone.places(issue))
    return alone if is_inside and "[" not in words else ReferenceReader()


def _following(address: str, names: Mapping[str, str], paths: Mapping[str, str]) -> str:
    """Return what an address becomes when files are renamed: found as it is, or else by its path."""
    host, path, tail = parted(address)
    if address in names or path not in paths:
        return names.get(address, address)
    new = paths[path]
    return f"{host if new.startswith('/') else ''}{new}{tail}"


def _spot(place: Place) -> Spot:
    reference = place.reference
    return reference.node, reference.field, reference.start


def _with_address(issue: Issue, ids: IdSource, reader: _Reader, place: Place, address: str) -> Issue:
    reference = place.reference
    if not reference.field:
        return _relinked(issue, reference, address)
    if place.form is None:
        return _with_value(issue, ids, reference.node, reference.field, address)
    text = _value(issue, reference.node, reference.field)
    wanted = [
        (address if _spot(one) == _spot(place) else one.reference.address, one.reference.alt)
        for one in reader.places(issue)
    ]
    written = addresses(place.form, address, text[reference.start - 1 : reference.start])
    changes = ([(reference.start, reference.end, one)] for one in written)
    return _first_right(_changed(issue, ids, reference.node, reference.field, changes), reader, wanted, address)


def _with_alt(issue: Issue, ids: IdSource, reader: _Reader, place: Place, alt: str) -> Issue:
    if place.form is None:
        return _with_value(issue, ids, place.teller, place.said_in, alt)
    wanted = [(one.reference.address, alt if one == place else one.reference.alt) for one in reader.places(issue)]
    changes = _alt_changes(_value(issue, place.teller, place.said_in), place, alt, reader.labels)
    return _first_right(_changed(issue, ids, place.teller, place.said_in, changes), reader, wanted, alt)


def _alt_changes(text: str, place: Place, alt: str, labels: frozenset[str]) -> Iterator[list[Change]]:
    """Yield what has to be changed in a text for another alt text, in one way after the other."""
    end = place.reference.end
    if place.said is not None and place.form is Form.HTML and text[place.said[0] - 1] in _QUOTES:
        start, end = place.said
        written = attribute_text(alt, text[start - 1])
        yield [(start, end, written)]
        yield [(start, end, written.replace("[", "&#91;").replace("]", "&#93;"))]  # else it may begin an address
    elif place.form is Form.HTML:
        start, end = tag_around(text, place.reference.start)
        yield [(start, end, with_attribute(text[start:end], "alt", alt))]
    elif place.said is None:
        yield [(end + 1, end + 1, f", caption={quoted(alt)}")]
    elif place.form is Form.CALL:
        start, end = place.said
        yield [(start - 1, end + 1, quoted(alt, text[start - 1]))]
    else:
        start, end = place.said
        for written in alts(alt, labels):
            yield [(start, end, written), *_label(text, place, start, end)]


def _label(text: str, place: Place, start: int, end: int) -> Iterator[Change]:
    """Yield the label of a picture that has been its own alt text so far."""
    if place.alone:
        yield end + 1, end + 1 + 2 * text.startswith("[]", end + 1), f"[{text[start:end]}]"


def _changed(
    issue: Issue, ids: IdSource, node: int, field: str, changes: Iterable[Sequence[Change]]
) -> Iterator[Issue]:
    """Yield the issue with each of several changes of a field."""
    before = _value(issue, node, field)
    for several in changes:
        text = before
        for start, end, new in reversed(several):
            text = text[:start] + new + text[end:]
        yield _with_value(issue, ids, node, field, text)


def _first_right(
    tried: Iterable[Issue], reader: _Reader, wanted: Sequence[tuple[str, str | None]], value: str
) -> Issue:
    """Return the first issue whose places have the addresses and alt texts that are wanted."""
    for issue in tried:
        if [(one.reference.address, one.reference.alt) for one in reader.places(issue)] == wanted:
            return issue
    raise EditError(f"“{value}” cannot be written where the picture stands: change its Markdown")


def _value(issue: Issue, node: int, field: str) -> str:
    return str(getattr(find.node(issue, node), field))


def _with_value(issue: Issue, ids: IdSource, node: int, field: str, value: str) -> Issue:
    if field == SHARE:
        return set_key_edit(issue, ids, key=field, value=value)
    before = find.node(issue, node)
    if isinstance(before, Embed):
        shown = video(value)
        return find.with_node(
            issue, node, replace(before, markdown=value, video=before.video if shown is None else shown)
        )
    return edits.set_field(issue, ids, target=node, field=field, value=value)


def _relinked(issue: Issue, reference: Reference, address: str) -> Issue:
    """Let the link around a picture in HTML, which is no field of it, lead to another address."""
    node = find.node(issue, reference.node)
    if node.source is None:
        return issue
    text = node.source.text
    start, end = tag_around(text, text.lower().index("<a") + 1)
    linked = text[:start] + with_attribute(text[start:end], "href", address) + text[end:]
    read = next((leaf for leaf in parse(linked).leaves() if isinstance(leaf, Image)), None)
    if read is None or read.source is None:
        raise EditError(f"“{address}” cannot be written where the picture is linked: change its Markdown")
    values = dict(zip(node.FIELDS, node.values, strict=True))
    source = replace(read.source, glued_to=node.source.glued_to)
    return find.with_node(issue, node.id, replace(read, id=node.id, source=source, **values))
