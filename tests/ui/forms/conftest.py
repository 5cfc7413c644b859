"""A form pane over a real session and a post of our own."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.styles import shipped_styles
from tests.ui.forms.problems import Deeds, Instant
from twimeditor.core.ids import IdSource
from twimeditor.core.model.nodes import Node
from twimeditor.core.post import parse, write
from twimeditor.services.editing import Session
from twimeditor.ui.bridge import LEAD, Selection, SessionBridge
from twimeditor.ui.forms import FormPanel
from twimeditor.ui.forms.field import Field
from twimeditor.ui.forms.fix_menu import FixMenu
from twimeditor.ui.forms.widget_editor import WidgetEditor

POST = """\
+++
title = "This Week in Matrix 2031-02-07"
date = "2031-02-07"
path = "/blog/2031/02/07/twim"  # as ever
[taxonomies]
author = ["Robin", "Kim"]
category = ["This Week in Matrix"]
[extra]
image = "https://example.org/a.png"
mood = 'calm'
+++

A word before everything.

## Dept of Lanterns 🏮

Lanterns are in season.

### Glow ([website](https://glow.example.org))

Glow is a lamp for rooms.

[Robin](https://matrix.to/#/@robin:example.org) says

> First paragraph of the report.
>
> * one item
> * another item

![a lamp](/blog/img/lamp.png)

A remark by the editors.

> And there is more.

[Kim](https://matrix.to/#/@kim:example.org) reports

> Second report, with `code`.

| a | b |
| --- | --- |
| 1 | 2 |

### Ember

Thank you to [Noor](https://matrix.to/#/@noor:example.org), who told us about embers:

> Embers are warm.
"""


class Desk:
    """What a user of the form does, and what the session makes of it."""

    def __init__(self, text: str) -> None:
        ids = IdSource()
        self.text = text
        self.session = Session(parse(text, ids), ids)
        self.bridge = SessionBridge(self.session)
        self.selection = Selection(self.session)
        self.panel = FormPanel(self.session, self.bridge, self.selection, shipped_styles())
        self.problems = Instant(self.session)
        self.deeds = Deeds(self.session)
        self.fixes = FixMenu(self.deeds, self.problems)
        self.panel.use_problems(self.problems, self.fixes)
        self.bridge.committed.connect(lambda _event: self.problems.look())

    def open_entry(self, number: int) -> None:
        self.selection.select(list(self.session.document.entries)[number].id)

    def open_section(self, number: int) -> None:
        self.selection.select(self.session.document.sections[number].id)

    def open_lead(self) -> None:
        self.selection.select(LEAD)

    def open_front(self) -> None:
        front = self.session.document.front
        assert front is not None
        self.selection.select(front.id)

    def field(self, name: str) -> Field:
        found = self.panel.field(name)
        assert found is not None, f"no {name} among {self.names()}"
        return found

    def line(self, name: str) -> QLineEdit:
        editor = self.panel.findChild(QLineEdit, name)
        assert isinstance(editor, QLineEdit)
        return editor

    def text_of(self, name: str) -> QPlainTextEdit:
        editor = self.panel.findChild(QPlainTextEdit, name)
        assert isinstance(editor, QPlainTextEdit)
        return editor

    def names(self) -> list[str]:
        return [field.spec.name for field in self.panel._page.fields()]

    def focus(self, name: str) -> QWidget:
        editor = self.field(name).editor
        editor.setFocus()
        return editor

    def type_into(self, name: str, text: str, *, at: int | None = None) -> None:
        """Put the caret at an index of the value, or at its end, and type `text` there."""
        editor = self.field(name).editor
        editor.setFocus()
        if isinstance(editor, WidgetEditor):
            type_text(focused(), text)
            return
        value = editor.value()
        units = len(value[:at].encode("utf-16-le")) // 2
        if isinstance(editor, QLineEdit):
            editor.setCursorPosition(units)
        else:
            cursor = editor.textCursor()
            cursor.setPosition(units)
            editor.setTextCursor(cursor)
        type_text(editor, text)

    def leave(self) -> None:
        """Put the focus out of the form."""
        focused = QApplication.focusWidget()
        assert focused is not None
        focused.clearFocus()

    def written(self) -> str:
        return write(self.session.document)

    def undo_all(self) -> int:
        """Take everything back and return how many steps that was."""
        steps = 0
        while self.session.undo():
            steps += 1
        return steps

    def node(self, kind: type[Node]) -> Node:
        return next(node for node in self.session.document.leaves() if isinstance(node, kind))


def press(
    widget: QWidget,
    key: Qt.Key,
    text: str = "",
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Press and release a key; `QTest.keyClicks` aborts on anything but ASCII."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QCoreApplication.sendEvent(widget, QKeyEvent(kind, key, modifiers, text))


def focused() -> QWidget:
    """Return what has the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def type_text(widget: QWidget, text: str) -> None:
    """Type, one key after the other."""
    for char in text:
        if char == "\n":
            press(widget, Qt.Key.Key_Return, "\r")
        else:
            press(widget, Qt.Key.Key_unknown, char)


def compose(widget: QWidget, preedit: str, commit: str = "") -> None:
    """Let an input method show `preedit` and commit `commit`."""
    event = QInputMethodEvent(preedit, [])
    if commit:
        event.setCommitString(commit)
    QCoreApplication.sendEvent(widget, event)


@pytest.fixture
def open_form(qtbot: QtBot) -> Iterator[Callable[..., Desk]]:
    """Return a function that opens the pane on a text."""
    desks: list[Desk] = []

    def build(text: str = POST) -> Desk:
        desk = Desk(text)
        qtbot.addWidget(desk.panel)
        desk.panel.resize(560, 800)
        desk.panel.show()
        desk.panel.activateWindow()
        qtbot.waitUntil(desk.panel.isActiveWindow)
        desks.append(desk)
        return desk

    yield build
    for desk in desks:
        desk.bridge.close()


@pytest.fixture
def form(open_form: Callable[..., Desk]) -> Desk:
    """Return the pane on `POST`."""
    return open_form()
