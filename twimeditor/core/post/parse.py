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
    nodes = list(_numbered(front, drafts, ids, reuse))
    head = nodes.pop(0) if front is not None else None
    kept_front = head if isinstance(head, FrontMatter) else None
    return regroup.tree(kept_front, nodes, ids, _line_end(lines), like=reuse)


def _line_end(lines: Iterable[str]) -> str:
    """Return the line end that most lines have."""
    ends = Counter(line[len(blocks.content(line)) :] for line in lines)
    del ends[""]
    return ends.most_common(1)[0][0] if ends else "\n"


def _with_attributions(nodes: Sequence[Node], definitions: Definitions) -> list[Node]:
    found = list(nodes)
    for start, end in _containers(nodes):
        in_entry = start > 0 and isinstance(nodes[start - 1], EntryHeading)
        quotes = [n for n in range(start, end) if isinstance(nodes[n], Quote)]
        before = False
        for n in range(start, end):
            node = nodes[n]
            if isinstance(node, Text):
                around = attribution.Surroundings(
                    quote_next=isinstance(_next(nodes, n + 1), Quote),
                    entry_without_quotes=in_entry and not quotes,
                    quote_before=before,
                )
                found[n] = _attributed(node, around, definitions)
            before = (before or isinstance(node, Quote)) and not isinstance(found[n], Attribution)
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


def _numbered(front: FrontMatter | None, drafts: Iterable[Node], ids: IdSource, reuse: Issue | None) -> Iterator[Node]:
    """Give each node its id and its link to the node that it is glued to."""
    nodes: list[Node] = [*([front] if front is not None else []), *drafts]
    known = reusing.matched(nodes, reuse) if reuse is not None else {}
    before: Node | None = None
    for n, node in enumerate(nodes):
        old = known.get(n)
        glued = before is not None and not isinstance(node, Blank) and not isinstance(before, Blank)
        source = node.source
        if source is not None and glued and before is not None:
            source = replace(source, glued_to=before.id)
        numbered = replace(node, id=old.id if old is not None else ids.take(), source=source)
        before = reusing.same(numbered, old)
        yield before
