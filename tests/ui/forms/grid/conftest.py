"""A form over a post that has a table, a list and a report on the specification."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QToolButton, QWidget

from tests.ui.forms.conftest import Desk
from twimeditor.ui.forms.grid.switched import SwitchedEditor
from twimeditor.ui.forms.grid.view import GridView

POST = """\
+++
title = "This Week in Matrix 2031-02-07"
date = "2031-02-07"
+++

## Dept of Lanterns 🏮

### Glow

|Rank|Hostname|
|:---:|---|
|1|a.example|
|2|b.example|

### Wick

* one
  * two
* three

### Spec

[Robin](https://matrix.to/#/@robin:example.org) says

> The report.
>
> **New MSCs:**
> * [MSC9001: Lamps](https://example.org/pull/9001)
> * [MSC9002: Oil](https://example.org/pull/9002)
>
> **Merged MSCs:**
> * *No MSCs were merged this week.*
>
> The end.
"""

NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


class Grid:
    """One field of rows, as a user of the keyboard has it."""

    def __init__(self, desk: Desk, name: str) -> None:
        self.desk = desk
        editor = desk.field(name).editor
        assert isinstance(editor, SwitchedEditor)
        self.editor = editor
        view = next(editor.controls())
        assert isinstance(view, GridView)
        self.view = view
        view.setFocus(Qt.FocusReason.MouseFocusReason)

    def at(self, row: int, column: int) -> None:
        """Go to a cell by the arrow keys."""
        self.press(Qt.Key.Key_Escape)
        here = self.view.currentIndex()
        for key, count in (
            (Qt.Key.Key_Up, here.row() - row),
            (Qt.Key.Key_Down, row - here.row()),
            (Qt.Key.Key_Left, here.column() - column),
            (Qt.Key.Key_Right, column - here.column()),
        ):
            for _ in range(count):
                self.press(key)
        now = self.view.currentIndex()
        assert (now.row(), now.column()) == (row, column)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE, text: str = "") -> None:
        """Press a key where the focus is: first as a shortcut is asked for, then as the key itself."""
        target = self.focused()
        override = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifiers, text)
        override.ignore()
        QApplication.sendEvent(target, override)
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(self.focused(), QKeyEvent(kind, key, modifiers, text))

    def type(self, text: str) -> None:
        """Type, one key after the other."""
        for char in text:
            code = ord(char.upper())
            key = Qt.Key(code) if char.isascii() and char.isalnum() else Qt.Key.Key_unknown
            self.press(key, NONE, char)

    def focused(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert isinstance(widget, QWidget)
        return widget

    def button(self, words: str) -> QToolButton:
        return next(one for one in self.editor.findChildren(QToolButton) if one.toolTip() == words)

    def written(self) -> str:
        return self.desk.written()

    def undo(self) -> None:
        assert self.desk.session.undo()


@pytest.fixture
def table(open_form: Callable[..., Desk]) -> Grid:
    desk = open_form(POST)
    desk.open_entry(0)
    return Grid(desk, "block[0].markdown")


@pytest.fixture
def items(open_form: Callable[..., Desk]) -> Grid:
    desk = open_form(POST)
    desk.open_entry(1)
    return Grid(desk, "block[0].markdown")


@pytest.fixture
def spec(open_form: Callable[..., Desk]) -> Grid:
    desk = open_form(POST)
    desk.open_entry(2)
    return Grid(desk, "update.quote")
