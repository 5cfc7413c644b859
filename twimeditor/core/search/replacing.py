"""Replacing what was found, as one edit that touches nothing else."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from operator import attrgetter
from typing import Any, TypeVar

from twimeditor.core.errors import EditError, FrontMatterError
from twimeditor.core.ids import IdSource
from twimeditor.core.model import (
    Attribution,
    Block,
    Embed,
    Entry,
    EntryHeading,
    FrontMatter,
    Issue,
    Node,
    Quote,
    Section,
    SectionHeading,
    Shortcode,
)
from twimeditor.core.post import front_matter, parse
from twimeditor.core.post.fields import fields
from twimeditor.core.post.settle import settle
from twimeditor.core.search.hits import Hit

_N = TypeVar("_N", bound=Node)


def replaced(issue: Issue, ids: IdSource, found: Iterable[Hit]) -> Issue:
    """Return `issue` with `new` in the place of each hit; one whose text has become another is left alone.

    What a node then is, is settled as when it had been typed: a title stays on its line, a block becomes the nodes
    that its Markdown is.
    """
    by_node: dict[int, list[Hit]] = {}
    for hit in found:
        by_node.setdefault(hit.node, []).append(hit)
    changed = {node.id: new for node in _touched(issue, by_node) if (new := _replaced(node, by_node[node.id])) != node}
    if not changed:
        return issue
    issue = _with_nodes(issue, changed)
    for node in changed.values():
        issue = _settled(issue, ids, node)
    return issue


def new_value(value: str, found: Sequence[Hit]) -> str:
    """Return a field's value with the hits in it replaced; the same where it was another that was looked through."""
    if any(hit.value != value for hit in found):
        return value
    for hit in sorted(found, key=attrgetter("start"), reverse=True):
        value = value[: hit.start] + hit.new + value[hit.end :]
    return value


def _touched(issue: Issue, by_node: dict[int, list[Hit]]) -> Iterator[Node]:
    return (node for node in issue.leaves() if node.id in by_node)


def _replaced(node: Node, found: list[Hit]) -> Node:
    values = dict(fields(node))
    found = sorted(found, key=attrgetter("field"))
    for field, own in groupby(found, key=attrgetter("field")):
        if field in values:
            node = _with_value(node, field, new_value(values[field], tuple(own)))
    return node


def _with_value(node: Node, field: str, value: str) -> Node:
    if not isinstance(node, FrontMatter) or field == "text":
        changes: dict[str, Any] = {field: value}
        return replace(node, **changes)
    try:
        return front_matter.set_key(node, field, value)
    except FrontMatterError:  # a date that would be none, say: it stays
        return node


def _with_nodes(issue: Issue, changed: dict[int, Node]) -> Issue:
    """Return `issue` with other nodes in the places of those with the same ids; what has none stays the very same."""
    front = issue.front if issue.front is None else _chosen(issue.front, changed)
    sections = tuple(_section(section, changed) for section in issue.sections)
    lead = tuple(_chosen(node, changed) for node in issue.lead)
    return replace(issue, front=front, lead=lead, sections=sections)


def _section(section: Section, changed: dict[int, Node]) -> Section:
    if section.ids.isdisjoint(changed):
        return section
    heading = section.heading if section.heading is None else _chosen(section.heading, changed)
    nodes = tuple(_chosen(node, changed) for node in section.nodes)
    entries = tuple(_entry(entry, changed) for entry in section.entries)
    return replace(section, heading=heading, nodes=nodes, entries=entries)


def _entry(entry: Entry, changed: dict[int, Node]) -> Entry:
    if entry.ids.isdisjoint(changed):
        return entry
    nodes = tuple(_chosen(node, changed) for node in entry.nodes)
    return replace(entry, heading=_chosen(entry.heading, changed), nodes=nodes)


def _chosen(node: _N, changed: dict[int, Node]) -> _N:
    new = changed.get(node.id)
    return new if isinstance(new, type(node)) else node


def _settled(issue: Issue, ids: IdSource, node: Node) -> Issue:
    if not _needs_settling(node):
        return issue
    try:
        return settle(issue, ids, target=node.id)
    except EditError:  # it went with one that was settled before
        return issue


def _needs_settling(node: Node) -> bool:
    """Tell whether settling could change anything; it costs much in a long issue."""
    if isinstance(node, SectionHeading | EntryHeading) or (isinstance(node, Attribution) and node.guess):
        return True
    if isinstance(node, Block):
        return isinstance(node, Embed | Shortcode) or not _reads_back(node)
    if isinstance(node, Quote):
        return node.body != node.body.strip()
    return any("\n" in value or value != value.strip() for value in node.values)


def _reads_back(node: Block) -> bool:
    found = list(parse(node.markdown).leaves())
    return len(found) == 1 and type(found[0]) is type(node) and found[0].values == node.values
