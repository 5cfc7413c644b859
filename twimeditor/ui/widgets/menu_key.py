"""Shift+F10 opens a context menu, as the menu key does: a key that many keyboards lack."""

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

_CURSOR = Qt.InputMethodQuery.ImCursorRectangle


class MenuKey(QObject):
    """Takes the key where nothing in a window has done so; Qt itself knows it on Windows alone, the page by itself."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        if QGuiApplication.platformName() != "windows":
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and _is_meant(event):
            focus: QWidget | None = self._window.focusWidget()
            return focus is not None and _ask_for_menu(focus)
        return super().eventFilter(watched, event)


def _is_meant(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier


def _ask_for_menu(focus: QWidget) -> bool:
    """Ask a widget for its menu as Qt does for the menu key; return whether it takes that."""
    caret = focus.inputMethodQuery(_CURSOR)
    at = (QRectF(caret) if isinstance(caret, QRect | QRectF) else QRectF(focus.rect())).center().toPoint()
    return QApplication.sendEvent(
        focus, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, focus.mapToGlobal(at))
    )
