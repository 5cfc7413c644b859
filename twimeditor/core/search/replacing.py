"""Replacing what was found, as one edit that touches nothing else."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from twimeditor.core.ids import IdSource
from twimeditor.core.model import Issue, Node
from twimeditor.core.post.fields import fields
from twimeditor.core.post.rewriting import rewritten, spliced
from twimeditor.core.search.hits import Hit


def replaced(issue: Issue, ids: IdSource, found: Iterable[Hit]) -> Issue:
    """Return `issue` with `new` in the place of each hit; one whose text has become another is left alone."""
    by_node: dict[int, list[Hit]] = {}
    for hit in found:
        by_node.setdefault(hit.node, []).append(hit)
    touched = (node for node in issue.leaves() if node.id in by_node)
    return rewritten(issue, ids, {node.id: dict(_new_values(node, by_node[node.id])) for node in touched})


def new_value(value: str, found: Sequence[Hit]) -> str:
    """Return a field's value with the hits in it replaced; the same where it was another that was looked through."""
    if any(hit.value != value for hit in found):
        return value
    return spliced(value, ((hit.start, hit.end, hit.new) for hit in found))


def _new_values(node: Node, found: list[Hit]) -> Iterator[tuple[str, str]]:
    values = dict(fields(node))
    found = sorted(found, key=attrgetter("field"))
    for field, own in groupby(found, key=attrgetter("field")):
        if field in values:
            yield field, new_value(values[field], tuple(own))
