"""Reading and setting a node's facets by name."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from twimeditor.core.errors import EditError
from twimeditor.core.facets.calls import ARGUMENT, call_facets, new_argument
from twimeditor.core.facets.facet import Facet
from twimeditor.core.facets.fences import fence_facets
from twimeditor.core.facets.headings import live_facets, sub_heading_facets
from twimeditor.core.facets.videos import video_facets
from twimeditor.core.ids import IdSource
from twimeditor.core.model import (
    Block,
    Code,
    Embed,
    Issue,
    Node,
    SectionHeading,
    Shortcode,
    SubHeading,
    Unwritten,
    find,
)
from twimeditor.core.post.parse import parse

LONGEST = 50_000
"""No block that is longer has facets: it would take too long to look at with each key."""

_BREAKS = re.compile(r"[ \t]*[\r\n]+[ \t]*")
_READERS: Mapping[type[Node], Callable[..., Iterator[Facet]]] = MappingProxyType(
    {
        Code: fence_facets,
        Embed: video_facets,
        SectionHeading: live_facets,
        Shortcode: call_facets,
        SubHeading: sub_heading_facets,
    }
)


def names(node: Node) -> tuple[str, ...]:
    """Return the names of the node's facets; none where its Markdown is not understood."""
    return tuple(facet.name for facet in _facets(node))


def get(node: Node, name: str) -> str:
    """Return a facet's value; "" where the node has none of that name."""
    found = _facet(node, name)
    return found.value if found is not None else ""


def place(node: Node, name: str) -> int | None:
    """Return where a facet's value stands in the node's text, None where it stands there otherwise, or not at all."""
    found = _facet(node, name)
    if found is None or found.at < 0:
        return None
    return found.at if node.values[0].startswith(found.value, found.at) else None


def put(node: Node, name: str, value: str) -> Node:
    """Return the node with the facet set; raise `EditError` where that cannot be written.

    What is not of one line in the file is not of one line here: line ends in such a value become spaces.
    """
    facet = _facet(node, name)
    if facet is None:
        raise EditError(f"there is no {name} here")
    text = value.replace("\r\n", "\n").replace("\r", "\n") if facet.lines else _BREAKS.sub(" ", value)
    if text == facet.value:
        return node
    changed = facet.put(text)
    if get(changed, name).strip() != text.strip() or not _stays(changed):
        raise EditError(f"the {name.replace('_', ' ')} cannot be written like this")
    return changed


def set_facet(issue: Issue, ids: IdSource, *, target: int, name: str, value: str) -> Issue:  # noqa: ARG001
    """Set a facet of the node `target`, as an edit."""
    return _with(issue, target, lambda node: put(node, name, value))


def type_facet(issue: Issue, ids: IdSource, *, target: int, name: str, value: str) -> Issue:
    """Set a facet, or keep with the issue what was typed where the node's Markdown cannot hold it."""
    waiting = [one for one in issue.unwritten if one.node == target and one.field != name]
    left = [one for one in issue.unwritten if one.node != target]
    for one in (Unwritten(target, name, value), *waiting):
        try:
            issue = set_facet(issue, ids, target=target, name=one.field, value=one.value)
        except EditError:
            left.append(one)
    return issue if tuple(left) == issue.unwritten else replace(issue, unwritten=tuple(left))


def obstacle(issue: Issue, target: int, name: str) -> str:
    """Return why what was typed for a facet is not written, or an empty string."""
    typed = next((one for one in issue.unwritten if (one.node, one.field) == (target, name)), None)
    if typed is None:
        return ""
    try:
        put(find.node(issue, target), name, typed.value)
    except EditError as error:
        return str(error)
    return ""


def drop_facet(issue: Issue, ids: IdSource, *, target: int, name: str) -> Issue:  # noqa: ARG001
    """Take an empty facet that is not needed out of the node `target`, when its field is left."""
    return _with(issue, target, lambda node: _without(node, name))


def _with(issue: Issue, target: int, change: Callable[[Node], Node]) -> Issue:
    path = find.locate(issue, target)
    node = find.node_at(issue, path, target)
    changed = change(node)
    return issue if changed is node else find.with_node_at(issue, path, changed)


def _without(node: Node, name: str) -> Node:
    facet = _facet(node, name)
    if facet is None or facet.drop is None or facet.value.strip():
        return node
    without = facet.drop()
    was_empty = node.source is not None and isinstance(node, Block) and node.markdown == node.source.values[0]
    return node if was_empty or not _stays(without) else without


def _facet(node: Node, name: str) -> Facet | None:
    found = next((facet for facet in _facets(node) if facet.name == name), None)
    if found is None and isinstance(node, Shortcode) and name.startswith(ARGUMENT):
        return new_argument(node, name.removeprefix(ARGUMENT))
    return found


def _facets(node: Node) -> Iterator[Facet]:
    reader = _READERS.get(type(node))
    if reader is None or any(len(value) > LONGEST for value in node.values):
        return
    yield from reader(node)


def _stays(node: Node) -> bool:
    """Tell whether a block's Markdown is still the one block of its kind."""
    if not isinstance(node, Block):
        return True
    leaves = list(parse(f"{node.markdown}\n").leaves())
    return len(leaves) == 1 and type(leaves[0]) is type(node)
