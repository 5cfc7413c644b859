"""Two texts side by side: found by key, copied, seen without colour, and quick for long posts."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.launch import Launcher
from twimeditor.app import Application
from twimeditor.ui.shell.compare import CompareDialog
from twimeditor.ui.shell.shortcut_list import ShortcutList
from twimeditor.ui.theme import Scheme, contrast, palette
from twimeditor.ui.widgets.compare_view import MOST_ROWS

OLD = "".join(f"## Dept {number}\n\n### Boat {number}\n\n> line {number}\n> the same\n\n" for number in range(40))
NEW = OLD.replace("> line 3\n", "> row 3\n").replace("> line 30\n", "> line 30\n> one more\n")


@pytest.fixture
def application(launch: Launcher, post: Path) -> Application:
    return launch(post)


@pytest.fixture
def dialog(application: Application, qtbot: QtBot) -> CompareDialog:
    made = CompareDialog(application.window, "Compare", ("in the file", OLD), ("here", NEW))
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def type_title(application: Application, text: str) -> None:
    entry = next(application.session.document.entries)
    application.window.parts.selection.select(entry.id)
    field = application.window.form.findChild(QLineEdit, "entry.title")
    assert field is not None
    field.setFocus()
    QTest.keyClicks(field, text)


def opened(application: Application) -> CompareDialog:
    found = next(one for one in application.window.findChildren(QDialog) if one.isVisible())
    assert isinstance(found, CompareDialog)
    return found


def test_keys_go_from_difference_to_difference(dialog: CompareDialog) -> None:
    assert dialog.count.text() == "2 differences · 1 of 2"
    for key, here in ((Qt.Key.Key_F8, 2), (Qt.Key.Key_F8, 1), (Qt.Key.Key_F3, 2)):
        QTest.keyClick(dialog.view, key)
        assert dialog.count.text().endswith(f"{here} of 2")
    QTest.keyClick(dialog.view, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert dialog.count.text().endswith("1 of 2")


def test_each_difference_stands_under_its_entry_with_a_sign(dialog: CompareDialog) -> None:
    shown = dialog.view.toPlainText().splitlines()
    assert shown.index("Boat 3") < shown.index("> row 3") < shown.index("Boat 30") < shown.index("> one more")
    assert shown[shown.index("> line 3") - 1] == "−"
    assert shown[shown.index("> row 3") - 1] == shown[shown.index("> one more") - 1] == "+"
    assert "Boat 12" not in shown


def test_words_that_differ_are_underlined(dialog: CompareDialog) -> None:
    cursor = dialog.view.document().find("row")
    assert cursor.charFormat().fontUnderline()
    assert not dialog.view.document().find("the same").charFormat().fontUnderline()


@pytest.mark.parametrize("scheme", Scheme)
def test_words_that_differ_can_be_read_in_every_theme(dialog: CompareDialog, scheme: Scheme) -> None:
    dialog.view.setPalette(palette(scheme))
    document = dialog.view.document()
    for word in ("line", "row"):
        cursor = document.find(word, document.find("−"))
        cell = cursor.currentTable().cellAt(cursor).format().background().color()
        ink = cursor.charFormat().foreground().color()
        assert cell != QColor(0, 0, 0, 0)
        assert contrast(ink, cell) >= 4.5


def test_the_differences_are_copied_as_text(dialog: CompareDialog) -> None:
    dialog.copy.click()
    copied = QApplication.clipboard().text().splitlines()
    assert "-> line 3" in copied
    assert "+> row 3" in copied
    assert "+> one more" in copied


def test_two_equal_texts_say_so(application: Application) -> None:
    application.window.commands["compare_saved"].trigger()
    dialog = opened(application)
    assert dialog.count.text() == "There is no difference."
    assert not dialog.after.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_unsaved_text_is_compared_with_the_file_by_key(application: Application) -> None:
    type_title(application, "X")
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    QTest.keyClick(application.window, Qt.Key.Key_D, keys)
    assert "X" in opened(application).view.toPlainText()


def test_the_last_autosave_is_told_or_that_there_is_none(application: Application, qtbot: QtBot) -> None:
    application.window.commands["compare_autosave"].trigger()
    assert "Nothing of this issue was kept yet" in (application.window.banners.text("autosave") or "")
    type_title(application, "X")
    qtbot.waitUntil(lambda: application.window.posts.autosaved() is not None)
    type_title(application, "Y")
    application.window.commands["compare_autosave"].trigger()
    dialog = opened(application)
    assert "Last autosave" in dialog.view.toPlainText()
    assert "Y" in dialog.view.toPlainText()


def test_after_a_save_the_text_before_it_is_compared(application: Application) -> None:
    type_title(application, "X")
    application.window.commands["save"].trigger()
    application.window.commands["compare_autosave"].trigger()
    shown = opened(application).view.toPlainText()
    assert "Before the last save" in shown
    assert "X" in shown


def test_a_post_that_is_quite_another_shows_its_beginning_and_copies_all(
    application: Application, qtbot: QtBot
) -> None:
    old = "\n".join(f"old {number}" for number in range(5000))
    new = "\n".join(f"new {number}" for number in range(5000))
    dialog = CompareDialog(application.window, "Compare", ("old", old), ("new", new))
    qtbot.addWidget(dialog)
    shown = dialog.view.toPlainText()
    assert f"old {MOST_ROWS - 1}" in shown
    assert f"old {MOST_ROWS}" not in shown
    dialog.copy.click()
    assert "+new 4999" in QApplication.clipboard().text()


def test_markup_in_a_post_is_shown_as_it_stands(application: Application, qtbot: QtBot) -> None:
    dialog = CompareDialog(application.window, "Compare", ("<b>", "<img src=x> & a"), ("</td>", "<i>b</i>\t  c"))
    qtbot.addWidget(dialog)
    shown = dialog.view.toPlainText()
    assert "<img src=x> & a" in shown
    assert "<i>b</i>\t  c" in shown


# The list of keys


def test_keys_are_found_by_name_menu_and_key(application: Application) -> None:
    QTest.keyClick(application.window, Qt.Key.Key_Question, Qt.KeyboardModifier.ControlModifier)
    found = application.window.findChild(ShortcutList)
    assert found is not None
    assert found.focusWidget() is found.filter
    QTest.keyClicks(found.filter, "edit find next")
    assert "Find next" in found.html()
    assert "Save" not in found.html()
    found.filter.clear()
    QTest.keyClicks(found.filter, "ctrl+s")
    assert "Save" in found.html()
    QTest.keyClicks(found.filter, " zebra")
    assert found.none.isVisible()
    QTest.keyClick(found.filter, Qt.Key.Key_Escape)
    assert not found.isVisible()
