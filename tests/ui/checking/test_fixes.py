"""Many fixes at once: seen before, one step."""

import gc
import weakref
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.checking.desk import POST, CheckDesk, in_quotes
from tests.ui.launch import Launcher
from tests.ui.test_everywhere import nameless, shared_letters
from twimeditor.core.check import Problem
from twimeditor.core.model import Issue, Quote
from twimeditor.core.model.edits import set_field
from twimeditor.ui.checking.fixes_dialog import FixesDialog


def dialog_of(desk: CheckDesk) -> FixesDialog:
    dialog = desk.dialog("fixes")
    assert isinstance(dialog, FixesDialog)
    desk.wait(lambda: "Working" not in dialog.told.text())
    return dialog


def test_all_fixes_are_shown_before_and_are_one_step(desk: CheckDesk) -> None:
    desk.open()
    desk.click("fix_all")
    dialog = dialog_of(desk)
    assert desk.text == POST
    assert dialog.told.text() == "3 lines change."
    assert "lantern is lit" in dialog.view.toPlainText()
    assert dialog.others.text() == "1 problem cannot be fixed without your judgement and is not listed here."
    assert dialog.act_button.text() == "&Fix 3 problems"
    desk.keys("Return", dialog.list)
    assert desk.text == POST.replace("lamp", "lantern")
    assert desk.session.undo_label == "Fix 3 problems"
    assert desk.window.toast.text() == "Fixed 3 problems."
    desk.take_back()
    assert desk.text == POST


def test_the_form_stays_where_it_is(desk: CheckDesk) -> None:
    desk.open()
    front = desk.session.document.front
    assert front is not None
    desk.window.parts.selection.select(front.id)
    desk.click("fix_all")
    desk.keys("Return", dialog_of(desk).list)
    assert "lantern" in desk.text
    assert desk.window.parts.selection.current == front.id


def test_what_is_unticked_stays(desk: CheckDesk) -> None:
    desk.open()
    desk.click("fix_all")
    dialog = dialog_of(desk)
    assert dialog.list.hasFocus()
    desk.keys("Space", dialog.list)
    desk.wait(lambda: dialog.act_button.text() == "&Fix 2 problems" and dialog.act_button.isEnabled())
    assert "lantern is lit" not in dialog.view.toPlainText()
    QTest.mouseClick(dialog.act_button, Qt.MouseButton.LeftButton)
    assert "A lamp is lit" in desk.text
    assert desk.text.count("lantern") == 2


def test_an_entry_is_unticked_as_a_whole_and_nothing_is_left(desk: CheckDesk) -> None:
    desk.open()
    desk.click("fix_all")
    dialog = dialog_of(desk)
    for number in range(dialog.list.topLevelItemCount()):
        item = dialog.list.topLevelItem(number)
        assert item is not None
        dialog.list.setCurrentItem(item)
        desk.keys("Space", dialog.list)
    desk.wait(lambda: dialog.told.text() == "Nothing is ticked.")
    assert not dialog.act_button.isEnabled()
    desk.keys("Return", dialog.list)
    assert dialog.isVisible()
    desk.keys("Escape", dialog)
    assert desk.text == POST


def test_those_of_a_kind_alone(launch: Launcher, qtbot: QtBot, written: Path) -> None:
    def find(issue: Issue) -> list[Problem]:
        return [*in_quotes(issue, "lamp", "T1", new="lantern"), *in_quotes(issue, "Nobody", "T2", new="Somebody")]

    desk = CheckDesk(launch, qtbot, written, find)
    desk.open()
    assert desk.child("kind", QPushButton).text() == "Fi&x all 3 of this kind…"
    desk.click("kind")
    dialog = dialog_of(desk)
    assert dialog.windowTitle() == "Fix all of this kind"
    QTest.mouseClick(dialog.act_button, Qt.MouseButton.LeftButton)
    assert desk.text == POST.replace("lamp", "lantern")


def test_a_text_that_has_become_another_is_looked_at_anew(desk: CheckDesk) -> None:
    desk.open()
    desk.click("fix_all")
    dialog = dialog_of(desk)
    quote = next(one for one in desk.session.document.leaves() if one.id == desk.watch.problems()[0].place.node)
    desk.session.edit("Type", partial(set_field, target=quote.id, field="body", value="Dark."))
    assert not dialog.act_button.isEnabled()
    desk.wait(dialog.act_button.isEnabled)
    assert dialog.act_button.text() == "&Fix 2 problems"
    QTest.mouseClick(dialog.act_button, Qt.MouseButton.LeftButton)
    assert "> Dark." in desk.text
    assert desk.text.count("lantern") == 2


def test_nothing_that_is_safe_is_told(launch: Launcher, qtbot: QtBot, written: Path) -> None:
    def find(issue: Issue) -> list[Problem]:
        return in_quotes(issue, "lamp", "T1", new="lantern", safe=False)

    desk = CheckDesk(launch, qtbot, written, find)
    desk.window.commands["fix_all"].trigger()
    assert "without your judgement" in desk.window.status.currentMessage()
    desk.open()
    assert not desk.child("fix_all", QPushButton).isEnabled()


def test_the_place_of_a_fix_is_shown(desk: CheckDesk) -> None:
    desk.open()
    desk.click("fix_all")
    dialog = dialog_of(desk)
    desk.keys("End", dialog.list)
    bar = dialog.view.verticalScrollBar()
    assert bar.value() > 0 or bar.maximum() == 0
    assert QApplication.focusWidget() is dialog.list
    desk.keys("Escape", dialog)
    assert not dialog.isVisible()


def test_everything_has_a_name_and_a_letter_of_its_own(desk: CheckDesk) -> None:
    desk.open()
    assert not nameless(desk.dock)
    assert not shared_letters(desk.dock)
    desk.click("fix_all")
    dialog = dialog_of(desk)
    assert not nameless(dialog)
    assert not shared_letters(dialog)


@pytest.mark.parametrize("size", [(1024, 768)])
def test_the_words_fit(desk: CheckDesk, size: tuple[int, int]) -> None:
    desk.window.resize(*size)
    desk.open()
    desk.click("fix_all")
    dialog = dialog_of(desk)
    for label in dialog.findChildren(QLabel):
        assert label.height() >= label.heightForWidth(label.width())


@pytest.mark.parametrize("key", ["Return", "Escape"])
def test_a_dialog_that_is_closed_is_gone_and_follows_nothing(desk: CheckDesk, key: str) -> None:
    desk.open()
    desk.click("fix_all")
    dialog = weakref.ref(dialog_of(desk))
    desk.keys(key, dialog_of(desk).list)
    desk.take_back() if key == "Return" else None
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    quote = next(node for node in desk.session.document.leaves() if isinstance(node, Quote))
    desk.session.edit("Edit quote", partial(set_field, target=quote.id, field="body", value="Dark."))
    desk.check()
    gc.collect()
    assert dialog() is None
