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
