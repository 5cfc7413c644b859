"""Turning a block into an update and back, and taking pictures into and out of quotes; all text is kept."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from twimeditor.core.errors import EditError
from twimeditor.core.ids import IdSource
from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.model import (
    Attribution,
    Blank,
    Block,
    Code,
    FrontMatter,
    Image,
    Issue,
    MoreMarker,
    Node,
    Quote,
    RefDefs,
    SubHeading,
    find,
)
from twimeditor.core.model.edits.places import copy_of, position, without
from twimeditor.core.model.edits.regrouping import regroups
from twimeditor.core.model.edits.updates import DEFAULT_VERB
from twimeditor.core.post import regroup
from twimeditor.core.post.parse import parse
from twimeditor.core.post.regenerate.image import image_text

_MAY_BE_CODE = lazy_pattern(r"```|~~~|^(?: {4}|\t)\s*!\[", re.MULTILINE)


def can_be_quoted(node: Node) -> bool:
    """Tell whether a block can become an update."""
    return isinstance(node, Block | Image | SubHeading) and not isinstance(node, RefDefs | MoreMarker)


@regroups
def quoted(issue: Issue, ids: IdSource, *, block: int, verb: str = DEFAULT_VERB) -> Issue:
    """Make a block the quote of an update of its own, whose author is still to be named."""
    node = find.node(issue, block)
    if not can_be_quoted(node):
        raise EditError(f"a {node.KIND} is no text for a quote")
    new = (Attribution(id=ids.take(), verb=verb), Quote(id=ids.take(), body=_markdown_of(node)))
    return _replaced(issue, node, new)


def unquoted(issue: Issue, ids: IdSource, *, update: int) -> Issue:
    """Take the text of an update's quote out of it, as the blocks that it is; an author who is named stays."""
    holder, found = find.update(issue, update)
    quote = found.quote
    if quote is None:
        raise EditError("an update without a quote has no text to take out")
    leaves = [leaf for leaf in parse(f"{quote.body}\n").leaves() if not isinstance(leaf, FrontMatter)]
    numbers = {leaf.id: ids.take() for leaf in leaves}
    blocks = [copy_of(leaf, numbers) for leaf in leaves]
    author = found.attribution
    left_out = {author.id} if author is not None and author.empty else set()
    inside = [leaf for leaf in find.nodes_of(holder) if leaf.id not in left_out]
    changed = _replaced(_with_nodes(issue, quote, inside), quote, blocks)
    return regroup.tree(changed.front, _body_leaves(changed), ids, changed.eol, like=changed)


def picture_before(issue: Issue, image: int) -> Quote | None:
    """Return the quote that stands directly before an image, or None."""
    nodes = find.nodes_of(find.owner(issue, image))
    before = [node for node in nodes[: position(nodes, image)] if not isinstance(node, Blank)]
    last = before[-1] if before else None
    return last if isinstance(last, Quote) else None


@regroups
def image_into_quote(issue: Issue, ids: IdSource, *, image: int) -> Issue:  # noqa: ARG001
    """Put an image at the end of the quote that stands directly before it."""
    node, quote = find.node(issue, image), picture_before(issue, image)
    if not isinstance(node, Image) or quote is None:
        raise EditError("no quote stands directly before the image")
    nodes = find.nodes_of(find.owner(issue, image))
    place = position(nodes, image)
    body = "\n\n".join(part for part in (quote.body.rstrip("\n"), _markdown_of(node)) if part)
    left = without(nodes, place, place + 1)
    changed = tuple(replace(quote, body=body) if leaf is quote else leaf for leaf in left)
    return _with_nodes(issue, quote, changed)


def picture_in(quote: Quote, at: int) -> int | None:
    """Return the number of the line of a quote that is nothing but an image: the one at the offset `at`, else the last.

    A line of code is none.
    """
    found = list(_pictures(quote.body))
    here = quote.body.count("\n", 0, at)
    return here if here in found else found[-1] if found else None


@regroups
def image_out_of_quote(issue: Issue, ids: IdSource, *, quote: int, at: int) -> Issue:
    """Take the image at the offset `at`, or else the last, out of a quote; what follows it is a further quote."""
    node = find.node(issue, quote)
    line = picture_in(node, at) if isinstance(node, Quote) else None
    if not isinstance(node, Quote) or line is None:
        raise EditError("no image stands on a line of its own in the quote")
    lines = node.body.split("\n")
    image = replace(_image_on(lines[line]), id=ids.take(), source=None)
    before = "\n".join(lines[:line]).rstrip("\n")
    after = "\n".join(lines[line + 1 :]).strip("\n")
    first = (replace(node, body=before),) if before.strip() else ()
    rest = (Quote(id=ids.take() if first else node.id, body=after),) if after.strip() else ()
    return _replaced(issue, node, (*first, image, *rest))


def _pictures(body: str) -> Iterator[int]:
    """Yield the numbers of the lines that are an image; the whole body is only read where some of it may be code."""
    lines = enumerate(body.split("\n"))
    found = [number for number, line in lines if line.lstrip().startswith("![") and _is_image(line)]
    code = set(_code_lines(body)) if found and _MAY_BE_CODE.search(body) else set()
    yield from (number for number in found if number not in code)


def _code_lines(body: str) -> Iterator[int]:
    leaves = list(parse(f"{body}\n").leaves())
    counts = [leaf.source.text.count("\n") if leaf.source else 0 for leaf in leaves]
    for leaf, end, count in zip(leaves, accumulate(counts), counts, strict=True):
        if isinstance(leaf, Code):
            yield from range(end - count, end)


def _is_image(line: str) -> bool:
    leaves = list(parse(f"{line.strip()}\n").leaves())
    return len(leaves) == 1 and isinstance(leaves[0], Image)


def _image_on(line: str) -> Image:
    return next(leaf for leaf in parse(f"{line.strip()}\n").leaves() if isinstance(leaf, Image))


def _markdown_of(node: Node) -> str:
    if isinstance(node, Image):
        written = node.source.text if node.source is not None and not node.edited else image_text(node, "\n")
        return written.replace("\r\n", "\n").strip("\n")
    if isinstance(node, SubHeading):
        return f"{'#' * node.level} {node.title}".rstrip()
    return node.markdown if isinstance(node, Block) else ""


def _replaced(issue: Issue, node: Node, new: Sequence[Node]) -> Issue:
    nodes = find.nodes_of(find.owner(issue, node.id))
    place = position(nodes, node.id)
    return _with_nodes(issue, node, (*nodes[:place], *new, *nodes[place + 1 :]))


def _with_nodes(issue: Issue, inside: Node, nodes: Sequence[Node]) -> Issue:
    return find.with_nodes(issue, find.locate(issue, inside.id), tuple(nodes))


def _body_leaves(issue: Issue) -> Iterator[Node]:
    return (leaf for leaf in issue.leaves() if leaf is not issue.front)
