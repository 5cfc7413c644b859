"""An issue's structure as data that JSON can hold: what the parser made of which lines."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from twimeditor.core.model import (
    Attribution,
    Blank,
    Block,
    Entry,
    EntryHeading,
    FrontMatter,
    Html,
    Image,
    Issue,
    Node,
    Quote,
    Section,
    SectionHeading,
    SubHeading,
    Text,
    Update,
    parts,
)
from twimeditor.core.post import front_matter
from twimeditor.core.post.blocks import split_lines

Lines = Mapping[int, tuple[int, int]]
"""The first and last line of each node of an issue as it was read, from 1, by id."""


def outline(issue: Issue) -> dict[str, Any]:
    """Describe an issue as it was read: front matter, sections, entries, updates and blocks with their lines."""
    lines = line_ranges(issue)
    return {
        "front_matter": _front(issue.front, lines),
        "lead": _content(issue.lead, lines),
        "sections": [_section(section, lines) for section in issue.sections],
        "coverage": coverage(issue),
    }


def line_ranges(issue: Issue) -> Lines:
    """Return where each node stands in the file that it was read from."""
    ranges: dict[int, tuple[int, int]] = {}
    line = 1
    for node in issue.leaves():
        count = len(split_lines(node.source.text)) if node.source is not None else 0
        ranges[node.id] = (line, line + max(count, 1) - 1)
        line += count
    return ranges


def coverage(issue: Issue) -> dict[str, int]:
    """Count the body's bytes, blank lines left out, and how many of them lie in nodes with a meaning."""
    nodes = [node for node in issue.leaves() if not isinstance(node, FrontMatter | Blank)]
    raw = [node for node in nodes if isinstance(node, Html)]
    body = _bytes(nodes)
    return {
        "body_bytes": body,
        "structured_bytes": body - _bytes(raw),
        "raw_blocks": len(raw),
    }


def _bytes(nodes: Iterable[Node]) -> int:
    texts = (node.source.text for node in nodes if node.source is not None)
    return sum(len(text.encode("utf-8", "surrogatepass")) for text in texts)


def _front(front: FrontMatter | None, lines: Lines) -> dict[str, Any] | None:
    if front is None:
        return None
    return {
        "lines": lines[front.id],
        "fields": front_matter.fields(front),
        "problem": front_matter.problem(front),
    }


def _section(section: Section, lines: Lines) -> dict[str, Any]:
    heading = section.heading
    return {
        "title": heading.title if heading is not None else None,
        "lines": _span(section.leaves(), lines),
        **_content(section.nodes, lines),
        "entries": [_entry(entry, lines) for entry in section.entries],
    }


def _entry(entry: Entry, lines: Lines) -> dict[str, Any]:
    return {
        "title": entry.heading.title,
        "website": entry.heading.website,
        "lines": _span(entry.leaves(), lines),
        **_content(entry.nodes, lines),
    }


def _content(nodes: Sequence[Node], lines: Lines) -> dict[str, list[dict[str, Any]]]:
    """Describe what stands in a container beside its entries; the lines tell the order of updates and blocks."""
    found = parts(tuple(nodes))
    return {
        "updates": [_update(part, lines) for part in found if isinstance(part, Update)],
        "blocks": [_node(part, lines) for part in found if isinstance(part, Node)],
    }


def _update(update: Update, lines: Lines) -> dict[str, Any]:
    attribution = update.attribution
    return {
        "lines": _span(update.leaves(), lines),
        "attribution": _node(attribution, lines) if attribution is not None else None,
        "blocks": [_node(node, lines) for node in update.nodes],
    }


def _node(node: Node, lines: Lines) -> dict[str, Any]:
    return {"kind": node.KIND, "lines": lines[node.id], **dict(_details(node))}


def _details(node: Node) -> Iterator[tuple[str, Any]]:
    if isinstance(node, Attribution):
        yield "form", node.form.value
        yield "guess", node.guess
    if isinstance(node, Text):
        yield "role", node.role.value
    if isinstance(node, Attribution | Image | SectionHeading | EntryHeading | SubHeading | Quote):
        yield from zip(node.FIELDS, node.values, strict=True)
    elif isinstance(node, Block):
        yield "markdown", node.markdown


def _span(nodes: Iterable[Node], lines: Lines) -> tuple[int, int]:
    """Return the first and last line of some nodes, blank lines around them left out."""
    ranges = [lines[node.id] for node in nodes if not isinstance(node, Blank)]
    return ranges[0][0], ranges[-1][1]
