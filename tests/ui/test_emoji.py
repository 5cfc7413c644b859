"""Edit > Emoji: found by name or group, and put in at the caret as one step."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from tests.ui.launch import Launcher
from tests.ui.posts import POST
from twimeditor.app import Application
from twimeditor.core.post import write
from twimeditor.ui.widgets.emoji import EmojiPicker

Key = Qt.Key


@pytest.fixture
def application(launch: Launcher, post: Path) -> Application:
    application = launch(post)
    entry = next(iter(application.session.document.entries))
    application.window.parts.selection.select(entry.id)
    return application


@pytest.fixture
def ask(application: Application) -> Callable[[str], EmojiPicker]:
    """Return a function that puts the focus into a field and opens the picker."""

    def open_in(name: str) -> EmojiPicker:
        field = application.window.form.field(name)
        assert field is not None
        field.editor.setFocus()
        field.editor.place_caret(4)
        QApplication.processEvents()
        application.window.commands["emoji"].trigger()
        return application.window.findChildren(EmojiPicker)[-1]

    return open_in


def title(application: Application) -> str:
    line = application.window.form.findChild(QLineEdit, "entry.title")
    assert isinstance(line, QLineEdit)
    return line.text()


def test_an_emoji_found_by_its_name_is_put_in_at_the_caret(
    application: Application, ask: Callable[[str], EmojiPicker]
) -> None:
    picker = ask("entry.title")
    QTest.keyClicks(picker.search, "red paper lantern")
    QTest.keyClick(picker.search, Key.Key_Return)
    assert title(application) == "Glow🏮"
    application.session.undo()
    assert write(application.session.document) == POST


def test_arrows_go_through_the_grid_and_letters_back_to_the_search(
    application: Application, ask: Callable[[str], EmojiPicker]
) -> None:
    picker = ask("entry.title")
    QTest.keyClick(picker.search, Key.Key_Down)
    assert picker.grid.hasFocus() or picker.focusWidget() is picker.grid
    first = picker.words.text()
    QTest.keyClick(picker.grid, Key.Key_Right)
    assert picker.words.text() not in {"", first}
    QTest.keyClick(picker.grid, Key.Key_B)
    assert picker.search.text() == "b"
    QTest.keyClick(picker.search, Key.Key_Escape)
    assert write(application.session.document) == POST


def test_nothing_found_is_said(ask: Callable[[str], EmojiPicker]) -> None:
    picker = ask("entry.title")
    QTest.keyClicks(picker.search, "xyzzy")
    assert picker.words.text() == "No emoji has such a name. Try another word."
    picker.close()


def test_those_used_last_come_first_next_time(application: Application, ask: Callable[[str], EmojiPicker]) -> None:
    picker = ask("entry.title")
    QTest.keyClicks(picker.search, "sailboat")
    QTest.keyClick(picker.search, Key.Key_Return)
    again = ask("entry.title")
    assert again.grid.model().index(0, 0).data() == "⛵"
    QTest.keyClick(again.search, Key.Key_Return)
    assert "⛵" in title(application)


def test_a_quote_takes_emoji_too(application: Application, ask: Callable[[str], EmojiPicker]) -> None:
    picker = ask("update[0].quote")
    QTest.keyClicks(picker.search, "light bulb")
    QTest.keyClick(picker.search, Key.Key_Return)
    quote = application.window.form.findChild(QPlainTextEdit, "update[0].quote")
    assert isinstance(quote, QPlainTextEdit)
    assert quote.toPlainText() == "Firs💡t report."


def test_without_a_text_in_focus_it_is_not_offered(application: Application) -> None:
    application.window.outline.view.setFocus()
    QApplication.processEvents()
    assert not application.window.commands["emoji"].isEnabled()
