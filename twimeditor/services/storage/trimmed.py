"""Whether an edit has only put in order what was typed: the spaces around values, or a text cut into its blocks."""

from twimeditor.core.model import find
from twimeditor.core.model.nodes import Node
from twimeditor.core.model.tree import Issue
from twimeditor.core.post import compose, write
from twimeditor.services.ports import Committed


def is_same_in_file(event: Committed) -> bool:
    """Tell whether both documents of `event` are written as the same text and mean the same."""
    changes, before, after = event.changes, event.before, event.after
    if changes.front or before.unwritten != after.unwritten:
        return False
    if not changes:
        return before.writing == after.writing
    if changes.structure:
        return compose(before) == compose(after) and write(before) == write(after)
    trimmed = all(_stripped(before, node) == _stripped(after, node) for node in changes.changed)
    return trimmed and compose(before) == compose(after)


def _stripped(issue: Issue, node: int) -> tuple[type[Node], list[str]]:
    found = find.node(issue, node)
    return type(found), [value.strip() for value in found.values]
