"""Find and replace over the whole issue."""

from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from twimeditor.core.errors import EditError
from twimeditor.ui.actions import ActionSpec
from twimeditor.ui.actions.places import containers
from twimeditor.ui.bridge import NOTHING, QtExecutor
from twimeditor.ui.forms.watched import Place
from twimeditor.ui.shell.docks import add_below
from twimeditor.ui.widgets.focus import FocusReturn, has_focus

if TYPE_CHECKING:
    from twimeditor.core.search import Hit
    from twimeditor.ui.finding.dock import ReplaceDock
    from twimeditor.ui.shell.window import MainWindow


class FindingControl(QObject):
    """Opens the dock, shows in the form what is chosen in it, and leads back to where the caret was."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._dock: ReplaceDock | None = None
        self._before: tuple[int, Place] = (NOTHING, Place())
        self._focus = FocusReturn(self._window)

    def actions(self) -> Iterator[ActionSpec]:
        """Yield what goes into the menu Edit."""
        yield ActionSpec("replace", "Find and r&eplace…", self._open, "", ("Ctrl+H",), self._window.is_open)

    def _open(self) -> None:
        dock = self._dock = self._dock or self._made()
        window = self._window
        if dock.isHidden():
            self._before = window.parts.selection.current, window.form.place()
            self._focus = FocusReturn(dock)
            self._focus.note()
        dock.open(window.form.selected_text())

    def _made(self) -> "ReplaceDock":
        from twimeditor.services.finding import Searches  # noqa: PLC0415 - what the first window does not need
        from twimeditor.ui.finding.dock import ReplaceDock  # noqa: PLC0415 - likewise

        window = self._window
        executor = QtExecutor(self)
        searches = Searches(window.parts.session, executor)
        window.closed.connect(searches.call_off)  # a slow one would be waited for
        window.closed.connect(executor.close)
        dock = ReplaceDock(searches, window.parts.bridge, window)
        add_below(window, dock)
        dock.wanted.connect(self._show)
        dock.left.connect(self._go_back)
        dock.replaced.connect(self._tell)
        return dock

    def _show(self, hit: "Hit") -> None:
        if not self._window.is_pane_shown("form"):
            self._window.toggle_pane("form")
        with suppress(EditError):  # it may be gone by now
            self._window.form.reveal(hit)

    def _go_back(self) -> None:
        window = self._window
        if self._dock is None or not has_focus(self._dock):
            return
        container, place = self._before
        if container in containers(window.parts.session.document):
            window.parts.selection.select(container)
        if not self._focus.give_back() or window.form.isAncestorOf(window.focusWidget()):
            window.form.return_to(place)

    def _tell(self, places: int) -> None:
        count = "1 place" if places == 1 else f"{places:,} places"
        self._window.toast.tell(f"Replaced {count}.", "Undo", self._window.parts.session.undo)
