"""The whole program, and what a user does with a report on the clipboard."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.launch import Launcher
from twimeditor.app import Application
from twimeditor.core.post import write
from twimeditor.ui.report.dialog import ReportDialog

W = TypeVar("W", bound=QWidget)

CONTROL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)

POST = """\
+++
title = "This Week in Matrix 2031-03-07"
+++

## Dept of Servers 🏢

### Harbour

[Ada](https://matrix.to/#/@ada:example.org) says

> All well.

### Pier

[Kim](https://matrix.to/#/@kim:example.org) says

> Wet.

## Dept of Clients 📱

### Sail

[Noor](https://matrix.to/#/@noor:example.org) says

> Windy.
"""


class Desk:
    """The window with a post, and its dialog."""

    def __init__(self, application: Application, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.application = application
        self.window = application.window
        self.session = application.session

    def copy(self, text: str, html: str = "") -> None:
        """Put something on the clipboard, as another program would."""
        data = QMimeData()
        if text:
            data.setText(text)
        if html:
            data.setHtml(html)
        QApplication.clipboard().setMimeData(data)

    def select_entry(self, number: int) -> None:
        self.window.parts.selection.select(list(self.session.document.entries)[number].id)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.focus(), key, modifiers)

    def focus(self) -> QWidget:
        """Return what has the focus; the offscreen platform gives it to no window when a dialog closes."""
        if QApplication.activeWindow() is None:
            self.window.activateWindow()
            self.qtbot.waitUntil(self.window.isActiveWindow)
        return QApplication.focusWidget() or QApplication.activeWindow() or self.window

    def open(self) -> ReportDialog:
        """Press the keys that paste a report, and return the dialog."""
        self.press(Qt.Key.Key_V, CONTROL | ALT)
        dialog = self.dialog()
        assert dialog is not None
        self.qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    def dialog(self) -> ReportDialog | None:
        found = [one for one in self.window.findChildren(ReportDialog) if one.isVisible()]
        return found[0] if found else None

    def access(self, key: Qt.Key, widget: QWidget) -> None:
        """Press Alt and the letter of a button, which goes down and comes up again."""
        assert isinstance(widget, QAbstractButton)
        was = widget.isChecked()
        self.press(key, ALT)
        self.qtbot.waitUntil(lambda: widget.isChecked() != was)

    def radio(self, text: str) -> QRadioButton:
        dialog = self.dialog()
        assert dialog is not None
        return next(one for one in dialog.findChildren(QRadioButton) if text in one.text().replace("&", ""))

    def part(self, kind: type[W], name: str) -> W:
        dialog = self.dialog()
        assert dialog is not None
        found = dialog.findChild(kind, f"report.{name}")
        assert isinstance(found, kind)
        return found

    def button(self, text: str) -> QPushButton:
        dialog = self.dialog()
        assert dialog is not None
        return next(one for one in dialog.findChildren(QPushButton) if one.text().replace("&", "") == text)

    def written(self) -> str:
        return write(self.session.document)


@pytest.fixture
def open_desk(launch: Launcher, tmp_path: Path) -> Callable[..., Desk]:
    """Return a function that opens a post and waits until its window has the focus."""

    def build(text: str = POST) -> Desk:
        path = tmp_path / "2031-03-07-twim.md"
        path.write_text(text, encoding="utf-8")
        desk = Desk(launch(path), launch.qtbot)
        launch.qtbot.waitUntil(desk.window.isActiveWindow)
        return desk

    return build


@pytest.fixture
def desk(open_desk: Callable[..., Desk]) -> Desk:
    return open_desk()
