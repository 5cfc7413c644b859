"""A report on the specification in the form: proposals typed, pasted, and moved from state to state."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.forms.conftest import Desk
from tests.ui.forms.grid.conftest import ALT, CONTROL, POST, Grid
from tests.ui.forms.test_structure import choose
from twimeditor.ui.forms.markdown_editor import MarkdownEditor

Key = Qt.Key
FIRST = "> * [MSC9001: Lamps](https://example.org/pull/9001)\n"
SECOND = "> * [MSC9002: Oil](https://example.org/pull/9002)\n"
EMPTY = "> * *No MSCs were merged this week.*\n"


def rows(spec: Grid) -> list[str]:
    model = spec.view.model()
    return [
        " ".join(str(model.index(row, column).data() or "") for column in (0, 1)).strip()
        for row in range(model.rowCount())
    ]


def test_a_report_opens_as_lists_with_the_text_around(spec: Grid) -> None:
    assert rows(spec) == ["The report.", "New MSCs", "9001 Lamps", "9002 Oil", "Merged MSCs", "", "The end."]
    assert spec.written() == POST


def test_editing_a_title_changes_one_line(spec: Grid) -> None:
    spec.at(2, 1)
    spec.type("Lights")
    assert spec.written() == POST.replace("MSC9001: Lamps", "MSC9001: Lights")
    spec.press(Key.Key_Escape)
    assert spec.written() == POST


def test_proposals_move_between_states_by_keys(spec: Grid) -> None:
    spec.at(3, 0)
    spec.press(Key.Key_Down, ALT)
    assert spec.written() == POST.replace(SECOND, "").replace(EMPTY, SECOND)
    spec.press(Key.Key_Up, ALT)
    assert spec.written() == POST
    spec.undo()
    spec.undo()
    assert spec.written() == POST


def test_proposals_move_to_a_state_from_the_menu(spec: Grid) -> None:
    spec.at(2, 0)
    move = next(deed for deed in spec.view.deeds if deed.text == "Move to Merged MSCs")
    move.act()
    assert spec.written() == POST.replace(FIRST, "").replace(EMPTY, FIRST)


def test_a_number_typed_in_an_empty_state_is_a_proposal(spec: Grid) -> None:
    spec.at(5, 0)
    spec.type("9010")
    spec.press(Key.Key_Tab)
    spec.type("Wicks")
    assert spec.written() == POST.replace(EMPTY, "> * [MSC9010: Wicks](https://example.org/pull/9010)\n")


def test_the_button_opens_an_empty_row_that_is_not_in_the_post(spec: Grid) -> None:
    spec.at(2, 0)
    spec.button("Add an MSC").click()
    assert spec.written() == POST
    spec.type("9005")
    assert spec.written() == POST.replace(FIRST, f"{FIRST}> * [MSC9005](https://example.org/pull/9005)\n")


def test_pasted_numbers_and_lines_are_added(spec: Grid) -> None:
    QApplication.clipboard().setText("MSC9020: Tallow\nhttps://example.org/pull/9021\n9002")
    spec.at(5, 0)
    spec.press(Key.Key_V, CONTROL)
    new = "> * [MSC9020: Tallow](https://example.org/pull/9020)\n> * [MSC9021](https://example.org/pull/9021)\n"
    assert spec.written() == POST.replace(EMPTY, f"{new}{SECOND}")
    spec.undo()
    assert spec.written() == POST


def test_removing_the_last_one_says_that_there_are_none(spec: Grid) -> None:
    for _ in range(2):
        spec.at(2, 0)
        spec.press(Key.Key_Delete)
    none = "> * *There were no new MSCs this week.*\n"
    assert spec.written() == POST.replace(FIRST + SECOND, none)


def test_the_quotes_menu_goes_from_lists_to_text_and_back(open_form: Callable[..., Desk]) -> None:
    desk = open_form(POST)
    desk.open_entry(2)
    choose(desk, 0, "Show as text")
    assert isinstance(desk.field("update.quote").editor, MarkdownEditor)
    choose(desk, 0, "Show as spec lists")
    assert Grid(desk, "update.quote").editor.shows_rows
    assert desk.written() == POST
