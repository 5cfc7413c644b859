"""A table in the form: cells in place, rows and columns by keys and buttons, each gesture one step."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QMimeData, QModelIndex, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QApplication

from tests.ui.forms.conftest import Desk
from tests.ui.forms.grid.conftest import ALT, CONTROL, POST, SHIFT, Grid

Key = Qt.Key


def test_typing_replaces_a_cell_and_is_one_step(table: Grid) -> None:
    table.at(1, 1)
    table.type("cc.example")
    assert table.written() == POST.replace("|a.example|", "|cc.example|")
    table.press(Key.Key_Return)
    table.undo()
    assert table.written() == POST


def test_escape_gives_the_cell_its_value_back(table: Grid) -> None:
    table.at(1, 1)
    table.type("other")
    table.press(Key.Key_Escape)
    assert table.written() == POST
    assert table.view.hasFocus()


def test_tab_goes_through_the_cells_and_adds_a_row_behind_the_last(table: Grid) -> None:
    table.at(2, 0)
    table.type("7")
    table.press(Key.Key_Tab)
    table.type("x.example")
    table.press(Key.Key_Tab)
    table.type("8")
    assert table.written() == POST.replace("|2|b.example|", "|7|x.example|\n|8||")
    for _ in range(4):
        table.undo()
    assert table.written() == POST


def test_enter_goes_down_and_adds_a_row_at_the_end(table: Grid) -> None:
    table.at(1, 1)
    table.press(Key.Key_F2)
    table.type("x")
    table.press(Key.Key_Return)
    table.type("y")
    table.press(Key.Key_Return)
    table.type("z")
    assert "|1|x|\n|2|y|\n||z|\n" in table.written()


def test_after_escape_tab_leaves_the_grid(table: Grid) -> None:
    table.at(1, 1)
    table.press(Key.Key_Escape)
    table.press(Key.Key_Tab)
    assert not table.view.hasFocus()
    assert table.written() == POST


def test_control_and_tab_leave_the_grid_out_of_a_cell(table: Grid) -> None:
    table.at(1, 0)
    table.press(Key.Key_F2)
    table.press(Key.Key_Tab, CONTROL)
    assert not table.view.isAncestorOf(table.focused())
    assert table.written() == POST


def test_f2_is_the_grid_s_own_key(table: Grid) -> None:
    table.at(1, 0)
    for _ in range(2):
        override = QKeyEvent(QEvent.Type.ShortcutOverride, Key.Key_F2, Qt.KeyboardModifier.NoModifier)
        override.ignore()
        QApplication.sendEvent(table.focused(), override)
        assert override.isAccepted()
        table.press(Key.Key_F2)
        assert table.view.is_typing()


ROWS = [
    (Key.Key_Down, ALT, "|2|b.example|\n|1|a.example|"),
    (Key.Key_Down, CONTROL | SHIFT, "|1|a.example|\n|||\n|2|b.example|"),
    (Key.Key_Up, CONTROL | SHIFT, "|||\n|1|a.example|\n|2|b.example|"),
    (Key.Key_Backspace, CONTROL, "|2|b.example|"),
    (Key.Key_Delete, Qt.KeyboardModifier.NoModifier, "|1||\n|2|b.example|"),
]


@pytest.mark.parametrize(("key", "modifiers", "expected"), ROWS)
def test_keys_change_rows_in_one_step(table: Grid, key: Key, modifiers: Qt.KeyboardModifier, expected: str) -> None:
    table.at(1, 1)
    table.press(key, modifiers)
    assert table.written() == POST.replace("|1|a.example|\n|2|b.example|", expected)
    table.undo()
    assert table.written() == POST


def test_keys_change_columns_in_one_step(table: Grid) -> None:
    table.at(1, 1)
    table.press(Key.Key_Left, ALT)
    assert "|Hostname|Rank|\n|---|:---:|\n|a.example|1|" in table.written()
    table.undo()
    table.at(1, 1)
    table.press(Key.Key_Backspace, CONTROL | SHIFT)
    assert "|Rank|\n|:---:|\n|1|\n|2|\n" in table.written()
    table.undo()
    assert table.written() == POST


def test_buttons_add_a_row_and_a_column(table: Grid) -> None:
    table.at(2, 0)
    table.button("Add a row").click()
    assert table.written() == POST.replace("|2|b.example|", "|2|b.example|\n|||")
    table.button("Add a column").click()
    assert "|Rank||Hostname|\n|:---:|---|---|" in table.written()
    table.undo()
    table.undo()
    assert table.written() == POST


def test_columns_are_aligned_from_the_menu(table: Grid) -> None:
    table.at(1, 1)
    align = next(deed for deed in table.view.deeds if deed.text == "Align: right")
    align.act()
    assert table.written() == POST.replace("|:---:|---|", "|:---:|---:|")
    assert align.checked is not None
    assert align.checked()


def test_cells_are_copied_for_spreadsheets_and_pasted_from_them(table: Grid) -> None:
    table.at(0, 0)
    table.press(Key.Key_A, CONTROL)
    table.press(Key.Key_C, CONTROL)
    assert QApplication.clipboard().text() == "Rank\tHostname\n1\ta.example\n2\tb.example\n"
    QApplication.clipboard().setText("8\tx|y\r\n9\tz\r\n10\tw\r\n")
    table.at(2, 0)
    table.press(Key.Key_V, CONTROL)
    assert table.written() == POST.replace("|2|b.example|", "|8|x\\|y|\n|9|z|\n|10|w|")
    table.undo()
    assert table.written() == POST


def test_a_table_of_a_web_page_is_pasted(table: Grid) -> None:
    data = QMimeData()
    data.setHtml("<table><tr><td>5</td><td>a <b>bold</b> one</td></tr></table>")
    QApplication.clipboard().setMimeData(data)
    table.at(1, 0)
    table.press(Key.Key_V, CONTROL)
    assert "|5|a bold one|" in table.written()


def test_several_cells_are_pasted_over_also_while_one_is_edited(table: Grid) -> None:
    QApplication.clipboard().setText("5\tx\n6\ty")
    table.at(1, 0)
    table.press(Key.Key_F2)
    table.press(Key.Key_V, CONTROL)
    assert "|5|x|\n|6|y|\n" in table.written()


def test_a_very_long_table_is_pasted(table: Grid) -> None:
    QApplication.clipboard().setText("\n".join(f"{row}\thost{row}" for row in range(10_000)))
    table.at(1, 0)
    table.press(Key.Key_V, CONTROL)
    assert table.view.model().rowCount() == 10_001
    assert "|9999|host9999|" in table.written()
    assert table.view.height() < 2_000


def test_a_screen_reader_hears_where_a_cell_is(table: Grid) -> None:
    model = table.view.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    assert model.index(1, 1).data(role) == "Hostname, row 1: a.example"
    assert model.index(0, 0).data(role) == "Head of column 1: Rank"
    interface = QAccessible.queryAccessibleInterface(table.view)
    assert interface.text(QAccessible.Text.Name)


def test_undo_brings_back_what_the_open_cell_shows(table: Grid) -> None:
    table.at(1, 1)
    table.type("zz")
    table.undo()
    assert table.view.model().index(1, 1).data() == "a.example"


def test_the_table_is_edited_as_text_and_back(table: Grid) -> None:
    table.button("Edit as Markdown").click()
    assert not table.editor.shows_rows
    table.press(Key.Key_End, CONTROL)
    table.type("\n")
    table.button("Edit as grid").click()
    assert table.editor.shows_rows


def test_what_is_no_table_any_more_stays_text(open_form: Callable[..., Desk]) -> None:
    desk = open_form(POST)
    desk.open_entry(0)
    grid = Grid(desk, "block[0].markdown")
    grid.editor.show_value("no table")
    assert not grid.editor.shows_rows
    assert grid.editor.value() == "no table"


def test_the_grid_is_as_high_as_its_rows(table: Grid) -> None:
    before = table.view.height()
    table.at(2, 0)
    table.button("Add a row").click()
    assert table.view.height() > before
    assert table.view.verticalScrollBar().maximum() == 0
    assert table.view.currentIndex() != QModelIndex()


def test_the_focus_stays_when_undo_takes_the_row_that_is_typed_in(table: Grid) -> None:
    table.at(2, 1)
    table.press(Key.Key_F2)
    table.press(Key.Key_Return)
    table.type("x")
    assert table.view.model().rowCount() == 4
    table.undo()
    table.undo()
    assert table.written() == POST
    assert table.editor.hasFocus()
    table.press(Key.Key_Up)
    assert table.view.currentIndex().row() == 1


def test_a_key_in_the_text_of_a_very_long_table_does_not_read_it_anew(table: Grid) -> None:
    rows = "\n".join(f"|{row}|host|" for row in range(2_000))
    table.editor.show_value(f"|Rank|Hostname|\n|---|---|\n{rows}")
    table.button("Edit as Markdown").click()
    table.type("x")
    assert table.editor.value().count("\n") == 2_001
    assert not table.editor.shows_rows


def test_a_cell_with_tags_is_no_rich_text_in_its_tooltip(table: Grid) -> None:
    table.at(1, 1)
    table.type("<img src=/dev/zero>")
    table.press(Key.Key_Return)
    shown = table.view.model().index(1, 1).data(Qt.ItemDataRole.ToolTipRole)
    assert "/dev/zero" in shown
    assert "<img" not in shown
