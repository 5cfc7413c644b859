"""The page of the front matter: names as tags, days from a calendar, what follows from the date."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from tests.ui.forms.conftest import POST, Desk, focused, press, type_text
from twimeditor.ui.forms.day_editor import Calendar, DayEditor
from twimeditor.ui.forms.describe_front import moment_in_words
from twimeditor.ui.forms.tags import Tag, TagsEditor
from twimeditor.ui.forms.thumbnail import Thumbnail

OpenForm = Callable[..., Desk]
Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def front(form: Desk) -> Desk:
    form.open_front()
    return form


def authors(form: Desk) -> str:
    return next(line for line in form.written().split("\n") if line.startswith("author"))


def tags(form: Desk) -> TagsEditor:
    editor = form.field("front.taxonomies.author").editor
    assert isinstance(editor, TagsEditor)
    return editor


MOMENTS = [
    ("2026-10-09", "Friday, 9 October 2026"),
    ("2026-10-09T18:04:05Z", "Friday, 9 October 2026, 18:04 UTC"),
    ("2026-10-09T18:04:05+00:00", "Friday, 9 October 2026, 18:04 UTC"),
    ("2026-10-10T01:30:00+02:00", "Friday, 9 October 2026, 23:30 UTC, which is 01:30 at +0200"),
    ("2026-10-09T18:04", "Friday, 9 October 2026, 18:04; without a zone the site takes it for UTC"),
    ("9999-99-99", ""),
    ("soon", ""),
    ("", ""),
]


@pytest.mark.parametrize(("value", "words"), MOMENTS)
def test_a_date_is_said_in_words(value: str, words: str) -> None:
    assert moment_in_words(value) == words


def test_names_are_added_by_enter_and_by_a_comma(front: Desk) -> None:
    front.type_into("front.taxonomies.author", "Noor\nLee,Ada")
    assert tags(front).names() == ["Robin", "Kim", "Noor", "Lee"]
    assert authors(front) == 'author = ["Robin", "Kim", "Noor", "Lee", "Ada"]'


def test_a_name_goes_back_into_the_line_to_be_changed(front: Desk) -> None:
    front.focus("front.taxonomies.author")
    press(focused(), Key.Key_Backspace)
    type_text(focused(), "my")
    assert authors(front) == 'author = ["Robin", "Kimmy"]'


def test_names_are_moved_and_removed_by_keys(front: Desk) -> None:
    front.focus("front.taxonomies.author")
    QTest.keyClick(focused(), Key.Key_Left)
    assert focused().accessibleName() == "Kim, 2 of 2"
    QTest.keyClick(focused(), Key.Key_Left, CONTROL)
    assert authors(front) == 'author = ["Kim", "Robin"]'
    assert focused().accessibleName() == "Kim, 1 of 2"
    QTest.keyClick(focused(), Key.Key_Right)
    QTest.keyClick(focused(), Key.Key_Delete)
    assert authors(front) == 'author = ["Kim"]'
    assert front.undo_all() == 2
    assert front.written() == POST
    assert tags(front).names() == ["Robin", "Kim"]


def test_a_click_removes_a_name(front: Desk) -> None:
    tag = next(tag for tag in tags(front).findChildren(Tag) if tag.name == "Robin")
    QTest.mouseClick(tag, Qt.MouseButton.LeftButton)
    assert authors(front) == 'author = ["Kim"]'


def test_the_names_wrap_where_the_form_is_narrow(front: Desk, qtbot: QtBot) -> None:
    front.panel.resize(320, 800)
    front.type_into("front.taxonomies.author", "Somebody with a long name\nAnother one\n")
    qtbot.waitUntil(lambda: len({tag.y() for tag in tags(front).findChildren(Tag) if tag.isVisible()}) > 1)
    right = tags(front).width()
    assert all(tag.geometry().right() < right for tag in tags(front).findChildren(Tag) if tag.isVisible())


def test_a_day_is_picked_and_the_rest_of_the_date_stays(open_form: OpenForm, qtbot: QtBot) -> None:
    form = open_form(POST.replace('"2031-02-07"\npath', '"2031-02-07T18:00:00+00:00"\npath'))
    form.open_front()
    editor = form.field("front.date").editor
    assert isinstance(editor, DayEditor)
    editor.setFocus()
    press(editor, Key.Key_Down)
    calendar = QApplication.activePopupWidget()
    assert isinstance(calendar, Calendar)
    view = calendar.month.findChild(QTableView)
    assert view is not None
    view.setFocus()
    QTest.keyClick(view, Key.Key_Down)
    QTest.keyClick(view, Key.Key_Return)
    assert 'date = "2031-02-14T18:00:00+00:00"' in form.written()
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)
    assert form.undo_all() == 1


def test_what_follows_from_the_date_is_proposed_and_taken(front: Desk) -> None:
    row = front.field("front.path").parentWidget()
    assert row is not None
    button = row.findChild(QPushButton)
    assert isinstance(button, QPushButton)
    said = [label.text() for label in row.findChildren(QLabel)]
    assert "From the date: /blog/2031/02/07/this-week-in-matrix-2031-02-07" in said
    button.setFocus()
    press(button, Key.Key_Space, " ")
    assert 'path = "/blog/2031/02/07/this-week-in-matrix-2031-02-07"  # as ever' in front.written()
    assert button.isHidden()
    assert front.session.undo_label == "Use the proposed path"
    assert front.undo_all() == 1
    assert front.written() == POST


def test_a_path_with_spaces_and_a_picture_without_its_host_are_explained(front: Desk) -> None:
    front.type_into("front.path", " x")
    front.leave()
    assert "no spaces" in front.field("front.path").said()
    QTest.keySequence(front.focus("front.extra.image"), "Ctrl+A")
    type_text(focused(), "/blog/img/a.png")
    front.leave()
    assert "whole address" in front.field("front.extra.image").said()


def test_a_small_picture_is_shown_where_there_is_one(front: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    picture = tmp_path / "a.png"
    image = QImage(400, 100, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    assert image.save(str(picture))
    thumbnail = front.panel.findChild(Thumbnail)
    assert isinstance(thumbnail, Thumbnail)
    qtbot.waitUntil(lambda: "another site" in thumbnail.words())
    front.panel.use_pictures(lambda address: picture if address.endswith("b.png") else None)
    QTest.keySequence(front.focus("front.extra.image"), "Ctrl+A")
    type_text(focused(), "/blog/img/b.png")
    qtbot.waitUntil(lambda: thumbnail.words() == "a.png\n400 × 100")
    QTest.keySequence(focused(), "Ctrl+A")
    type_text(focused(), "/blog/img/c.png")
    qtbot.waitUntil(lambda: thumbnail.words().startswith("No such picture"))


NAME = "front.file"


def test_the_file_name_is_proposed_from_the_date_and_taken(front: Desk) -> None:
    row = front.field(NAME).parentWidget()
    assert row is not None
    button = row.findChild(QPushButton)
    assert isinstance(button, QPushButton)
    button.setFocus()
    press(button, Key.Key_Space, " ")
    assert front.line(NAME).text() == front.session.document.file == "2031-02-07-twim.md"
    assert button.isHidden()
    assert front.written() == POST
    assert front.undo_all() == 1
    assert front.line(NAME).text() == ""


def test_a_file_name_is_typed_as_one_step_and_looked_at(front: Desk) -> None:
    front.type_into(NAME, "a/b")
    front.leave()
    assert "Not the name of a post" in front.field(NAME).said()
    assert front.session.document.file == "a/b"
    assert front.session.undo_label == "Edit file name"
    assert front.undo_all() == 1


def test_the_file_that_there_is_is_named(front: Desk) -> None:
    front.panel.use_file("lamps.md")
    assert front.line(NAME).text() == "lamps.md"
    front.type_into(NAME, "x.md", at=0)
    row = front.field(NAME).parentWidget()
    assert row is not None
    assert any("The post lies in lamps.md until" in label.text() for label in row.findChildren(QLabel))
