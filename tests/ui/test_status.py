"""What the status bar says: words that are selected, and problems that it leads to."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QToolButton
from pytestqt.qtbot import QtBot

from tests.ui.launch import Launcher
from tests.ui.posts import POST
from twimeditor.app import Application
from twimeditor.core.post import parse
from twimeditor.core.render import SiteTemplates
from twimeditor.ui.shell.counts import ProblemCounter

BROKEN = POST.replace("It floats.", "{{ no_such_thing() }}").replace("It goes twice", "{{ nor_this() }} twice")


@pytest.fixture
def open_post(launch: Launcher, tmp_path: Path) -> Callable[[str], Application]:
    def build(text: str) -> Application:
        path = tmp_path / "2031-03-07-twim.md"
        path.write_text(text, encoding="utf-8")
        return launch(path)

    return build


def problems(application: Application) -> QToolButton:
    button = application.window.status.findChild(QToolButton, "status.problems")
    assert isinstance(button, QToolButton)
    return button


def selected(application: Application) -> str:
    label = application.window.status.findChild(QLabel, "status.selected")
    assert isinstance(label, QLabel)
    return label.text()


def test_without_problems_nothing_is_said_of_them(open_post: Callable[[str], Application]) -> None:
    assert not problems(open_post(POST)).isVisible()


def test_problems_are_counted_and_a_click_leads_to_the_first(open_post: Callable[[str], Application]) -> None:
    application = open_post(BROKEN)
    button = problems(application)
    assert (button.text(), button.isVisible()) == ("2 problems", True)
    assert "2 problems" in button.accessibleName()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.objectName() == "update.quote"
    raft = next(one for one in application.session.document.entries if one.heading.title == "Raft")
    assert application.window.parts.selection.current == raft.id


def test_a_click_leads_to_the_very_picture_and_the_tip_says_what_it_lacks(
    open_post: Callable[[str], Application],
) -> None:
    body = "Long text 🏮.\n>\n> ![](/blog/img/2031-03-07-lamp.png)"
    application = open_post(f"## Lamps\n\n### Glow\n\nMo said:\n\n> {body}\n")
    button = problems(application)
    assert "2031-03-07-lamp.png has no alt text" in button.toolTip()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    focus = QApplication.focusWidget()
    assert isinstance(focus, QPlainTextEdit)
    assert focus.toPlainText()[focus.textCursor().position() - 1 :].startswith("/blog/img/")


def test_problems_go_when_they_are_mended(open_post: Callable[[str], Application], qtbot: QtBot) -> None:
    application = open_post(BROKEN)
    QTest.mouseClick(problems(application), Qt.MouseButton.LeftButton)
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keySequence(focus, QKeySequence("Ctrl+A"))
    QTest.keyClicks(focus, "Mended.")
    qtbot.waitUntil(lambda: problems(application).text() == "1 problem")


def test_words_that_are_selected_are_counted(open_post: Callable[[str], Application], qtbot: QtBot) -> None:
    application = open_post(POST)
    entry = next(one for one in application.session.document.entries if one.heading.title == "Ferry")
    application.window.parts.selection.select(entry.id)
    field = application.window.form.field("update.quote")
    assert field is not None
    field.editor.setFocus()
    QTest.keySequence(field.editor, QKeySequence("Ctrl+A"))
    qtbot.waitUntil(lambda: selected(application) == "· 5 words selected")
    QTest.keyClick(field.editor, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: selected(application) == "")


def test_rows_that_are_selected_are_counted(open_post: Callable[[str], Application]) -> None:
    application = open_post(POST)
    view = application.window.outline.view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_End)
    QTest.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert selected(application) == "· 2 rows selected"
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert selected(application) == ""


def test_what_is_known_to_be_wrong_stays_known_while_the_shortcodes_are_the_same() -> None:
    counter, issue = ProblemCounter(), parse(BROKEN)
    counter.use_templates(SiteTemplates.of({"other.html": ""}))
    first = counter.problems(issue)
    counter.use_templates(SiteTemplates.of({"other.html": ""}))
    assert all(one is same for one, same in zip(counter.problems(issue), first, strict=True))
    counter.use_templates(SiteTemplates.of({"no_such_thing.html": "", "nor_this.html": ""}))
    assert (len(first), counter.problems(issue)) == (2, ())
