"""A window over an invented archive, with the dock that looks through it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from twimeditor.app import Application
from twimeditor.ui.archive_search.dock import ArchiveSearchDock
from twimeditor.ui.outline.view import OutlineView
from twimeditor.ui.shell.past_issue import PastIssueWindow

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
COPY = Qt.DropAction.CopyAction

TEXT = """+++
title = "This Week in Matrix 2023-07-07"
date = 2023-07-07
+++

## Dept of Clients 📱

### Heron

[Wil](https://matrix.to/#/@wil:heath.example) says

> It flies again.
"""


class SearchDesk:
    """The window, its dock, and what a user does with them."""

    def __init__(self, application: Application, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.window = application.window
        self.session = application.session
        self.window.resize(1280, 800)
        self.window.activateWindow()

    @property
    def dock(self) -> ArchiveSearchDock:
        return self.window.archive_search.dock

    def wait(self, wanted: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(wanted, timeout=15_000)

    def open(self) -> None:
        QTest.keyClick(self.window, Qt.Key.Key_F, CONTROL | SHIFT)
        self.wait(lambda: self.dock.is_seen)

    def look_for(self, words: str) -> None:
        """Type what to look for, and wait until the first entry is shown."""
        self.open()
        before = self.dock.results.hits
        QTest.keyClicks(self.dock.fields.line, words)
        self.wait(lambda: self.dock.results.hits != before)
        self.wait(lambda: bool(self.shown()))

    def shown(self) -> str:
        return self.dock.detail.page.toPlainText()

    def said(self, name: str) -> str:
        label = self.dock.findChild(QLabel, f"archive_search.{name}")
        assert label is not None
        return label.text()

    def titles(self) -> list[str]:
        results = self.dock.results
        return [str(results.index(row).data()) for row in range(results.rowCount())]

    def press(self, name: str) -> None:
        button = self.dock.findChild(QToolButton, f"archive_search.{name}")
        assert button is not None
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def click(self, name: str) -> None:
        button = self.dock.findChild(QPushButton, f"archive_search.{name}")
        assert button is not None
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def readers(self) -> list[PastIssueWindow]:
        return [one for one in QApplication.topLevelWidgets() if isinstance(one, PastIssueWindow) and one.isVisible()]

    def entries(self) -> list[tuple[str, list[str]]]:
        return [(section.title, [one.title for one in section.entries]) for section in self.session.document.sections]


def drop(view: OutlineView, data: QMimeData, point: QPoint) -> bool:
    """Drag data over a view and let it go there, as Qt does; tell whether it was taken."""
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    view.dragEnterEvent(QDragEnterEvent(point, COPY, data, left, none))
    view.dragMoveEvent(QDragMoveEvent(point, COPY, data, left, none))
    event = QDropEvent(point, COPY, data, left, none)
    view.dropEvent(event)
    return event.isAccepted()


def opened(desk: SearchDesk, words: str = "author:mara larkspur") -> PastIssueWindow:
    """Open the issue of the first entry that is found, by keys."""
    desk.look_for(words)
    open_chosen(desk)
    return desk.readers()[0]


def open_chosen(desk: SearchDesk) -> None:
    """Open the issue of the entry that is chosen, as the first that is open."""
    QTest.keyClick(desk.dock.fields.line, Qt.Key.Key_Return)
    QTest.keyClick(desk.dock.view, Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: len(desk.readers()) == 1, timeout=60_000)


@pytest.fixture
def desk(archived: Callable[..., Application], qtbot: QtBot, tmp_path: Path) -> SearchDesk:
    path = tmp_path / "2023-07-07-twim.md"
    path.write_text(TEXT, encoding="utf-8")
    return SearchDesk(archived(path), qtbot)
