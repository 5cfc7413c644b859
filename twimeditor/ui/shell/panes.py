"""The three panes side by side: hiding them, and going from one to the next, and to the docks."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QSplitter, QWidget

from twimeditor.ui.widgets.focus import give_focus, has_focus, is_seen

_SHARES = (22, 42, 36)


class Panes(QObject):
    """Outline, form and preview in a splitter, by their names."""

    def __init__(self, panes: dict[str, QWidget], smallest: Sequence[int], parent: QObject) -> None:
        super().__init__(parent)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setObjectName("panes")
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self._panes = panes
        for share, (pane, width) in zip(_SHARES, zip(panes.values(), smallest, strict=True), strict=True):
            pane.setMinimumWidth(max(width, pane.minimumSizeHint().width()))
            self.splitter.addWidget(pane)
            self.splitter.setStretchFactor(self.splitter.count() - 1, share)

    def share_out(self, width: int) -> None:
        """Give each pane its usual share of the width."""
        self.splitter.setSizes([width * share // 100 for share in _SHARES])

    def is_shown(self, name: str) -> bool:
        """Tell whether the pane is not hidden."""
        return not self._panes[name].isHidden()

    def current(self) -> str:
        """Return the pane that has the focus, "" when none has."""
        return next((name for name in self._panes if has_focus(self._panes[name])), "")

    def toggle(self, name: str) -> None:
        """Hide a pane or show it; the last one stays."""
        if self.is_shown(name) and len(self.hidden()) == len(self._panes) - 1:
            return
        self._panes[name].setVisible(not self.is_shown(name))

    def hidden(self) -> set[str]:
        """Return the names of the hidden panes."""
        return {name for name in self._panes if not self.is_shown(name)}

    def hide(self, names: set[str]) -> None:
        """Hide these panes, unless that would be all."""
        for name in names & self._panes.keys():
            if self.is_shown(name):
                self.toggle(name)

    def go(self, step: int) -> None:
        """Give the focus to the next pane or dock (1), or to the one before (-1)."""
        stops = [pane for pane in self._panes.values() if not pane.isHidden()] + self._docks()
        here = next((place for place, stop in enumerate(stops) if has_focus(stop)), -1 if step > 0 else 0)
        give_focus(stops[(here + step) % len(stops)])

    def focus(self, name: str) -> None:
        """Give the focus back to what had it last in a pane, else to the first that takes it."""
        give_focus(self._panes[name])

    def _docks(self) -> list[QWidget]:
        """Return the docks that are open, from the top left to the bottom right; those behind one another by name."""
        window = self.splitter.window()
        docks = [dock for dock in window.findChildren(QDockWidget) if dock.isVisible()]

        def place(dock: QDockWidget) -> tuple[int, int, str]:
            beside = window.tabifiedDockWidgets(dock) if isinstance(window, QMainWindow) else []
            seen = next((one for one in (dock, *beside) if is_seen(one)), dock)
            return seen.y(), seen.x(), dock.objectName()  # their order as children is another with each that is raised

        return [*sorted(docks, key=place)]
