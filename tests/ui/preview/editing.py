"""Edits of every kind that the window has, chosen by a random number generator."""

from collections.abc import Callable
from functools import partial
from random import Random

from tests.ui.preview.desk import Desk
from twimeditor.core.errors import EditError
from twimeditor.core.model import Attribution, Blank, Entry, FrontMatter, Issue, Node, Quote, Section, Text
from twimeditor.core.model.edits import (
    Edit,
    add_block,
    add_entry,
    add_section,
    add_update,
    duplicate,
    join_updates,
    move,
    remove,
    set_field,
    split_update,
)
from twimeditor.core.model.find import LEAD
from twimeditor.core.post.front_matter import set_key_edit
from twimeditor.core.post.settle import settle

WORDS = (
    "",
    "Plain words",
    "*emphasis* and `code`",
    "two\n\nparagraphs",
    "- a list\n- of two",
    "<details><summary>more</summary>",
    "a [link][tide] and a note[^1]",
    "another note[^2], ![a boat](boat.png)",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "```\nopen fence",
    "<div>",
    "[^1]: a footnote",
    "[^2]: a second one",
    "[tide]: https://example.org/tide",
    "# heading",
    "</details>",
    "many words, more of them than a line holds, " * 30,
)

CALM_WORDS = tuple(text for text in WORDS if "<" not in text)
"""Those that reach into no other block."""


def edit(desk: Desk, choose: Random, words: tuple[str, ...] = WORDS) -> bool:
    """Do one edit somewhere; return whether it changed anything."""
    kind = choose.choice(("type",) * 6 + tuple(KINDS) + ("undo", "redo"))
    if kind == "undo":
        return desk.session.undo()
    if kind == "redo":
        return desk.session.redo()
    made = _type(desk.issue, choose, words) if kind == "type" else KINDS[kind](desk.issue, choose)
    if made is None:
        return False
    try:
        return desk.session.edit(kind, made)
    except EditError:
        return False  # it does not fit there


def nodes_of(issue: Issue) -> list[Node]:
    """Return the nodes that have fields in a form, the front matter left out."""
    return [node for node in issue.leaves() if node.FIELDS and not isinstance(node, FrontMatter | Blank)]


def _node(issue: Issue, choose: Random) -> Node:
    return choose.choice(nodes_of(issue))


def _holder(issue: Issue, choose: Random) -> Section | Entry | None:
    holders: list[Section | Entry] = [*issue.sections, *issue.entries]
    return choose.choice(holders) if holders else None


def _type(issue: Issue, choose: Random, words: tuple[str, ...]) -> Edit | None:
    if not nodes_of(issue):
        return None
    node = _node(issue, choose)
    field = choose.choice(node.FIELDS)
    old = str(getattr(node, field))
    value = choose.choice((old + "x", old + " " + choose.choice(words), choose.choice(words)))
    return partial(set_field, target=node.id, field=field, value=value)


def _of_node(change: Callable[..., Issue]) -> Callable[[Issue, Random], Edit | None]:
    return lambda issue, choose: partial(change, target=_node(issue, choose).id) if nodes_of(issue) else None


def _move(issue: Issue, choose: Random) -> Edit | None:
    if not nodes_of(issue):
        return None
    holder = _holder(issue, choose)
    to = LEAD if holder is None else holder.id
    target, after = _node(issue, choose).id, _node(issue, choose).id
    return partial(move, target=target, to=to, after=choose.choice((None, after)))


def _move_holder(issue: Issue, choose: Random) -> Edit | None:
    moved = _holder(issue, choose)
    if moved is None:
        return None
    if isinstance(moved, Section):
        return partial(move, target=moved.id, after=choose.choice((None, choose.choice(issue.sections).id)))
    return partial(move, target=moved.id, to=choose.choice(issue.sections).id, after=None)


def _of_holder(change: Callable[..., Issue]) -> Callable[[Issue, Random], Edit | None]:
    def made(issue: Issue, choose: Random) -> Edit | None:
        holder = _holder(issue, choose)
        return partial(change, target=holder.id) if isinstance(holder, Entry) else None

    return made


def _add(issue: Issue, choose: Random) -> Edit | None:
    holder = _holder(issue, choose)
    title = choose.choice(("News", "Harbours ⚓", "Harbours"))
    if holder is None or isinstance(holder, Section):
        add_below = partial(add_entry, section=holder.id, after=None, title=title) if holder else None
        return choose.choice((partial(add_section, after=None, title=title), add_below))
    block = Text(id=0, markdown=choose.choice(CALM_WORDS) or "text")
    update = partial(add_update, container=holder.id, after=None)
    return choose.choice((update, partial(add_block, container=holder.id, after=None, block=block)))


def _split(issue: Issue, choose: Random) -> Edit | None:
    quotes = [node for node in issue.leaves() if isinstance(node, Quote)]
    if not quotes:
        return None
    quote = choose.choice(quotes)
    return partial(split_update, update=quote.id, at=choose.randint(0, len(quote.body)))


def _join(issue: Issue, choose: Random) -> Edit | None:
    authors = [node.id for node in issue.leaves() if isinstance(node, Attribution)]
    if len(authors) < 2:
        return None
    place = choose.randrange(len(authors) - 1)
    return partial(join_updates, first=authors[place], second=authors[place + 1])


def _address(_issue: Issue, choose: Random) -> Edit:
    return partial(set_key_edit, key="path", value=choose.choice(("/blog/2026/11/20/x", "/blog/y", "")))


KINDS: dict[str, Callable[[Issue, Random], Edit | None]] = {
    "remove": _of_node(remove),
    "duplicate": _of_node(duplicate),
    "settle": _of_node(settle),
    "move": _move,
    "move part": _move_holder,
    "remove entry": _of_holder(remove),
    "duplicate entry": _of_holder(duplicate),
    "add": _add,
    "split": _split,
    "join": _join,
    "address": _address,
}
