"""Where pictures go that are dropped on the preview."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

from twimeditor.core.assets.spot import Spot as PictureSpot
from twimeditor.core.model import find
from twimeditor.core.model.find import LEAD
from twimeditor.core.model.nodes import Attribution, Blank, Node, Quote
from twimeditor.core.model.tree import Issue
from twimeditor.core.render.carets import paragraph_start
from twimeditor.services.editing import Session
from twimeditor.ui.preview.following import Together
from twimeditor.ui.preview.spots import Landing, Spot, is_node, true_spot
from twimeditor.ui.preview.surface import HEADER, Surface
from twimeditor.ui.widgets.drop_mark import DropMark, line_across

SurfaceNow = Callable[[], Surface | None]


class PreviewDrops:
    """Draws a line where pictures would stand, and tells the place; one question to the page at a time."""

    def __init__(self, session: Session, together: Together, surface: SurfaceNow, pane: QWidget) -> None:
        self._session = session
        self._together = together
        self._surface = surface
        self._pane = pane
        self._mark = DropMark(pane)
        self._asked = self._is_over = False
        self._next: QPoint | None = None

    @property
    def widget(self) -> QWidget:
        """Return what pictures are dropped on."""
        return self._pane

    def hover(self, point: QPoint) -> None:
        """Draw the line, in a moment."""
        self._is_over = True
        surface = self._surface()
        if self._asked:
            self._next = point
        elif surface is not None:
            self._asked, self._next = True, None
            surface.tell_landing(surface.widget.mapFrom(self._pane, point), self._draw)

    def leave(self) -> None:
        """Draw none."""
        self._is_over = self._asked = False
        self._next = None
        self._mark.hide()

    def ask(self, point: QPoint, receive: Callable[[PictureSpot | None], object]) -> None:
        """Tell where pictures go that are dropped there, None where that is nowhere."""
        surface = self._surface()
        if surface is None:
            receive(None)
            return

        def told(landing: Landing | None, _area: QRect) -> None:
            place = self._place(landing)
            receive(None if place is None else place.spot)

        surface.tell_landing(surface.widget.mapFrom(self._pane, point), told)

    def _draw(self, landing: Landing | None, area: QRect) -> None:
        self._asked = False
        surface = self._surface()
        if not self._is_over or surface is None:
            return
        place = self._place(landing)
        if place is None:
            self._mark.hide()
        else:
            self._show(place.edge, QRect(surface.widget.mapTo(self._pane, area.topLeft()), area.size()))
        if self._next is not None:
            self.hover(self._next)

    def _show(self, edge: "_Edge", area: QRect) -> None:
        if edge is _Edge.AROUND:
            self._mark.put(area, framed=True)
        else:
            top = area.top() if edge is _Edge.OVER else area.bottom()
            self._mark.put(line_across(area.left(), top, area.width()))

    def _place(self, landing: Landing | None) -> "_Place | None":
        if landing is None:
            return None
        spot, issue = true_spot(landing.spots, self._together), self._session.document
        if spot is None or spot.id == HEADER:
            return _Place(PictureSpot(LEAD), _Edge.UNDER)
        if not is_node(issue, spot.id):
            return None
        return _place_at(issue, find.node(issue, spot.id), spot, behind=landing.behind)


class _Edge(Enum):
    """Where the mark is at what is under the pointer; a frame means its end, wherever that is."""

    OVER = auto()
    UNDER = auto()
    AROUND = auto()


@dataclass(frozen=True, slots=True)
class _Place:
    """A place, and how it is shown."""

    spot: PictureSpot
    edge: _Edge


def _place_at(issue: Issue, node: Node, spot: Spot, *, behind: bool) -> _Place:
    edge = _Edge.UNDER if behind else _Edge.OVER
    if isinstance(node, Quote) and spot.child >= 0:
        found = paragraph_start(node.body, spot.child, spot.children)
        if found is not None:
            return _Place(PictureSpot(node.id, found[behind]), edge)
    path = find.locate(issue, node.id)
    if path.index is None:
        return _Place(PictureSpot(node.id), _Edge.AROUND)  # a heading
    beside = [one for one in find.nodes_of(find.container_at(issue, path)) if not isinstance(one, Blank)]
    at = next(number for number, one in enumerate(beside) if one.id == node.id)
    following = beside[at + 1] if at + 1 < len(beside) else None
    if behind and isinstance(node, Attribution) and isinstance(following, Quote):
        return _Place(PictureSpot(following.id, 0), edge)
    if behind or not at:
        return _Place(PictureSpot(node.id), _Edge.UNDER)
    return _Place(PictureSpot(beside[at - 1].id), _Edge.OVER)
