"""The Markdown of what is selected on the page."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from twimeditor.core.model import Issue, Node, Quote
from twimeditor.core.post.regenerate import Manner
from twimeditor.core.render.content import manner_of, markdown_of, shown
from twimeditor.core.render.paragraphs import paragraphs


@dataclass(frozen=True, slots=True)
class Picked:
    """A node of which something is selected: the elements from `first` to `last` of the `count` in a quote.

    A `count` of 0 stands for the whole node.
    """

    node: int
    first: int = 0
    last: int = 0
    count: int = 0


def excerpt(issue: Issue, picked: Sequence[Picked]) -> str:
    """Return the Markdown of the nodes and paragraphs, in file order; within one quote without its marks."""
    chosen = {one.node: one for one in picked}
    nodes = [node for node in issue.leaves() if node.id in chosen and shown(node)]
    within_one = len(nodes) == 1 and isinstance(nodes[0], Quote)
    return "\n\n".join(piece for piece in _pieces(issue, nodes, chosen, bare=within_one) if piece)


def _pieces(issue: Issue, nodes: Sequence[Node], chosen: Mapping[int, Picked], *, bare: bool) -> Iterator[str]:
    manner = manner_of(issue)
    for node in nodes:
        part = _part(node.body, chosen[node.id]) if isinstance(node, Quote) else None
        if part is None:
            yield _whole(node, manner).replace("\r\n", "\n").strip("\n")
        else:
            yield part if bare else _quoted(part)


def _whole(node: Node, manner: Manner) -> str:
    if node.source is not None and not node.edited:
        return node.source.text
    return _quoted(node.body) if isinstance(node, Quote) else markdown_of(node, manner).text


def _part(body: str, picked: Picked) -> str | None:
    """Return the paragraphs that are picked, None for the whole quote."""
    ranges = paragraphs(body)
    if not picked.count or len(ranges) != picked.count or picked.last - picked.first + 1 >= picked.count:
        return None
    lines = body.split("\n")
    return "\n".join(lines[ranges[picked.first][0] : ranges[picked.last][1]])


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}" if line else ">" for line in text.split("\n"))
