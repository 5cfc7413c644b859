"""What the status bar says: words that are selected, and problems that it leads to."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from tests.ui.launch import FindingWorker, Launcher
from tests.ui.posts import POST
from twimeditor.app import Application
from twimeditor.core.check import Problem, Severity
from twimeditor.core.check.place import place_in
from twimeditor.core.model import Issue, edits
from twimeditor.core.post.fields import fields


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


def found_in(issue: Issue) -> list[Problem]:
    """Find a word in quotes and one in headings."""
    return [
        Problem(rule, f"“{word}” is wrong", place_in(node, field, value.index(word), value.index(word) + 5), severity)
        for node in issue.leaves()
        for field, value in fields(node)
        for rule, word, severity in (("MD034", "wrong", Severity.ERROR), ("R14", "clums", Severity.WARNING))
        if word in value
    ]


WRONG = POST.replace("It floats.", "It is wrong.").replace("It goes twice", "It is clumsy, twice")


@pytest.fixture
def finding(launch: Launcher, open_post: Callable[[str], Application]) -> Callable[[str], Application]:
    launch.worker = lambda: FindingWorker(found_in)
    return open_post


def test_before_anything_is_known_nothing_is_said(open_post: Callable[[str], Application]) -> None:
    assert not problems(open_post(POST)).isVisible()


def test_that_there_are_no_problems_is_said_quietly(open_post: Callable[[str], Application], qtbot: QtBot) -> None:
    application = open_post(POST)
    qtbot.waitUntil(lambda: problems(application).text() == "No problems")


def test_problems_are_counted_by_kind_and_a_click_shows_the_first(
    finding: Callable[[str], Application], qtbot: QtBot
) -> None:
    application = finding(WRONG)
    button = problems(application)
    qtbot.waitUntil(lambda: button.text() == "1 error, 1 warning")
    assert button.accessibleName() == "1 error, 1 warning"
    assert "is wrong" in button.toolTip()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    dock = application.window.checking.dock
    assert dock.is_seen
    assert "is wrong" in str(dock.view.currentIndex().data())


def test_the_count_follows_a_pause_and_says_nothing_in_between(
    finding: Callable[[str], Application], qtbot: QtBot
) -> None:
    application = finding(WRONG)
    button = problems(application)
    qtbot.waitUntil(lambda: button.text() == "1 error, 1 warning")
    said: list[str] = []
    quote = next(node for node in application.session.document.leaves() if "It is wrong." in node.values)
    mend = partial(edits.set_field, target=quote.id, field="body", value="It floats.")
    application.window.parts.problems.changed.connect(lambda: said.append(button.text()))
    application.session.edit("Edit quote", mend)
    qtbot.waitUntil(lambda: button.text() == "1 warning")
    assert set(said) <= {"1 error, 1 warning", "1 warning"}
    application.session.undo()
    qtbot.waitUntil(lambda: button.text() == "1 error, 1 warning")


def test_what_could_not_be_checked_is_told(
    launch: Launcher, open_post: Callable[[str], Application], qtbot: QtBot
) -> None:
    launch.worker = lambda: FindingWorker(notes=("There is no dictionary for tlh.",))
    application = open_post(POST)
    qtbot.waitUntil(lambda: "no dictionary for tlh" in problems(application).toolTip())
    assert "no dictionary for tlh" in problems(application).accessibleDescription()


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
