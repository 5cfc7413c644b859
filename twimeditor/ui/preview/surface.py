"""What the panel asks of a preview, whichever way it is drawn."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QPoint, QRect, Signal
from PySide6.QtWidgets import QWidget

from twimeditor.core.render import Fragment, Patch
from twimeditor.ui.preview.spots import Landing, Place, Selected, Topic
from twimeditor.ui.widgets.find_bar import Query

if TYPE_CHECKING:
    from twimeditor.ui.preview.flags import Flag

HEADER = 0
"""The id that a click above the post's body gives."""

BETWEEN = " — "
"""What parts date, categories and authors."""


class Look(Enum):
    """Whose type and colours the page wears: the published site's or this window's."""

    SITE = "site"
    EDITOR = "editor"


@dataclass(frozen=True, slots=True)
class Appearance:
    """The look, and what its style sheet needs to know of the window."""

    look: Look
    dark: bool
    ground: str
    colours: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Link:
    """A word that the site links to one of its own pages, where `href` is not empty."""

    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Header:
    """What the site prints above a post's body: the title, under it date, categories and authors."""

    title: str = ""
    details: tuple[tuple[Link, ...], ...] = ()
    updated: str = ""

    @property
    def line(self) -> str:
        """Return what stands under the title, as plain text."""
        return BETWEEN.join(", ".join(link.text for link in links) for links in self.details)


class SurfaceEvents(QObject):
    """What a surface tells the panel."""

    ready = Signal()
    """The surface is empty and asks for everything: at first, and whenever all was lost."""

    failed = Signal(str)
    """The surface cannot be used any longer, and why."""

    filled = Signal()
    """All that was sent is shown."""

    picked = Signal(object)
    """Where the user clicked: a tuple of `Spot`, the innermost first; the id `HEADER` is above the body."""

    entered = Signal(object)
    """Where the user clicked twice, to write there; as `picked`."""

    touched = Signal(str, QRect)
    """A link that was clicked, and where it is on the surface."""

    followed = Signal(str)
    """A link that is to be opened without a question."""

    hovered = Signal(str)
    """The link under the mouse, or with the focus; "" when there is none any longer."""

    seen = Signal(int)
    """The node that is on top of the view, or `HEADER`."""

    wondered = Signal(int)
    """The node, or `HEADER`, whose mark in the margin was clicked."""

    counted = Signal(int, int)
    """Which of how many places that were found is the current one, from 1; two times 0 for none."""

    selected = Signal()
    """Another text is selected, or none."""

    scrolled = Signal()
    """The view has moved."""

    asked = Signal(Topic, QPoint)
    """A menu is wanted, and where on the screen."""


class Surface(Protocol):
    """A drawn preview."""

    events: SurfaceEvents

    @property
    def widget(self) -> QWidget:
        """Return the widget to put into the panel."""

    def start(self) -> None:
        """Begin to load; `ready` or `failed` follows."""

    def show_all(self, fragments: tuple[Fragment, ...]) -> None:
        """Show these fragments and nothing else."""

    def apply(self, patch: Patch) -> None:
        """Change what the patch names."""

    def set_header(self, header: Header) -> None:
        """Show the title and what stands beside it."""

    def set_appearance(self, appearance: Appearance) -> None:
        """Wear another look."""

    def set_sheets(self, sheets: tuple[str, ...]) -> None:
        """Wear these, the site's own, in the site's look; without any, our own idea of it."""

    def look_again(self) -> None:
        """Load again what could not be loaded: it may be there now."""

    def set_zoom(self, factor: float) -> None:
        """Show everything `factor` times as large."""

    def mark(self, nodes: tuple[int, ...]) -> None:
        """Mark the blocks of what is selected."""

    def mark_paragraph(self, place: Place | None) -> None:
        """Mark the one paragraph of a quote that has the caret, or none."""

    def flag(self, flags: "tuple[Flag, ...]") -> None:
        """Mark blocks in the margin, and no others."""

    def bring_into_view(self, place: Place) -> None:
        """Scroll to the paragraph, or to the first of the nodes that shows anything, unless it is in view."""

    def go_to(self, anchor: str) -> None:
        """Scroll to what has that name in the post."""

    def seek(self, query: Query) -> None:
        """Mark all that is looked for and scroll to one place; `counted` follows, after each change as well."""

    def has_selection(self) -> bool:
        """Tell whether any text is selected."""

    def tell_selected(self, receive: Callable[[Selected | None], object]) -> None:
        """Tell what is selected, in a moment."""

    def select_all(self) -> None:
        """Select the whole text."""

    def tell_landing(self, point: QPoint, receive: Callable[[Landing | None, QRect], object]) -> None:
        """Tell what something dropped at a point would stand beside, and where on the surface that is, in a moment."""

    def release(self) -> None:
        """Let go of everything, in an order that the web engine survives."""
