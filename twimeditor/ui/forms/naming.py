"""What the parts of a form are called: by those who see it, and by the names of its fields."""

from collections.abc import Mapping

from twimeditor.core.model.nodes import (
    Code,
    Embed,
    Html,
    Image,
    List,
    MoreMarker,
    Node,
    Quote,
    RefDefs,
    Role,
    Shortcode,
    SubHeading,
    Table,
    Text,
)
from twimeditor.core.render import SiteTemplates

_KINDS: Mapping[type[Node], tuple[str, str]] = {
    Quote: ("Quote", "update"),
    Image: ("Picture", "image"),
    SubHeading: ("Heading", "entry"),
    Embed: ("Video", "block"),
    Shortcode: ("Shortcode", "block"),
    Table: ("Table", "block"),
    List: ("List", "block"),
    Code: ("Code", "block"),
    RefDefs: ("Link definitions", "link"),
    MoreMarker: ("“Read more” mark", "block"),
    Html: ("HTML", "block"),
}
_ROLES: Mapping[Role, str] = {
    Role.INTRO: "Introduction",
    Role.DESCRIPTION: "Description",
    Role.COMMENT: "Comment by the editors",
    Role.SIGN_OFF: "Sign-off",
    Role.PING: "Ping",
    Role.IMAGES: "Pictures",
    Role.OTHER: "Text",
}


class Names:
    """Counts a form's updates, blocks, pictures and headings, and names their fields.

    `templates` are the site's shortcodes, which have names for their arguments; the blocks `plain` are to be edited as
    their Markdown.
    """

    def __init__(
        self, updates: int, templates: SiteTemplates | None = None, plain: frozenset[int] = frozenset()
    ) -> None:
        self._updates = updates
        self.templates = templates
        self.plain = plain
        self._counts: dict[str, int] = {}

    @property
    def last_update(self) -> str:
        """Return what the update that was named last is called."""
        return f"U{self.position[1:]}" if self.position else "Update"

    @property
    def position(self) -> str:
        """Return which of several updates was named last, or an empty string."""
        return f"update {self._counts['update']} of {self._updates}" if self._updates > 1 else ""

    def update(self) -> str:
        """Return the name of the next update: numbered only where the form shows several."""
        numbered = self.next("update")
        return numbered if self._updates > 1 else "update"

    def next(self, kind: str) -> str:
        """Return ``kind[n]``, n from 0."""
        number = self._counts.get(kind, 0)
        self._counts[kind] = number + 1
        return f"{kind}[{number}]"


def title_of(node: Node) -> tuple[str, str]:
    """Return what a node is called, and its icon."""
    if isinstance(node, Text):
        return _ROLES[node.role], "block"
    return _KINDS.get(type(node), ("Block", "block"))
