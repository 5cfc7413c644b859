"""The whole window without a mouse, and as a screen reader gets it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDockWidget, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.launch import Launcher
from twimeditor.app import Application
from twimeditor.core.post import write


@pytest.fixture
def application(launch: Launcher, post: Path) -> Application:
    return launch(post)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert isinstance(widget, QWidget)
    return widget


def press(*keys: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press keys wherever the focus is then."""
    for key in keys:
        QTest.keyClick(focused(), key, modifiers)


def shortcut(keys: str) -> None:
    QTest.keySequence(focused(), QKeySequence(keys))


def stops(window: QWidget) -> Iterator[QWidget]:
    """Yield all that Tab can reach, in Qt's order."""
    widget = window.nextInFocusChain()
    while widget is not None and widget is not window:
        by_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if by_tab and widget.isVisible() and widget.isEnabled() and not has_proxy(widget):
            yield widget
        widget = widget.nextInFocusChain()


def has_proxy(widget: QWidget) -> bool:
    proxy: QWidget | None = widget.focusProxy()
    return proxy is not None


def spoken(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def field(application: Application, name: str) -> QWidget:
    found = application.window.form.findChild(QWidget, name)
    assert isinstance(found, QWidget)
    return found


def select(application: Application, title: str) -> None:
    entries = application.session.document.entries
    application.window.parts.selection.select(next(one.id for one in entries if one.heading.title == title))


@pytest.mark.parametrize("place", ["front", "section", "entry"])
def test_a_screen_reader_gets_a_name_for_everything_that_takes_the_focus(application: Application, place: str) -> None:
    document, selection = application.session.document, application.window.parts.selection
    assert document.front is not None
    containers = {"front": document.front.id, "section": document.sections[0].id}
    selection.select(containers.get(place, next(document.entries).id))
    found = list(stops(application.window))
    assert len(found) > 8
    assert [f"{type(one).__name__} {one.objectName()}" for one in found if not spoken(one)] == []


def test_a_screen_reader_can_tell_the_fields_of_two_updates_apart(application: Application) -> None:
    select(application, "Glow")
    names = [spoken(one) for one in stops(application.window.form)]
    assert len(names) == len(set(names)), names


def test_an_accessible_row_tells_title_and_detail(application: Application) -> None:
    view = application.window.outline.view
    select(application, "Glow")
    assert "Glow" in str(view.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))


def test_tab_goes_through_a_form_as_it_is_read(application: Application) -> None:
    select(application, "Glow")
    field(application, "entry.title").setFocus()
    visited: list[str] = []
    while focused().objectName() not in visited[:1]:
        visited.append(focused().objectName())
        press(Qt.Key.Key_Tab)
        if len(visited) > 40 or not application.window.form.isAncestorOf(focused()):
            break
    named = [name for name in visited if name.startswith(("entry", "update", "form"))]
    assert named == [
        "entry.title",
        "entry.website",
        "entry.description",
        *(f"update[{number}].{field}" for number in (0, 1) for field in ("author_name", "author_id", "verb", "quote")),
        "form.add_update",
        "form.add_image",
        "form.add_block",
    ]


def test_every_stop_stands_below_or_beside_the_one_before(application: Application) -> None:
    select(application, "Glow")
    form = application.window.form
    tops = [one.mapTo(form, QPoint(0, 0)).y() for one in stops(form) if form.isAncestorOf(one)]
    assert tops == sorted(tops)


def test_the_keys_of_form_labels_are_no_menus_keys(application: Application) -> None:
    window, document = application.window, application.session.document
    menus = {QKeySequence.mnemonic(action.text()).toString() for action in window.menuBar().actions()}
    assert document.front is not None
    for container in (document.front.id, document.sections[0].id, next(document.entries).id):
        window.parts.selection.select(container)
        labels = [label.text() for label in window.form.findChildren(QLabel) if label.isVisible()]
        letters = [key for text in labels if (key := QKeySequence.mnemonic(text).toString())]
        assert letters
        assert len(set(letters)) == len(letters)
        assert not menus & set(letters)


def test_alt_and_a_letter_goes_to_a_field(application: Application) -> None:
    select(application, "Wick")
    application.window.outline.view.setFocus()
    press(Qt.Key.Key_W, modifiers=Qt.KeyboardModifier.AltModifier)
    assert focused().objectName() == "entry.website"


