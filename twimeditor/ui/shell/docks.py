"""Where docks go: below the panes, one behind the other."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QTabWidget

_AREA = Qt.DockWidgetArea.BottomDockWidgetArea
_SHARE = 0.4
"""Of the window's height, for a dock at first."""


def add_below(window: QMainWindow, dock: QDockWidget) -> None:
    """Add a dock, hidden at first; with another one there it gets a tab: side by side both would be too narrow."""
    others = [one for one in window.findChildren(QDockWidget) if one is not dock]
    window.setTabPosition(_AREA, QTabWidget.TabPosition.North)
    window.addDockWidget(_AREA, dock)
    beside = next((one for one in others if window.dockWidgetArea(one) == _AREA and not one.isFloating()), None)
    if beside is not None:
        window.tabifyDockWidget(beside, dock)
    else:
        window.resizeDocks([dock], [round(window.height() * _SHARE)], Qt.Orientation.Vertical)
    dock.hide()
