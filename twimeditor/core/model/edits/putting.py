"""Putting sections, entries and nodes where they go; the end of the file stays as it is."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from twimeditor.core.errors import EditError
from twimeditor.core.model import find
from twimeditor.core.model.edits.places import end_of_content, first_place_for_update, position, span_of_update
from twimeditor.core.model.nodes import Node
from twimeditor.core.model.tree import Entry, Issue, Section

_C = TypeVar("_C", bound=Section | Entry)


def inserted(items: tuple[_C, ...], after: int | None, *new: _C) -> tuple[_C, ...]:
    """Return `items` with more of them behind the one with the id `after`, or at the beginning."""
    if after is None:
        return (*new, *items)
    for place, other in enumerate(items, start=1):
        if other.id == after:
            return (*items[:place], *new, *items[place:])
    raise EditError(f"{after} does not stand here")


def put_entries(issue: Issue, section: int, after: int | None, *entries: Entry) -> Issue:
    """Return `issue` with more entries in a section, behind its entry `after` or at its beginning."""
    path = find.locate(issue, section)
    holder = find.container_at(issue, path)
    if not isinstance(holder, Section) or holder.id != section:
        raise EditError("an entry stands in a section")
    return find.with_container(issue, path, replace(holder, entries=inserted(holder.entries, after, *entries)))


def put_nodes(
    issue: Issue, container: int, after: int | None, nodes: Sequence[Node], *, whole_update: bool = False
) -> Issue:
    """Return `issue` with more nodes in a container: behind the node `after`, or the update that it belongs to."""
    holder = find.container(issue, container)
    place = _place(holder, after, whole_update=whole_update)
    old = find.nodes_of(holder)
    path = find.Path() if container == find.LEAD else find.locate(issue, container)
    return find.with_nodes(issue, path, (*old[:place], *nodes, *old[place:]))


def _place(holder: find.Container, after: int | None, *, whole_update: bool) -> int:
    if after is None:
        return first_place_for_update(holder) if whole_update else 0
    if after == find.container_id(holder):
        return 0
    return span_of_update(holder, after)[1] if whole_update else position(find.nodes_of(holder), after) + 1


def same_end(before: Issue, after: Issue) -> Issue:
    """Let the file end in the blank lines that it ended in: those of the first and the last one are exchanged."""
    old_path, new_path = _end(before), _end(after)
    old, new = find.container_at(before, old_path), find.container_at(after, new_path)
    number = find.container_id(old)
    if number == find.container_id(new):
        return after
    changed = _with_tail(after, new_path, _tail(old))
    if number == find.LEAD:
        return _with_tail(changed, find.Path(), _tail(new))
    try:
        return _with_tail(changed, find.locate(changed, number), _tail(new))
    except EditError:
        return changed


def _end(issue: Issue) -> find.Path:
    """Return the path of the container that holds the last node."""
    if not issue.sections:
        return find.Path()
    entries = issue.sections[-1].entries
    return find.Path(len(issue.sections) - 1, len(entries) - 1 if entries else None)


def _tail(holder: find.Container) -> tuple[Node, ...]:
    nodes = find.nodes_of(holder)
    return nodes[end_of_content(nodes) :]


def _with_tail(issue: Issue, path: find.Path, tail: tuple[Node, ...]) -> Issue:
    holder = find.container_at(issue, path)
    nodes = find.nodes_of(holder)
    if _tail(holder) == tail:
        return issue
    return find.with_nodes(issue, path, (*nodes[: end_of_content(nodes)], *tail))
