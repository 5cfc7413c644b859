"""Outlines over sessions of their own, and what a hand does in them."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QMimeData, QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.styles import shipped_styles
from tests.ui.posts import POST
from twimeditor.core.check import Problem
from twimeditor.core.ids import IdSource
from twimeditor.core.model.tree import Issue, Section
from twimeditor.core.post import parse, write
from twimeditor.services.editing import Session
from twimeditor.ui.actions import ActionSpec, Registry, Structure
from twimeditor.ui.actions.arranging import Arranging
from twimeditor.ui.actions.marks import Marks
from twimeditor.ui.actions.rows import Rows
from twimeditor.ui.bridge import Selection, SessionBridge
from twimeditor.ui.outline import OutlinePanel

Modifier = Qt.KeyboardModifier
_MENU = ("add_section", "add_entry", "add_update", "cut", "copy", "paste", "move_up", "move_down", "move_to")
_OTHERS = ("duplicate", "rename", "mark_to_do", "mark_asked", "mark_done", "mark_none", "note", "remove")


class Problems(QObject):
    """What is wrong, as a test says."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._found: tuple[Problem, ...] = ()

    def problems(self) -> tuple[Problem, ...]:
        return self._found

    def tell(self, *found: Problem) -> None:
        self._found = found
        self.changed.emit()


class Desk:
    """One window's outline."""

    def __init__(self, text: str) -> None:
        ids = IdSource()
        self.session = Session(parse(text, ids), ids)
        self.selection, self.bridge, self.window = Selection(self.session), SessionBridge(self.session), QWidget()
        styles = shipped_styles()
        self.structure = Structure(self.session, self.selection, styles, self.window)
        chosen = self.structure.chosen
        self.rows = Rows(self.session, self.selection, chosen)
        self.marks = Marks(self.session, chosen)
        self.arranging = Arranging(self.session, self.selection, styles, chosen)
        specs = [ActionSpec(name, name, lambda: None) for name in (*_MENU, *_OTHERS)]
        self.panel = OutlinePanel(self.session, self.bridge, self.selection, Registry(self.window, specs))
        self.problems = Problems()
        self.panel.use_problems(self.problems)  # type: ignore[arg-type]  # tells as a watch does
        self.view, self.model = self.panel.view, self.panel.model
        self.tester = QAbstractItemModelTester(self.model, QAbstractItemModelTester.FailureReportingMode.Fatal)

    @property
    def text(self) -> str:
        return write(self.session.document)

    def drawn(self) -> str:
        """Draw the sections and their entries: ``Lanterns: Glow, Wick; Islands``."""
        sections = ((section, [entry.heading.title for entry in section.entries]) for section in self.issue.sections)
        return "; ".join(f"{_short(section)}: {', '.join(entries)}".rstrip(" :") for section, entries in sections)

    @property
    def issue(self) -> Issue:
        return self.session.document

    def row(self, title: str) -> int:
        """Return the id of the first row whose title begins so."""
        return next(number for number, row in self.model.shape.rows.items() if row.title.startswith(title))

    def choose(self, *titles: str) -> None:
        """Click the rows, those behind the first with Ctrl."""
        for number, title in enumerate(titles):
            keys = Modifier.ControlModifier if number else Modifier.NoModifier
            QTest.mouseClick(self.view.viewport(), Qt.MouseButton.LeftButton, keys, self.middle(title))

    def middle(self, title: str) -> QPoint:
        rect = self.view.visualRect(self.model.index_of(self.row(title)))
        return QPoint(self.view.viewport().width() // 2, rect.center().y())

    def over(self, title: str) -> QPoint:
        """Return a point in the upper half of a row."""
        rect = self.view.visualRect(self.model.index_of(self.row(title)))
        return QPoint(self.view.viewport().width() // 2, rect.top() + 2)

    def under(self, title: str) -> QPoint:
        """Return a point in the lower half of a row."""
        rect = self.view.visualRect(self.model.index_of(self.row(title)))
        return QPoint(self.view.viewport().width() // 2, rect.bottom() - 2)

    def data(self, *titles: str) -> QMimeData:
        """Return what a drag of these rows carries."""
        return self.model.mimeData([self.model.index_of(self.row(title)) for title in titles])

    def hover(self, data: QMimeData, spot: QPoint, keys: Modifier = Modifier.NoModifier) -> bool:
        """Drag there; tell whether it may be let go."""
        how = (_action(keys), data, Qt.MouseButton.LeftButton, keys)
        viewport = self.view.viewport()
        enter = QDragEnterEvent(spot, *how)
        QApplication.sendEvent(viewport, enter)
        if not enter.isAccepted():
            return False
        event = QDragMoveEvent(spot, *how)
        QApplication.sendEvent(viewport, event)
        return event.isAccepted()

    def leave(self) -> None:
        """Drag out, or press Escape, which the system turns into the same."""
        QApplication.sendEvent(self.view.viewport(), QDragLeaveEvent())

    def drop(self, data: QMimeData, spot: QPoint, keys: Modifier = Modifier.NoModifier) -> bool:
        """Drag there and let go; tell whether it was taken."""
        if not self.hover(data, spot, keys):
            return False
        event = QDropEvent(QPointF(spot), _action(keys), data, Qt.MouseButton.LeftButton, keys)
        QApplication.sendEvent(self.view.viewport(), event)
        return event.isAccepted()


def _short(section: Section) -> str:
    return section.heading.title.split()[2] if section.heading is not None else ""


def _action(keys: Modifier) -> Qt.DropAction:
    return Qt.DropAction.CopyAction if keys & Modifier.ControlModifier else Qt.DropAction.MoveAction


@pytest.fixture
def open_outline(qtbot: QtBot) -> Iterator[Callable[..., Desk]]:
    """Return a function that opens an outline on a text."""
    desks: list[Desk] = []

    def build(text: str = POST) -> Desk:
        desk = Desk(text)
        for widget in (desk.panel, desk.window):
            qtbot.addWidget(widget)
        desk.panel.resize(300, 700)
        with qtbot.waitExposed(desk.panel):
            desk.panel.show()
        desk.panel.activateWindow()
        desks.append(desk)
        return desk

    yield build
    QApplication.clipboard().clear()
    for desk in desks:
        desk.bridge.close()


@pytest.fixture
def desk(open_outline: Callable[..., Desk]) -> Desk:
    """Return the outline of `POST`."""
    return open_outline()
