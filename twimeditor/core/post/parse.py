"""From a post's text to its tree: lossless for every text, and never an exception."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from twimeditor.core.ids import IdSource
from twimeditor.core.model import (
    Attribution,
    Blank,
    EntryHeading,
    FrontMatter,
    Issue,
    Node,
    Quote,
    SectionHeading,
    Text,
)
from twimeditor.core.post import attribution, blocks, front_matter, regroup
from twimeditor.core.post import reuse as reusing
from twimeditor.core.post.inline import Definitions
from twimeditor.core.post.leaves import leaf


def parse(text: str, ids: IdSource | None = None, *, reuse: Issue | None = None) -> Issue:
    """Parse a post; joining the `source.text` of the leaves gives `text`.

    `reuse` is an issue whose ids stay with the nodes that still hold the same values, as on a reload.
    """
    lines = blocks.split_lines(text)
    front, count = front_matter.cut(lines)
    body = lines[count:]
    scan = blocks.scan(body)
    drafts = _with_attributions([leaf(block, body) for block in scan.blocks], scan.definitions)
    ids = ids if ids is not None else reusing.ids_after(reuse)
    nodes = tuple(_numbered([front, *drafts] if front is not None else drafts, ids, reuse))
    head = nodes[0] if nodes else None
    if isinstance(head, FrontMatter):
        return regroup.tree(head, nodes[1:], ids, _line_end(lines), like=reuse)
    return regroup.tree(None, nodes, ids, _line_end(lines), like=reuse)


def _line_end(lines: Iterable[str]) -> str:
    """Return the line end that most lines have."""
    ends = Counter(line[len(blocks.content(line)) :] for line in lines)
    del ends[""]
    return ends.most_common(1)[0][0] if ends else "\n"


def _with_attributions(nodes: Sequence[Node], definitions: Definitions) -> list[Node]:
    """Read paragraphs as attributions where their surroundings say so."""
    found = list(nodes)
    for start, end in _containers(nodes):
        quoteless = not any(isinstance(node, Quote) for node in nodes[start:end])
        prose_entry = quoteless and start > 0 and isinstance(nodes[start - 1], EntryHeading)
        quoted = False
        for n in range(start, end):
            node = nodes[n]
            quoted = quoted or isinstance(node, Quote)
            if isinstance(node, Text):
                next_quotes = isinstance(_next(nodes, n + 1), Quote)
                around = attribution.Surroundings(next_quotes, prose_entry, quoted)
                found[n] = _attributed(node, around, definitions)
                quoted = quoted and found[n] is node
    return found


def _containers(nodes: Sequence[Node]) -> Iterator[tuple[int, int]]:
    """Yield the ranges of nodes between one section or entry heading and the next."""
    start = 0
    for n, node in enumerate(nodes):
        if isinstance(node, SectionHeading | EntryHeading):
            yield start, n
            start = n + 1
    yield start, len(nodes)


def _next(nodes: Sequence[Node], n: int) -> Node | None:
    """Return the first node from `n` on that is not blank."""
    return next((node for node in nodes[n : n + 2] if not isinstance(node, Blank)), None)


def _attributed(node: Text, around: attribution.Surroundings, definitions: Definitions) -> Node:
    reading = attribution.read(node.markdown, around, definitions)
    if reading is None or node.source is None:
        return node
    read = Attribution(
        id=node.id,
        form=reading.form,
        name=reading.name,
        target=reading.target,
        verb=reading.verb,
        lead=reading.lead,
    )
    return replace(read, source=replace(node.source, values=read.values))


def _numbered(nodes: Sequence[Node], ids: IdSource, reuse: Issue | None) -> Iterator[Node]:
    """Give each node its id and its link to the node that it is glued to."""
    known = reusing.matched(nodes, reuse) if reuse is not None else {}
    before: Node | None = None
    for n, node in enumerate(nodes):
        old = known.get(n)
        source = node.source
        if source is not None and before is not None and not isinstance(node, Blank):
            source = replace(source, glued_to=None if isinstance(before, Blank) else before.id)
        numbered = replace(node, id=old.id if old is not None else ids.take(), source=source)
        before = reusing.same(numbered, old)
        yield before
