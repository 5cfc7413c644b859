"""Keeping ids over a reload: which nodes of a new parse are those of the old tree."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from twimeditor.core.ids import IdSource
from twimeditor.core.model import Blank, Issue, Node, Role, Text


def ids_after(issue: Issue | None) -> IdSource:
    """Return a source of ids that are not in `issue`."""
    return IdSource(max(_ids(issue), default=0) + 1) if issue is not None else IdSource()


def _ids(issue: Issue) -> Iterator[int]:
    yield from (node.id for node in issue.leaves())
    for section in issue.sections:
        yield section.id
        yield from (entry.id for entry in section.entries)


def matched(nodes: Sequence[Node], issue: Issue) -> Mapping[int, Node]:
    """Map the places of new nodes to the old nodes that they are.

    Nodes of equal values in the same order are the same; in a stretch that changed but is as long as it was, those of
    the same kinds. A blank run belongs to the node before it.
    """
    old = tuple(issue.leaves())
    news = [n for n, node in enumerate(nodes) if not isinstance(node, Blank)]
    olds = [n for n, node in enumerate(old) if not isinstance(node, Blank)]
    pairs = dict(_pairs([nodes[n] for n in news], [old[n] for n in olds]))
    known = {news[new]: old[olds[before]] for new, before in pairs.items()}
    known.update(_blanks(nodes, old, {news[new]: olds[before] for new, before in pairs.items()}))
    return known


def _pairs(new: Sequence[Node], old: Sequence[Node]) -> Iterator[tuple[int, int]]:
    matcher = SequenceMatcher(None, [_key(node) for node in old], [_key(node) for node in new])
    for tag, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if old_end - old_start != new_end - new_start:
            continue
        for before, after in zip(range(old_start, old_end), range(new_start, new_end), strict=True):
            if tag == "equal" or type(old[before]) is type(new[after]):
                yield after, before


def _key(node: Node) -> tuple[type[Node], tuple[str, ...]]:
    return type(node), node.values


def _blanks(nodes: Sequence[Node], old: Sequence[Node], pairs: Mapping[int, int]) -> Iterator[tuple[int, Node]]:
    for n, node in enumerate(nodes):
        before = pairs.get(n - 1, -1 if n == 0 else None)
        if isinstance(node, Blank) and before is not None and before + 1 < len(old):
            after = old[before + 1]
            if isinstance(after, Blank):
                yield n, after


def same(new: Node, old: Node | None) -> Node:
    """Return `old` where `new` is equal but for a role, which comes later."""
    if old is None:
        return new
    if isinstance(new, Text) and isinstance(old, Text) and Role.IMAGES not in {new.role, old.role}:
        new = replace(new, role=old.role)
    return old if new == old else new
