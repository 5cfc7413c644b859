"""Keeps the preview and the selection together, in both directions.

What the user does in one pane moves the other; what moved by that tells nothing back. The page tells
clicks apart from scrolling: a click selects, scrolling only says what is in view. The form tells
where the caret is: that marks a paragraph and brings it into view, and selects nothing.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from twimeditor.core.errors import EditError
from twimeditor.core.model import find
from twimeditor.core.model.nodes import FrontMatter, Node, Quote
from twimeditor.core.render.carets import Caret, caret_of
from twimeditor.core.render.paragraphs import Lines, paragraph_at, paragraphs
from twimeditor.services.editing import Committed, Session
from twimeditor.ui.bridge import NOTHING, Selection, SessionBridge, container_of
from twimeditor.ui.preview.header import caret_above
from twimeditor.ui.preview.places import nodes_of_selection
from twimeditor.ui.preview.spots import Place, Spot, is_node, true_spot
from twimeditor.ui.preview.surface import HEADER, Surface

PAUSE_MS = 150
"""A paragraph is looked for in a changed text only when the user has paused so long."""

Together = Callable[[int, int], bool]


class Following(QObject):
    """Marks what is edited, scrolls to what is selected, and selects what is clicked, on one surface at a time.

    `together` tells whether two nodes are shown as one. While `followed` is off, nothing scrolls in
    one pane for what happens in the other, and the outline does not show what is in view.
    """

    def __init__(
        self, session: Session, bridge: SessionBridge, selection: Selection, together: Together, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._selection = selection
        self._together = together
        self._surface: Surface | None = None
        self._file: Path | None = None
        self._followed = True
        self._quiet = False
        self._missed: Place | None = None
        self._caret: tuple[int, Caret] | None = None
        self._pointed = Place(())
        self._seen = HEADER
        self._known: tuple[str, tuple[Lines, ...]] = ("", ())
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._point)
        bridge.committed.connect(self._on_committed)
        selection.changed.connect(self._on_changed)
        selection.shown.connect(self._on_shown)
        selection.revealed.connect(self._on_shown)
        selection.pointed.connect(self._on_pointed)
        selection.looked.connect(self._on_looked)

    @property
    def followed(self) -> bool:
        """Tell whether the panes follow each other."""
        return self._followed

    def follow(self, *, wanted: bool) -> None:
        """Let the panes follow each other, or scroll each for itself."""
        self._followed = wanted
        if wanted:
            self.show_selection()
            self.on_seen(self._seen)
        else:
            self._selection.view(NOTHING, origin=self)

    def name(self, file: Path | None) -> None:
        """Take note of the post's file, which may give the header its date."""
        self._file = file

    def use(self, surface: Surface) -> None:
        """Work on a surface that has just been filled."""
        self._surface = surface
        self.mark()
        surface.mark_paragraph(self._pointed if self._pointed.children else None)
        missed, self._missed = self._missed, None
        if missed is not None:
            self._bring(missed)

    def stop(self) -> None:
        """Let go of the surface."""
        self._surface = None

    def mark(self) -> None:
        """Mark the blocks of what is selected."""
        if self._surface is not None:
            self._surface.mark(nodes_of_selection(self._session.document, self._selection.current))

    def show_selection(self) -> None:
        """Bring what is selected into view."""
        document, selected = self._session.document, self._selection.current
        is_front = document.front is not None and document.front.id == selected
        self._bring(Place((HEADER,) if is_front else nodes_of_selection(document, selected)))

    # What the page tells

    def on_picked(self, spots: Sequence[Spot]) -> None:
        """Select what was clicked, and do not scroll away from there."""
        spot, node = self._true(spots)
        if spot is not None and node is not None:
            with self._quietly():
                self._selection.show(node.id, origin=self)

    def on_entered(self, spots: Sequence[Spot]) -> None:
        """Put the caret where the user clicked twice, and do not scroll away from there."""
        spot, node = self._true(spots)
        if spot is not None and node is not None:
            with self._quietly():
                self._selection.reveal(node.id, origin=self, caret=self._caret_at(spot, node))

    def on_seen(self, number: int) -> None:
        """Tell the outline what is on top of the view."""
        self._seen = number
        if not self._followed:
            return
        document = self._session.document
        if number == HEADER:
            self._selection.view(NOTHING if document.front is None else document.front.id, origin=self)
        elif is_node(document, number):
            self._selection.view(container_of(document, number), origin=self)

    def _caret_at(self, spot: Spot, node: Node) -> Caret:
        if isinstance(node, FrontMatter):
            return caret_above(node, self._file, spot.child, spot.before)
        return caret_of(node, spot.before, spot.child, spot.children)

    def _true(self, spots: Sequence[Spot]) -> tuple[Spot | None, Node | None]:
        """Return which of the spots is one, and what is there now."""
        spot = true_spot(spots, self._together)
        document = self._session.document
        if spot is None:
            return None, None
        if spot.id == HEADER:
            return spot, document.front
        return spot, find.node(document, spot.id) if is_node(document, spot.id) else None

    # What the selection tells

    def _on_committed(self, commit: Committed) -> None:
        if commit.changes.structure:
            self.mark()

    def _on_changed(self, _container: int) -> None:
        self._caret = None
        self._mark_paragraph(Place(()))
        self.mark()
        self.show_selection()

    def _on_shown(self, node: int) -> None:
        self._bring(Place((node,)))

    def _on_looked(self, node: int) -> None:
        self._bring(Place((node,)))

    def _on_pointed(self, node: int) -> None:
        """Find the paragraph of the caret: at once if its text is known, else when the user pauses."""
        caret = self._selection.caret
        if caret is None:
            return
        self._caret = node, caret
        found = self._written(node)
        if not isinstance(found, Quote) or found.body == self._known[0]:
            self._point()
        elif self._quiet:  # a click: the user looks at it already
            self._known = found.body, paragraphs(found.body)
            self._point()
        else:
            self._pause.start()

    def _point(self) -> None:
        """Mark the paragraph of the caret, and bring it into view when it is another one than before."""
        self._pause.stop()
        place = self._place_of_caret()
        if place is not None and place != self._pointed:
            is_elsewhere = (place.nodes, place.child) != (self._pointed.nodes, self._pointed.child)
            self._mark_paragraph(place)
            if is_elsewhere:
                self._bring(place)

    def _place_of_caret(self) -> Place | None:
        if self._caret is None:
            return None
        number, caret = self._caret
        node = self._written(number)
        if not isinstance(node, Quote):
            return None if node is None else Place((number,))
        if node.body != self._known[0]:
            self._known = node.body, paragraphs(node.body)
        ranges = self._known[1]
        return Place((number,), paragraph_at(ranges, node.body.count("\n", 0, caret.index)), len(ranges))

    def _mark_paragraph(self, place: Place) -> None:
        self._pointed = place
        if self._surface is not None:
            self._surface.mark_paragraph(place if place.children else None)

    def _written(self, number: int) -> Node | None:
        try:
            return find.node(self._session.document, number)
        except EditError:
            return None

    def _bring(self, place: Place) -> None:
        """Bring something into view: now, or when there is something to be seen."""
        if self._surface is None:
            self._missed = place
        elif place.nodes and self._followed and not self._quiet:
            self._surface.bring_into_view(place)

    @contextmanager
    def _quietly(self) -> Iterator[None]:
        self._quiet = True
        try:
            yield
        finally:
            self._quiet = False
