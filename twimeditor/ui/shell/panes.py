"""The three panes side by side: hiding them, and going from one to the next, and to the docks."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDockWidget, QSplitter, QWidget

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
        return next((name for name in self._panes if _has_focus(self._panes[name])), "")

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
        here = next((place for place, stop in enumerate(stops) if _has_focus(stop)), -1 if step > 0 else 0)
        _give_focus(stops[(here + step) % len(stops)])

    def focus(self, name: str) -> None:
        """Give the focus back to what had it last in a pane, else to the first that takes it."""
        _give_focus(self._panes[name])

    def _docks(self) -> list[QWidget]:
        """Return the docks that are seen, from the top left to the bottom right."""
        seen: list[QWidget] = [dock for dock in self.splitter.window().findChildren(QDockWidget) if dock.isVisible()]
        return sorted(seen, key=lambda dock: (dock.y(), dock.x()))


def _give_focus(place: QWidget) -> None:
    last: QWidget | None = place.focusWidget()
    target = last if last is not None and last.isVisible() else _first_stop(place)
    if target is not None:
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _has_focus(place: QWidget) -> bool:
    focus: QWidget | None = place.window().focusWidget()
    return focus is not None and place.isAncestorOf(focus)


def _first_stop(pane: QWidget) -> QWidget | None:
    """Return the first widget of the tab order in a pane; a large one before buttons and filters."""
    stops = [child for child in pane.findChildren(QWidget) if _takes_focus(child)]
    return max(stops, key=lambda stop: stop.width() * stop.height(), default=None)


def _takes_focus(widget: QWidget) -> bool:
    by_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return by_tab and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None
