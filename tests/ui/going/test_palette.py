"""The palette runs any action that is possible, and goes to any place, by the keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from tests.ui.going.conftest import Desk, focused
from twimeditor.core.post import write


def test_an_action_is_found_by_its_name_and_run(desk: Desk) -> None:
    desk.select("Wick")
    desk.keys("Ctrl+Shift+P")
    desk.type("dup")
    assert desk.offered()[0] == "Duplicate entry"
    desk.press(Qt.Key.Key_Return)
    assert write(desk.session.document).count("### Wick") == 2
    assert not desk.palette_field().isVisible()


def test_every_possible_action_is_offered_and_no_other(desk: Desk) -> None:
    desk.select("Wick")
    desk.focus("entry.title")
    desk.window.commands.refresh()
    possible = {action for action in desk.window.commands if action.isEnabled()}
    desk.keys("Ctrl+Shift+P")
    assert len(desk.offered()) == len(possible) - 1  # the palette itself
    assert "Redo" not in desk.offered()
    assert "Paste" in desk.offered()


def test_an_action_works_where_the_focus_was(desk: Desk) -> None:
    desk.select("Wick")
    title = desk.focus("entry.title")
    desk.keys("Ctrl+Shift+P")
    assert focused() is desk.palette_field()
    desk.type("select all")
    desk.press(Qt.Key.Key_Return)
    assert focused() is title
    assert isinstance(title, QLineEdit)
    assert title.selectedText() == "Wick"


def test_escape_closes_and_gives_the_focus_back(desk: Desk) -> None:
    desk.select("Wick")
    title = desk.focus("entry.title")
    desk.keys("Ctrl+Shift+P")
    desk.press(Qt.Key.Key_Escape)
    assert focused() is title
    assert not desk.palette_field().isVisible()


def test_what_was_used_last_comes_first(desk: Desk) -> None:
    desk.select("Wick")
    for name in ("larger", "move_down"):
        desk.window.commands[name].trigger()
    desk.keys("Ctrl+Shift+P")
    assert desk.offered()[:2] == ["Move down", "Larger text"]


def test_an_action_tells_its_keys_and_menu(desk: Desk) -> None:
    desk.keys("Ctrl+Shift+P")
    desk.type("save as")
    assert desk.palette_field().accessibleDescription() == "Save as, File, Ctrl+Shift+S"


def test_the_arrows_choose_and_wrap(desk: Desk) -> None:
    desk.keys("Ctrl+Shift+P")
    desk.type("theme")
    first = desk.palette_field().accessibleDescription()
    desk.press(Qt.Key.Key_Up)
    assert desk.palette_field().accessibleDescription() != first
    desk.press(Qt.Key.Key_Down)
    assert desk.palette_field().accessibleDescription() == first


def test_what_fits_nothing_is_told(desk: Desk) -> None:
    desk.keys("Ctrl+Shift+P")
    desk.type("xyzzyx")
    assert desk.offered() == []
    assert "No command" in desk.palette_field().accessibleDescription()
    desk.press(Qt.Key.Key_Return)
    assert desk.palette_field().isVisible()


@pytest.mark.parametrize(
    ("typed", "expected"), [("ferry", "Ferry"), ("boats", "Dept of Boats ⛵"), ("lant gl", "Glow"), ("frery", "Ferry")]
)
def test_going_to_a_section_or_entry(desk: Desk, typed: str, expected: str) -> None:
    desk.keys("Ctrl+P")
    desk.type(typed)
    desk.press(Qt.Key.Key_Return)
    assert desk.selected() == expected
    assert desk.window.form.isAncestorOf(focused())


def test_going_to_an_author(desk: Desk) -> None:
    desk.keys("Ctrl+P")
    desk.type("@aino")
    assert desk.offered() == ["Aino"]
    desk.press(Qt.Key.Key_Return)
    assert desk.selected() == "Wick"
    assert focused().objectName() == "update.author_name"


def test_a_sign_turns_to_commands_and_back(desk: Desk) -> None:
    desk.keys("Ctrl+P")
    desk.type(">undo")
    assert "Undo" not in desk.offered()[:1]  # nothing to undo
    desk.palette_field().clear()
    desk.type("wick")
    assert desk.offered()[0] == "Wick"


def test_the_palette_closes_when_the_focus_goes_elsewhere(desk: Desk) -> None:
    desk.select("Wick")
    desk.keys("Ctrl+P")
    desk.focus("entry.title")
    assert not desk.palette_field().isVisible()
