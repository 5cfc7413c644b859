"""A dock that is made when it is first wanted, and gives the focus back to what had it before."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, TypeVar

from twimeditor.ui.shell.docks import add_below
from twimeditor.ui.widgets.dock import LeavableDock
from twimeditor.ui.widgets.focus import FocusReturn, has_focus

if TYPE_CHECKING:
    from twimeditor.ui.shell.window import MainWindow

D = TypeVar("D", bound=LeavableDock)


class LazyDock(Generic[D]):
    """Has the dock of a name, which is that of the action that shows it as well.

    `make` returns it; `connect` is given it once it is in its window, hidden.
    """

    def __init__(self, window: "MainWindow", name: str, make: Callable[[], D], connect: Callable[[D], None]) -> None:
        self._window = window
        self._name = name
        self._make = make
        self._connect = connect
        self._focus = FocusReturn(window)
        self.made: D | None = None
        window.docks.offer(name, self.get)

    def get(self) -> D:
        """Return the dock, hidden at first."""
        if self.made is None:
            self.made = dock = self._make()
            add_below(self._window, dock)
            dock.left.connect(self._leave)
            dock.visibilityChanged.connect(lambda _seen: self._refresh())
            self._connect(dock)
        return self.made

    @property
    def is_shown(self) -> bool:
        """Tell whether the dock is there, and not behind another."""
        return self.made is not None and self.made.is_seen

    def come(self) -> D:
        """Return the dock, shown before others; what has the focus now gets it back when the dock is left."""
        dock = self.get()
        if not dock.is_seen:
            self._focus = FocusReturn(dock)
            self._focus.note()
        dock.come()
        self._refresh()
        return dock

    def toggle(self, come: Callable[[], object]) -> None:
        """Close the dock, or have it come."""
        if self.is_shown:
            self.get().close()
        else:
            come()

    def _leave(self) -> None:
        if self.made is not None and has_focus(self.made):
            self._focus.give_back()
        self._refresh()

    def _refresh(self) -> None:
        self._window.commands.refresh((self._name,))
