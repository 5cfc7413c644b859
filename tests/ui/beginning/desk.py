"""The real window with a dialog of the beginning open, worked by keys."""

from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from twimeditor.app import Application

D = TypeVar("D", bound=QDialog)


def opened(application: Application, action: str, kind: type[D]) -> D:
    """Ask for a dialog as the menu does, and return it."""
    application.window.commands[action].trigger()
    return next(dialog for dialog in application.window.findChildren(kind) if dialog.isVisible())


def type_into(field: QWidget, text: str) -> None:
    """Put text into a field by the clipboard, in the place of what it holds."""
    field.setFocus()
    if isinstance(field, QLineEdit):
        field.selectAll()
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def press(dialog: QWidget, key: Qt.Key) -> None:
    """Press a key where the focus is in a dialog."""
    QTest.keyClick(dialog.focusWidget(), key)


def dragged(path: Path) -> QMimeData:
    """Return what a file manager drags."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    return data
