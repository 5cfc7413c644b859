"""The board of readiness, on its own and before an export."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.checking.desk import CheckDesk
from tests.ui.launch import FindingWorker, Launcher
from twimeditor.core.check import Problem
from twimeditor.core.check.knowledge import NOTHING
from twimeditor.core.check.readiness import State, readiness
from twimeditor.core.model import Issue
from twimeditor.services.check.values import Checked, Where
from twimeditor.ui.checking.board import ReadinessBoard
from twimeditor.ui.checking.board_dialog import ReadinessDialog
from twimeditor.ui.export.dialog import ExportDialog


class ReadyWorker(FindingWorker):
    """Tells what is missing as well."""

    def check(self, issue: Issue, where: Where) -> Checked:
        found: tuple[Problem, ...] = tuple(self.find(issue))
        return Checked(found, readiness=readiness(issue, found, NOTHING))


@pytest.fixture
def ready(launch: Launcher, qtbot: QtBot, written: Path) -> CheckDesk:
    return CheckDesk(launch, qtbot, written, worker=ReadyWorker)


def show(desk: CheckDesk) -> ReadinessDialog:
    desk.window.commands["readiness"].trigger()
    dialog = desk.dialog("readiness")
    assert isinstance(dialog, ReadinessDialog)
    return dialog


def lines(board: ReadinessBoard) -> list[str]:
    rows = (board.list.item(number) for number in range(board.list.count()))
    return [str(row.data(Qt.ItemDataRole.AccessibleTextRole)) for row in rows]


def test_errors_stand_against_an_export(ready: CheckDesk) -> None:
    dialog = show(ready)
    assert dialog.board.verdict == "Not ready to export: 1 error"
    assert dialog.board.counts.text() == "&Problems: 1 error, 3 warnings, 1 hint"
    assert any(line.startswith("Missing: Problems") for line in lines(dialog.board))
    assert dialog.focusWidget() is dialog.board.list
    ready.keys("Escape", dialog)
    assert not dialog.isVisible()


def test_it_follows_while_it_is_open(ready: CheckDesk) -> None:
    dialog = show(ready)
    ready.worker.find = lambda _issue: ()
    ready.check()
    ready.wait(lambda: dialog.board.verdict.startswith("Ready to export"))
    assert dialog.board.is_ready


def test_a_line_leads_to_its_place(ready: CheckDesk) -> None:
    dialog = show(ready)
    items = ready.watch.readiness()
    assert items is not None
    number = next(n for n, item in enumerate(items.items) if item.key == "problems")
    assert items.items[number].state is State.MISSING
    dialog.board.list.setCurrentRow(number)
    ready.keys("Return", dialog.board.list)
    assert not dialog.isVisible()
    assert ready.field.isVisible()
    assert ready.selected() in {"teh", "lamp"}


def test_the_counts_lead_to_the_list(ready: CheckDesk) -> None:
    dialog = show(ready)
    QTest.mouseClick(dialog.board.counts, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()
    assert ready.dock.is_seen


def test_nothing_is_claimed_before_the_first_check(desk: CheckDesk) -> None:
    dialog = show(desk)
    assert dialog.board.verdict == "The issue is being checked…"
    assert dialog.board.list.count() == 0
    assert not dialog.board.counts.isVisible()


def export(desk: CheckDesk) -> ExportDialog:
    desk.window.activateWindow()
    desk.wait(desk.window.isActiveWindow)
    desk.keys("Ctrl+E", desk.window)
    dialog = desk.dialog("export")
    assert isinstance(dialog, ExportDialog)
    return dialog


def test_an_export_shows_it_first_and_is_never_refused(ready: CheckDesk) -> None:
    dialog = export(ready)
    board = dialog.findChild(ReadinessBoard)
    assert isinstance(board, ReadinessBoard)
    assert board.isVisible()
    assert not dialog.targets.isVisible()
    assert dialog.act_button.text() == "&Export anyway"
    ready.keys("Return", dialog)
    assert dialog.targets.isVisible()
    assert dialog.focusWidget() is dialog.targets
    back = dialog.findChild(QPushButton, "export.board")
    assert isinstance(back, QPushButton)
    QTest.mouseClick(back, Qt.MouseButton.LeftButton)
    assert board.isVisible()
    dialog.reject()


def test_an_issue_that_is_ready_goes_on_at_once(ready: CheckDesk) -> None:
    ready.worker.find = lambda _issue: ()
    ready.check()
    dialog = export(ready)
    assert dialog.act_button.text() == "&Continue"
    assert dialog.focusWidget() is dialog.act_button
    dialog.reject()


def test_a_line_leads_out_of_the_export(ready: CheckDesk) -> None:
    dialog = export(ready)
    board = dialog.findChild(ReadinessBoard)
    assert isinstance(board, ReadinessBoard)
    board.list.setFocus()
    board.list.setCurrentRow(board.list.count() - 1)
    ready.keys("Return", board.list)
    assert not dialog.isVisible()
    assert ready.selected() in {"teh", "lamp"}
