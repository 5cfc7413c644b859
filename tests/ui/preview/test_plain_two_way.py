"""The plain preview, which needs no engine, does of it what rich text can."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QTextBrowser
from pytestqt.qtbot import QtBot

from tests.ui.preview.desk import Desk, make_desk
from tests.ui.preview.test_panel import no_engine
from twimeditor.core.model.nodes import Quote
from twimeditor.ui.preview.link_popup import HoverLabel, LinkPopup


class Plain:
    """A panel with the plain preview, and what a user does in it."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        browser = desk.panel.findChild(QTextBrowser, "preview")
        assert browser is not None
        self.browser = browser

    def find(self, text: str) -> QTextCursor:
        """Return a cursor that has `text` selected, brought into view."""
        cursor = self.browser.document().find(text)
        place = QTextCursor(cursor)
        place.setPosition(cursor.selectionStart())
        self.browser.setTextCursor(place)
        self.browser.ensureCursorVisible()
        return cursor

    def spot(self, text: str) -> QPoint:
        cursor = self.find(text)
        cursor.setPosition(cursor.selectionStart())
        return self.browser.cursorRect(cursor).center() + QPoint(2, 0)


@pytest.fixture
def plain(qtbot: QtBot) -> Iterator[Plain]:
    desk = make_desk(qtbot, no_engine)
    desk.panel.show()
    desk.panel.activateWindow()
    qtbot.waitUntil(lambda: desk.panel.findChild(QTextBrowser) is not None)
    qtbot.waitUntil(desk.panel.isActiveWindow)
    yield Plain(desk)
    desk.panel.release()


def test_double_click_leads_to_the_letter(plain: Plain) -> None:
    quote = plain.desk.node("Line 0 of")
    assert isinstance(quote, Quote)
    carets = []
    plain.desk.selection.revealed.connect(lambda _node: carets.append(plain.desk.selection.caret))
    QTest.mouseDClick(plain.browser.viewport(), Qt.MouseButton.LeftButton, pos=plain.spot("Line 3 of"))
    (caret,) = carets
    assert caret is not None
    assert abs(caret.index - quote.body.index("Line 3 of")) <= 1


def test_what_is_selected_has_another_ground(plain: Plain) -> None:
    plain.desk.selection.select(plain.desk.entry("Lighthouse"))
    texts = {mark.cursor.block().text() for mark in plain.browser.extraSelections()}
    assert "It blinks." in texts
    assert "It hoots." not in texts


def test_scrolling_tells_what_is_in_view(plain: Plain) -> None:
    told: list[int] = []
    plain.desk.selection.viewed.connect(told.append)
    plain.browser.verticalScrollBar().setValue(plain.browser.verticalScrollBar().maximum())
    assert told[-1] == plain.desk.entry("Foghorn")
    assert plain.desk.selection.current == -1


def test_a_link_is_shown_before_it_is_opened(plain: Plain) -> None:
    popup, line = plain.desk.panel.findChild(LinkPopup), plain.desk.panel.findChild(HoverLabel)
    assert popup is not None
    assert line is not None
    spot = plain.spot("a place")
    QTest.mouseMove(plain.browser.viewport(), spot)
    plain.desk.qtbot.waitUntil(line.isVisible)
    assert line.text() == "https://example.org/a"
    QTest.mouseClick(plain.browser.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert popup.isVisible()
    assert "https://example.org/a" in popup.accessibleName()


def test_finding_counts(plain: Plain) -> None:
    plain.desk.panel.reading.find()
    text = plain.desk.panel.findChild(QLineEdit, "preview.find.text")
    count = plain.desk.panel.findChild(QLabel, "preview.find.count")
    assert text is not None
    assert count is not None
    QTest.keyClicks(text, "says")
    assert count.text() == "1 of 2"
    QTest.keyClick(text, Qt.Key.Key_Return)
    assert count.text() == "2 of 2"
    plain.desk.type(plain.desk.node("It blinks."), "body", "It says nothing.")
    plain.desk.qtbot.waitUntil(lambda: count.text().endswith("of 3"))
    QTest.keyClick(text, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is plain.browser


def test_copying_takes_whole_blocks_as_markdown(plain: Plain) -> None:
    cursor = plain.find("blinks")
    plain.browser.setTextCursor(cursor)
    plain.desk.panel.reading.copy_markdown()
    assert QGuiApplication.clipboard().text() == "> It blinks."
    plain.desk.panel.reading.copy()
    assert QGuiApplication.clipboard().text() == "blinks"


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")
def test_the_menu_key_opens_our_menu(plain: Plain) -> None:
    plain.find("blinks")
    spot = plain.browser.cursorRect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, spot, plain.browser.viewport().mapToGlobal(spot))
    QApplication.sendEvent(plain.browser.viewport(), event)
    (menu,) = plain.desk.panel.findChildren(QMenu)
    edit = next(action for action in menu.actions() if "Edit" in action.text())
    with plain.desk.qtbot.waitSignal(plain.desk.selection.revealed) as revealed:
        edit.trigger()
    assert revealed.args == [plain.desk.node("It blinks.").id]
    menu.close()
