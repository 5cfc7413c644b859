"""Pictures on the real clipboard, and those that are chosen: whatever has the focus."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QImage, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QToolBar, QWidget

from tests.ui.images.hands import Hands, files, picture, picture_file, shot
from twimeditor.ui.forms.asking import Asked

QUOTE = "update[0].quote"


@pytest.fixture(autouse=True)
def _clean() -> Iterator[None]:
    QGuiApplication.clipboard().clear()
    yield
    QGuiApplication.clipboard().clear()


def paste(widget: QWidget, data: QMimeData) -> None:
    QGuiApplication.clipboard().setMimeData(data)
    widget.setFocus()
    QTest.keySequence(widget, QKeySequence(QKeySequence.StandardKey.Paste))


def test_a_screenshot_in_a_quote_goes_to_the_caret(hands: Hands) -> None:
    editor = hands.field(QUOTE).editor
    editor.place_caret(0)
    paste(editor, shot())
    hands.insert()
    assert "says\n\n> ![](/blog/img/2031-03-07-" in hands.text
    assert hands.session.undo_label == "Insert picture"


def test_an_image_without_a_format_is_taken_too(hands: Hands) -> None:
    QGuiApplication.clipboard().setImage(QImage.fromData(picture()))
    editor = hands.field(QUOTE).editor
    editor.setFocus()
    QTest.keySequence(editor, QKeySequence("Ctrl+V"))
    hands.insert()
    assert "![](/blog/img/2031-03-07-" in hands.text


def test_in_a_line_it_goes_beside_what_the_line_is_of(hands: Hands) -> None:
    editor = hands.field("update[1].author_name").editor
    before = editor.value()
    paste(editor, shot())
    hands.insert()
    assert "> Second report.\n>\n> ![]" in hands.text
    assert hands.field("update[1].author_name").editor.value() == before


def test_copied_files_are_pictures_and_no_paths(hands: Hands, tmp_path: Path) -> None:
    paste(hands.field(QUOTE).editor, files(picture_file(tmp_path, "lamp.png")))
    hands.insert()
    assert hands.kept() == ["2031-03-07-lamp.png"]
    assert str(tmp_path) not in hands.text


def test_in_the_outline_it_goes_to_the_row(hands: Hands) -> None:
    hands.select("Ferry")
    paste(hands.window.outline.view, shot())
    hands.insert()
    assert "> It goes twice a day.\n>\n> ![]" in hands.text


def test_text_with_a_picture_in_it_is_pasted_as_text(hands: Hands) -> None:
    data = shot()
    data.setText("Oil is light")
    data.setHtml('<p>Oil <img src="https://example.org/a.png"> is <b>light</b></p>')
    editor = hands.field(QUOTE).editor
    editor.place_caret(0)
    paste(editor, data)
    assert hands.open_panel() is None
    assert "**light**" in hands.text


def test_the_menu_of_a_text_offers_to_paste_a_picture(hands: Hands) -> None:
    QGuiApplication.clipboard().setMimeData(shot())
    editor = hands.field(QUOTE).editor
    editor.setFocus()
    editor.menu_wanted.emit(Asked(editor.mapToGlobal(editor.rect().center())))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    action = next(action for action in menu.actions() if action.text() == "Paste")
    assert action.isEnabled()
    menu.close()
    action.trigger()
    hands.panel().reject()


def test_the_keys_for_insert_ask_for_files(hands: Hands, tmp_path: Path) -> None:
    chosen = [picture_file(tmp_path, "b.png", colour="red"), picture_file(tmp_path, "a.png", colour="blue")]
    asked: list[Path] = []

    def choose(folder: Path) -> list[Path]:
        asked.append(folder)
        return chosen

    hands.window.images.choose_files = choose
    editor = hands.field(QUOTE).editor
    editor.setFocus()
    editor.place_caret(0)
    QTest.keySequence(editor, QKeySequence("Ctrl+Shift+I"))
    hands.insert()
    assert hands.text.index("-b.png") < hands.text.index("-a.png") < hands.text.index("First report.")
    hands.window.commands["insert_picture"].trigger()
    assert asked[1] == tmp_path, "where the last ones came from"
    hands.panel().reject()


def test_the_button_below_the_form_asks_for_files_for_where_the_caret_was(hands: Hands, tmp_path: Path) -> None:
    hands.window.images.choose_files = lambda _folder: [picture_file(tmp_path, "a.png")]
    editor = hands.field(QUOTE).editor
    editor.setFocus()
    editor.place_caret(0)
    button = hands.window.findChild(QPushButton, "form.add_image")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    hands.insert()
    assert hands.text.index("-a.png") < hands.text.index("First report.")


def test_the_toolbar_has_it(hands: Hands) -> None:
    bar = hands.window.findChild(QToolBar)
    assert bar is not None
    assert hands.window.commands["insert_picture"] in bar.actions()


def test_nothing_chosen_is_nothing_done(hands: Hands) -> None:
    hands.window.images.choose_files = lambda _folder: []
    hands.window.commands["insert_picture"].trigger()
    assert hands.open_panel() is None
    assert not hands.session.can_undo


def test_cut_and_paste_of_an_entry_keeps_its_picture(hands: Hands) -> None:
    hands.drop_on_field(QUOTE, shot())
    hands.insert()
    view = hands.window.outline.view
    view.setFocus()
    QTest.keySequence(view, QKeySequence("Ctrl+X"))
    assert hands.kept()[0] not in hands.text
    hands.select("Ferry")
    QTest.keySequence(view, QKeySequence("Ctrl+V"))
    assert hands.open_panel() is None
    assert f"![](/blog/img/{hands.kept()[0]})" in hands.text


def test_what_is_being_typed_is_a_step_of_its_own(hands: Hands) -> None:
    editor = hands.field(QUOTE).editor
    editor.setFocus()
    editor.place_caret(len("First report."))
    QTest.keyClicks(editor, " Oil is light.")
    paste(editor, shot())
    hands.insert()
    assert "> First report. Oil is light.\n>\n> ![](" in hands.text
    hands.session.undo()
    assert "Oil is light.\n\n" in hands.text
    assert hands.session.undo_label == "Edit quote"
