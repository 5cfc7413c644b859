"""Settling what was typed, when a field is left: values are trimmed, and a block's Markdown becomes the nodes it is."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from twimeditor.core.ids import IdSource
from twimeditor.core.model import (
    Attribution,
    Blank,
    Block,
    Entry,
    EntryHeading,
    FrontMatter,
    Issue,
    Node,
    Quote,
    Role,
    Section,
    Text,
    edits,
    find,
)
from twimeditor.core.model.edits.places import copy_of
from twimeditor.core.post import attribution, regroup
from twimeditor.core.post.closing import unclosed
from twimeditor.core.post.leaves import split_website
from twimeditor.core.post.parse import parse
from twimeditor.core.post.regenerate.values import all_lines, lines_of, single

__all__ = ["settle", "unclosed"]


def settle(issue: Issue, ids: IdSource, *, target: int) -> Issue:
    """Settle a node, or the fields of a section or entry: its heading, and an entry's description.

    Trims single-line values and a quote's empty ends. A block's Markdown is parsed on its own: it becomes the nodes
    that it is, the first of which keeps the id, and headings among them open sections and entries; an emptied block
    goes. One that does not end within itself (`unclosed`) is left as it is. What was not edited is never touched.
    """
    holder = find.container_at(issue, find.locate(issue, target))
    if isinstance(holder, Section | Entry) and holder.id == target:
        for node in _fields_of(holder):
            issue = _settled(issue, ids, node)
        return issue
    return _settled(issue, ids, find.node(issue, target))


def _fields_of(holder: Section | Entry) -> list[Node]:
    heading: list[Node] = [holder.heading] if holder.heading is not None else []
    if isinstance(holder, Section):
        return heading
    return heading + [node for node in holder.nodes if isinstance(node, Text) and node.role is Role.DESCRIPTION]


def _settled(issue: Issue, ids: IdSource, node: Node) -> Issue:
    if not node.edited or isinstance(node, FrontMatter | Blank):
        return issue
    if isinstance(node, Block):
        return _settled_block(issue, ids, node)
    for field, value in _trimmed(node).items():
        issue = edits.set_field(issue, ids, target=node.id, field=field, value=value)
    return issue


def _trimmed(node: Node) -> dict[str, str]:
    """Return the node's values as they are kept."""
    if isinstance(node, Quote):
        return {"body": _without_blank_ends(node.body)}
    if isinstance(node, Attribution):
        return _author(node)
    values = {field: single(value) for field, value in zip(node.FIELDS, node.values, strict=True)}
    if isinstance(node, EntryHeading) and not values["website"]:
        values["title"], values["website"] = split_website(values["title"])
    return values


def _without_blank_ends(body: str) -> str:
    lines = lines_of(body)
    return body if lines == all_lines(body) else "\n".join(lines)


def _author(node: Attribution) -> dict[str, str]:
    """Return trimmed values; a link to somebody's Matrix id as that id."""
    if node.guess:
        return {"lead": single(node.lead)}
    return {"name": single(node.name), "target": attribution.target_of(single(node.target)), "verb": single(node.verb)}


def _settled_block(issue: Issue, ids: IdSource, node: Block) -> Issue:
    lines = lines_of(node.markdown)
    if not lines:
        return edits.remove(issue, ids, target=node.id)
    if unclosed(node) is not None:
        return issue
    found = list(parse("".join(line + issue.eol for line in lines)).leaves())
    if isinstance(found[0], FrontMatter):
        return issue
    changed = _with_nodes(issue, ids, node, _numbered(node, found, ids))
    return issue if changed == issue else changed


def _numbered(node: Block, found: Sequence[Node], ids: IdSource) -> list[Node]:
    """Give the nodes that a block has become their ids; the first is the block, with its slice if its kind is."""
    numbers = {leaf.id: ids.take() if place else node.id for place, leaf in enumerate(found)}
    new = [copy_of(leaf, numbers) for leaf in found]
    if type(new[0]) is type(node):
        new[0] = replace(new[0], source=node.source)
    elif new[0].source is not None and node.source is not None:
        new[0] = replace(new[0], source=replace(new[0].source, glued_to=node.source.glued_to))
    return new


def _with_nodes(issue: Issue, ids: IdSource, node: Node, new: Iterable[Node]) -> Issue:
    leaves = [
        leaf
        for old in issue.leaves()
        if not isinstance(old, FrontMatter)
        for leaf in (new if old.id == node.id else (old,))
    ]
    return regroup.tree(issue.front, leaves, ids, issue.eol, like=issue)
