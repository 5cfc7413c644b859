"""The widgets that every part of the window shares."""

from collections.abc import Iterable, Iterator
from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QKeySequence, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from twimeditor.ui.widgets import BannerStack, Choice, ElidedLabel, EmptyState, TextKeys, Toast, tip
from twimeditor.ui.widgets.find_bar import FindBar


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(400, 300)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def test_a_long_text_ends_in_dots_and_is_whole_in_the_tooltip(host: QWidget) -> None:
    label = ElidedLabel("A very long title of a very long section", host)
    label.resize(80, 20)
    label.show()
    assert label.text().endswith("…")
    assert label.toolTip() == label.full_text() == label.accessibleName()
    label.resize(600, 20)
    assert label.text() == label.full_text()
    assert not label.toolTip()


def test_no_tooltip_takes_a_text_for_rich_text(host: QWidget) -> None:
    text = "A <img src='/dev/zero'> & a\nline"
    label = ElidedLabel(text, host)
    label.resize(20, 20)
    label.show()
    document = QTextDocument()
    document.setHtml(label.toolTip())
    assert document.toPlainText() == text
    assert tip("a &lt; b") == "<qt>a &amp;lt; b</qt>"
    assert tip("R&D") == "R&D"
    assert len(tip("x" * 5_000)) < 1_100


def test_a_long_tip_goes_over_several_lines() -> None:
    words = "one word after another " * 20
    lines = tip(f"Short.\n{words}").split("\n")
    assert lines[0] == "Short."
    assert " ".join(lines[1:]) == words.strip()
    assert max(map(len, lines)) <= 80


def test_an_empty_state_offers_its_actions(host: QWidget) -> None:
    action = QAction("Open…", host)
    calls: list[str] = []
    action.triggered.connect(lambda _on: calls.append("opened"))
    state = EmptyState("open", "Nothing here", "Open something.", [action], host)
    button = state.findChild(QPushButton)
    assert button is not None
    button.click()
    assert calls == ["opened"]
    assert {label.text() for label in state.findChildren(QLabel)} >= {"Nothing here", "Open something."}


def test_bars_of_one_key_take_each_others_place(host: QWidget) -> None:
    stack = BannerStack(host)
    stack.put("disk", "First", [])
    stack.put("disk", "Second", [])
    stack.put("other", "Third", [])
    assert (stack.text("disk"), stack.text("other")) == ("Second", "Third")
    stack.drop("disk")
    stack.drop("other")
    stack.drop("unknown")
    assert stack.text("disk") is None
    assert stack.isHidden()


def test_a_choice_closes_its_bar_unless_it_keeps_it(host: QWidget) -> None:
    stack, calls = BannerStack(host), []
    stack.put("disk", "Changed", [Choice("Compare", lambda: calls.append("c"), keeps=True), Choice("Reload", print)])
    stack.buttons("disk")["Compare"].click()
    assert (calls, stack.text("disk")) == (["c"], "Changed")
    stack.buttons("disk")["Reload"].click()
    assert stack.text("disk") is None


def test_a_choice_may_show_the_bar_anew(host: QWidget) -> None:
    stack = BannerStack(host)
    stack.put("disk", "First", [Choice("Next", lambda: stack.put("disk", "Second", []))])
    stack.buttons("disk")["Next"].click()
    assert stack.text("disk") == "Second"


def test_in_a_narrow_place_the_buttons_of_a_bar_go_below_its_words(host: QWidget, qtbot: QtBot) -> None:
    stack = BannerStack(host)
    stack.put("disk", "A bar with a good many words in it", [Choice("Show pictures", print), Choice("Not now", print)])
    host.resize(900, 300)
    host.show()
    (words,) = (label for label in stack.findChildren(QLabel) if label.text())
    buttons = stack.buttons("disk").values()
    for width, is_below in ((800, False), (220, True), (800, False)):
        stack.resize(width, stack.sizeHint().height())
        qtbot.waitUntil(partial(_is_above, words, buttons, is_below))
        assert all(button.width() >= button.sizeHint().width() for button in buttons)


def test_in_a_narrow_place_the_find_bar_keeps_room_for_words(host: QWidget, qtbot: QtBot) -> None:
    bar = FindBar("preview", host)
    host.show()
    bar.show()
    field = bar.findChild(QLineEdit)
    assert field is not None
    for width in (220, 500, 220):
        bar.resize(width, bar.sizeHint().height())
        qtbot.waitUntil(lambda: field.width() >= 120)
        assert all(button.geometry().right() < width for button in bar.findChildren(QToolButton))


