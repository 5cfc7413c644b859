"""Where a problem is, in the words of the document: characters of a field of a node."""

from dataclasses import dataclass

from twimeditor.core.model import Node
from twimeditor.core.post.fields import fields


@dataclass(frozen=True, slots=True)
class Place:
    r"""Characters `start` to `end` of the `value` that the node's field has; they may be none, where something lacks.

    `field` is a name of `twimeditor.core.post.fields`, so of the front matter a key (``extra.image``). With an empty
    one the place is a node, entry or section as a whole, or what stands before the first heading (`find.LEAD`).
    """

    node: int
    field: str = ""
    start: int = 0
    end: int = 0
    value: str = ""

    @property
    def text(self) -> str:
        """Return the characters."""
        return self.value[self.start : self.end]


def place_in(node: Node, field: str, start: int = 0, end: int | None = None) -> Place:
    """Return the place of characters in a field; up to its end where that is not given."""
    value = dict(fields(node)).get(field, "")
    return Place(node.id, field, start, len(value) if end is None else end, value)
