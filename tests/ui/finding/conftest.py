"""The whole window with *Find and replace* open in it."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton, QTreeView, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.going.conftest import Desk, focused
from tests.ui.launch import Launcher
from twimeditor.app import Application

__all__ = ["focused"]

W = TypeVar("W", bound=QWidget)


class Finder(Desk):
    """What a user of the dock does and sees."""

    def __init__(self, application: Application, qtbot: QtBot) -> None:
        super().__init__(application)
        self.qtbot = qtbot

    def open(self) -> None:
        self.keys("Ctrl+H")
        assert focused() is self.line("text")

    def line(self, name: str) -> QLineEdit:
        return self._child(QLineEdit, name)

    def box(self, name: str) -> QCheckBox:
        return self._child(QCheckBox, name)

    @property
    def button(self) -> QPushButton:
        return self._child(QPushButton, "button")

    @property
    def results(self) -> QTreeView:
        return self._child(QTreeView, "results")

    @property
    def scope(self) -> QComboBox:
        return self._child(QComboBox, "scope")

    def said(self) -> str:
        return self._child(QLabel, "count").text()

    def look(self, text: str, says: str) -> None:
        """Type what is looked for and wait until so much is said to have been found."""
        self.line("text").setFocus()
        self.line("text").clear()
        self.wait("Type what to find")
        self.type(text)
        self.wait(says)

    def wait(self, says: str) -> None:
        self.qtbot.waitUntil(lambda: self.said().startswith(says))

    def put(self, text: str) -> None:
        """Type what is to stand there, and wait until the results show it."""
        self.line("new").setFocus()
        self.type(text)
        if self.rows():
            self.qtbot.waitUntil(lambda: text in self.rows()[0][1])

    def index(self, group: int, row: int = -1) -> QModelIndex:
        model = self.results.model()
        top = model.index(group, 0)
        return top if row < 0 else model.index(row, 0, top)

    def rows(self) -> list[tuple[str, str]]:
        """Return what stands in the results: each place with the group it is in."""
        model = self.results.model()
        groups = [model.index(row, 0) for row in range(model.rowCount())]
        return [
            (str(group.data()), str(model.index(row, 0, group).data()))
            for group in groups
            for row in range(model.rowCount(group))
        ]

    def tick(self, index: QModelIndex) -> None:
        """Turn a row's tick by the keyboard."""
        self.results.setFocus()
        self.results.setCurrentIndex(index)
        self.press(Qt.Key.Key_Space)

    def click(self, index: QModelIndex) -> None:
        """Click on a row's words."""
        spot = self.results.visualRect(index).center()
        viewport = self.results.viewport()
        QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)

    def replace(self) -> None:
        """Click the button and wait for the step."""
        before = self.session.document
        QTest.mouseClick(self.button, Qt.MouseButton.LeftButton)
        self.qtbot.waitUntil(lambda: self.session.document is not before)

    def _child(self, kind: type[W], name: str) -> W:
        found = self.window.findChild(kind, f"replace.{name}")
        assert isinstance(found, kind), name
        return found


@pytest.fixture
def open_finder(launch: Launcher, qtbot: QtBot) -> Callable[[Path], Finder]:
    """Return a function that opens a post with the dock."""

    def build(path: Path) -> Finder:
        finder = Finder(launch(path), qtbot)
        finder.open()
        return finder

    return build


@pytest.fixture
def finder(open_finder: Callable[[Path], Finder], post: Path) -> Finder:
    return open_finder(post)
