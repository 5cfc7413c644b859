"""What an editor has to fill in first."""

from twimeditor.core.model import Blank, Embed, Issue
from twimeditor.core.post.front_matter import fields

_AUTHOR = "taxonomies.author"


def first_gap(issue: Issue) -> int | None:
    """Return the id of the first node that is a place to fill, or of a section that is empty; None without one."""
    if issue.front is not None and not fields(issue.front).get(_AUTHOR, "").strip():
        return issue.front.id
    for section in issue.sections:
        empty = next((node for node in section.leaves() if isinstance(node, Embed) and not node.video), None)
        if empty is not None:
            return empty.id
        if not section.entries and all(isinstance(node, Blank) for node in section.nodes):
            return section.id
    return None
