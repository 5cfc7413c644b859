"""A list in the form: written item by item, moved and put under one another by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.forms.grid.conftest import ALT, CONTROL, NONE, POST, SHIFT, Grid

Key = Qt.Key
LIST = "* one\n  * two\n* three"


def begin(items: Grid, row: int) -> None:
    """Put the caret at the end of an item."""
    items.at(row, 0)
    items.press(Key.Key_Return)
    items.press(Key.Key_End)


def test_typing_changes_an_item(items: Grid) -> None:
    begin(items, 2)
    items.type("!")
    assert items.written() == POST.replace("* three", "* three!")
    items.undo()
    assert items.written() == POST


def test_enter_begins_an_item_like_the_one_before(items: Grid) -> None:
    begin(items, 1)
    items.press(Key.Key_Return)
    items.type("new")
    assert items.written() == POST.replace(LIST, "* one\n  * two\n  * new\n* three")


def test_enter_within_an_item_splits_it(items: Grid) -> None:
    begin(items, 2)
    items.press(Key.Key_Left)
    items.press(Key.Key_Left)
    items.press(Key.Key_Return)
    assert items.written() == POST.replace("* three", "* thr\n* ee")
    items.undo()
    assert items.written() == POST


KEYS = [
    (2, Key.Key_Tab, NONE, "* one\n  * two\n  * three"),
    (1, Key.Key_Backtab, SHIFT, "* one\n* two\n* three"),
    (2, Key.Key_Up, ALT, "* three\n* one\n  * two"),
    (0, Key.Key_Down, ALT, "* three\n* one\n  * two"),
    (1, Key.Key_Backspace, CONTROL | SHIFT, "* one\n* three"),
]


@pytest.mark.parametrize(("row", "key", "modifiers", "expected"), KEYS)
def test_keys_move_items_in_one_step(
    items: Grid, row: int, key: Key, modifiers: Qt.KeyboardModifier, expected: str
) -> None:
    begin(items, row)
    items.press(key, modifiers)
    assert items.written() == POST.replace(LIST, expected)
    items.undo()
    assert items.written() == POST


def test_tab_leaves_where_nothing_can_go_in(items: Grid) -> None:
    begin(items, 0)
    items.press(Key.Key_Tab)
    assert items.written() == POST
    assert not items.view.isAncestorOf(items.focused())


def test_an_empty_item_moves_out_and_goes_by_backspace(items: Grid) -> None:
    begin(items, 1)
    items.press(Key.Key_Return)
    items.press(Key.Key_Return)
    items.type("out")
    assert items.written() == POST.replace(LIST, "* one\n  * two\n* out\n* three")
    for _ in range(4):
        items.press(Key.Key_Backspace)
    assert items.written() == POST


def test_pasted_lines_become_items(items: Grid) -> None:
    QApplication.clipboard().setText("- four\n  - five\nsix\n")
    begin(items, 2)
    items.press(Key.Key_V, CONTROL)
    assert items.written() == POST.replace("* three", "* three\n* four\n  * five\n* six")
    items.undo()
    assert items.written() == POST


def test_items_become_tasks_that_are_ticked(items: Grid) -> None:
    begin(items, 2)
    tasks = next(deed for deed in items.view.deeds if deed.text == "Tasks")
    tasks.act()
    items.press(Key.Key_Space, CONTROL)
    assert items.written() == POST.replace(LIST, "* [ ] one\n  * two\n* [x] three")


def test_a_screen_reader_hears_level_and_state(items: Grid) -> None:
    spoken = items.view.model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Item 2 of 3, level 2: two"
