"""What the palette offers: actions, and places of the issue."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtGui import QAction, QKeySequence

from twimeditor.core.model.nodes import Attribution, Node
from twimeditor.core.model.tree import Entry, Issue, Section
from twimeditor.core.post.inline import shown_title
from twimeditor.ui.actions.places import has_lead
from twimeditor.ui.actions.registry import plain_text
from twimeditor.ui.bridge import LEAD, Selection


@dataclass(frozen=True, slots=True)
class Item:
    """A line of the palette: what it is called, where that is, its keys, and what choosing it does.

    `key` tells it from the others; `detail` is searched too, behind the name.
    """

    key: str
    name: str
    act: Callable[[], object]
    detail: str = ""
    keys: str = ""


def action_items(actions: Iterable[QAction], paths: Mapping[str, str]) -> tuple[Item, ...]:
    """Return all actions that are possible now; `paths` are the menus that they stand in."""
    return tuple(
        Item(
            key=action.objectName(),
            name=plain_text(action.text()),
            act=action.trigger,
            detail=paths.get(action.objectName(), ""),
            keys=action.shortcut().toString(QKeySequence.SequenceFormat.NativeText),
        )
        for action in actions
        if action.isEnabled()
    )


def place_items(issue: Issue, selection: Selection) -> tuple[Item, ...]:
    """Return the sections and entries in file order."""
    return tuple(_places(issue, selection))


def author_items(issue: Issue, selection: Selection) -> tuple[Item, ...]:
    """Return who reports, one line for each update."""
    return tuple(_authors(issue, selection))


def _places(issue: Issue, selection: Selection) -> Iterator[Item]:
    if issue.front is not None:
        yield Item(str(issue.front.id), "Front matter", partial(selection.reveal, issue.front.id))
    if has_lead(issue):
        yield Item(str(LEAD), "Before the first section", partial(selection.select, LEAD))
    for section in issue.sections:
        title = shown_title(section.title) or "Untitled section"
        yield Item(str(section.id), title, _going(section, selection), "Section")
        for entry in section.entries:
            yield Item(str(entry.id), shown_title(entry.title) or "Untitled entry", _going(entry, selection), title)


def _authors(issue: Issue, selection: Selection) -> Iterator[Item]:
    for section in issue.sections:
        yield from _named(section.nodes, shown_title(section.title), selection)
        for entry in section.entries:
            yield from _named(entry.nodes, shown_title(entry.title), selection)


def _named(nodes: Iterable[Node], where: str, selection: Selection) -> Iterator[Item]:
    for node in nodes:
        if isinstance(node, Attribution) and node.name.strip():
            yield Item(str(node.id), node.name, partial(selection.reveal, node.id), where)


def _going(holder: Section | Entry, selection: Selection) -> Callable[[], object]:
    if holder.heading is None:
        return partial(selection.select, holder.id)
    return partial(selection.reveal, holder.heading.id)
