"""The help: its two pages by keyboard, and the way to what a rule demands."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from twimeditor.core.check.rules import EVERY_RULE, title_of
from twimeditor.ui.shell.help_dialogs import KEYS, Help


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def shown(parent: QWidget, folder: Path, rule: str | None = None) -> Help:
    actions = [(name, QAction(name, parent)) for name in KEYS]
    actions[0][1].setShortcut(QKeySequence("F6"))
    dialog = Help(parent, actions, folder, rule)
    dialog.show()
    QTest.qWaitForWindowExposed(dialog)
    return dialog


def first_line(browser: QTextBrowser) -> str:
    """Return the text at the top of what is seen."""
    return browser.cursorForPosition(browser.viewport().rect().topLeft()).block().text()


def test_it_opens_at_the_guide_and_the_other_page_is_an_arrow_away(parent: QWidget, tmp_path: Path) -> None:
    dialog = shown(parent, tmp_path)
    assert dialog.pages.currentWidget() is dialog.text
    assert dialog.focusWidget() is dialog.text
    dialog.pages.tabBar().setFocus()
    QTest.keyClick(dialog.pages.tabBar(), Qt.Key.Key_Right)
    assert dialog.checks.isVisible()
    assert first_line(dialog.checks) == "Checks"


def test_all_rules_are_told_and_nothing_is_left_to_fill(parent: QWidget, tmp_path: Path) -> None:
    page = shown(parent, tmp_path, "").checks.toPlainText()
    for rule in EVERY_RULE:
        assert rule.title in page
        assert rule.demand in page
    assert "$" not in page.replace("$ ", "")
    for words in ("F8", "Ignore", "--fix", "exit code is 0"):
        assert words in page


@pytest.mark.parametrize("name", ["R1", "R12", "MD034", "spelling"])
def test_it_opens_where_a_rule_is_told(parent: QWidget, tmp_path: Path, name: str) -> None:
    dialog = shown(parent, tmp_path, name)
    assert dialog.pages.currentWidget() is dialog.checks
    assert dialog.focusWidget() is dialog.checks
    seen = visible(dialog.checks)
    assert any(title_of(name) in line for line in seen)


def visible(browser: QTextBrowser) -> list[str]:
    """Return the paragraphs that are seen."""
    area = browser.viewport().rect()
    block = browser.cursorForPosition(area.topLeft()).block()
    last = browser.cursorForPosition(area.bottomLeft()).block()
    lines = []
    while block.isValid() and block.blockNumber() <= last.blockNumber():
        lines.append(block.text())
        block = block.next()
    return lines


def test_a_rule_that_nobody_described_opens_the_page_at_its_beginning(parent: QWidget, tmp_path: Path) -> None:
    assert first_line(shown(parent, tmp_path, "MD999").checks) == "Checks"


def test_nothing_is_wider_than_the_page(parent: QWidget, tmp_path: Path) -> None:
    dialog = shown(parent, tmp_path, "")
    assert dialog.checks.horizontalScrollBar().maximum() == 0


def test_escape_closes_it(parent: QWidget, tmp_path: Path) -> None:
    dialog = shown(parent, tmp_path, "R1")
    QTest.keyClick(dialog.checks, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
