"""Finding in the pane that has the focus, and going on with it from anywhere."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from twimeditor.ui.shell.panes import Panes


@dataclass(frozen=True, slots=True)
class Finder:
    """How a pane is searched: `find` asks for what, `step` goes to the next place (1) or the one before (-1)."""

    find: Callable[[], object]
    step: Callable[[int], object]


class Searching:
    """Sends *Find* to the pane that has the focus; where none has, to the one that was searched last."""

    def __init__(self, panes: Panes, finders: Mapping[str, Finder], usual: str) -> None:
        self._panes = panes
        self._finders = finders
        self._last = usual

    def find(self) -> None:
        """Ask what to find."""
        self._here().find()

    def step(self, turns: int) -> None:
        """Go to the next place, or the one before."""
        self._here().step(turns)

    def _here(self) -> Finder:
        current = self._panes.current()
        self._last = current if current in self._finders else self._last
        return self._finders[self._last]
