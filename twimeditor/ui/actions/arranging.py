"""Sections from the style's vocabulary and in its order, and moving things to a place that is chosen by name."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice

from twimeditor.core.model import edits, find
from twimeditor.core.model.nodes import Blank
from twimeditor.core.model.tree import Issue, Section
from twimeditor.core.post.inline import shown_title
from twimeditor.core.style import HouseStyle, SectionKind, order_of, section_place, with_section
from twimeditor.services.editing import Session
from twimeditor.services.styles import Styles
from twimeditor.ui.actions.chosen import Chosen
from twimeditor.ui.actions.structure import first_new
from twimeditor.ui.bridge import Selection


@dataclass(frozen=True, slots=True)
class Place:
    """Where something can be moved: the container's id, and how it is called."""

    id: int
    title: str
    detail: str = ""


class Arranging:
    """The commands, as far as they need no window."""

    def __init__(self, session: Session, selection: Selection, styles: Styles, chosen: Chosen) -> None:
        self._session = session
        self._selection = selection
        self._styles = styles
        self._chosen = chosen

    @property
    def places(self) -> tuple[Place, ...]:
        """Return where what is chosen can be moved: entries to sections, updates and blocks to entries and sections."""
        return tuple(self._places())

    def can_move(self) -> bool:
        """Tell whether there is another place for what is chosen."""
        return len(tuple(islice(self._places(), 2))) > 1

    def _places(self) -> Iterator[Place]:
        kind = self._chosen.kind
        if kind == "entry":
            return map(_place, self._session.document.sections)
        return _all_places(self._session.document) if kind in {"update", "block"} else iter(())

    @property
    def label(self) -> str:
        """Return the menu's text: what a place would be."""
        return "&Move to entry…" if self._chosen.kind in {"update", "block"} else "&Move to section…"

    def move_to(self, place: int) -> None:
        """Move what is chosen to the end of the section or entry `place`."""
        issue, targets = self._session.document, self._chosen.targets
        holder = find.container(issue, place)
        if self._chosen.kind == "entry" and isinstance(holder, Section):
            after = holder.entries[-1].id if holder.entries else None
        else:
            nodes = [node.id for node in find.nodes_of(holder) if not isinstance(node, Blank)]
            after = nodes[-1] if nodes else place
        self._session.seal()
        move = partial(edits.move_several, targets=targets, to=place, after=after)
        self._session.edit(f"Move {self._chosen.noun}", move, origin=self)

    @property
    def missing(self) -> tuple[SectionKind, ...]:
        """Return the sections of the style that the issue does not have, in their order."""
        style = self._style
        there = {style.section_for(section.title) for section in self._session.document.sections}
        return tuple(sorted((kind for kind in style.sections if kind not in there), key=lambda kind: kind.order))

    def add_section(self, title: str) -> None:
        """Add a section: one that the style knows in its place, another behind the selected one."""
        style, before = self._style, self._session.document
        current = self._chosen.section
        after = current.id if current and not style.section_for(title) else section_place(before, title, style)
        self._session.seal()
        self._session.edit("Add section", partial(with_section, title=title, style=style, after=after))
        node = first_new(before, self._session.document)
        if node is not None:
            self._selection.reveal(node, origin=self)

    def can_sort(self) -> bool:
        """Tell whether the sections stand otherwise than the style has them."""
        return self._order() != tuple(section.id for section in self._session.document.sections)

    def sort(self) -> None:
        """Put the sections into the style's order; those that it does not know stay beside their neighbours."""
        self._session.seal()
        self._session.edit("Sort sections", partial(edits.reorder_sections, order=self._order()))

    @property
    def _style(self) -> HouseStyle:
        return self._styles.of(self._session.document)

    def _order(self) -> tuple[int, ...]:
        return edits.in_order(self._session.document.sections, partial(order_of, style=self._style))


def _all_places(issue: Issue) -> Iterator[Place]:
    for section in issue.sections:
        yield _place(section)
        for entry in section.entries:
            yield Place(entry.id, shown_title(entry.title) or "Untitled entry", _place(section).title)


def _place(section: Section) -> Place:
    return Place(section.id, shown_title(section.title) or "Untitled section")
