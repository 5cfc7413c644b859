"""Where the focus is, and what it goes back to."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDockWidget, QWidget
from shiboken6 import isValid


def has_focus(place: QWidget) -> bool:
    """Tell whether a window's keys go to something within the place."""
    focus: QWidget | None = place.window().focusWidget()
    return focus is not None and place.isAncestorOf(focus)


def give_focus(place: QWidget) -> None:
    """Give the focus back to what had it last within a place, else to what takes most room there."""
    last: QWidget | None = place.focusWidget()
    target = last if last is not None and last.isVisible() else _first_stop(place)
    if target is not None:
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)


def is_seen(dock: QDockWidget) -> bool:
    """Tell whether a dock is shown, and not behind another: Qt puts those outside of the window."""
    around = dock.parentWidget()
    if around is None or dock.isWindow() or not dock.isVisible():
        return dock.isVisible()
    return around.rect().intersects(dock.geometry())


class FocusReturn:
    """Remembers what had the focus before something opened, and gives it back."""

    def __init__(self, place: QWidget) -> None:
        self._place = place
        self._before: QWidget | None = None

    def note(self) -> None:
        """Remember what has the focus now, unless that is within the place itself."""
        focus: QWidget | None = QApplication.focusWidget()
        if focus is not None and focus is not self._place and not self._place.isAncestorOf(focus):
            self._before = focus

    def give_back(self) -> bool:
        """Give the focus back; return False where what had it is no longer there."""
        before, self._before = self._before, None
        if before is None or not isValid(before) or not before.isVisible():
            return False
        before.setFocus(Qt.FocusReason.OtherFocusReason)
        return True


def _first_stop(place: QWidget) -> QWidget | None:
    """Return the largest of what Tab reaches: before buttons and filters; without any, what a click gives the focus."""
    children = place.findChildren(QWidget)
    stops = [child for child in children if _takes_focus(child)]
    others = [child for child in children if child.isVisible() and child.focusPolicy() & Qt.FocusPolicy.ClickFocus]
    return max(stops or others, key=lambda stop: stop.width() * stop.height(), default=None)


def _takes_focus(widget: QWidget) -> bool:
    by_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return by_tab and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None
