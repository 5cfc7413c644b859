"""Where a window stands on the screen."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from twimeditor.ui.theme import TOKENS

_GRIP = 48
"""So much of a window's upper edge has to be on a screen for the user to take hold of it."""


def keep_on_screen(window: QWidget) -> None:
    """Bring a window that no screen shows enough of, to move or to use it, back onto the nearest one."""
    screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    placed = placed_on(window.geometry(), screens)
    if placed != window.geometry():
        window.setGeometry(placed)


def placed_on(window: QRect, screens: list[QRect]) -> QRect:
    """Return where a window goes: where it is, when its upper edge can be grasped, else into a screen."""
    grip = QRect(window.topLeft(), QSize(window.width(), _GRIP))
    seen = (screen.intersected(grip) for screen in screens)
    if not screens or any(part.width() >= _GRIP and part.height() >= _GRIP // 2 for part in seen):
        return window
    screen = max(screens, key=lambda one: _area(one.intersected(window)))
    size = window.size().boundedTo(screen.size())
    left = min(max(window.left(), screen.left()), screen.right() + 1 - size.width())
    top = min(max(window.top(), screen.top()), screen.bottom() + 1 - size.height())
    return QRect(QPoint(left, top), size)


def put_beside(window: QWidget, other: QWidget) -> None:
    """Put a window on the side of another where it hides least of that."""
    screen: QScreen | None = other.screen()
    if screen is not None:
        window.setGeometry(placed_beside(window.size(), other.frameGeometry(), screen.availableGeometry()))


def placed_beside(size: QSize, other: QRect, screen: QRect) -> QRect:
    """Return where a window of a size goes: right of another or left of it, and as near as the screen lets it."""
    size = size.boundedTo(screen.size())
    last = screen.right() + 1 - size.width()
    right, left = min(other.right() + 1, last), max(other.left() - size.width(), screen.left())
    top = min(max(other.top(), screen.top()), screen.bottom() + 1 - size.height())
    places = [QRect(QPoint(min(max(x, screen.left()), last), top), size) for x in (right, left)]
    return min(places, key=lambda place: _area(place.intersected(other)))


def stagger(window: QWidget, beside: QWidget) -> None:
    """Put a window a step right of and below another, of its size."""
    shift = TOKENS.page
    window.resize(beside.size())
    window.move(beside.pos() + QPoint(shift, shift))
    screen: QScreen | None = window.screen()
    if screen is not None and not screen.availableGeometry().contains(window.geometry()):
        window.move(screen.availableGeometry().topLeft() + QPoint(shift, shift))


def _area(part: QRect) -> int:
    return max(part.width(), 0) * max(part.height(), 0)
