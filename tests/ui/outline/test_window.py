"""The outline's commands in the whole window: by keys, menus and palette."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from tests.ui.launch import Launcher
from tests.ui.posts import POST
from twimeditor.app import Application
from twimeditor.core.post import write


@pytest.fixture
def application(launch: Launcher, post: Path) -> Iterator[Application]:
    application = launch(post)
    choose(application, "Wick")
    application.window.outline.view.setFocus()
    yield application
    QApplication.clipboard().clear()


def choose(application: Application, title: str) -> None:
    outline = application.window.outline
    row = next(number for number, row in outline.model.shape.rows.items() if row.title.startswith(title))
    outline.select_rows([row])


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(keys: str) -> None:
    QTest.keySequence(focused(), QKeySequence(keys))


def titles(application: Application) -> list[str]:
    return [entry.heading.title for entry in application.session.document.entries]


def ask(application: Application, words: str) -> None:
    """Type into the palette that is open, and press Enter."""
    field = focused()
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, words)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_cut_and_paste_go_to_the_rows_that_have_the_focus(application: Application) -> None:
    press("Ctrl+X")
    assert titles(application) == ["Glow", "Raft", "Ferry"]
    choose(application, "Ferry")
    press("Ctrl+V")
    assert titles(application) == ["Glow", "Raft", "Ferry", "Wick"]
    press("Ctrl+Z")
    press("Ctrl+Z")
    assert write(application.session.document) == POST


def test_in_a_field_they_go_to_its_text(application: Application) -> None:
    application.window.outline.filter.setFocus()
    QTest.keyClicks(application.window.outline.filter, "ra")
    press("Ctrl+A")
    press("Ctrl+X")
    assert application.window.outline.filter.text() == ""
    assert write(application.session.document) == POST


def test_ctrl_a_and_delete_take_everything_and_undo_brings_it_back(application: Application) -> None:
    press("Ctrl+A")
    press("Del")
    assert titles(application) == []
    press("Ctrl+Z")
    assert write(application.session.document) == POST


def test_move_to_a_section_by_typing_its_name(application: Application) -> None:
    press("Ctrl+Shift+M")
    ask(application, "islan")
    assert [len(section.entries) for section in application.session.document.sections] == [1, 1, 2]
    assert application.window.outline.view.hasFocus()
    assert application.session.undo_label == "Move entry"


def test_a_section_of_the_style_is_added_by_typing(application: Application) -> None:
    press("Ctrl+Shift+H")
    ask(application, "dept of ser")
    headings = [section.heading.title for section in application.session.document.sections if section.heading]
    assert "Dept of Servers 🏢" in headings
    assert application.window.focusWidget().objectName() == "section.title"


def test_a_title_of_ones_own_is_taken_as_typed(application: Application) -> None:
    press("Ctrl+Shift+H")
    ask(application, "Dept of Kites")
    assert "\n## Dept of Kites\n" in write(application.session.document)


def test_marks_by_keys_outlive_the_program(application: Application, launch: Launcher, post: Path) -> None:
    press("Ctrl+Alt+2")
    press("Ctrl+Alt+5")
    QTest.keyClicks(focused(), "Why?")
    press("Escape")
    assert post.read_text(encoding="utf-8") == POST
    assert not application.window.isWindowModified()
    application.close()
    again = launch(post)
    assert [(entry.mark, entry.note) for entry in again.session.document.entries if entry.mark] == [("asked", "Why?")]
    assert not again.session.can_undo


def test_the_menu_shows_the_mark(application: Application) -> None:
    press("Ctrl+Alt+3")
    commands = application.window.commands
    commands.refresh()
    assert commands["mark_done"].isChecked()
    assert not commands["mark_to_do"].isChecked()


def test_the_lock_is_remembered(application: Application, launch: Launcher, post: Path) -> None:
    application.window.commands["lock_outline"].trigger()
    assert application.window.outline.view.locked
    application.close()
    again = launch(post)
    assert again.window.outline.view.locked
    again.window.commands["lock_outline"].trigger()
    assert not again.window.outline.view.locked


def test_expand_and_collapse_all(application: Application) -> None:
    view, commands = application.window.outline.view, application.window.commands
    section = application.window.outline.model.index_of(application.session.document.sections[0].id)
    commands["fold"].trigger()
    assert not view.isExpanded(section)
    commands["unfold"].trigger()
    assert view.isExpanded(section)
    assert view.isExpanded(application.window.outline.model.index_of(next(application.session.document.entries).id))


def test_removing_several_is_told_with_its_way_back(application: Application) -> None:
    press("Shift+Up")
    press("Del")
    assert application.window.toast.text() == "Removed the 2 entries."
