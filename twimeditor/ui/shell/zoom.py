"""How large the text of form and preview is."""

from collections.abc import Callable, Sequence

STEPS: Sequence[int] = (70, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300)
"""The sizes to choose from, in per cent."""

USUAL = 100

Show = Callable[[float], None]


class Zoom:
    """Goes from one size to the next, and tells everyone who shows text."""

    def __init__(self, percent: int, keep: Callable[[int], None], shows: Sequence[Show]) -> None:
        self.percent = min(STEPS, key=lambda step: abs(step - percent))
        self._keep = keep
        self._shows = shows
        if self.percent != USUAL:
            self._tell()

    def can_go(self, steps: int) -> bool:
        """Tell whether there is a size so many steps larger, or smaller."""
        return 0 <= STEPS.index(self.percent) + steps < len(STEPS)

    def go(self, steps: int) -> None:
        """Show text so many steps larger, or smaller, if there is such a size."""
        if self.can_go(steps):
            self._set(STEPS[STEPS.index(self.percent) + steps])

    def reset(self) -> None:
        """Show text as large as in the rest of the window."""
        self._set(USUAL)

    def _set(self, percent: int) -> None:
        if percent != self.percent:
            self.percent = percent
            self._keep(percent)
            self._tell()

    def _tell(self) -> None:
        for show in self._shows:
            show(self.percent / 100)
