"""The whole window, and what a user of it does with keys."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QWidget

from tests.ui.launch import Launcher
from twimeditor.app import Application
from twimeditor.core.model.tree import Entry
from twimeditor.ui.shell import MainWindow


class Desk:
    """A window over the tests' own post."""

    def __init__(self, application: Application) -> None:
        self.application = application
        self.window: MainWindow = application.window
        self.session = application.session

    def keys(self, sequence: str) -> None:
        """Press a shortcut where the focus is."""
        QTest.keySequence(focused(), QKeySequence(sequence))

    def type(self, text: str) -> None:
        """Type ASCII where the focus is."""
        QTest.keyClicks(focused(), text)

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(focused(), key)

    def entry(self, title: str) -> Entry:
        return next(entry for entry in self.session.document.entries if entry.heading.title == title)

    def select(self, title: str) -> None:
        self.window.parts.selection.select(self.entry(title).id)

    def selected(self) -> str:
        """Return the title of the entry or section that is selected."""
        current, document = self.window.parts.selection.current, self.session.document
        found = [section.heading for section in document.sections if section.id == current]
        heading = next((entry.heading for entry in document.entries if entry.id == current), None) or found[0]
        return heading.title if heading else ""

    def focus(self, name: str) -> QWidget:
        field = self.window.form.field(name)
        assert field is not None, name
        field.editor.setFocus()
        return field.editor

    def offered(self) -> list[str]:
        """Return what the palette lists."""
        view = self.window.findChild(QListView, "palette.items")
        assert isinstance(view, QListView)
        model = view.model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    def palette_field(self) -> QLineEdit:
        field = self.window.findChild(QLineEdit, "palette.text")
        assert isinstance(field, QLineEdit)
        return field


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert isinstance(widget, QWidget)
    return widget


@pytest.fixture
def desk(launch: Launcher, post: Path) -> Desk:
    return Desk(launch(post))
