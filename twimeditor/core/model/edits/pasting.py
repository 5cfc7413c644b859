"""Putting in what was copied, here or in another issue: always as a copy, under ids of this one."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from twimeditor.core.ids import IdSource
from twimeditor.core.model.edits.places import copies, entry_copy, new_ids, section_copy
from twimeditor.core.model.edits.putting import inserted, put_entries, put_nodes, same_end
from twimeditor.core.model.edits.regrouping import regroups
from twimeditor.core.model.nodes import Node
from twimeditor.core.model.tree import Entry, Issue, Section


@regroups
def insert_sections(issue: Issue, ids: IdSource, *, after: int | None, sections: Iterable[Section]) -> Issue:
    """Put copies of sections behind the section `after`, or at the beginning."""
    new = [section_copy(section, ids) for section in sections]
    return same_end(issue, replace(issue, sections=inserted(issue.sections, after, *new)))


@regroups
def insert_entries(issue: Issue, ids: IdSource, *, section: int, after: int | None, entries: Iterable[Entry]) -> Issue:
    """Put copies of entries into a section, behind its entry `after` or at its beginning."""
    new = [entry_copy(entry, ids, new_ids(entry.leaves(), ids)) for entry in entries]
    return same_end(issue, put_entries(issue, section, after, *new))


@regroups
def insert_nodes(
    issue: Issue, ids: IdSource, *, container: int, after: int | None, nodes: Sequence[Node], whole: bool = True
) -> Issue:
    """Put copies of nodes into a container, with `whole` behind the update that `after` belongs to."""
    return put_nodes(issue, container, after, copies(nodes, ids), whole_update=whole)
