"""Where things stand in an issue: what the outline lists, what stands beside what."""

from collections.abc import Iterator

from twimeditor.core.errors import EditError
from twimeditor.core.model import find
from twimeditor.core.model.nodes import Blank, MoreMarker, Node, RefDefs, Role, Text
from twimeditor.core.model.tree import Entry, Issue, Section, Update, parts
from twimeditor.ui.bridge import LEAD, NOTHING

Part = Update | Node


def own_rows(holder: Section | Entry) -> tuple[Part, ...]:
    """Return the updates and blocks that have rows of their own, so that they can be told apart.

    Of a section these are all, if there is anything beside them; of an entry its updates, if it has several.
    """
    if not holder.nodes:
        return ()
    own = tuple(part for part in parts(holder.nodes) if not isinstance(part, MoreMarker | RefDefs))
    if isinstance(holder, Section):
        return own if holder.entries or len(own) > 1 else ()
    updates = tuple(part for part in own if isinstance(part, Update))
    return updates if len(updates) > 1 else ()


def movable(holder: find.Container) -> tuple[Part, ...]:
    """Return the updates and blocks of a container that can change places; an entry's description stays first."""
    found = parts(find.nodes_of(holder))
    return tuple(part for part in found if not (isinstance(holder, Entry) and _describes(part)))


def first_place(holder: find.Container) -> int:
    """Return what the first of these stands behind: the description's last paragraph, or the container."""
    described = [node.id for node in find.nodes_of(holder) if isinstance(holder, Entry) and _describes(node)]
    return described[-1] if described else find.container_id(holder)


def last_leaf(part: Part) -> int:
    """Return the id of a part's last node."""
    return list(part.leaves())[-1].id if isinstance(part, Update) else part.id


def has_lead(issue: Issue) -> bool:
    """Tell whether anything but blank lines stands before the first heading."""
    return any(not isinstance(node, Blank) for node in issue.lead)


def is_blank(issue: Issue) -> bool:
    """Tell whether there is nothing at all in the issue."""
    return issue.front is None and not issue.sections and not has_lead(issue)


def holder_of(issue: Issue, container: int) -> find.Container | None:
    """Return the section or entry with that id, the issue for the lead, None for all else."""
    try:
        return None if container == NOTHING else find.container(issue, container)
    except EditError:
        return None


def row_part(issue: Issue, container: int, node: int) -> Part | None:
    """Return the listed update or block of a section or an entry that the node belongs to."""
    holder = holder_of(issue, container)
    if not isinstance(holder, Section | Entry) or not node:
        return None
    return next((part for part in own_rows(holder) if _holds(part, node)), None)


def containers(issue: Issue) -> Iterator[int]:
    """Yield the ids of all that can be selected, in file order."""
    if issue.front is not None:
        yield issue.front.id
    if has_lead(issue):
        yield LEAD
    for section in issue.sections:
        yield section.id
        yield from (entry.id for entry in section.entries)


def stand_in(before: Issue, after: Issue, gone: int) -> int:
    """Return what to select in `after` when `gone`, selected in `before`, is no more: what stood nearest."""
    left = set(containers(after))
    return next((near for near in _neighbours(before, gone) if near in left), next(containers(after), NOTHING))


def _neighbours(issue: Issue, container: int) -> Iterator[int]:
    holder = holder_of(issue, container)
    if isinstance(holder, Entry):
        section = find.section(issue, container)
        yield from _outwards([entry.id for entry in section.entries], container)
        yield section.id
    elif isinstance(holder, Section):
        yield from _outwards([section.id for section in issue.sections], container)
    everything = list(containers(issue))
    if container in everything:
        yield from _outwards(everything, container)


def _outwards(row: list[int], start: int) -> Iterator[int]:
    place = row.index(start)
    yield from row[place + 1 :]
    yield from reversed(row[:place])


def _describes(part: Part) -> bool:
    return isinstance(part, Text) and part.role is Role.DESCRIPTION


def _holds(part: Part, node: int) -> bool:
    if isinstance(part, Update):
        return any(leaf.id == node for leaf in part.leaves())
    return part.id == node
