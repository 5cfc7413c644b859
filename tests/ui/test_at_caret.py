"""Issue > Block at the caret: what a form's own menus do, by the keyboard alone."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from tests.ui.launch import Launcher
from twimeditor.app import Application
from twimeditor.core.post import write

REPORT = "[Kim](https://matrix.to/#/@kim:example.org) says\n\n> One.\n>\n> Two.\n"
CALL = '{{ figure(img="/a.png", caption="A lamp") }}\n'
POST = f"## Dept of Lamps\n\n### Glow\n\n{REPORT}\n### Wick\n\nA wick.\n\nA remark.\n\n{CALL}"


@pytest.fixture
def application(launch: Launcher, tmp_path: Path) -> Application:
    path = tmp_path / "2031-03-07-twim.md"
    path.write_text(POST, encoding="utf-8")
    return launch(path)


def focus(application: Application, entry: str, name: str) -> QWidget:
    found = next(one for one in application.session.document.entries if one.heading.title == entry)
    application.window.parts.selection.select(found.id)
    field = application.window.form.findChild(QWidget, name)
    assert isinstance(field, QWidget)
    field.setFocus()
    return field


def from_palette(application: Application, words: str) -> None:
    """Find an action in the palette and run it."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keySequence(focused, "Ctrl+Shift+P")
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    QTest.keyClicks(line, words)
    QTest.keyClick(line, Qt.Key.Key_Return)


def enabled(application: Application) -> set[str]:
    menu = application.window.commands.menu("at_caret")
    return {
        action.objectName().removeprefix("action.")
        for action in menu.actions()
        if action.isEnabled() and not action.isSeparator()
    }


def test_an_update_is_split_where_the_caret_is(application: Application) -> None:
    quote = focus(application, "Glow", "update.quote")
    QTest.keySequence(quote, "Ctrl+Home")
    QTest.keyClick(quote, Qt.Key.Key_Down)
    QTest.keyClick(quote, Qt.Key.Key_Down)
    from_palette(application, "Split update")
    assert "> One.\n\n" in write(application.session.document)
    assert application.session.undo_label == "Split update"
    application.session.undo()
    assert write(application.session.document) == POST
    assert not application.session.can_undo


def test_only_what_can_be_done_is_offered(application: Application) -> None:
    focus(application, "Glow", "update.quote")
    assert enabled(application) == {"split_update", "make_text"}
    focus(application, "Wick", "shortcode[0].caption")
    assert enabled(application) == {"edit_markdown", "make_update"}
    focus(application, "Wick", "entry.title")
    assert enabled(application) == set()


def test_a_block_is_edited_as_markdown_and_in_fields(application: Application) -> None:
    focus(application, "Wick", "shortcode[0].caption")
    from_palette(application, "Edit as Markdown")
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName().endswith(".markdown")
    from_palette(application, "Edit in fields")
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "shortcode[0].name"
    assert write(application.session.document) == POST


def test_a_note_in_a_saved_post_is_one_step_and_leaves_it_saved(application: Application) -> None:
    focus(application, "Glow", "entry.title")
    application.window.outline.view.setFocus()
    QTest.keySequence(application.window.outline.view, "Ctrl+Alt+5")
    note = QApplication.focusWidget()
    assert note is not None
    QTest.keyClicks(note, "call")
    assert [entry.note for entry in application.session.document.entries] == ["call", ""]
    assert not application.session.modified
    application.session.undo()
    assert not application.session.can_undo


def test_an_added_block_is_called_the_same_in_menu_and_undo(application: Application) -> None:
    focus(application, "Glow", "entry.title")
    for action in application.window.commands.menu("block").actions():
        if not action.isSeparator():
            action.trigger()
            assert application.session.undo_label.casefold() == f"add {action.text()}".replace("&", "").casefold()
