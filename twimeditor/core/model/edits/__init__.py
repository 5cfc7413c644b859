"""Pure edits: each takes an issue and returns another one, and shares with it all that it leaves alone.

Every function has the shape `(issue, ids, *, …) -> Issue`; with its keyword arguments bound it is an `Edit`. An edit
that changes nothing returns the very same issue; one that does not fit the issue raises `EditError`.
"""

from collections.abc import Callable
from typing import TypeAlias

from twimeditor.core.ids import IdSource
from twimeditor.core.model.edits.fields import get_field, set_field
from twimeditor.core.model.edits.pasting import insert_entries, insert_nodes, insert_sections
from twimeditor.core.model.edits.private import set_mark, set_note
from twimeditor.core.model.edits.several import (
    duplicate_several,
    in_order,
    move_several,
    outermost,
    remove_several,
    reorder_sections,
)
from twimeditor.core.model.edits.structure import (
    add_block,
    add_entry,
    add_section,
    add_update,
    duplicate,
    move,
    remove,
)
from twimeditor.core.model.edits.updates import join_updates, make_short, split_update
from twimeditor.core.model.tree import Issue

Edit: TypeAlias = Callable[[Issue, IdSource], Issue]

__all__ = [
    "Edit",
    "add_block",
    "add_entry",
    "add_section",
    "add_update",
    "duplicate",
    "duplicate_several",
    "get_field",
    "in_order",
    "insert_entries",
    "insert_nodes",
    "insert_sections",
    "join_updates",
    "make_short",
    "move",
    "move_several",
    "outermost",
    "remove",
    "remove_several",
    "reorder_sections",
    "set_field",
    "set_mark",
    "set_note",
    "split_update",
]
