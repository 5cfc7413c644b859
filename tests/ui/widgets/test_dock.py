"""A dock that is left, and that lays out for the room that it has."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QMainWindow, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from twimeditor.ui.widgets.dock import LeavableDock
from twimeditor.ui.widgets.folding import fold

_LETTERS = 60


class Dock(LeavableDock):
    """A field and a button, side by side where there is room."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("dock", "Dock", parent)
        self.field = QLineEdit()
        sheet = QWidget()
        self.row = QBoxLayout(QBoxLayout.Direction.LeftToRight, sheet)
        for part in (self.field, QPushButton("Go")):
            self.row.addWidget(part)
        self.setWidget(sheet)

    def fold(self) -> None:
        fold(self.row, narrow=self.is_narrow(_LETTERS))


def shown(qtbot: QtBot, width: int) -> tuple[QMainWindow, Dock]:
    window = QMainWindow()
    qtbot.addWidget(window)
    dock = Dock(window)
    window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, dock)
    window.resize(width, 300)
    with qtbot.waitExposed(window):
        window.show()
    return window, dock


def test_escape_closes_it_and_the_focus_may_go_back(qtbot: QtBot) -> None:
    _window, dock = shown(qtbot, 600)
    dock.field.setFocus()
    with qtbot.waitSignal(dock.left):
        QTest.keyClick(dock.field, Qt.Key.Key_Escape)
    assert not dock.is_seen


def test_what_stands_side_by_side_folds_with_the_room_and_with_larger_letters(qtbot: QtBot) -> None:
    window, dock = shown(qtbot, 900)
    assert dock.row.direction() is QBoxLayout.Direction.LeftToRight
    font = dock.font()
    font.setPointSizeF(4 * font.pointSizeF())
    dock.setFont(font)
    assert dock.row.direction() is QBoxLayout.Direction.TopToBottom
    window.resize(4000, 300)
    qtbot.waitUntil(lambda: dock.row.direction() is QBoxLayout.Direction.LeftToRight)
