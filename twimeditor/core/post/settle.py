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
    RefDefs,
    Role,
    Section,
    SectionHeading,
    Text,
    edits,
    find,
    roles,
)
from twimeditor.core.model.edits.places import copy_of
from twimeditor.core.post import attribution, regroup
from twimeditor.core.post.blocks import scan, split_lines
from twimeditor.core.post.closing import unclosed
from twimeditor.core.post.inline import Definitions
from twimeditor.core.post.leaves import split_website
from twimeditor.core.post.parse import parse
from twimeditor.core.post.regenerate.values import all_lines, lines_of, single

__all__ = ["make_short", "settle", "unclosed"]


def settle(issue: Issue, ids: IdSource, *, target: int) -> Issue:
    """Settle a node, or the fields of a section or entry: its heading, and an entry's description.

    Trims single-line values and a quote's empty ends. A block's Markdown is parsed on its own: it becomes the nodes
    that it is, the first of which keeps the id, and headings among them open sections and entries; an emptied block
    goes. One that does not end within itself (`unclosed`) is left as it is. What was not edited is never touched.
    What depends on the values follows: what a guess suggests, and the roles of the paragraphs under a heading.
    """
    holder = find.container_at(issue, find.locate(issue, target))
    if isinstance(holder, Section | Entry) and holder.id == target:
        for node in _fields_of(holder):
            issue = _settled(issue, ids, node)
        return issue
    return _settled(issue, ids, find.node(issue, target))


def make_short(issue: Issue, ids: IdSource, *, attribution: int, verb: str) -> Issue:
    """Turn a guess into name, id and verb (`edits.make_short`) after settling what is typed in it."""
    return edits.make_short(settle(issue, ids, target=attribution), ids, attribution=attribution, verb=verb)


def _fields_of(holder: Section | Entry) -> list[Node]:
    heading: list[Node] = [holder.heading] if holder.heading is not None else []
    if isinstance(holder, Section):
        return heading
    return heading + [node for node in holder.nodes if isinstance(node, Text) and node.role is Role.DESCRIPTION]


def _settled(issue: Issue, ids: IdSource, node: Node) -> Issue:
    if isinstance(node, FrontMatter | Blank):
        return issue
    if isinstance(node, Block):
        return _settled_block(issue, ids, node) if node.edited else issue
    if node.edited:
        for field, value in _trimmed(node).items():
            issue = edits.set_field(issue, ids, target=node.id, field=field, value=value)
    return _with_followers(issue, find.node(issue, node.id))


def _with_followers(issue: Issue, node: Node) -> Issue:
    """Bring up to date what depends on a node's values: a guess's suggestions, the roles under a heading."""
    path = find.locate(issue, node.id)
    if isinstance(node, Attribution) and node.guess:
        suggesting = _with_suggestions(node, issue)
        return issue if suggesting == node else find.with_node_at(issue, path, suggesting)
    if isinstance(node, SectionHeading | EntryHeading) and path.section is not None:
        before = issue.sections[path.section]
        section = roles.of_section(before)
        return issue if section is before else find.with_container(issue, find.Path(path.section), section)
    return issue


def _with_suggestions(node: Attribution, issue: Issue) -> Attribution:
    """Return a guess with name, target and verb read off its lead."""
    if node.source is not None and not node.edited:
        name, target, verb, _ = node.source.values
    else:
        found = attribution.suggested(node.lead, _definitions(issue))
        name, target, verb = found.name, found.target, found.verb
    return replace(node, name=name, target=target, verb=verb)


def _definitions(issue: Issue) -> Definitions:
    blocks = (node.markdown for node in issue.leaves() if isinstance(node, RefDefs))
    return scan(split_lines("\n\n".join(blocks))).definitions


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
