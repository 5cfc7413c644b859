"""Give undo, redo and a few other keys to the window where a text widget would keep them for itself."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

_MENU_PLACES = {"edit-undo": 0, "edit-redo": 1}


class TextKeys(QObject):
    """Watches whichever widget of `window` has the focus.

    Text widgets claim Ctrl+Z in a `ShortcutOverride` event, even with their own undo switched off,
    and offer it in their context menu. Both are turned to the window's actions. On some desktops they claim the keys
    of `others` as well, as Ctrl+E for the end of the line.
    """

    def __init__(self, window: QWidget, undo: QAction, redo: QAction, *others: QAction) -> None:
        super().__init__(window)
        self._window = window
        self._actions = (undo, redo, *others)
        self._watched: list[QWidget] = []
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._watch)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is not QEvent.Type.KeyRelease:
            return self._is_ours(event) and self._take(event)
        if isinstance(event, QContextMenuEvent) and isinstance(watched, QWidget):
            return self._open_menu(watched, event)
        return False

    def _is_ours(self, event: QKeyEvent) -> bool:
        pressed = QKeySequence(event.keyCombination())
        return any(pressed in action.shortcuts() for action in self._actions)

    def _take(self, event: QKeyEvent) -> bool:
        # An ignored override lets the shortcut through; a key press that still comes belongs to a
        # disabled action, and is not for the widget either.
        if event.type() is QEvent.Type.ShortcutOverride:
            event.ignore()
        return True

    def _watch(self, _old: QWidget | None, new: QWidget | None) -> None:
        for widget in filter(isValid, self._watched):
            widget.removeEventFilter(self)
            widget.destroyed.disconnect(self._forget)
        self._watched = _text_parts(new) if new and new.window() is self._window else []
        for widget in self._watched:
            widget.installEventFilter(self)
            widget.destroyed.connect(self._forget)

    def _forget(self) -> None:
        self._watched = []

    def _open_menu(self, watched: QWidget, event: QContextMenuEvent) -> bool:
        editor = watched if _is_text(watched) else watched.parentWidget()
        wanted = Qt.ContextMenuPolicy.DefaultContextMenu
        if not isinstance(editor, QLineEdit | QPlainTextEdit | QTextEdit):
            return False
        if editor.contextMenuPolicy() is not wanted or _has_own_menu(editor):
            return False
        menu = editor.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in menu.actions():
            place = _MENU_PLACES.get(action.objectName())
            if place is not None:
                menu.insertAction(action, self._actions[place])
                menu.removeAction(action)
        menu.popup(event.globalPos())
        return True


def _is_text(widget: QWidget) -> bool:
    return isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit)


def _has_own_menu(editor: QWidget) -> bool:
    return any("contextMenuEvent" in vars(kind) for kind in type(editor).__mro__ if _is_python(kind))


def _is_python(kind: type) -> bool:
    return not kind.__module__.startswith(("PySide6", "shiboken", "Shiboken"))


def _text_parts(widget: QWidget) -> list[QWidget]:
    """Return the widgets that get the keys and clicks of a text widget, none for others."""
    if isinstance(widget, QComboBox):
        line = widget.lineEdit()
        return [widget, line] if line else []
    if not _is_text(widget):
        return []
    return [widget, widget.viewport()] if isinstance(widget, QAbstractScrollArea) else [widget]
