"""Where docks go: below the panes, one behind the other; what has the focus is in front."""

from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtCore import QByteArray, QObject, Qt
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow, QTabWidget, QWidget

from twimeditor.ui.widgets.focus import give_focus, has_focus, is_seen

_AREA: Final = Qt.DockWidgetArea.BottomDockWidgetArea
_SHARE: Final = 0.4
"""Of the window's height, for a dock at first."""


def add_below(window: QMainWindow, dock: QDockWidget, height: int = 0) -> None:
    """Add a dock, hidden at first; with another one there it gets a tab: side by side both would be too narrow."""
    others = [one for one in window.findChildren(QDockWidget) if one is not dock]
    beside = next((one for one in others if window.dockWidgetArea(one) == _AREA and not one.isFloating()), None)
    window.setTabPosition(_AREA, QTabWidget.TabPosition.North)
    window.addDockWidget(_AREA, dock)
    if beside is not None:
        window.tabifyDockWidget(beside, dock)
    else:
        window.resizeDocks([dock], [height or round(window.height() * _SHARE)], Qt.Orientation.Vertical)
    dock.hide()
    _InFront(dock)


class OpenDocks:
    """Knows which docks of a window are open, for the next start; each is made when it is first shown."""

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        self._makers: dict[str, Callable[[], QDockWidget]] = {}

    def offer(self, name: str, make: Callable[[], QDockWidget]) -> None:
        """Let a dock be there again at the next start if it is open in the end; `make` adds it, hidden."""
        self._makers[name] = make

    def opened(self) -> tuple[str, ...]:
        """Return the names of those that are open, also behind another."""
        docks = {dock.objectName() for dock in self._window.findChildren(QDockWidget) if not dock.isHidden()}
        return tuple(sorted(docks & self._makers.keys()))

    def arrangement(self) -> QByteArray:
        """Return where they are and how large, as Qt writes it down."""
        return self._window.saveState() if self.opened() else QByteArray()

    def restore(self, names: Iterable[str], arrangement: QByteArray) -> None:
        """Open those of last time, before the window shows; the focus stays out of them."""
        wanted = self._makers.keys() & set(names)
        for name in sorted(wanted):
            self._makers[name]()
        if wanted:
            self._window.restoreState(arrangement)


class _InFront(QObject):
    """Has the focus where it is seen: a dock comes to the front with it, and loses it to what is put before it."""

    def __init__(self, dock: QDockWidget) -> None:
        super().__init__(dock)
        self._dock = dock
        dock.visibilityChanged.connect(self._turn)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Show what Tab or F6 leads to."""
        if now is not None and self._dock.isAncestorOf(now) and not is_seen(self._dock):
            self._dock.raise_()

    def _turn(self, seen: bool) -> None:
        """Take the focus from a dock that this one is put before, as when its tab is chosen."""
        window = self._dock.parentWidget()
        if seen and isinstance(window, QMainWindow) and any(map(has_focus, window.tabifiedDockWidgets(self._dock))):
            give_focus(self._dock)
