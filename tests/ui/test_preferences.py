"""The preferences show the option table, are found by words, and hold at once in all windows."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)

from tests.ui.launch import Launcher
from twimeditor.app import Application
from twimeditor.services.settings import EDITORS, FLAGS, FOLLOW, LOOK, OPTIONS, RESTORE, STYLE, Option, Page
from twimeditor.ui.preview import Look
from twimeditor.ui.shell.option_rows import Surroundings
from twimeditor.ui.shell.preferences import Preferences


@pytest.fixture
def application(launch: Launcher, post: Path) -> Application:
    return launch(post)


@pytest.fixture
def dialog(application: Application) -> Preferences:
    QTest.keyClick(application.window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    found = application.window.findChild(Preferences)
    assert found is not None
    return found


def press(key: Qt.Key) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)


def shown(dialog: Preferences) -> list[str]:
    return [key for key, row in dialog.rows.items() if row.isVisible()]


def test_each_option_with_a_label_is_on_its_page(dialog: Preferences) -> None:
    for number, page in enumerate(Page):
        dialog.pages.setCurrentRow(number)
        assert shown(dialog) == [option.key for option in OPTIONS if option.label and option.page is page]


def test_pages_are_chosen_by_the_arrows(dialog: Preferences) -> None:
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is dialog.pages
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    assert shown(dialog) == [FOLLOW.key, LOOK.key, FLAGS.key]
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is dialog.rows[FOLLOW.key].findChild(QCheckBox)


def test_an_option_is_found_by_its_words_on_any_page(dialog: Preferences) -> None:
    QTest.keyClicks(dialog.search, "signs new")
    assert shown(dialog) == [EDITORS.key]
    QTest.keyClicks(dialog.search, " zebra")
    assert shown(dialog) == []
    assert dialog.none.text() == "No preference is called “signs new zebra”."
    dialog.search.clear()
    assert shown(dialog) == [RESTORE.key]


def test_a_choice_holds_at_once_and_in_every_window(
    application: Application, dialog: Preferences, launch: Launcher
) -> None:
    application.windows.open_new()
    other = application.windows.all()[-1]
    QTest.keyClicks(dialog.search, "look")
    combo = dialog.rows[LOOK.key].findChild(QComboBox)
    assert combo is not None
    combo.setFocus()
    QTest.keyClick(combo, Qt.Key.Key_Up)
    assert application.window.preview.look is other.preview.look is Look.SITE
    assert 'look = "site"' in (launch.profile / "config/settings.toml").read_text(encoding="utf-8")


def test_editors_and_style_are_kept(application: Application, dialog: Preferences) -> None:
    dialog.show_option(EDITORS)
    edit = QApplication.focusWidget()
    assert isinstance(edit, QLineEdit)
    QTest.keyClicks(edit, "Jo, Sam")
    combo = dialog.rows[STYLE.key].findChild(QComboBox)
    assert combo is not None
    combo.setFocus()
    QTest.keyClick(combo, Qt.Key.Key_Down)
    settings = application.window.parts.settings
    assert settings.get(EDITORS) == "Jo, Sam"
    assert settings.get(STYLE) == application.window.parts.styles.all()[0].name


def test_defaults_come_back_for_what_is_shown(application: Application, dialog: Preferences) -> None:
    settings = application.window.parts.settings
    dialog.show_option(RESTORE)
    press(Qt.Key.Key_Space)
    dialog.show_option(FOLLOW)
    press(Qt.Key.Key_Space)
    assert (settings.get(RESTORE), settings.get(FOLLOW)) == (False, False)
    assert not application.window.is_following()
    dialog.buttons.button(QDialogButtonBox.StandardButton.RestoreDefaults).click()
    assert (settings.get(RESTORE), settings.get(FOLLOW)) == (False, True)
    assert application.window.is_following()


def test_enter_in_a_field_closes_nothing_and_escape_does(dialog: Preferences) -> None:
    dialog.show_option(EDITORS)
    press(Qt.Key.Key_Return)
    assert dialog.isVisible()
    press(Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_new_option_appears_by_itself(application: Application) -> None:
    parts, told = application.window.parts, list[object]()
    number = Option("test.number", 3, Page.GENERAL, "&Copies", "How many.", least=1, most=9)
    choice = Option("test.choice", "b", Page.GENERAL, "&Kind", choices=(("a", "First"), ("b", "Second")))
    around = Surroundings(
        parts.settings, lambda option, value: told.append((option, value)), (), parts.site.inspect, lambda _start: None
    )
    dialog = Preferences(application.window, around, (number, choice))
    dialog.show()
    spin, combo = dialog.findChild(QSpinBox), dialog.findChild(QComboBox)
    assert spin is not None
    assert combo is not None
    QTest.keyClick(spin, Qt.Key.Key_Up)
    QTest.keyClick(combo, Qt.Key.Key_Up)
    assert told == [(number, 4), (choice, "a")]
    dialog.close()
    dialog.deleteLater()


def test_no_two_labels_share_an_access_key(dialog: Preferences) -> None:
    texts = [row.option.label for row in dialog.rows.values()]
    texts += [button.text() for button in dialog.findChildren(QPushButton)]
    keys = [text[text.index("&") + 1].casefold() for text in texts if "&" in text]
    assert len(keys) == len(set(keys)), texts


def test_everything_has_a_name_and_a_help_for_screen_readers(dialog: Preferences) -> None:
    for key, row in dialog.rows.items():
        stop = row.findChild(QWidget, f"preferences.{key}")
        assert stop is not None
        assert stop.accessibleName()
        assert stop.accessibleDescription()
