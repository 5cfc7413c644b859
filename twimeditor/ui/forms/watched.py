"""What a form shows of the document, and where the user was in it."""

from dataclasses import dataclass

from twimeditor.core.errors import EditError
from twimeditor.core.model import find
from twimeditor.core.model.tree import Issue


@dataclass(frozen=True, slots=True)
class Place:
    """Where the user was in a form: the field's name, the caret in it, and how far the page was scrolled."""

    field: str = ""
    caret: int = 0
    scroll: int = 0


def watched(issue: Issue, container: int) -> tuple[object, ...]:
    """Return all that the form of a container shows, to be compared by identity; nothing where it is not there."""
    if issue.front is not None and issue.front.id == container:
        return (issue.front, issue.file)
    if container == find.LEAD:
        return (issue.lead,)
    try:
        holder = find.container(issue, container)
        return (holder, find.section(issue, container).heading, issue.unwritten)
    except EditError:
        return ()
