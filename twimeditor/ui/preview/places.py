"""Which blocks of the page belong to what is selected."""

from twimeditor.core.errors import EditError
from twimeditor.core.model.find import container
from twimeditor.core.model.nodes import Blank, Node
from twimeditor.core.model.tree import Entry, Issue, Section


def nodes_of_selection(issue: Issue, selected: int) -> tuple[int, ...]:
    """Return the nodes of what is selected, in file order; a section's entries are not its own."""
    return tuple(node.id for node in _leaves(issue, selected) if not isinstance(node, Blank))


def _leaves(issue: Issue, selected: int) -> tuple[Node, ...]:
    try:
        holder = container(issue, selected)
    except EditError:
        return ()
    if isinstance(holder, Issue):
        return holder.lead
    if isinstance(holder, Entry):
        return tuple(holder.leaves())
    return _own_leaves(holder)


def _own_leaves(section: Section) -> tuple[Node, ...]:
    heading = () if section.heading is None else (section.heading,)
    return (*heading, *section.nodes)
