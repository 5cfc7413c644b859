"""The window with a check that finds what a test says, and a user who goes through it."""

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLabel,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.launch import FindingWorker, Launcher
from twimeditor.core.check import Problem, Severity
from twimeditor.core.check.fix import Fix, Replacement
from twimeditor.core.check.order import Order
from twimeditor.core.check.place import place_in
from twimeditor.core.model import Issue
from twimeditor.core.model.nodes import Quote
from twimeditor.core.post import write
from twimeditor.ui.checking.dock import ProblemsDock

W = TypeVar("W", bound=QWidget)
Find = Callable[[Issue], Sequence[Problem]]

POST = """\
+++
title = "This Week in Matrix 2031-03-07"
date = "2031-03-07"
+++

## Dept of Lanterns 🏮

### Glow

[Robin](https://matrix.to/#/@robin:example.org) says

> A lamp is lit.

### Wick

[Aino](https://matrix.to/#/@aino:example.org) says

> Nobody knows teh lamp.

## Dept of Boats ⛵

### Ferry

[Noor](https://matrix.to/#/@noor:example.org) says

> It carries a lamp.
"""


def in_quotes(
    issue: Issue, pattern: str, rule: str, *, severity: Severity = Severity.WARNING, new: str = "", safe: bool = True
) -> list[Problem]:
    """Return a problem for each place in a quote; with `new` it has a fix."""
    found = []
    for node in issue.leaves():
        for match in re.finditer(pattern, node.body) if isinstance(node, Quote) else ():
            place = place_in(node, "body", *match.span())
            fixes = (Fix(f"Make it a {new}", (Replacement(place, new),), safe),) if new else ()
            found.append(Problem(rule, f"a {match[0]} is not bright enough", place, severity, fixes))
    return found


def usual(issue: Issue) -> Sequence[Problem]:
    """Find three lamps that become lanterns, an error that a person must judge, and a hint."""
    found = [
        *in_quotes(issue, "lamp", "T1", new="lantern"),
        *in_quotes(issue, "teh", "T2", severity=Severity.ERROR, new="the", safe=False),
        *in_quotes(issue, "carries", "T3", severity=Severity.HINT),
    ]
    return Order(issue).sorted(found)


def words(issue: Issue) -> list[Problem]:
    return in_quotes(issue, "Nobody", "spelling", severity=Severity.HINT)


class CheckDesk:
    """Drives the window by keys and clicks."""

    def __init__(
        self,
        launch: Launcher,
        qtbot: QtBot,
        post: object,
        find: Find = usual,
        worker: type[FindingWorker] = FindingWorker,
    ) -> None:
        self.worker = worker(find, words, ("Nobodies", "Somebody"), ("The site’s linters could not be run.",))
        launch.worker = lambda: self.worker
        self.qtbot = qtbot
        self.application = launch(str(post))
        self.window = self.application.window
        self.session = self.application.session
        self.watch = self.window.parts.problems
        self.watch.wake()
        self.check()

    @property
    def dock(self) -> ProblemsDock:
        return self.window.checking.dock

    @property
    def text(self) -> str:
        return write(self.session.document)

    def check(self) -> None:
        self.watch.look_again()  # what is known is no longer current
        self.watch.check_now()
        self.wait(self.watch.is_current)

    def wait(self, condition: Callable[[], bool | None]) -> None:
        self.qtbot.waitUntil(condition, timeout=10_000)

    def keys(self, keys: str, at: QWidget | None = None) -> None:
        """Press keys where the focus is."""
        combination = QKeySequence(keys)[0]  # type: ignore[index]  # the stubs do not know it
        target = at or QApplication.activePopupWidget() or QApplication.focusWidget() or self.window
        QTest.keyClick(target, combination.key(), combination.keyboardModifiers())

    def open(self) -> None:
        """Open the dock by its key."""
        self.window.activateWindow()
        self.wait(self.window.isActiveWindow)
        self.keys("Ctrl+5")
        self.wait(lambda: self.dock.is_seen)

    def rows(self) -> list[str]:
        """Return the rows as they are read aloud, without their groups."""
        model = self.dock.model
        groups = [model.index(row, 0) for row in range(model.rowCount())]
        indexes = [model.index(row, 0, group) for group in groups for row in range(model.rowCount(group))]
        return [str(index.data(Qt.ItemDataRole.AccessibleTextRole)) for index in indexes]

    def index(self, number: int) -> QModelIndex:
        """Return the index of a problem by its number over all groups."""
        model = self.dock.model
        found = [
            model.index(row, 0, model.index(group, 0))
            for group in range(model.rowCount())
            for row in range(model.rowCount(model.index(group, 0)))
        ]
        return found[number]

    def choose(self, number: int) -> None:
        self.dock.view.setCurrentIndex(self.index(number))

    def child(self, name: str, kind: type[W]) -> W:
        found = self.dock.findChild(kind, f"problems.{name}")
        assert isinstance(found, kind)
        return found

    def click(self, name: str) -> None:
        button = self.child(name, QAbstractButton)
        assert button.isVisible()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def said(self) -> str:
        """Return what is told of the selected problem."""
        return self.child("sentence", QLabel).text()

    def selected(self) -> str:
        """Return what is selected in the field that has the focus."""
        field = QApplication.focusWidget()
        return field.textCursor().selectedText() if isinstance(field, QPlainTextEdit) else ""

    @property
    def field(self) -> QWidget:
        """Return the field of the form that has the focus."""
        field = QApplication.focusWidget()
        assert field is not None
        assert self.window.form.isAncestorOf(field)
        return field

    def take_back(self) -> None:
        """Press the button of the note about what was done."""
        button = self.window.toast.findChild(QPushButton)
        assert isinstance(button, QPushButton)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def entry(self) -> str:
        """Return the title of the entry that is shown."""
        current = self.window.parts.selection.current
        return next((entry.title for entry in self.session.document.entries if entry.id == current), "")

    def ignore(self, letter: str) -> None:
        """Choose in the menu of the button *Ignore*."""
        menu = self.child("ignore", QAbstractButton).findChild(QMenu)
        assert isinstance(menu, QMenu)
        action = next(one for one in menu.actions() if f"&{letter}" in one.text())
        action.trigger()

    def dialog(self, name: str) -> QDialog:
        found = [one for one in self.window.findChildren(QDialog, name) if one.isVisible()]
        assert len(found) == 1
        return found[0]
