"""The dock *Problems*, as its user meets it."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.checking.desk import POST, CheckDesk, in_quotes
from tests.ui.launch import Launcher
from twimeditor.core.check import Problem
from twimeditor.core.check.order import Order
from twimeditor.core.model import Issue
from twimeditor.core.model.edits import set_field
from twimeditor.services.settings import HINTS


def test_problems_are_listed_by_entry(desk: CheckDesk) -> None:
    desk.open()
    assert [row.partition(" Text")[0] for row in desk.rows()] == [
        "Warning: A lamp is not bright enough.",
        "Error: A teh is not bright enough.",
        "Warning: A lamp is not bright enough.",
        "Warning: A lamp is not bright enough.",
    ]
    assert desk.dock.windowTitle() == "Problems (4)"
    assert desk.dock.view.hasFocus()
    assert desk.child("count", QLabel).text() == "4 problems."
    assert desk.child("notes", QLabel).text() == "The site’s linters could not be run."


def test_escape_gives_the_focus_back(desk: CheckDesk) -> None:
    desk.window.outline.view.setFocus()
    desk.open()
    desk.keys("Escape")
    assert not desk.dock.is_seen
    assert desk.window.outline.view.hasFocus()


def test_enter_goes_to_the_characters(desk: CheckDesk) -> None:
    desk.open()
    for _ in range(10):
        if desk.dock.current() is not None and "teh" in desk.said():
            break
        desk.keys("Down")
    desk.keys("Return")
    assert desk.selected() == "teh"
    assert desk.entry() == "Wick"


def test_a_click_goes_there_too(desk: CheckDesk) -> None:
    desk.open()
    view = desk.dock.view
    spot = view.visualRect(desk.index(3)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    assert desk.selected() == "lamp"
    assert desk.entry() == "Ferry"


def test_severities_are_filtered(desk: CheckDesk) -> None:
    desk.open()
    assert desk.child("error", QAbstractButton).text() == "E&rrors 1"
    desk.click("warning")
    assert [row[:5] for row in desk.rows()] == ["Error"]
    desk.click("error")
    assert desk.rows() == []
    assert "5 problems" in desk.child("nothing", QLabel).text()
    desk.click("show_all")
    assert len(desk.rows()) == 4


def test_hints_are_a_choice_that_is_kept(desk: CheckDesk) -> None:
    desk.open()
    assert desk.child("hint", QAbstractButton).text() == "Hi&nts 1"
    assert not desk.child("hint", QAbstractButton).isChecked()
    desk.click("hint")
    assert any(row.startswith("Hint") for row in desk.rows())
    assert desk.window.parts.settings.get(HINTS)
    desk.click("hint")
    assert not desk.window.parts.settings.get(HINTS)
    assert len(desk.rows()) == 4


def test_hints_follow_the_preferences(desk: CheckDesk) -> None:
    desk.open()
    desk.window.parts.settings.put(HINTS, True)
    assert desk.child("hint", QAbstractButton).isChecked()
    assert len(desk.rows()) == 5


def test_words_narrow_the_list(desk: CheckDesk) -> None:
    desk.open()
    field = desk.child("filter", QLineEdit)
    field.setFocus()
    QTest.keyClicks(field, "ferry lamp")
    assert len(desk.rows()) == 1
    QTest.keyClicks(field, " nowhere")
    assert desk.rows() == []
    assert not desk.dock.view.isVisible()


def test_nothing_wrong_says_so(launch: Launcher, qtbot: QtBot, written: Path) -> None:
    desk = CheckDesk(launch, qtbot, written, lambda _issue: ())
    desk.open()
    assert desk.child("nothing", QLabel).text() == "Nothing to mend."
    assert desk.child("fine", QLabel).isVisible()
    assert desk.dock.windowTitle() == "Problems"
    assert not desk.child("fix_all", QPushButton).isEnabled()
    assert not desk.child("show_all", QPushButton).isVisible()


def test_what_is_not_known_yet_is_not_called_fine_and_the_list_is_gone_to_when_it_comes(desk: CheckDesk) -> None:
    find = desk.worker.find
    desk.worker.find = lambda _issue: ()
    desk.check()
    desk.watch.look_again()
    desk.open()
    assert desk.child("nothing", QLabel).text() == "Checking…"
    assert not desk.child("fine", QLabel).isVisible()
    assert desk.child("filter", QLineEdit).hasFocus()
    desk.worker.find = find
    desk.check()
    assert desk.dock.view.hasFocus()


def test_a_fix_is_one_named_step_and_the_next_problem_is_next(desk: CheckDesk) -> None:
    desk.open()
    desk.click("fix1")
    assert desk.text == POST.replace("A lamp is lit", "A lantern is lit")
    assert desk.session.undo_label == "Make it a lantern"
    assert "teh" in desk.said()
    desk.check()
    assert len(desk.rows()) == 3
    assert "teh" in desk.said()
    assert desk.window.toast.text() == "“Make it a lantern” is done."
    desk.take_back()
    assert desk.text == POST


def touching(issue: Issue) -> Sequence[Problem]:
    """Find a word to mend, what touches it, and what lies elsewhere, for which there is no fix."""
    mended = in_quotes(issue, "A(?= lamp is)", "T1", new="One")
    return Order(issue).sorted([*mended, *in_quotes(issue, " lamp", "T2")])


def test_what_touches_a_fix_is_next_although_it_is_looked_at_anew(
    launch: Launcher, qtbot: QtBot, written: Path
) -> None:
    desk = CheckDesk(launch, qtbot, written, touching)
    desk.open()
    desk.click("fix1")
    desk.check()
    row = desk.dock.current()
    assert row is not None
    assert row.problem == desk.watch.problems()[0]
    assert row.problem.place.value == "One lamp is lit."


def test_keys_go_to_the_list_where_the_next_problem_has_no_fix(launch: Launcher, qtbot: QtBot, written: Path) -> None:
    desk = CheckDesk(launch, qtbot, written, touching)
    desk.open()
    button = desk.child("fix1", QPushButton)
    button.setFocus()
    desk.keys("Space")
    assert not button.isVisible()
    assert desk.dock.view.hasFocus()


def test_fixes_are_done_by_keys_alone(desk: CheckDesk) -> None:
    desk.open()
    desk.keys("Alt+Return")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions() if action.text()] == [
        "&Go to the place\tReturn",
        "Wh&y?",
        "Make it a lantern",
        "Fi&x all 3 of this kind…",
        "Ignore &here",
        "Ignore in this &issue",
        "Ignore al&ways",
    ]
    for _ in range(3):
        desk.keys("Down")
    desk.keys("Return")
    assert "A lantern is lit" in desk.text
    assert desk.dock.view.hasFocus()


def test_the_menu_opens_with_the_menu_key(desk: CheckDesk) -> None:
    desk.open()
    spot = desk.dock.view.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, spot, desk.dock.view.mapToGlobal(spot))
    QApplication.sendEvent(desk.dock.view.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.close()


@pytest.mark.parametrize(
    ("letter", "left", "words"),
    [("h", 3, "Ignored here."), ("i", 1, "Ignored in this issue."), ("w", 1, "Ignored in all issues.")],
)
def test_a_problem_is_ignored_and_told_of_again(desk: CheckDesk, letter: str, left: int, words: str) -> None:
    desk.open()
    desk.ignore(letter)
    assert len(desk.rows()) == left
    assert desk.window.toast.text() == words
    assert desk.text == POST
    desk.click("ignored")
    ignored = [row for row in desk.rows() if "ignored" in row]
    assert len(ignored) == 4 - left
    desk.choose(0)
    desk.click("tell")
    assert not [row for row in desk.rows() if "ignored" in row]
    assert desk.child("ignored", QAbstractButton).text() == "I&gnored 0"
    assert len(desk.rows()) == 4


def test_ignoring_is_taken_back_by_the_note(desk: CheckDesk) -> None:
    desk.open()
    desk.ignore("w")
    desk.take_back()
    assert len(desk.rows()) == 4


def test_what_is_ignored_always_stays_so_after_a_new_start(
    launch: Launcher, qtbot: QtBot, written: Path, tmp_path: Path
) -> None:
    desk = CheckDesk(launch, qtbot, written)
    desk.open()
    desk.ignore("w")
    desk.application.close()
    other = tmp_path / "other.md"
    other.write_text(POST, encoding="utf-8")
    again = CheckDesk(launch, qtbot, other)
    assert [problem.rule for problem in again.watch.problems()] == ["T2"]


def test_spelling_is_off_until_it_is_wanted(desk: CheckDesk) -> None:
    desk.open()
    button = desk.child("spelling", QAbstractButton)
    assert button.text() == "&Spelling 1"
    desk.click("spelling")
    number = next(number for number, row in enumerate(desk.rows()) if row.startswith("Spelling"))
    desk.choose(number)
    desk.wait(lambda: desk.child("fix2", QPushButton).text() == "Change to “Somebody”")
    desk.click("fix2")
    assert "> Somebody knows teh lamp." in desk.text
    assert desk.session.undo_label == "Change to “Somebody”"


def test_a_word_is_learnt(desk: CheckDesk) -> None:
    desk.open()
    desk.click("spelling")
    desk.choose(next(number for number, row in enumerate(desk.rows()) if row.startswith("Spelling")))
    desk.click("learn")
    assert not [row for row in desk.rows() if row.startswith("Spelling")]
    assert "in your dictionary" in desk.window.toast.text()


def test_typing_moves_the_rows_and_never_shows_a_text_that_is_gone(desk: CheckDesk) -> None:
    desk.open()
    desk.choose(1)
    desk.keys("Return")
    QTest.keyClicks(desk.field, "the")
    desk.wait(lambda: len(desk.rows()) == 3)
    assert not any("teh" in row for row in desk.rows())
    assert desk.field.isVisible()


def test_selection_and_scroll_survive_other_results(launch: Launcher, qtbot: QtBot, tmp_path: Path) -> None:
    many = "\n".join(f"### Entry {number}\n\n> a lamp and a lamp\n" for number in range(60))
    path = tmp_path / "many.md"
    path.write_text(f"## Lamps\n\n{many}", encoding="utf-8")
    desk = CheckDesk(launch, qtbot, path)
    desk.open()
    desk.choose(80)
    bar = desk.dock.view.verticalScrollBar()
    chosen, scroll = desk.dock.current(), bar.value()
    assert scroll > 0
    quote = next(node for node in desk.session.document.leaves() if node.id == desk.watch.problems()[118].place.node)
    desk.session.edit("Type", partial(set_field, target=quote.id, field="body", value="a lamp"))
    desk.check()
    assert len(desk.rows()) == 119
    after = desk.dock.current()
    assert chosen is not None
    assert after is not None
    assert after.key == chosen.key
    assert bar.value() == scroll


def test_thousands_of_problems_are_cut_with_words_and_stay_fluid(
    launch: Launcher, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "hostile.md"
    entries = (f"### Entry {number}\n\n> {'lamp ' * 50}\n" for number in range(100))
    path.write_text("## Lamps\n\n" + "\n".join(entries), encoding="utf-8")

    def find(issue: Issue) -> list[Problem]:
        return in_quotes(issue, "lamp", "T1", new="lantern")

    desk = CheckDesk(launch, qtbot, path, find)
    desk.open()
    assert len(desk.rows()) == 2000
    assert desk.child("count", QLabel).text() == "The first 2,000 of 5,000 problems: filter to see others."
    desk.keys("End")
    desk.keys("Home")
    desk.keys("F8")
    assert desk.selected() == "lamp"
