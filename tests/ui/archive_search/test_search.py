"""Everything ever published is a few keys away: found, read whole, and copied into the issue."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from tests.ui.archive_search.conftest import CONTROL, SHIFT, TEXT, SearchDesk, drop
from tests.ui.launch import Launcher
from twimeditor.core.post.compose import compose
from twimeditor.ui.actions.clips import data_for
from twimeditor.ui.archive_search.looking import Chosen

HERE = Qt.Key.Key_Return


def test_what_is_typed_is_found_and_the_first_is_shown_whole(desk: SearchDesk) -> None:
    desk.look_for("author:mara larkspur")
    assert set(desk.titles()) == {"Larkspur"}
    assert len(desk.titles()) == 12
    assert desk.said("count") == "12 entries in 12 issues."
    assert "Larkspur learned trick number" in desk.shown()
    assert desk.said("title").startswith("Larkspur · Dept of Clients 📱 · 30 June 2023")


def test_a_row_says_all_to_a_screen_reader(desk: SearchDesk) -> None:
    desk.look_for("author:mara larkspur")
    row = desk.dock.results.index(0)
    spoken = str(row.data(Qt.ItemDataRole.AccessibleTextRole))
    assert spoken.startswith("Larkspur, 30 June 2023, Mara")
    assert "Larkspur learned" in spoken


def test_the_key_puts_the_caret_into_the_line(desk: SearchDesk) -> None:
    QTest.keyClick(desk.window, Qt.Key.Key_F, CONTROL | SHIFT)
    desk.wait(desk.dock.fields.line.hasFocus)
    assert desk.said("count") == "Type what to find in all past issues."


def test_fields_and_kinds_narrow_what_is_found(desk: SearchDesk) -> None:
    desk.look_for("larkspur")
    everything = desk.dock.results.total
    desk.press("image")
    desk.wait(lambda: desk.dock.results.total < everything)
    pictured = desk.dock.results.total
    assert pictured
    since = desk.dock.fields.stops()[4]
    since.setFocus()
    QTest.keyClicks(since, "2023-06-10")
    desk.wait(lambda: desk.dock.results.total < pictured)


def test_a_day_that_is_none_is_told(desk: SearchDesk) -> None:
    desk.look_for("larkspur")
    QTest.keyClicks(desk.dock.fields.stops()[5], "soon")
    desk.wait(lambda: desk.said("count").startswith("“soon” is no day."))
    assert not desk.titles()


def test_how_much_was_found_is_said_once_when_one_has_stopped_typing(desk: SearchDesk, heard: list[str]) -> None:
    desk.look_for("author:mara lark")
    QTest.keyClicks(desk.dock.fields.line, "spur")
    desk.wait(lambda: bool(heard))
    assert heard == ["12 entries in 12 issues."]
    assert desk.dock.fields.line.accessibleDescription() == "12 entries in 12 issues."


def test_what_nobody_told_is_said(desk: SearchDesk) -> None:
    desk.look_for("larkspur")
    QTest.keyClicks(desk.dock.fields.line, "zzz")
    desk.wait(lambda: desk.said("count") == "Nothing found.")
    assert not desk.shown()


def test_signs_of_the_search_engine_are_only_signs(desk: SearchDesk) -> None:
    desk.look_for("larkspur")
    QTest.keyClicks(desk.dock.fields.line, ' AND "(* NEAR:')
    desk.wait(lambda: desk.said("count") == "Nothing found.")


def test_control_and_enter_copies_into_the_section_of_that_name_in_one_step(desk: SearchDesk) -> None:
    desk.look_for("author:mara larkspur")
    QTest.keyClick(desk.dock.fields.line, HERE, CONTROL)
    desk.wait(lambda: ("Dept of Clients 📱", ["Heron", "Larkspur"]) in desk.entries())
    issue = desk.session.document
    assert desk.window.parts.selection.current == issue.sections[-1].entries[1].id
    assert desk.session.undo_label == "Copy from a past issue"
    desk.session.undo()
    assert compose(desk.session.document) == TEXT


def test_the_button_makes_a_section_that_is_missing(desk: SearchDesk) -> None:
    desk.look_for("tidewater author:joss")
    section = desk.dock.results.hits[0].section
    desk.click("put")
    desk.wait(lambda: (section, ["Tidewater"]) in desk.entries())


def test_copy_puts_the_entry_on_the_clipboard_as_another_window_does(desk: SearchDesk) -> None:
    desk.look_for("author:mara larkspur")
    QTest.keyClick(desk.dock.fields.line, HERE)
    assert desk.dock.view.hasFocus()
    QTest.keyClick(desk.dock.view, Qt.Key.Key_C, CONTROL)
    clipboard = QGuiApplication.clipboard()
    desk.wait(lambda: clipboard.text().startswith("### Larkspur"))
    desk.window.outline.view.setFocus()
    QTest.keyClick(desk.window.outline.view, Qt.Key.Key_V, CONTROL)
    desk.wait(lambda: any("Larkspur" in titles for _, titles in desk.entries()))


def test_a_row_dropped_on_the_outline_is_a_copy_there(desk: SearchDesk) -> None:
    desk.look_for("author:mara larkspur")
    taken: list[Chosen] = []
    desk.dock.copy_asked.connect(taken.append)
    QTest.keyClick(desk.dock.fields.line, HERE)
    QTest.keyClick(desk.dock.view, Qt.Key.Key_C, CONTROL)
    view = desk.window.outline.view
    heron = view.index_of(desk.session.document.sections[0].entries[0].id)
    data = data_for(taken[0].clipping, origin=taken[0].origin)
    assert drop(view, data, view.visualRect(heron).topLeft())
    desk.wait(lambda: ("Dept of Clients 📱", ["Larkspur", "Heron"]) in desk.entries())
    assert desk.session.undo_label == "Copy"


def test_escape_closes_and_gives_the_focus_back(desk: SearchDesk) -> None:
    desk.window.outline.view.setFocus()
    desk.look_for("larkspur")
    QTest.keyClick(desk.dock.fields.line, Qt.Key.Key_Escape)
    assert desk.dock.isHidden()
    assert desk.window.outline.view.hasFocus()


def test_the_outline_is_filtered_with_another_key(desk: SearchDesk) -> None:
    QTest.keyClick(desk.window, Qt.Key.Key_F, CONTROL | Qt.KeyboardModifier.AltModifier)
    assert desk.window.outline.filter.hasFocus()


def test_without_an_archive_it_says_what_to_do(launch: Launcher, post: Path) -> None:
    window = launch(str(post)).window
    QTest.keyClick(window, Qt.Key.Key_F, CONTROL | SHIFT)
    dock = window.archive_search.dock
    assert dock.is_seen
    assert not dock.fields.line.isVisible()
    words, button = dock.findChild(QLabel, "archive_search.nothing"), dock.findChild(QPushButton, "archive_search.help")
    assert words is not None
    assert words.text().startswith("There is no archive yet.")
    assert button is not None
    assert button.isVisible()
