"""The way from a problem to what its rule demands."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.checking.desk import CheckDesk, in_quotes
from tests.ui.launch import Launcher
from tests.ui.test_help import visible
from twimeditor.core.check import Problem
from twimeditor.core.check.rules import title_of
from twimeditor.core.model import Issue
from twimeditor.ui.shell.help_dialogs import Help


def links(issue: Issue) -> list[Problem]:
    return in_quotes(issue, "lamp", "R12")


def opened(desk: CheckDesk) -> Help:
    dialog = desk.window.findChild(Help)
    assert isinstance(dialog, Help)
    assert dialog.isVisible()
    return dialog


def test_the_button_opens_the_help_where_the_rule_is_told(launch: Launcher, qtbot: QtBot, written: Path) -> None:
    desk = CheckDesk(launch, qtbot, written, links)
    desk.open()
    button = desk.child("why", QPushButton)
    assert button in desk.dock.detail.stops()
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    dialog = opened(desk)
    assert dialog.focusWidget() is dialog.checks
    assert any(title_of("R12") in line for line in visible(dialog.checks))
    QTest.keyClick(dialog.checks, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_help_menu_opens_all_of_them(desk: CheckDesk) -> None:
    desk.window.commands["checks"].trigger()
    dialog = opened(desk)
    assert "All rules" in dialog.checks.toPlainText()
    assert dialog.pages.currentWidget() is dialog.checks
