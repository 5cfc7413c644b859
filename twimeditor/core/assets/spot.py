"""Where pictures are to stand, for panes that only point there: what puts them there is not loaded with it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spot:
    """Where pictures are to stand: at what has the id `target`, at the character `caret` of its Markdown.

    The target is a node, an update, an entry, a section or `find.LEAD`. At an entry it is the end of its last update,
    at a section the end of what stands before its entries.
    """

    target: int
    caret: int | None = None
