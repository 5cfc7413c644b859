"""What the buttons and menus of a form do, each as one named step of the session."""

from functools import partial

from twimeditor.core.model import edits, find
from twimeditor.core.model.edits import Edit
from twimeditor.core.model.nodes import Node
from twimeditor.core.model.tree import Update
from twimeditor.core.post.settle import make_short
from twimeditor.services.editing import Session
from twimeditor.ui.forms.describe import first_place, last_leaf, parts_of
from twimeditor.ui.forms.spec import Act, Choice


def add_update(session: Session, container: int, beside: int | None, verb: str) -> None:
    """Add an empty update behind the part that has the node `beside`, or behind the last update."""
    issue = session.document
    holder = find.container(issue, container)
    after = _part_end(holder, beside) if beside is not None else _last_update(holder)
    edit = partial(edits.add_update, container=container, after=after, verb=verb)
    session.edit("Add update", edit)


def add_block(session: Session, name: str, block: Node, container: int, beside: int | None) -> None:
    """Add a block behind the node `beside`, or at the end."""
    holder = find.container(session.document, container)
    after = beside if beside is not None else _end(holder)
    edit = partial(edits.add_block, container=container, after=after, block=block)
    session.edit(f"Add {name.lower()}", edit)


def run(session: Session, choice: Choice, container: int, caret: int, verb: str) -> None:
    """Do what was chosen for a node; `caret` is where a quote is split, `verb` that of an author line that has none."""
    label, edit = _edit(choice, container, caret, verb)
    session.edit(label, edit)


def _edit(choice: Choice, container: int, caret: int, verb: str) -> tuple[str, Edit]:
    node, after = choice.node, choice.after
    match choice.act:
        case Act.UP | Act.DOWN:
            word = "up" if choice.act is Act.UP else "down"
            return f"Move {word}", partial(edits.move, target=node, to=container, after=after)
        case Act.DUPLICATE:
            return "Duplicate", partial(edits.duplicate, target=node)
        case Act.SPLIT:
            return "Split update", partial(edits.split_update, update=node, at=caret)
        case Act.JOIN if after is not None:
            return "Join updates", partial(edits.join_updates, first=node, second=after)
        case Act.MAKE_SHORT:
            make = partial(make_short, attribution=node, verb=verb)
            return "Make name, id, verb", make
        case _:
            return "Remove", partial(edits.remove, target=node)


def _part_end(holder: find.Container, node: int) -> int | None:
    for part in parts_of(holder):
        if node in _ids(part):
            return last_leaf(part)
    return _last_update(holder)


def _ids(part: Update | Node) -> tuple[int, ...]:
    return (part.id,) if isinstance(part, Node) else tuple(leaf.id for leaf in part.leaves())


def _last_update(holder: find.Container) -> int | None:
    updates = [part for part in parts_of(holder) if isinstance(part, Update)]
    return last_leaf(updates[-1]) if updates else _end(holder)


def _end(holder: find.Container) -> int:
    found = parts_of(holder)
    return last_leaf(found[-1]) if found else first_place(holder)
