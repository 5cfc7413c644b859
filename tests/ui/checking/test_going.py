"""F8 and Shift+F8: from problem to problem, from where the caret stands."""

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolBar, QToolButton
from pytestqt.qtbot import QtBot

from tests.ui.checking.desk import CheckDesk
from tests.ui.launch import Launcher


def active(desk: CheckDesk) -> None:
    desk.window.activateWindow()
    desk.wait(desk.window.isActiveWindow)


def test_f8_goes_through_all_and_tells_when_it_begins_anew(desk: CheckDesk) -> None:
    active(desk)
    seen, told = [], []
    for _ in range(4):
        desk.keys("F8")
        seen.append((desk.entry(), desk.selected()))
        told.append(desk.window.status.currentMessage())
    assert told[1:3] == [
        "Problem 2 of 4: A teh is not bright enough.",
        "Problem 3 of 4: A lamp is not bright enough.",
    ]
    assert seen == [("Glow", "lamp"), ("Wick", "teh"), ("Wick", "lamp"), ("Ferry", "lamp")]
    desk.keys("F8")
    assert (desk.entry(), desk.selected()) == ("Glow", "lamp")
    words = "Went on from the beginning of the issue. Problem 1 of 4: A lamp is not bright enough."
    assert desk.window.status.currentMessage() == words


def test_shift_f8_goes_back(desk: CheckDesk) -> None:
    active(desk)
    desk.keys("Shift+F8")
    assert (desk.entry(), desk.selected()) == ("Ferry", "lamp")
    assert desk.window.status.currentMessage().startswith("Went on from the end of the issue. Problem 4 of 4: ")
    for wanted in (("Wick", "lamp"), ("Wick", "teh"), ("Glow", "lamp")):
        desk.keys("Shift+F8")
        assert (desk.entry(), desk.selected()) == wanted


def test_it_begins_where_the_caret_is(desk: CheckDesk) -> None:
    active(desk)
    desk.window.parts.selection.select(next(one.id for one in desk.session.document.entries if one.title == "Wick"))
    desk.keys("F8")
    assert desk.selected() == "teh"
    desk.keys("End")
    desk.keys("F8")
    assert desk.entry() == "Ferry"
    desk.keys("Shift+F8")
    assert (desk.entry(), desk.selected()) == ("Wick", "lamp")


def test_what_was_mended_by_hand_is_left_behind(desk: CheckDesk) -> None:
    active(desk)
    desk.keys("F8")
    desk.keys("F8")
    QTest.keyClicks(desk.field, "the")
    desk.check()
    desk.keys("F8")
    assert (desk.entry(), desk.selected()) == ("Wick", "lamp")


def test_a_list_that_is_open_follows(desk: CheckDesk) -> None:
    desk.open()
    desk.window.outline.view.setFocus()
    desk.keys("Shift+F8")
    row = desk.dock.current()
    assert row is not None
    assert row.problem == desk.watch.problems()[-1]


def test_the_list_opens_on_the_problem_that_was_gone_to(desk: CheckDesk) -> None:
    active(desk)
    desk.keys("F8")
    desk.keys("F8")
    desk.open()
    row = desk.dock.current()
    assert row is not None
    assert row.problem == desk.watch.problems()[1]


def test_what_is_selected_stays_in_view_when_the_list_gets_less_room(desk: CheckDesk) -> None:
    desk.open()
    desk.choose(3)
    view = desk.dock.view
    view.resize(view.width(), 3 * view.visualRect(view.currentIndex()).height())
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()))


def test_a_hidden_form_is_shown(desk: CheckDesk) -> None:
    active(desk)
    desk.window.toggle_pane("form")
    desk.keys("F8")
    assert desk.window.is_pane_shown("form")
    assert desk.selected() == "lamp"


def test_nothing_to_mend_is_told(launch: Launcher, qtbot: QtBot, written: Path) -> None:
    desk = CheckDesk(launch, qtbot, written, lambda _issue: ())
    active(desk)
    desk.keys("F8")
    assert desk.window.status.currentMessage() == "Nothing to mend."


@pytest.mark.parametrize("name", ["next_problem", "fix_all"])
def test_while_nothing_is_known_yet_that_is_told(desk: CheckDesk, name: str) -> None:
    desk.worker.find = lambda _issue: ()
    desk.check()
    desk.watch.look_again()
    desk.window.commands[name].trigger()
    assert desk.window.status.currentMessage() == "The issue is still being checked."


def test_the_toolbar_counts_and_leads_to_the_list(desk: CheckDesk) -> None:
    bar = desk.window.findChild(QToolBar, "toolbar")
    assert isinstance(bar, QToolBar)
    button = bar.widgetForAction(desk.window.commands["check"])
    assert isinstance(button, QToolButton)
    assert button.text() == "Check 4"
    desk.keys("F7", desk.window)
    desk.wait(lambda: desk.dock.is_seen)
    desk.worker.find = lambda _issue: ()
    desk.check()
    desk.wait(lambda: button.text() == "Check")
    desk.keys("Ctrl+5", desk.window)
    assert not desk.dock.is_seen
