"""Edits of the tree: adding, removing, moving and copying sections, entries, updates and blocks.

Blank lines between new neighbours are the writer's affair; what is taken out takes the blank run beside it along.
"""

from dataclasses import replace

from twimeditor.core.errors import EditError
from twimeditor.core.ids import IdSource
from twimeditor.core.model import find
from twimeditor.core.model.edits.places import copies, entry_copy, new_ids, section_copy, span_of, without
from twimeditor.core.model.edits.putting import inserted, put_entries, put_nodes, same_end
from twimeditor.core.model.edits.regrouping import regroups
from twimeditor.core.model.edits.updates import DEFAULT_VERB
from twimeditor.core.model.nodes import Attribution, EntryHeading, Node, Quote, SectionHeading
from twimeditor.core.model.tree import Entry, Issue, Section


@regroups
def add_section(issue: Issue, ids: IdSource, *, after: int | None, title: str = "") -> Issue:
    """Add a section after the section `after`, or as the first one."""
    section = Section(ids.take(), SectionHeading(id=ids.take(), title=title))
    return replace(issue, sections=inserted(issue.sections, after, section))


@regroups
def add_entry(
    issue: Issue, ids: IdSource, *, section: int, after: int | None, title: str = "", website: str = ""
) -> Issue:
    """Add an entry to `section` after its entry `after`, or as its first one."""
    heading = EntryHeading(id=ids.take(), title=title, website=website)
    return put_entries(issue, section, after, Entry(ids.take(), heading))


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
    return put_nodes(issue, container, after, nodes, whole_update=True)


@regroups
def add_block(issue: Issue, ids: IdSource, *, container: int, after: int | None, block: Node) -> Issue:
    """Add a copy of `block`, under an id of its own, directly after the node `after`, or as the first."""
    return put_nodes(issue, container, after, [replace(block, id=ids.take(), source=None)])


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
        return put_nodes(remove(issue, ids, target=target), to, after, nodes, whole_update=end - start > 1)
    if isinstance(holder, Entry):
        taken = _dropped_entry(issue, path)
        return same_end(issue, put_entries(taken, to, after, holder))
    if isinstance(holder, Section):
        rest = tuple(section for section in issue.sections if section is not holder)
        return same_end(issue, replace(issue, sections=inserted(rest, after, holder)))
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
        return put_entries(issue, section.id, holder.id, entry_copy(holder, ids, new_ids(holder.leaves(), ids)))
    if isinstance(holder, Section):
        copy = section_copy(holder, ids)
        return replace(issue, sections=inserted(issue.sections, holder.id, copy))
    raise EditError("the front matter cannot be copied")


def _without_section(issue: Issue, path: find.Path) -> Issue:
    number = path.section or 0
    sections = (*issue.sections[:number], *issue.sections[number + 1 :])
    return same_end(issue, replace(issue, sections=sections))


def _without_entry(issue: Issue, path: find.Path) -> Issue:
    return same_end(issue, _dropped_entry(issue, path))


def _dropped_entry(issue: Issue, path: find.Path) -> Issue:
    number, place = path.section or 0, path.entry or 0
    section = issue.sections[number]
    entries = (*section.entries[:place], *section.entries[place + 1 :])
    return find.with_container(issue, find.Path(number), replace(section, entries=entries))
