"""Matrix messages and the teaser: shown, copied, saved."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QListWidget, QPlainTextEdit, QTextEdit
from pytestqt.qtbot import QtBot

from tests.ui.export.conftest import PICTURED, User
from tests.ui.launch import Launcher
from twimeditor.ui.export.page import Target

URL = "https://matrix.org/blog/2031/03/07/this-week-in-matrix-2031-03-07/"


def told(user: User) -> str:
    return str(user.page.told.text())  # type: ignore[attr-defined]


def test_a_message_is_shown_as_a_room_shows_it_and_copied_with_its_markup(user: User) -> None:
    user.export(Target.MATRIX)
    user.ready()
    shown = user.find(QTextEdit, "export.shown").toPlainText()
    assert "This Week in Matrix 2031-03-07" in shown
    assert "Glow, Wick" in shown
    user.click(user.dialog.act_button)
    mime = QApplication.clipboard().mimeData()
    assert mime.hasText()
    assert mime.text().startswith("# This Week in Matrix 2031-03-07")
    assert f'<a href="{URL}">' in mime.html()
    assert told(user).startswith("Copied.")


def test_all_of_the_issue_can_be_sent(user: User) -> None:
    user.export(Target.MATRIX)
    user.ready()
    form = user.find(QComboBox, "export.form")
    form.setFocus()
    QTest.keyClick(form, Qt.Key.Key_Down)
    user.ready()
    assert "Second report." in user.find(QTextEdit, "export.shown").toPlainText()


def test_what_is_too_long_is_copied_one_message_after_the_other(launch: Launcher, qtbot: QtBot, post: Path) -> None:
    long = "".join(f"\n### Project {number}\n\n{'Words and words. ' * 400}\n" for number in range(24))
    post.write_text(PICTURED + long, encoding="utf-8")
    user = User(launch, qtbot, post)
    user.export(Target.MATRIX)
    user.ready()
    form = user.find(QComboBox, "export.form")
    form.setFocus()
    QTest.keyClick(form, Qt.Key.Key_Down)
    user.ready()
    messages = user.find(QListWidget, "export.messages")
    count = messages.count()
    assert count > 1
    copied = []
    for number in range(1, count + 1):
        assert user.dialog.act_button.text() == f"&Copy message {number}"
        user.click(user.dialog.act_button)
        copied.append(QApplication.clipboard().text())
    assert len(set(copied)) == count
    assert told(user) == f"Message {count} of {count} is copied. It is the last one."
    user.dialog.reject()


def test_messages_are_saved_as_events(user: User, tmp_path: Path) -> None:
    user.choices.to_file = tmp_path / "event.json"
    user.export(Target.MATRIX)
    user.ready()
    user.click(user.button("Save as…"))
    user.wait(user.dialog.outcome.isVisible)
    (line,) = (tmp_path / "event.json").read_text(encoding="utf-8").splitlines()
    event = json.loads(line)
    assert event["msgtype"] == "m.text"
    assert event["format"] == "org.matrix.custom.html"


def test_a_file_that_cannot_be_saved_says_why(user: User, tmp_path: Path) -> None:
    user.choices.to_file = tmp_path / "nowhere" / "event.json"
    user.export(Target.MATRIX)
    user.ready()
    user.click(user.button("Save as…"))
    assert "No such file" in user.said()


def test_a_teaser_is_counted_changed_and_copied(user: User) -> None:
    user.export(Target.TEASER)
    user.ready()
    edit = user.find(QPlainTextEdit, "export.teaser")
    assert edit.toPlainText().endswith(URL)
    count = len(edit.toPlainText())
    assert told(user).startswith(f"{count} of 300")
    edit.setFocus()
    QTest.keyClicks(edit, "Hot: ")
    assert told(user).startswith(f"{count + 5} of 300")
    user.click(user.dialog.act_button)
    assert QApplication.clipboard().text().startswith("Hot: This Week in Matrix")


def test_an_empty_teaser_is_not_copied(user: User) -> None:
    user.export(Target.TEASER)
    user.ready()
    edit = user.find(QPlainTextEdit, "export.teaser")
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(edit, Qt.Key.Key_Delete)
    assert not user.dialog.act_button.isEnabled()


@pytest.mark.parametrize("target", [Target.MATRIX, Target.TEASER])
def test_nothing_is_written_by_looking(user: User, target: Target, post: Path) -> None:
    before = {path: path.read_bytes() for path in post.parent.rglob("*") if path.is_file()}
    user.export(target)
    user.ready()
    user.dialog.reject()
    assert {path: path.read_bytes() for path in post.parent.rglob("*") if path.is_file()} == before
