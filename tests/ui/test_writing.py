"""Spelling, its languages and words, and the marks: as the user of the window switches them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.launch import Launcher
from twimeditor.app import Application
from twimeditor.services.check.own_words import OwnWords
from twimeditor.services.settings import FLAGS, LANGUAGES, SPELLING
from twimeditor.services.storage.disk import Disk
from twimeditor.ui.shell.language_list import LanguageList, language_name
from twimeditor.ui.shell.preferences import Preferences
from twimeditor.ui.shell.words_dialog import WordsDialog

Ticked = Qt.CheckState.Checked


@pytest.fixture
def application(launch: Launcher, post: Path) -> Application:
    return launch(post)


@pytest.fixture
def words(tmp_path: Path) -> OwnWords:
    found = OwnWords(Disk(), tmp_path / "words.txt")
    found.add("homeserver")
    found.add("bridgey")
    return found


@pytest.fixture
def dialog(qtbot: QtBot, words: OwnWords) -> Iterator[WordsDialog]:
    owner = QWidget()
    qtbot.addWidget(owner)
    owner.show()
    dialog = WordsDialog(words, owner)
    dialog.open()
    yield dialog
    dialog.close()


def words_of(found: QListWidget) -> str:
    """Return what stands under the list of languages."""
    field = found.parentWidget()
    assert isinstance(field, LanguageList)
    return field._words.text()


def shown(dialog: WordsDialog) -> list[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


def test_words_are_added_by_enter_and_removed_by_delete(dialog: WordsDialog, words: OwnWords) -> None:
    assert shown(dialog) == ["bridgey", "homeserver"]
    QTest.keyClicks(dialog.line, "sliding sync")
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    assert shown(dialog) == ["bridgey", "homeserver", "sliding", "sync"]
    assert words.all() == {"bridgey", "homeserver", "sliding", "sync"}
    dialog.list.setFocus()
    dialog.list.setCurrentRow(0)
    QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
    assert shown(dialog) == ["homeserver", "sliding", "sync"]
    assert dialog.list.currentRow() == 0


def test_what_was_removed_comes_back_by_enter(dialog: WordsDialog, words: OwnWords) -> None:
    dialog.list.setCurrentRow(1)
    QTest.mouseClick(dialog.remove, Qt.MouseButton.LeftButton)
    assert words.all() == {"bridgey"}
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    assert words.all() == {"bridgey", "homeserver"}


def test_an_empty_list_says_how_words_come_in(dialog: WordsDialog) -> None:
    for _ in range(2):
        dialog.list.setCurrentRow(0)
        QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
    assert "Add to the dictionary" in dialog._said.text()
    assert dialog._said.isVisible()
    assert not dialog.remove.isEnabled()


def test_words_of_another_window_are_seen_at_once(dialog: WordsDialog, words: OwnWords) -> None:
    words.add("zulip")
    assert "zulip" in shown(dialog)


def test_words_that_cannot_be_kept_are_told(dialog: WordsDialog, tmp_path: Path) -> None:
    (tmp_path / "words.txt").unlink()
    (tmp_path / "words.txt").mkdir()
    QTest.keyClicks(dialog.line, "lamp")
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    assert "could not be kept" in dialog._said.text()
    assert dialog._said.isVisible()


def test_languages_are_ticked_by_key_when_they_are_found(qtbot: QtBot) -> None:
    tellers: list[object] = []
    chosen: list[str] = []
    field = LanguageList(tellers.append)
    qtbot.addWidget(field)
    field.show_codes("en_US, xx_YY")
    field.show()
    field.chosen.connect(chosen.append)
    assert "Looking" in field._words.text()
    (tell,) = tellers
    assert callable(tell)
    tell(("de_DE", "en_GB", "en_US"))
    names = [field.list.item(row).text() for row in range(field.list.count())]
    assert names[:3] == ["English (United Kingdom)", "English (United States)", "German (Germany)"]
    assert names[3] == "xx_YY: no dictionary here"
    field.list.setCurrentRow(2)
    QTest.keyClick(field.list, Qt.Key.Key_Space)
    field.list.setCurrentRow(3)
    QTest.keyClick(field.list, Qt.Key.Key_Space)
    assert chosen == ["en_US, xx_YY, de_DE", "en_US, de_DE"]


def test_with_no_language_it_is_said(qtbot: QtBot) -> None:
    field = LanguageList(lambda tell: tell(("en_US",)))
    qtbot.addWidget(field)
    field.show_codes("en_US")
    field.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert "at least one" in field._words.text()


def test_a_language_that_nobody_knows_keeps_its_code() -> None:
    assert [language_name(code) for code in ("en", "fr_CH", "qqq")] == ["English", "French (Switzerland)", "qqq"]


def test_the_preferences_list_the_languages_that_ship_and_lead_to_the_words(
    application: Application, qtbot: QtBot
) -> None:
    QTest.keyClick(application.window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    preferences = application.window.findChild(Preferences)
    assert preferences is not None
    preferences.show_option(LANGUAGES)
    found = preferences.rows[LANGUAGES.key].findChild(QListWidget)
    assert found is not None
    qtbot.waitUntil(lambda: "Looking" not in words_of(found), timeout=10_000)
    assert found.count() >= 2
    ticked = {found.item(row).text() for row in range(found.count()) if found.item(row).checkState() is Ticked}
    assert ticked == {"English (United Kingdom)", "English (United States)"}
    button = preferences.rows[LANGUAGES.key].findChild(QPushButton)
    assert button is not None
    button.click()
    assert preferences.findChild(WordsDialog) is not None


@pytest.mark.parametrize(("name", "option"), [("spelling", SPELLING), ("flags", FLAGS)])
def test_the_menus_switch_it_for_all_windows(application: Application, name: str, option: object) -> None:
    assert option in {SPELLING, FLAGS}
    wanted = SPELLING if option is SPELLING else FLAGS
    action = application.window.commands[name]
    assert action.isChecked()
    action.trigger()
    assert not application.window.parts.settings.get(wanted)
    assert not action.isChecked()


def test_alt_enter_opens_the_menu_at_the_caret(application: Application) -> None:
    window = application.window
    entry = next(iter(application.session.document.entries))
    window.activateWindow()
    window.parts.selection.reveal(entry.heading.id)
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.close()