def test_a_whole_session_from_the_keyboard(application: Application, post: Path) -> None:
    before = post.read_text(encoding="utf-8")
    window = application.window
    window.outline.view.setFocus()
    press(Qt.Key.Key_Home)
    while window.outline.view.currentIndex().data() != "Ferry":
        press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert window.form.isAncestorOf(focused())
    shortcut("Ctrl+Shift+Return")
    assert focused().objectName() == "entry.title"
    QTest.keyClicks(focused(), "Anchor")
    shortcut("Ctrl+Return")
    assert focused().objectName() == "update.author_name"
    QTest.keyClicks(focused(), "Jo")
    press(Qt.Key.Key_Tab)
    QTest.keyClicks(focused(), "@jo:example.org")
    press(Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    assert focused().objectName() == "update.quote"
    QTest.keyClicks(focused(), "* one")
    press(Qt.Key.Key_Return)
    QTest.keyClicks(focused(), "two")
    press(Qt.Key.Key_Escape, Qt.Key.Key_Tab)
    assert focused().objectName() != "update.quote"
    shortcut("F6")
    shortcut("Shift+F6")
    shortcut("Alt+Up")
    shortcut("Ctrl+S")
    new = "### Anchor\n\n[Jo](https://matrix.to/#/@jo:example.org) says\n\n> * one\n> * two\n\n"
    saved = post.read_text(encoding="utf-8")
    assert new in saved
    assert saved.replace(new, "") == before
    assert saved.index("### Anchor") < saved.index("### Ferry")
    while application.session.can_undo:
        shortcut("Ctrl+Z")
    assert write(application.session.document) == before


def test_f6_goes_to_the_docks_as_well(application: Application) -> None:
    window = application.window
    window.outline.view.setFocus()
    shortcut("Ctrl+H")
    dock = window.findChild(QDockWidget, "replace")
    assert isinstance(dock, QDockWidget)
    assert dock.isAncestorOf(focused())
    for place in (window.outline, window.form, dock, window.outline):
        shortcut("F6")
        assert place.isAncestorOf(focused())
    shortcut("Shift+F6")
    assert dock.isAncestorOf(focused())


def test_control_and_tab_leave_an_item_of_a_list(application: Application) -> None:
    select(application, "Wick")
    quote = field(application, "update.quote")
    quote.setFocus()
    QTest.keySequence(quote, "Ctrl+End")
    QTest.keyClick(quote, Qt.Key.Key_Return)
    QTest.keyClicks(quote, "* one")
    QTest.keyClick(quote, Qt.Key.Key_Return)
    before = write(application.session.document)
    QTest.keyClick(quote, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert focused() is not quote
    assert write(application.session.document) == before


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")
def test_the_menu_key_opens_the_menu_of_the_row(application: Application, qtbot: QtBot) -> None:
    select(application, "Wick")
    view = application.window.outline.view
    view.setFocus()
    spot = view.visualRect(view.currentIndex()).center()
    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(view, QContextMenuEvent(reason, spot, view.mapToGlobal(spot)))
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    texts = [action.text() for action in menu.actions()]
    assert "&Remove entry" in texts
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    assert focused() is view


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")
@pytest.mark.parametrize(
    ("place", "words"),
    [("outline", "&Remove entry"), ("entry.title", "Select all"), ("update[0].quote", "Bold")],
)
def test_shift_f10_opens_the_menu_as_well(application: Application, qtbot: QtBot, place: str, words: str) -> None:
    select(application, "Glow")
    widgets: dict[str, QWidget] = {"outline": application.window.outline.view}
    (widgets.get(place) or field(application, place)).setFocus()
    before = focused()
    press(Qt.Key.Key_F10, modifiers=Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert words in [action.text() for action in menu.actions()]
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    assert focused() is before


def test_the_quote_shows_that_it_has_the_focus(application: Application) -> None:
    select(application, "Wick")
    quote = field(application, "update.quote")
    without = quote.grab().toImage()
    quote.setFocus()
    assert quote.grab().toImage() != without


def test_keys_that_nobody_wants_do_nothing(application: Application) -> None:
    before = application.session.document
    application.window.outline.view.setFocus()
    for key in (Qt.Key.Key_F12, Qt.Key.Key_Insert, Qt.Key.Key_Escape):
        QApplication.sendEvent(focused(), QKeyEvent(QKeyEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier))
    assert application.session.document is before
