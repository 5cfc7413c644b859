"""What the buttons and menus of a form do, each as one named step of the session."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from twimeditor.core.ids import IdSource
from twimeditor.core.model import edits, find
from twimeditor.core.model.edits import Edit
from twimeditor.core.model.nodes import Embed, Node, RefDefs, Text
from twimeditor.core.model.tree import Issue, Update
from twimeditor.core.post import front_matter, turning
from twimeditor.core.post.settle import make_short
from twimeditor.core.style import HouseStyle
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


def add_block(session: Session, noun: str, block: Node, container: int, beside: int | None) -> None:
    """Add a block behind the node `beside`, or at the end."""
    session.seal()
    holder = find.container(session.document, container)
    after = beside if beside is not None else _end(holder)
    edit = partial(edits.add_block, container=container, after=after, block=block)
    session.edit(f"Add {noun}", edit)


def run(session: Session, choice: Choice, container: int, caret: int, style: HouseStyle) -> None:
    """Do what was chosen for a node; `caret` is where a quote is split, in `style` is what comes new."""
    session.seal()
    label, edit = _edit(choice, container, caret, style)
    session.edit(label, edit)


def _edit(choice: Choice, container: int, caret: int, style: HouseStyle) -> tuple[str, Edit]:
    """Return what a choice does, and what the step is called."""
    node, after = choice.node, choice.after
    moved = partial(edits.move, target=node, to=container, after=after)
    found: dict[Act, tuple[str, Edit]] = {
        Act.UP: ("Move up", moved),
        Act.DOWN: ("Move down", moved),
        Act.DUPLICATE: ("Duplicate", partial(edits.duplicate, target=node)),
        Act.SPLIT: ("Split update", partial(edits.split_update, update=node, at=caret)),
        Act.JOIN: ("Join updates", partial(edits.join_updates, first=node, second=after or node)),
        Act.QUOTE: ("Make an update", partial(turning.quoted, block=node, verb=style.default_verb)),
        Act.UNQUOTE: ("Take text out of quote", partial(turning.unquoted, update=node)),
        Act.IMAGE_IN: ("Move picture into quote", partial(turning.image_into_quote, image=node)),
        Act.IMAGE_OUT: ("Move picture out of quote", partial(turning.image_out_of_quote, quote=node, at=caret)),
        Act.MAKE_SHORT: ("Make name, id, verb", partial(make_short, attribution=node, verb=style.default_verb)),
        Act.USE_PROPOSAL: (
            f"Use the proposed {choice.key}",
            partial(front_matter.set_key_edit, key=choice.key, value=choice.value),
        ),
        Act.USE_NAME: ("Use the proposed file name", partial(_named, name=choice.value)),
        Act.ADD_VIDEO: ("Add the video", partial(_with_blocks, section=node, blocks=_video(style))),
        Act.ADD_SIGN_OFF: ("Add the usual text", partial(_with_blocks, section=node, blocks=_sign_off(style))),
        Act.REMOVE: ("Remove", partial(edits.remove, target=node)),
    }
    return found[choice.act]


def _named(issue: Issue, _ids: IdSource, *, name: str) -> Issue:
    return replace(issue, file=name)


def _video(style: HouseStyle) -> tuple[Node, ...]:
    return (Embed(id=0, markdown=style.video("")),)


def _with_blocks(issue: Issue, ids: IdSource, *, section: int, blocks: Sequence[Node]) -> Issue:
    """Return the issue with blocks behind a section's introduction."""
    after = first_place(find.container(issue, section))
    for block in reversed(blocks):
        issue = edits.add_block(issue, ids, container=section, after=after, block=block)
    return issue


def _sign_off(style: HouseStyle) -> tuple[Node, ...]:
    paragraphs = [part for part in style.sign_off.text.strip().split("\n\n") if part.strip()]
    texts: list[Node] = [Text(id=0, markdown=part) for part in paragraphs]
    definitions = style.sign_off.definitions.strip()
    return (*texts, *([RefDefs(id=0, markdown=definitions)] if definitions else []))


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
