"""What fields and places are called wherever they are listed."""

from collections.abc import Mapping
from typing import Final

from twimeditor.core.errors import EditError
from twimeditor.core.model import find
from twimeditor.core.model.nodes import Attribution, FrontMatter, Node, Role, Text
from twimeditor.core.model.tree import Issue, Section
from twimeditor.core.post.inline import shown_title

_FIELDS: Final[Mapping[str, str]] = {
    "title": "Title",
    "website": "Website",
    "name": "Author",
    "target": "Author's link",
    "verb": "Verb",
    "lead": "Lead-in",
    "body": "Quote",
    "alt": "Alt text",
    "url": "Address",
}
_ROLES: Final[Mapping[Role, str]] = {
    Role.INTRO: "Introduction",
    Role.DESCRIPTION: "Description",
    Role.COMMENT: "Comment",
    Role.SIGN_OFF: "Sign-off",
    Role.PING: "Ping",
}


def field_name(issue: Issue, node: int, field: str) -> str:
    """Return what a node's field is called."""
    try:
        return _named(find.node(issue, node), field)
    except EditError:  # what is listed is of an issue that was
        return ""


def container_name(issue: Issue, container: int) -> str:
    """Return where a container stands, in words."""
    try:
        holder = find.container(issue, container)
    except EditError:
        return "Front matter"
    if isinstance(holder, Issue):
        return "Before the first section"
    if isinstance(holder, Section):
        return shown_title(holder.title) or "Untitled section"
    section = shown_title(find.section(issue, container).title) or "Untitled section"
    return f"{section} › {shown_title(holder.title) or 'Untitled entry'}"


def _named(node: Node, field: str) -> str:
    if isinstance(node, FrontMatter):
        return field.rpartition(".")[2].replace("_", " ").capitalize() if field != "text" else "As TOML"
    if isinstance(node, Text):
        return _ROLES.get(node.role, "Text")
    if isinstance(node, Attribution) or field != "markdown":
        return _FIELDS.get(field, field.capitalize())
    return node.KIND.capitalize()
