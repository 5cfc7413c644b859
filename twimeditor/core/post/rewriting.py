"""Other values in the fields of many nodes at once, as one edit that touches nothing else."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
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
from twimeditor.core.post import front_matter
from twimeditor.core.post.parse import parse
from twimeditor.core.post.settle import settle

_N = TypeVar("_N", bound=Node)

Values = Mapping[str, str]
"""Values by the names of their fields, as `twimeditor.core.post.fields` names them."""


def rewritten(issue: Issue, ids: IdSource, values: Mapping[int, Values]) -> Issue:
    """Return `issue` with other values in fields of the nodes with these ids; the very same where none is another.

    What a node then is, is settled as when it had been typed: a title stays on its line, a block becomes the nodes
    that its Markdown is. What a key of the front matter cannot hold is left out.
    """
    nodes = {node.id: node for node in issue.leaves() if node.id in values}
    changed = {number: new for number, node in nodes.items() if (new := _with(node, values[number])) != node}
    if not changed:
        return issue
    issue = _with_nodes(issue, changed)
    for number, node in changed.items():
        issue = _settled(issue, ids, nodes[number], node)
    return issue


def spliced(value: str, parts: Iterable[tuple[int, int, str]]) -> str:
    """Return a text with other characters in the places from start to end, none of which overlap."""
    for start, end, new in sorted(parts, reverse=True):
        value = value[:start] + new + value[end:]
    return value


def _with(node: Node, values: Values) -> Node:
    for field, value in values.items():
        node = _with_value(node, field, value)
    return node


def _with_value(node: Node, field: str, value: str) -> Node:
    if not isinstance(node, FrontMatter) or field == "text":
        changes: dict[str, Any] = {field: value}
        return replace(node, **changes)
    try:
        return front_matter.set_key(node, field, value)
    except FrontMatterError:  # a date that would be none, say: it stays
        return node


def _with_nodes(issue: Issue, changed: Mapping[int, Node]) -> Issue:
    """Return `issue` with other nodes in the places of those with the same ids; what has none stays the very same."""
    front = issue.front if issue.front is None else _chosen(issue.front, changed)
    sections = tuple(_section(section, changed) for section in issue.sections)
    lead = tuple(_chosen(node, changed) for node in issue.lead)
    return replace(issue, front=front, lead=lead, sections=sections)


def _section(section: Section, changed: Mapping[int, Node]) -> Section:
    if section.ids.isdisjoint(changed):
        return section
    heading = section.heading if section.heading is None else _chosen(section.heading, changed)
    nodes = tuple(_chosen(node, changed) for node in section.nodes)
    entries = tuple(_entry(entry, changed) for entry in section.entries)
    return replace(section, heading=heading, nodes=nodes, entries=entries)


def _entry(entry: Entry, changed: Mapping[int, Node]) -> Entry:
    if entry.ids.isdisjoint(changed):
        return entry
    nodes = tuple(_chosen(node, changed) for node in entry.nodes)
    return replace(entry, heading=_chosen(entry.heading, changed), nodes=nodes)


def _chosen(node: _N, changed: Mapping[int, Node]) -> _N:
    new = changed.get(node.id)
    return new if isinstance(new, type(node)) else node


def _settled(issue: Issue, ids: IdSource, before: Node, after: Node) -> Issue:
    if not _needs_settling(before, after):
        return issue
    try:
        return settle(issue, ids, target=after.id)
    except EditError:  # it went with one that was settled before
        return issue


def _needs_settling(before: Node, after: Node) -> bool:
    """Tell whether settling could change anything; it costs much in a long issue."""
    if isinstance(after, SectionHeading | EntryHeading) or (isinstance(after, Attribution) and after.guess):
        return True
    if isinstance(after, Block):
        return isinstance(after, Embed | Shortcode) or not _reads_back(after)
    if isinstance(before, Quote) and isinstance(after, Quote):
        return _blank_ends(before.body) != _blank_ends(after.body)
    return any("\n" in value or value != value.strip() for value in after.values)


def _blank_ends(body: str) -> tuple[str, str]:
    """Return the white space at both ends: what stood there before is not for an edit in between to take away."""
    return body[: len(body) - len(body.lstrip())], body[len(body.rstrip()) :]


def _reads_back(node: Block) -> bool:
    found = list(parse(node.markdown).leaves())
    return len(found) == 1 and type(found[0]) is type(node) and found[0].values == node.values
