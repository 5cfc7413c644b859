"""Edits of the tree: adding, removing, moving and copying sections, entries, updates and blocks.

Blank lines between new neighbours are the writer's affair; what is taken out takes the blank run beside it along.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from twimeditor.core.errors import EditError
from twimeditor.core.ids import IdSource
from twimeditor.core.model import find
from twimeditor.core.model.edits.places import (
    copies,
    copy_of,
    end_of_content,
    first_place_for_update,
    new_ids,
    position,
    span_of,
    span_of_update,
    without,
)
from twimeditor.core.model.edits.regrouping import regroups
from twimeditor.core.model.edits.updates import DEFAULT_VERB
from twimeditor.core.model.nodes import Attribution, EntryHeading, Node, Quote, SectionHeading
from twimeditor.core.model.tree import Entry, Issue, Section

_C = TypeVar("_C", bound=Section | Entry)


@regroups
def add_section(issue: Issue, ids: IdSource, *, after: int | None, title: str = "") -> Issue:
    """Add a section after the section `after`, or as the first one."""
    section = Section(ids.take(), SectionHeading(id=ids.take(), title=title))
    return replace(issue, sections=_inserted(issue.sections, after, section))


@regroups
def add_entry(
    issue: Issue, ids: IdSource, *, section: int, after: int | None, title: str = "", website: str = ""
) -> Issue:
    """Add an entry to `section` after its entry `after`, or as its first one."""
    heading = EntryHeading(id=ids.take(), title=title, website=website)
    return _put_entry(issue, section, after, Entry(ids.take(), heading))


@regroups
def add_update(
    issue: Issue,
    ids: IdSource,
    *,
    container: int,
    after: int | None,
    verb: str = DEFAULT_VERB,
) -> Issue:
    """Add an empty update to a container after the update that `after` belongs to, or as its first one."""
    nodes = [Attribution(id=ids.take(), verb=verb), Quote(id=ids.take())]
    return _put_nodes(issue, container, after, nodes, whole_update=True)


@regroups
def add_block(issue: Issue, ids: IdSource, *, container: int, after: int | None, block: Node) -> Issue:
    """Add a copy of `block`, under an id of its own, directly after the node `after`, or as the first."""
    return _put_nodes(issue, container, after, [replace(block, id=ids.take(), source=None)])


@regroups
def remove(issue: Issue, ids: IdSource, *, target: int) -> Issue:  # noqa: ARG001 (every edit takes ids)
    """Take out a section, an entry, an update (by its author or first quote), or a single node."""
    path = find.locate(issue, target)
    holder = find.container_at(issue, path)
    if path.index is not None:
        nodes = find.nodes_of(holder)
        return find.with_nodes(issue, path, without(nodes, *span_of(holder, target)))
    if isinstance(holder, Entry):
        return _without_entry(issue, path)
    if isinstance(holder, Section):
        return _without_section(issue, path)
    raise EditError("the front matter cannot be taken out")


@regroups
def move(issue: Issue, ids: IdSource, *, target: int, to: int = find.LEAD, after: int | None) -> Issue:
    """Move a section, entry, update or node behind `after` in the container `to`, or to its beginning.

    A section is moved among sections, whatever `to` is; an entry into a section. The end of the file stays as it is.
    """
    if after == target:
        return issue
    path = find.locate(issue, target)
    holder = find.container_at(issue, path)
    if path.index is not None:
        start, end = span_of(holder, target)
        nodes = find.nodes_of(holder)[start:end]
        if any(node.id == after for node in nodes):
            return issue
        return _put_nodes(remove(issue, ids, target=target), to, after, nodes, whole_update=end - start > 1)
    if isinstance(holder, Entry):
        taken = _dropped_entry(issue, path)
        return _same_end(issue, _put_entry(taken, to, after, holder))
    if isinstance(holder, Section):
        rest = tuple(section for section in issue.sections if section is not holder)
        return _same_end(issue, replace(issue, sections=_inserted(rest, after, holder)))
    raise EditError("the front matter cannot be moved")


@regroups
def duplicate(issue: Issue, ids: IdSource, *, target: int) -> Issue:
    """Put a copy of a section, an entry, an update or a node directly behind it."""
    path = find.locate(issue, target)
    holder = find.container_at(issue, path)
    if path.index is not None:
        start, end = span_of(holder, target)
        nodes = find.nodes_of(holder)
        return find.with_nodes(issue, path, (*nodes[:end], *copies(nodes[start:end], ids), *nodes[end:]))
    if isinstance(holder, Entry):
        section = issue.sections[path.section or 0]
        return _put_entry(issue, section.id, holder.id, _entry_copy(holder, ids, new_ids(holder.leaves(), ids)))
    if isinstance(holder, Section):
        copy = _section_copy(holder, ids)
        return replace(issue, sections=_inserted(issue.sections, holder.id, copy))
    raise EditError("the front matter cannot be copied")


def _inserted(items: tuple[_C, ...], after: int | None, item: _C) -> tuple[_C, ...]:
    if after is None:
        return (item, *items)
    for place, other in enumerate(items, start=1):
        if other.id == after:
            return (*items[:place], item, *items[place:])
    raise EditError(f"{after} does not stand here")


def _put_entry(issue: Issue, section: int, after: int | None, entry: Entry) -> Issue:
    path = find.locate(issue, section)
    holder = find.container_at(issue, path)
    if not isinstance(holder, Section) or holder.id != section:
        raise EditError("an entry stands in a section")
    return find.with_container(issue, path, replace(holder, entries=_inserted(holder.entries, after, entry)))


def _put_nodes(
    issue: Issue, container: int, after: int | None, nodes: Sequence[Node], *, whole_update: bool = False
) -> Issue:
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


def _without_section(issue: Issue, path: find.Path) -> Issue:
    number = path.section or 0
    sections = (*issue.sections[:number], *issue.sections[number + 1 :])
    return _same_end(issue, replace(issue, sections=sections))


def _without_entry(issue: Issue, path: find.Path) -> Issue:
    return _same_end(issue, _dropped_entry(issue, path))


def _dropped_entry(issue: Issue, path: find.Path) -> Issue:
    number, place = path.section or 0, path.entry or 0
    section = issue.sections[number]
    entries = (*section.entries[:place], *section.entries[place + 1 :])
    return find.with_container(issue, find.Path(number), replace(section, entries=entries))


def _entry_copy(entry: Entry, ids: IdSource, numbers: Mapping[int, int]) -> Entry:
    nodes = tuple(copy_of(node, numbers) for node in entry.nodes)
    return Entry(ids.take(), copy_of(entry.heading, numbers), nodes)


def _section_copy(section: Section, ids: IdSource) -> Section:
    numbers = new_ids(section.leaves(), ids)
    heading = copy_of(section.heading, numbers) if section.heading is not None else None
    nodes = tuple(copy_of(node, numbers) for node in section.nodes)
    return Section(ids.take(), heading, nodes, tuple(_entry_copy(entry, ids, numbers) for entry in section.entries))


def _same_end(before: Issue, after: Issue) -> Issue:
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
