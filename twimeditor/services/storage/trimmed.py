"""Whether an edit has changed nothing but the spaces around values, which no file has."""

from twimeditor.core.model import find
from twimeditor.core.model.nodes import Node
from twimeditor.core.model.tree import Issue
from twimeditor.core.post import compose
from twimeditor.services.ports import Committed


def is_same_in_file(event: Committed) -> bool:
    """Tell whether both documents of `event` are written as the same text and mean the same."""
    changes = event.changes
    if changes.structure or changes.front or not changes.changed:
        return False
    trimmed = all(_stripped(event.before, node) == _stripped(event.after, node) for node in changes.changed)
    return trimmed and compose(event.before) == compose(event.after)


def _stripped(issue: Issue, node: int) -> tuple[type[Node], list[str]]:
    found = find.node(issue, node)
    return type(found), [value.strip() for value in found.values]
