"""Find and replace over the whole issue, as its user meets it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDockWidget, QLabel, QLineEdit, QPlainTextEdit, QWidget

from tests.ui.finding.conftest import Finder, focused
from tests.ui.posts import POST
from twimeditor.core.model import edits
from twimeditor.core.post import parse, write


def click_button(place: QWidget, name: str = "") -> None:
    button = place.findChild(QAbstractButton, name) if name else place.findChild(QAbstractButton)
    assert isinstance(button, QAbstractButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_results_come_while_typing_grouped_by_where_they_are(finder: Finder) -> None:
    finder.look("glow", "3 places in 1 entry.")
    assert {group for group, _ in finder.rows()} == {"Dept of Lanterns 🏮 › Glow  (3)"}
    finder.look("report", "3 places")
    assert [row for _, row in finder.rows()] == [
        "Quote: First report.",
        "Verb: reports",
        "Quote: Second report.",
    ]


def test_before_and_after_are_shown(finder: Finder) -> None:
    finder.look("floats", "1 place")
    finder.put("swims")
    assert finder.rows()[0][1] == "Quote: It floats.. “floats” becomes “swims”"


def test_what_is_ticked_is_replaced_in_one_step(finder: Finder, post: Path) -> None:
    finder.look("report", "3 places")
    finder.put("note")
    finder.tick(finder.index(0, 1))
    assert finder.button.text() == "&Replace 2"
    finder.replace()
    expected = POST.replace("First report.", "First note.").replace("Second report.", "Second note.")
    assert write(finder.session.document) == expected
    finder.window.commands["undo"].trigger()
    assert write(finder.session.document) == POST
    assert not finder.session.can_undo


def test_a_whole_entry_can_be_left_out(finder: Finder) -> None:
    finder.look("says", "4 places")
    finder.put("tells")
    finder.tick(finder.index(0))
    finder.replace()
    assert write(finder.session.document).count(") says") == 1
    assert finder.session.undo_label == "Replace"


def test_what_was_left_out_stays_so_while_the_issue_changes(finder: Finder, qtbot: object) -> None:
    finder.look("report", "3 places")
    finder.tick(finder.index(0, 0))
    entry = finder.entry("Glow")
    finder.session.edit("Edit", partial(edits.set_field, target=entry.id, field="title", value="report"))
    finder.wait("4 places")
    assert finder.button.text().endswith("3")


def test_all_are_ticked_and_unticked_at_once(finder: Finder) -> None:
    finder.look("report", "3 places")
    QTest.keyClick(finder.box("all"), Qt.Key.Key_Space)
    assert not finder.button.isEnabled()
    QTest.keyClick(finder.box("all"), Qt.Key.Key_Space)
    assert finder.button.text().endswith("3")


def test_enter_goes_to_the_field_and_selects_the_place(finder: Finder) -> None:
    finder.look("twice", "1 place")
    finder.press(Qt.Key.Key_Return)
    assert focused() is finder.results
    finder.results.setCurrentIndex(finder.index(0, 0))
    finder.press(Qt.Key.Key_Return)
    quote = focused()
    assert isinstance(quote, QPlainTextEdit)
    assert quote.textCursor().selectedText() == "twice"
    assert finder.selected() == "Ferry"


@pytest.mark.parametrize(
    ("typed", "field", "selected"),
    [
        ("glow.example", "entry.website", "glow.example"),
        ("@kim", "update[1].author_id", "@kim"),
        ("Boats", "section.title", "Boats"),
    ],
)
def test_a_click_goes_to_the_field_and_selects_the_place(finder: Finder, typed: str, field: str, selected: str) -> None:
    finder.look(typed, "1 place")
    finder.click(finder.index(0, 0))
    line = focused()
    assert isinstance(line, QLineEdit)
    assert (line.objectName(), line.selectedText()) == (field, selected)


def test_escape_returns_to_where_the_caret_was(finder: Finder) -> None:
    finder.press(Qt.Key.Key_Escape)
    finder.select("Wick")
    title = finder.focus("entry.title")
    assert isinstance(title, QLineEdit)
    title.setCursorPosition(2)
    finder.open()
    finder.look("twice", "1 place")
    finder.press(Qt.Key.Key_Down)
    finder.results.setCurrentIndex(finder.index(0, 0))
    finder.press(Qt.Key.Key_Return)
    assert finder.selected() == "Ferry"
    finder.keys("Ctrl+H")
    finder.press(Qt.Key.Key_Escape)
    assert finder.selected() == "Wick"
    back = focused()
    assert isinstance(back, QLineEdit)
    assert (back.objectName(), back.cursorPosition()) == ("entry.title", 2)
    assert not finder.results.isVisible()


def test_a_bad_pattern_is_told_in_words_and_nothing_can_be_replaced(finder: Finder) -> None:
    finder.box("pattern").setChecked(True)
    finder.look("(a", "This is no regular expression")
    assert "never closed" in finder.said()
    assert not finder.button.isEnabled()
    finder.look("re(p)ort", "3 places")


def test_groups_of_a_pattern(finder: Finder) -> None:
    finder.box("pattern").setChecked(True)
    finder.look(r"(\w+) report\.", "2 places")
    finder.line("new").setFocus()
    finder.type(r"report \1.")
    finder.qtbot.waitUntil(lambda: "becomes “report First.”" in finder.rows()[0][1])
    finder.replace()
    assert "> report First." in write(finder.session.document)


def test_case_words_and_places(finder: Finder) -> None:
    finder.look("harbour", "1 place")
    QTest.keyClick(finder.box("case"), Qt.Key.Key_Space)
    finder.look("HARBOUR", "Nothing found")
    QTest.keyClick(finder.box("case"), Qt.Key.Key_Space)
    finder.wait("1 place")
    QTest.keyClick(finder.box("words"), Qt.Key.Key_Space)
    finder.look("harb", "Nothing found")
    QTest.keyClick(finder.box("words"), Qt.Key.Key_Space)
    finder.wait("1 place")
    finder.scope.setFocus()
    finder.press(Qt.Key.Key_Down)
    assert finder.scope.currentText() == "Titles"
    finder.wait("Nothing found")


def test_a_pattern_that_never_ends_leaves_the_window_alive(
    open_finder: Callable[[Path], Finder], tmp_path: Path
) -> None:
    path = tmp_path / "long.md"
    path.write_text(f"## S\n\n### E\n\n> {'a' * 20_000}b\n", encoding="utf-8")
    finder = open_finder(path)
    finder.box("pattern").setChecked(True)
    finder.look("(a+)+$", "This pattern takes too long")
    finder.look("a+b", "1 place")


def test_a_replacement_that_would_be_structure_stays_text(open_finder: Callable[[Path], Finder], post: Path) -> None:
    finder = open_finder(post)
    finder.box("pattern").setChecked(True)
    finder.look("^Wick$", "1 place")
    finder.line("new").setFocus()
    finder.type(r"Wick\n## Not a section")
    finder.qtbot.waitUntil(lambda: "Not a section" in finder.rows()[0][1])
    finder.replace()
    text = write(finder.session.document)
    assert "### Wick ## Not a section" in text
    assert len(parse(text).sections) == len(parse(POST).sections)


def test_what_is_selected_is_looked_for(finder: Finder) -> None:
    finder.press(Qt.Key.Key_Escape)
    finder.select("Ferry")
    quote = finder.focus("update.quote")
    assert isinstance(quote, QPlainTextEdit)
    quote.moveCursor(QTextCursor.MoveOperation.Start)
    assert quote.find("twice")
    finder.open()
    assert finder.line("text").text() == "twice"
    finder.wait("1 place")


def test_the_button_that_closes_gives_the_caret_back_too(finder: Finder) -> None:
    finder.press(Qt.Key.Key_Escape)
    finder.select("Wick")
    finder.focus("entry.title")
    finder.open()
    dock = finder.window.findChild(QDockWidget, "replace")
    assert isinstance(dock, QDockWidget)
    click_button(dock, "qt_dockwidget_closebutton")
    assert not finder.results.isVisible()
    assert focused().objectName() == "entry.title"


def test_a_place_that_is_gone_is_passed_over(finder: Finder) -> None:
    finder.look("twice", "1 place")
    index = finder.index(0, 0)
    finder.session.edit("Remove entry", partial(edits.remove, target=finder.entry("Ferry").id))
    finder.click(index)
    finder.wait("Nothing found")


def test_replacing_is_told_and_can_be_undone_there(finder: Finder) -> None:
    finder.look("twice", "1 place")
    finder.put("thrice")
    finder.replace()
    finder.qtbot.waitUntil(finder.window.toast.isVisible)
    assert any(label.text() == "Replaced 1 place." for label in finder.window.toast.findChildren(QLabel))
    click_button(finder.window.toast)
    assert write(finder.session.document) == POST


def test_looking_changes_nothing(finder: Finder) -> None:
    finder.look("e", "")
    for row in range(finder.results.model().rowCount()):
        finder.click(finder.index(row, 0))
    assert not finder.session.can_undo
    assert write(finder.session.document) == POST


def test_nothing_can_be_looked_for_without_an_issue(launch: Callable[..., object]) -> None:
    application = launch()
    assert not application.window.commands["replace"].isEnabled()  # type: ignore[attr-defined] # an Application


def test_every_control_has_a_name_and_a_place_in_the_tab_order(finder: Finder) -> None:
    finder.look("report", "3 places")
    names = []
    for _ in range(9):
        names.append(focused().objectName().removeprefix("replace."))
        assert focused().accessibleName()
        finder.press(Qt.Key.Key_Tab)
    assert names == ["text", "new", "button", "case", "words", "pattern", "scope", "all", "results"]
    assert finder.window.findChild(QDockWidget, "replace").windowTitle() == "Find and replace"  # type: ignore[union-attr] # it is there
