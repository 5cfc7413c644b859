"""A window over an invented archive, in which the issue after it is written."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests import archive
from twimeditor.app import Application
from twimeditor.core.model import Entry
from twimeditor.ui.last_time.dock import LastTimeDock
from twimeditor.ui.last_time.rows import Kind

TALE = "We have lit the lamp on the hill, which took all of us and a ladder, and from there one sees every other lamp."

TEXT = f"""+++
title = "This Week in Matrix {archive.NEXT}"
date = {archive.NEXT}

[taxonomies]
category = ["This Week in Matrix"]
+++

## Dept of Clients 📱

### Larkspur

[Mara Lindqvist](https://matrix.to/#/@mara:reed.example) says

> A bench stands in the garden now.

### Heron ([website](https://heron.example))

[Wil](https://matrix.to/#/@wil:heath.example) says

> It flies again.

### Unheard Of

[Ada](https://matrix.to/#/@ada:pots.example) says

> {TALE}

### Tidewater

[Joss](https://matrix.to/#/@joss:tide.example) says

> {archive.REPEATED}

## Dept of Events and Talks 🗣️

[Events team](https://matrix.to/#/@events:slate.example) says

> Somebody talks on Friday.
"""


class LastTimeDesk:
    """The window, its dock, and what a user does with them."""

    def __init__(self, application: Application, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.application = application
        self.window = application.window
        self.session = application.session
        self.window.resize(1280, 800)
        self.window.show()
        self.window.activateWindow()

    @property
    def dock(self) -> LastTimeDock:
        return self.window.last_time.dock

    def wait(self, wanted: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(wanted, timeout=15_000)

    def entry(self, title: str) -> Entry:
        return next(one for one in self.session.document.entries if one.heading.title == title)

    def select_section(self, number: int) -> None:
        self.window.parts.selection.select(self.session.document.sections[number].id)

    def select(self, title: str) -> None:
        self.window.parts.selection.select(self.entry(title).id)

    def press_key(self) -> None:
        """Press the dock's key."""
        QTest.keyClick(self.window, Qt.Key.Key_6, Qt.KeyboardModifier.ControlModifier)

    def open(self, title: str) -> None:
        """Open the dock at an entry, and wait until what it tells of is shown."""
        self.select(title)
        self.press_key()
        self.wait(lambda: self.dock.is_filled and bool(self.shown()))

    def said(self, name: str) -> str:
        label = self.dock.findChild(QLabel, f"last_time.{name}")
        assert label is not None
        return label.text() if label.isVisibleTo(self.dock) else ""

    def line(self) -> str:
        """Return what the form says below the project."""
        labels = (one.text() for one in self.window.form.findChildren(QLabel) if one.isVisibleTo(self.window.form))
        return next((text for text in labels if text.startswith(("Last on", "First time"))), "")

    def rows(self, kind: Kind = Kind.PAST) -> list[tuple[str, str]]:
        return [(row.first, row.second) for row in self.dock.list.rows() if row.kind is kind]

    def shown(self) -> str:
        return self.dock.detail.page.toPlainText()

    def button(self, name: str) -> QPushButton:
        button = self.dock.findChild(QPushButton, f"last_time.{name}")
        assert button is not None
        return button

    def click(self, name: str) -> None:
        assert self.button(name).isVisible()
        QTest.mouseClick(self.button(name), Qt.MouseButton.LeftButton)

    def focused(self) -> QWidget:
        focus: QWidget | None = QApplication.focusWidget()
        assert focus is not None
        return focus


@pytest.fixture
def issue(tmp_path: Path) -> Path:
    """Return the file of the issue that is written."""
    post = tmp_path / f"{archive.NEXT}-twim.md"
    post.write_text(TEXT, encoding="utf-8")
    return post


@pytest.fixture
def desk(archived: Callable[..., Application], qtbot: QtBot, issue: Path) -> LastTimeDesk:
    return LastTimeDesk(archived(issue, issues=30), qtbot)
