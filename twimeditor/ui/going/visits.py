"""Where the user was: back to it and forward again, as in a browser."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent

from twimeditor.services.editing import Session
from twimeditor.ui.actions.places import containers
from twimeditor.ui.bridge import NOTHING, Selection

_TURNS = {Qt.MouseButton.BackButton: -1, Qt.MouseButton.ForwardButton: 1}


class Visits(QObject):
    """Remembers what was selected; what has been removed since is passed over. `changed` tells that it may be other."""

    changed = Signal()

    def __init__(self, session: Session, selection: Selection, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._selection = selection
        self._places: list[int] = []
        self._here = -1
        selection.changed.connect(self._visit)
        self._visit(selection.current)

    def can_go(self, turns: int) -> bool:
        """Tell whether there is a place before (-1) or after (1)."""
        return self._next(turns) is not None

    def go(self, turns: int) -> None:
        """Go to the place before (-1) or after (1)."""
        place = self._next(turns)
        if place is not None:
            self._here = place
            self._selection.select(self._places[place])
            self.changed.emit()

    def forget(self) -> None:
        """Begin anew: another post has been opened."""
        self._places, self._here = [], -1
        self._visit(self._selection.current)

    def watch(self, window: QObject) -> None:
        """Take the mouse's own buttons for back and forward in `window`, the system's one."""
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and event.button() in _TURNS:
            if event.type() is QEvent.Type.MouseButtonPress:
                self.go(_TURNS[event.button()])
            return True
        return False

    def _visit(self, container: int) -> None:
        if container != NOTHING and (self._here < 0 or self._places[self._here] != container):
            self._places[self._here + 1 :] = [container]
            self._here += 1
        self.changed.emit()

    def _next(self, turns: int) -> int | None:
        there = set(containers(self._session.document))
        places = range(self._here + turns, len(self._places) if turns > 0 else -1, turns)
        here = self._selection.current
        return next((place for place in places if self._places[place] in there and self._places[place] != here), None)