def _is_above(words: QWidget, buttons: Iterable[QWidget], wanted: bool) -> bool:
    return all(words.geometry().bottom() < button.geometry().top() for button in buttons) is wanted


def test_a_toast_stays_at_the_bottom_and_acts_once(host: QWidget) -> None:
    toast, calls = Toast(host), []
    toast.tell("Removed the entry.", "Undo", lambda: calls.append("undone"))
    host.resize(500, 200)
    assert host.rect().contains(toast.geometry())
    button = toast.findChild(QPushButton)
    assert button is not None
    button.click()
    assert calls == ["undone"]
    assert toast.isHidden()


class Desk:
    """A window with text widgets of every kind, and undo and redo of its own."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QMainWindow()
        qtbot.addWidget(self.window)
        self.calls: list[str] = []
        self.undo, self.redo = self._action("Undo", "Ctrl+Z"), self._action("Redo", "Ctrl+Y")
        self.keys = TextKeys(self.window, self.undo, self.redo, self._action("Other", "Home"))
        self.line, self.text, self.combo = QLineEdit(), QPlainTextEdit(), QComboBox()
        self.combo.setEditable(True)
        middle = QWidget()
        column = QVBoxLayout(middle)
        for widget in (self.line, self.text, self.combo):
            column.addWidget(widget)
        self.window.setCentralWidget(middle)
        with qtbot.waitExposed(self.window):
            self.window.show()
        self.window.activateWindow()

    def _action(self, name: str, key: str) -> QAction:
        action = QAction(name, self.window)
        action.setShortcut(QKeySequence(key))
        action.triggered.connect(lambda _on: self.calls.append(name))
        self.window.addAction(action)
        return action

    def values(self) -> tuple[str, str, str]:
        return self.line.text(), self.text.toPlainText(), self.combo.currentText()


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    yield Desk(qtbot)
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()


def test_other_keys_that_a_field_would_claim_are_the_windows(desk: Desk) -> None:
    for field in (desk.line, desk.text):
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_Home)
    assert desk.calls == ["Other", "Other"]


def test_ctrl_z_goes_past_every_kind_of_text_widget(desk: Desk) -> None:
    for widget in (desk.line, desk.text, desk.combo):
        widget.setFocus()
        QTest.keyClicks(widget, "ab")
        QTest.keyClick(widget, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(widget, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert desk.calls == ["Undo", "Redo"] * 3
    assert desk.values() == ("ab", "ab", "ab")


def test_with_nothing_to_undo_the_widget_keeps_its_text(desk: Desk) -> None:
    desk.undo.setEnabled(False)
    for widget in (desk.line, desk.text, desk.combo):
        widget.setFocus()
        QTest.keyClicks(widget, "ab")
        QTest.keyClick(widget, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.calls == []
    assert desk.values() == ("ab", "ab", "ab")


def test_other_keys_reach_the_widget(desk: Desk) -> None:
    desk.line.setFocus()
    QTest.keyClicks(desk.line, "ab")
    QTest.keyClick(desk.line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(desk.line, Qt.Key.Key_Delete)
    assert desk.line.text() == ""


def test_text_in_another_window_is_left_alone(desk: Desk, qtbot: QtBot) -> None:
    other = QLineEdit()
    qtbot.addWidget(other)
    with qtbot.waitExposed(other):
        other.show()
    other.activateWindow()
    other.setFocus()
    QTest.keyClicks(other, "ab")
    QTest.keyClick(other, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.calls == []
    assert other.text() == ""


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_context_menu_undoes_through_the_window(desk: Desk) -> None:
    for widget in (desk.line, desk.text):
        widget.setFocus()
        QTest.keyClicks(widget, "ab")
        place = widget if isinstance(widget, QLineEdit) else widget.viewport()
        spot = QPoint(5, 5)
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, place.mapToGlobal(spot))
        QApplication.sendEvent(place, event)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        assert menu.actions()[:2] == [desk.undo, desk.redo]
        menu.actions()[0].trigger()
        menu.close()
    assert desk.calls == ["Undo", "Undo"]
    assert desk.values()[:2] == ("ab", "ab")
