"""Putting pictures into an issue: on lines of their own, inside a quote or as blocks, and nothing else is moved."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from twimeditor.core.assets.references import Reference, node_references, references
from twimeditor.core.assets.spot import Spot
from twimeditor.core.assets.within import gaps, parted, with_lines
from twimeditor.core.errors import EditError
from twimeditor.core.ids import IdSource
from twimeditor.core.model import (
    Attribution,
    Blank,
    FrontMatter,
    Image,
    Issue,
    Node,
    Quote,
    RefDefs,
    Update,
    edits,
    find,
    parts,
)
from twimeditor.core.model.edits.places import copy_of, position
from twimeditor.core.model.edits.regrouping import regroups
from twimeditor.core.post.inline import one_line
from twimeditor.core.post.parse import parse
from twimeditor.core.post.regenerate.image import image_text

_Said = tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class Incoming:
    """A picture that comes in, by its address; `markdown` is what stands for a video."""

    address: str
    alt: str = ""
    markdown: str = ""


@dataclass(frozen=True, slots=True)
class _Home:
    """What holds the place, the quote that is meant, and the node behind which blocks stand (None: at the top)."""

    container: int
    quote: Quote | None = None
    after: int | None = None


def can_stand_inside(issue: Issue, spot: Spot) -> bool:
    """Tell whether there is a quote at the spot that a picture could stand in."""
    return _home(issue, spot.target).quote is not None


@regroups
def place(issue: Issue, ids: IdSource, *, spot: Spot, pictures: Sequence[Incoming], inside: bool) -> Issue:
    """Put pictures at a spot, each on a line of its own, inside the quote that is there or as blocks.

    Blocks stand behind the quote and its pictures; where the caret is in the middle of it, it is parted there.
    """
    if not pictures:
        return issue
    home = _home(issue, spot.target)
    if home.quote is None:
        return _behind(issue, ids, home, pictures)
    caret = spot.caret if home.quote.id == spot.target else None
    if inside:
        return _inside(issue, ids, home.quote, caret, pictures)
    return _parting(issue, ids, home.quote, caret, pictures) or _behind(issue, ids, home, pictures)


def _home(issue: Issue, target: int) -> _Home:
    if target == find.LEAD:
        return _end_of(issue)
    path = find.locate(issue, target)
    holder = find.container_at(issue, path)
    if path.index is None:
        return _end_of(holder)
    node = find.nodes_of(holder)[path.index]
    if isinstance(node, Quote):
        return _at_quote(holder, node)
    update = find.update_in(holder, target)
    if isinstance(node, Attribution) and update is not None:
        return _at_update(holder, update)
    return _Home(find.container_id(holder), None, node.id)


def _end_of(holder: find.Container) -> _Home:
    """Return the last update of what stands directly in a container, or else the end of that."""
    nodes = find.nodes_of(holder)
    updates = [part for part in parts(nodes) if isinstance(part, Update)]
    if updates and not isinstance(holder, Issue):
        return _at_update(holder, updates[-1])
    last = next((node for node in reversed(nodes) if not isinstance(node, Blank | RefDefs)), None)
    return _Home(find.container_id(holder), None, last.id if last is not None else None)


def _at_update(holder: find.Container, update: Update) -> _Home:
    quotes = [node for node in update.nodes if isinstance(node, Quote)]
    if quotes:
        return _at_quote(holder, quotes[-1])
    last = [*update.leaves()][-1]
    return _Home(find.container_id(holder), None, last.id)


def _at_quote(holder: find.Container, quote: Quote) -> _Home:
    """Return the place behind a quote and the pictures that follow it."""
    nodes = find.nodes_of(holder)
    after: Node = quote
    for node in nodes[position(nodes, quote.id) + 1 :]:
        if not isinstance(node, Image | Blank):
            break
        after = node if isinstance(node, Image) else after
    return _Home(find.container_id(holder), quote, after.id)


def _inside(issue: Issue, ids: IdSource, quote: Quote, caret: int | None, pictures: Sequence[Incoming]) -> Issue:
    """Return the issue with pictures in a quote; the first place counts at which all is read as it was meant."""
    texts = [_markdown(picture) for picture in pictures]
    before, new = _said(node_references(quote)), _said(node_references(replace(quote, body="\n\n".join(texts))))
    meant = references(parse("\n\n".join(texts) + "\n"))
    is_shown = [address for address, _alt in new] == [one.address for one in meant]
    for gap in gaps(quote.body, caret) if is_shown else ():
        body = with_lines(quote.body, gap, texts)
        if _holds(before, new, _said(node_references(replace(quote, body=body)))):
            return edits.set_field(issue, ids, target=quote.id, field="body", value=body)
    raise EditError("what the quote leaves open would hide the picture: put it outside of the quote")


def _parting(
    issue: Issue, ids: IdSource, quote: Quote, caret: int | None, pictures: Sequence[Incoming]
) -> Issue | None:
    """Return the issue with a quote parted by pictures, None where the caret is not in its middle."""
    if caret is None:
        return None
    before, after = parted(quote.body, next(gaps(quote.body, caret)))
    if not before.strip() or not after.strip():
        return None
    first = replace(quote, body=before)
    rest = Quote(id=ids.take(), body=after)
    if _said(node_references(first)) + _said(node_references(rest)) != _said(node_references(quote)):
        return None
    nodes = find.nodes_of(find.owner(issue, quote.id))
    at = position(nodes, quote.id)
    new = (*nodes[:at], first, *_blocks(pictures, ids), rest, *nodes[at + 1 :])
    return find.with_nodes(issue, find.locate(issue, quote.id), new)


def _behind(issue: Issue, ids: IdSource, home: _Home, pictures: Sequence[Incoming]) -> Issue:
    path = find.Path() if home.container == find.LEAD else find.locate(issue, home.container)
    nodes = find.nodes_of(find.container_at(issue, path))
    at = position(nodes, home.after) + 1 if home.after is not None else 0
    return find.with_nodes(issue, path, (*nodes[:at], *_blocks(pictures, ids), *nodes[at:]))


def _blocks(pictures: Iterable[Incoming], ids: IdSource) -> Iterator[Node]:
    for picture in pictures:
        if not picture.markdown:
            yield Image(id=ids.take(), alt=one_line(picture.alt).strip(), url=picture.address)
            continue
        leaves = [leaf for leaf in parse(f"{picture.markdown.strip()}\n").leaves() if not isinstance(leaf, FrontMatter)]
        numbers = {leaf.id: ids.take() for leaf in leaves}
        yield from (copy_of(leaf, numbers) for leaf in leaves)


def _markdown(picture: Incoming) -> str:
    if picture.markdown:
        return picture.markdown.strip()
    image = Image(id=0, alt=one_line(picture.alt).strip(), url=picture.address)
    return image_text(image, "")


def _said(found: Iterable[Reference]) -> list[_Said]:
    return [(one.address, one.alt) for one in found]


def _holds(before: list[_Said], new: list[_Said], now: list[_Said]) -> bool:
    """Tell whether to what was there only what is new has come, at one place."""
    return any(before[:at] + new + before[at:] == now for at in range(len(before) + 1))
