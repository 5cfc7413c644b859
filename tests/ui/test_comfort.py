"""What makes the window pleasant: text sizes, places, words where something is amiss, help."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTextBrowser,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.launch import Launcher
from tests.ui.preview.eyes import Eyes
from twimeditor.app import Application
from twimeditor.core.model import edits
from twimeditor.core.post import write
from twimeditor.ui.preview.missing import with_words
from twimeditor.ui.preview.web import WebSurface
from twimeditor.ui.shell.place import Place, place_in, with_place


@pytest.fixture
def application(launch: Launcher, post: Path) -> Application:
    return launch(post)


def press(application: Application, name: str) -> None:
    application.window.commands[name].trigger()


def select(application: Application, title: str) -> None:
    entries = application.session.document.entries
    application.window.parts.selection.select(next(one.id for one in entries if one.heading.title == title))


def field(application: Application, name: str) -> QWidget:
    found = application.window.form.findChild(QWidget, name)
    assert isinstance(found, QWidget)
    return found


def notes(application: Application) -> str:
    labels = application.window.form.findChildren(QLabel)
    return " ".join(label.text() for label in labels if label.isVisible())


# Text sizes


def test_text_grows_and_shrinks_by_keys(application: Application) -> None:
    select(application, "Wick")
    quote, title = field(application, "update.quote"), field(application, "entry.title")
    usual = quote.font().pointSizeF(), title.font().pointSizeF(), quote.height()
    for _ in range(3):
        QTest.keyClick(quote, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert quote.font().pointSizeF() > 1.2 * usual[0]
    assert title.font().pointSizeF() > 1.2 * usual[1]
    assert quote.height() > usual[2]
    select(application, "Glow")
    assert field(application, "update[0].quote").font().pointSizeF() > 1.2 * usual[0]
    QTest.keyClick(field(application, "entry.title"), Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert field(application, "update[0].quote").font().pointSizeF() == usual[0]
    QTest.keyClick(field(application, "entry.title"), Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert field(application, "update[0].quote").font().pointSizeF() < usual[0]


def test_labels_stand_right_above_their_fields_in_large_text(application: Application, qtbot: QtBot) -> None:
    select(application, "Wick")
    for _ in range(10):
        press(application, "larger")
    assert not application.window.commands["larger"].isEnabled()
    (label,) = (one for one in application.window.form.findChildren(QLabel) if one.text() == "&Website")
    website = field(application, "entry.website")
    qtbot.waitUntil(lambda: website.height() >= website.sizeHint().height())
    assert label.sizeHint().width() <= label.width()
    gap = website.mapToGlobal(website.rect().topLeft()).y() - label.mapToGlobal(label.rect().bottomLeft()).y()
    assert 0 < gap < label.height()


def test_no_button_of_the_outline_is_cut_however_narrow_the_window_is(application: Application) -> None:
    window = application.window
    window.resize(window.minimumSizeHint())
    buttons = [one for one in window.outline.findChildren(QToolButton) if one.isVisible() and one.text()]
    assert buttons
    assert all(button.width() >= button.sizeHint().width() for button in buttons)


def test_hints_are_as_large_as_what_is_typed(application: Application) -> None:
    select(application, "Wick")
    about = field(application, "entry.description")
    assert isinstance(about, QPlainTextEdit)
    for _ in range(4):
        press(application, "larger")
        assert about.viewport().font() == about.font()


def test_the_size_is_remembered_and_the_preview_has_it(launch: Launcher, post: Path, qtbot: QtBot) -> None:
    first = launch(post, preview=True)
    for _ in range(2):
        press(first, "larger")
    first.close()
    second = launch(post)
    second.window.preview.start()
    surface = second.window.findChild(WebSurface)
    assert surface is not None
    qtbot.waitUntil(lambda: surface.idle, timeout=20_000)
    assert surface.zoomFactor() == pytest.approx(1.25)
    press(second, "usual_size")
    assert surface.zoomFactor() == pytest.approx(1)


# Preview


def test_the_preview_can_be_found_before_its_engine_runs(application: Application) -> None:
    assert application.window.findChild(WebSurface) is None
    assert application.window.findChild(QWidget, "preview") is not None


def test_the_preview_catches_up_with_what_was_chosen_meanwhile(launch: Launcher, tmp_path: Path, qtbot: QtBot) -> None:
    long = tmp_path / "long.md"
    entries = "".join(f"### Entry {number}\n\n> {'word ' * 200}\n\n" for number in range(20))
    long.write_text(f"## Section\n\n{entries}", encoding="utf-8")
    application = launch(long, shown=False, preview=True)
    select(application, "Entry 9")
    application.window.preview.start()
    application.window.show()
    surface = application.window.findChild(WebSurface)
    assert surface is not None
    qtbot.waitUntil(surface.isVisible, timeout=20_000)
    heading = "main > h3:nth-of-type(10)"
    eyes = Eyes(qtbot, surface)
    eyes.wait_for(f"Math.abs(document.querySelector('{heading}').getBoundingClientRect().top - 24) < 30")
    qtbot.waitUntil(lambda: eyes.see("innerWidth") == surface.width(), timeout=10_000)  # the pane's, no first guess
    narrow = surface.width()
    application.window.resize(application.window.width() + 300, application.window.height())
    eyes.wait_for(f"innerWidth > {narrow}")
    eyes.wait_for(f"Math.abs(document.querySelector('{heading}').getBoundingClientRect().top) < innerHeight")


def test_a_plain_preview_tells_pictures_that_are_not_there() -> None:
    html = '<p><img src="/a.png" alt="a &lt;lamp&gt;"> and <img src="/b.png"></p>'
    told = with_words(html, lambda address: address == "/b.png")
    assert told == '<p><i>a &lt;lamp&gt;. Picture not shown: /a.png</i> and <img src="/b.png"></p>'


# The place in a post


def test_a_post_is_opened_where_it_was_left(launch: Launcher, post: Path) -> None:
    first = launch(post)
    window = first.window
    select(first, "Ferry")
    lanterns = window.outline.model.index_of(first.session.document.sections[0].id)
    window.outline.view.collapse(lanterns)
    first.close()
    second = launch(post).window
    assert second.outline.view.currentIndex().data() == "Ferry"
    sections = second.parts.session.document.sections
    opened = [second.outline.view.isExpanded(second.outline.model.index_of(one.id)) for one in sections]
    assert (opened[0], opened[2]) == (False, True)


def test_each_post_has_its_own_place(application: Application, post: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.md"
    other.write_text("## Elsewhere\n", encoding="utf-8")
    select(application, "Wick")
    application.window.posts.open(other)
    assert application.window.outline.view.currentIndex().data() == "Elsewhere"
    application.window.posts.open(post)
    assert application.window.outline.view.currentIndex().data() == "Wick"


@pytest.mark.parametrize("stored", ["", "{", "7", '[["x"], 3, ["y", 1], ["p.md", "2.0", "a", 4]]'])
def test_remembered_places_that_make_no_sense_are_left_out(stored: str) -> None:
    assert place_in(stored, Path("x")) == Place()
    assert place_in(with_place(stored, Path("q.md"), Place("1", (2,))), Path("q.md")) == Place("1", (2,))
    if "p.md" in stored:
        assert place_in(stored, Path("p.md")) == Place("2.0", (4,))


# Words where something is amiss


def test_a_verb_without_an_author_says_so_until_there_is_one(application: Application) -> None:
    select(application, "Raft")
    verb = field(application, "update.verb")
    verb.setFocus()
    QTest.keyClicks(verb, "mumbles")
    assert "Who?" not in notes(application)
    QTest.keyClick(verb, Qt.Key.Key_Tab)
    assert "Who?" in notes(application)
    name = field(application, "update.author_name")
    name.setFocus()
    QTest.keyClicks(name, "Jo")
    assert "Who?" not in notes(application)
    assert "[Jo]() mumbles" in write(application.session.document)


def test_a_typed_space_that_no_file_has_leaves_the_post_saved(application: Application) -> None:
    select(application, "Raft")
    title = field(application, "entry.title")
    assert isinstance(title, QLineEdit)
    title.setFocus()
    QTest.keyClick(title, Qt.Key.Key_End)
    QTest.keyClicks(title, "er ")
    press(application, "save")
    assert title.text() == "Rafter "
    QTest.keyClick(title, Qt.Key.Key_Tab)
    assert title.text() == "Rafter"
    assert not application.window.isWindowModified()
    press(application, "undo")
    press(application, "undo")
    assert application.window.isWindowModified()
    assert title.text() == "Raft"


def test_an_empty_post_invites_to_its_first_section(launch: Launcher, tmp_path: Path) -> None:
    empty = tmp_path / "empty.md"
    empty.write_bytes(b"")
    application = launch(empty)
    buttons = [one for one in application.window.form.findChildren(QPushButton) if one.isVisible()]
    assert [one.text() for one in buttons] == ["Add &section…"]
    buttons[0].click()
    QTest.keyClicks(application.window.focusWidget(), "Dept of Kites")
    QTest.keyClick(application.window.focusWidget(), Qt.Key.Key_Return)
    assert write(application.session.document) == "## Dept of Kites\n"
    assert application.window.focusWidget().objectName() == "section.title"
    press(application, "undo")
    assert write(application.session.document) == ""


def test_a_damaged_recovery_file_is_told_once(launch: Launcher, post: Path) -> None:
    folder = launch.profile / "state" / "recovery"
    folder.mkdir(parents=True)
    (folder / "post-0000.json").write_text("{ nonsense", encoding="utf-8")
    first = launch(post)
    told = first.window.banners.text("broken") or ""
    assert "could not be read" in told
    (kept,) = (launch.profile / "state" / "aside").glob("*.json")
    assert str(kept) in told
    first.close()
    assert launch(post).window.banners.text("broken") is None


def test_recovered_text_without_a_place_is_shown_and_can_be_copied(launch: Launcher, post: Path) -> None:
    first = launch(post)
    select(first, "Raft")
    verb = field(first, "update.verb")
    QTest.keyClicks(verb, "mumbles")
    entry = next(first.session.document.entries)
    rename = partial(edits.set_field, target=entry.id, field="title", value="Glimmer")
    first.session.edit("Rename", rename, origin="test")
    first.close()
    second = launch()
    assert "no place in the text" in (second.window.banners.text("recovered") or "")
    second.window.banners.buttons("recovered")["Restore"].click()
    assert "verb “mumbles”" in (second.window.banners.text("unread") or "")
    second.window.banners.buttons("unread")["Copy"].click()
    assert "mumbles" in QApplication.clipboard().text()


def test_the_status_bar_names_style_and_line_ends(launch: Launcher, tmp_path: Path) -> None:
    old = tmp_path / "old.md"
    old.write_bytes(b"## A\r\n\r\n[Jo](https://matrix.to/#/@jo:example.org) said:\r\n\r\n> Hi.\r\n")
    labels = [one.text() for one in launch(old).window.status.findChildren(QLabel)]
    assert labels[-2:] == ["Style: As in 2020 ·", "CRLF"]


# Help


def test_f1_tells_what_is_what_and_where_things_lie(application: Application, launch: Launcher) -> None:
    QTest.keyClick(application.window, Qt.Key.Key_F1)
    dialog = application.window.findChild(QWidget, "help")
    assert dialog is not None
    text = dialog.findChild(QTextBrowser, "help.guide")
    assert isinstance(text, QTextBrowser)
    page = text.toPlainText()
    for words in ("outline", "quote", "Ctrl+Shift+Return", "F6", *map(str, places(launch))):
        assert words in page
    assert "$" not in page
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def places(launch: Launcher) -> list[Path]:
    return [launch.profile / "state" / name for name in ("recovery", "backups", "aside")]


def test_a_field_that_is_going_is_not_found_by_its_name(application: Application) -> None:
    select(application, "Glow")
    select(application, "Wick")
    names = [one.objectName() for one in application.window.form.findChildren(QPlainTextEdit)]
    assert names.count("entry.description") == 1
    assert not [name for name in names if name.startswith("update[")]


def test_a_window_after_another_has_its_own_profile(launch: Launcher, post: Path, tmp_path: Path) -> None:
    first = launch(post)
    press(first, "larger")
    first.close()
    launch.profile = tmp_path / "other profile"
    second = launch(post)
    select(second, "Wick")
    assert field(second, "entry.title").font() == second.window.form.font()
