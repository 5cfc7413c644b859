"""Addresses of videos that are pasted into the form."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from tests.ui.going.conftest import Desk
from tests.ui.launch import Launcher
from tests.ui.posts import POST
from twimeditor.core.post import write

YOUTUBE = "https://youtu.be/AbCdEfGhI_0"
PEERTUBE = "https://tube.example.org/w/9c9de5e8-0a1e-484a-b099-e80766180a6d"


@pytest.fixture
def desk(launch: Launcher, post: Path) -> Desk:
    desk = Desk(launch(post))
    desk.select("Wick")
    return desk


def paste(desk: Desk, text: str, *, emptied: bool) -> QPlainTextEdit:
    """Put the caret into the quote, which may be emptied first, and paste."""
    editor = desk.focus("update.quote")
    assert isinstance(editor, QPlainTextEdit)
    if emptied:
        editor.selectAll()
        QTest.keyClicks(editor, " ")
        editor.moveCursor(QTextCursor.MoveOperation.End)
    QGuiApplication.clipboard().setText(text)
    desk.keys("Ctrl+V")
    return editor


def test_into_an_empty_quote_a_video_comes_in_the_issues_style(desk: Desk) -> None:
    editor = paste(desk, YOUTUBE, emptied=True)
    assert editor.toPlainText() == '{{ youtube_player(video_id="AbCdEfGhI_0") }}'
    assert '> {{ youtube_player(video_id="AbCdEfGhI_0") }}\n' in write(desk.session.document)


def test_that_is_one_step_with_a_name(desk: Desk) -> None:
    editor = paste(desk, f" {YOUTUBE}\n", emptied=True)
    assert desk.session.undo_label == "Insert video"
    desk.keys("Ctrl+Z")
    assert editor.toPlainText() == " "
    desk.keys("Ctrl+Z")
    assert write(desk.session.document) == POST


def test_peertube_is_known_by_its_addresses(desk: Desk) -> None:
    editor = paste(desk, PEERTUBE, emptied=True)
    assert editor.toPlainText().startswith('<iframe src="https://tube.example.org/videos/embed/9c9de5e8-')


@pytest.mark.parametrize("text", ["https://glow.example.org/lamp", "Look: " + YOUTUBE, "plain words", "AbCdEfGhI_0"])
def test_other_text_stays_what_it_is(desk: Desk, text: str) -> None:
    editor = paste(desk, text, emptied=True)
    assert editor.toPlainText().strip() == text
    assert desk.session.undo_label != "Insert video"


def test_in_the_middle_of_a_text_an_address_stays_one(desk: Desk) -> None:
    editor = desk.focus("update.quote")
    assert isinstance(editor, QPlainTextEdit)
    editor.moveCursor(QTextCursor.MoveOperation.End)
    QGuiApplication.clipboard().setText(YOUTUBE)
    desk.keys("Ctrl+V")
    assert editor.toPlainText() == f"Wick burns longer.{YOUTUBE}"


def test_a_description_takes_an_address_as_text(desk: Desk) -> None:
    editor = desk.focus("entry.description")
    assert isinstance(editor, QPlainTextEdit)
    QGuiApplication.clipboard().setText(YOUTUBE)
    desk.keys("Ctrl+V")
    assert editor.toPlainText() == YOUTUBE
