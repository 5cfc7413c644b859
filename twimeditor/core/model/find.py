"""Finding things by id, at a cost that hardly grows with the issue."""

from dataclasses import dataclass, replace
from typing import TypeAlias

from twimeditor.core.errors import EditError
from twimeditor.core.model.nodes import EntryHeading, FrontMatter, Node, SectionHeading
from twimeditor.core.model.tree import Entry, Issue, Section, Update, parts

Container: TypeAlias = Issue | Section | Entry

LEAD = 0
"""The id that stands for the issue's lead where a container's id is asked for."""


@dataclass(frozen=True, slots=True)
class Path:
    """Where a node or a container stands, as positions from the outside in.

    `section` is None in the lead and for the front matter, `entry` is None outside entries, `index`
    is None for headings, for the front matter, and for a section or an entry as a whole.
    """

    section: int | None = None
    entry: int | None = None
    index: int | None = None


def locate(issue: Issue, wanted: int) -> Path:
    """Return the path of the node, section or entry `wanted`; raise `EditError` without one."""
    for number, section in enumerate(issue.sections):
        if wanted in section.ids:
            return _locate_in(section, number, wanted)
    index = _position(issue.lead, wanted)
    if index is None and (issue.front is None or issue.front.id != wanted):
        raise EditError(f"the issue has nothing with the id {wanted}")
    return Path(None, None, index)


def node(issue: Issue, wanted: int) -> Node:
    """Return the node `wanted`, a heading or the front matter included."""
    return node_at(issue, locate(issue, wanted), wanted)


def node_at(issue: Issue, path: Path, wanted: int) -> Node:
    """Return the node `wanted`, which `locate` has found at `path`."""
    holder = container_at(issue, path)
    if path.index is not None:
        return nodes_of(holder)[path.index]
    found = holder.front if isinstance(holder, Issue) else holder.heading
    if found is None or found.id != wanted:
        raise EditError(f"{wanted} is a section or an entry, not a node")
    return found


def owner(issue: Issue, leaf: int) -> Container:
    """Return what holds the node `leaf` directly; a heading is held by its own section or entry."""
    return container_at(issue, locate(issue, leaf))


def container(issue: Issue, wanted: int) -> Container:
    """Return the section or entry with the id `wanted`, or the issue itself for `LEAD`."""
    if wanted == LEAD:
        return issue
    found = container_at(issue, locate(issue, wanted))
    if container_id(found) != wanted:
        raise EditError(f"{wanted} is neither a section nor an entry")
    return found


def section(issue: Issue, wanted: int) -> Section:
    """Return the section that has the id `wanted` or holds what has it."""
    path = locate(issue, wanted)
    if path.section is None:
        raise EditError(f"{wanted} stands in no section")
    return issue.sections[path.section]


def entry(issue: Issue, wanted: int) -> Entry:
    """Return the entry that has the id `wanted` or holds the node that has it."""
    found = container_at(issue, locate(issue, wanted))
    if not isinstance(found, Entry):
        raise EditError(f"{wanted} stands in no entry")
    return found


def update(issue: Issue, wanted: int) -> tuple[Container, Update]:
    """Return the update that the node `wanted` belongs to, and what holds it."""
    holder = owner(issue, wanted)
    found = update_in(holder, wanted)
    if found is None:
        raise EditError(f"{wanted} stands in no update")
    return holder, found


def update_in(holder: Container, wanted: int) -> Update | None:
    """Return the update of `holder` that the node `wanted` belongs to, or None."""
    return next(
        (
            part
            for part in parts(nodes_of(holder))
            if isinstance(part, Update) and any(leaf.id == wanted for leaf in part.leaves())
        ),
        None,
    )


def container_id(holder: Container) -> int:
    """Return the id by which `holder` is addressed."""
    return LEAD if isinstance(holder, Issue) else holder.id


def nodes_of(holder: Container) -> tuple[Node, ...]:
    """Return the nodes that stand directly in `holder`, its heading left out."""
    return holder.lead if isinstance(holder, Issue) else holder.nodes


def container_at(issue: Issue, path: Path) -> Container:
    """Return the innermost section or entry on `path`, or the issue itself."""
    if path.section is None:
        return issue
    found = issue.sections[path.section]
    return found if path.entry is None else found.entries[path.entry]


def with_nodes(issue: Issue, path: Path, nodes: tuple[Node, ...]) -> Issue:
    """Return `issue` with other nodes in the container at `path`."""
    holder = container_at(issue, path)
    if isinstance(holder, Issue):
        return replace(holder, lead=nodes)
    return with_container(issue, path, replace(holder, nodes=nodes))


def with_node(issue: Issue, wanted: int, changed: Node | None) -> Issue:
    """Return `issue` with another node in the place of the node `wanted`, or with none; a heading cannot go."""
    return with_node_at(issue, locate(issue, wanted), changed)


def with_node_at(issue: Issue, path: Path, changed: Node | None) -> Issue:
    """Return `issue` with another node at `path`, or with none; a heading cannot go."""
    holder = container_at(issue, path)
    if path.index is not None:
        new = () if changed is None else (changed,)
        nodes = nodes_of(holder)
        return with_nodes(issue, path, (*nodes[: path.index], *new, *nodes[path.index + 1 :]))
    if isinstance(holder, Entry) and isinstance(changed, EntryHeading):
        return with_container(issue, path, replace(holder, heading=changed))
    if isinstance(holder, Section) and isinstance(changed, SectionHeading):
        return with_container(issue, path, replace(holder, heading=changed))
    if isinstance(holder, Issue) and isinstance(changed, FrontMatter):
        return replace(holder, front=changed)
    raise EditError("a heading must stay one, and so must the front matter")


def with_container(issue: Issue, path: Path, changed: Container) -> Issue:
    """Return `issue` with another section or entry at `path`."""
    if isinstance(changed, Issue):
        return changed
    if isinstance(changed, Section):
        number = path.section or 0
        before, after = issue.sections[:number], issue.sections[number + 1 :]
        return replace(issue, sections=(*before, changed, *after))
    holder = issue.sections[path.section or 0]
    place = path.entry or 0
    entries = (*holder.entries[:place], changed, *holder.entries[place + 1 :])
    return with_container(issue, Path(path.section), replace(holder, entries=entries))


def _locate_in(section: Section, number: int, wanted: int) -> Path:
    for place, entry in enumerate(section.entries):
        if wanted in entry.ids:
            return Path(number, place, _position(entry.nodes, wanted))
    return Path(number, None, _position(section.nodes, wanted))


def _position(nodes: tuple[Node, ...], wanted: int) -> int | None:
    return next((index for index, leaf in enumerate(nodes) if leaf.id == wanted), None)
