"""Several windows: what is each one's own, what they share, and how they come back."""

import json
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.ui import leaks
from tests.ui.launch import Launcher
from twimeditor.app import Application
from twimeditor.core.post import write
from twimeditor.services.settings import RESTORE
from twimeditor.ui.shell.placing import placed_on
from twimeditor.ui.shell.questions import Answer
from twimeditor.ui.shell.window import MainWindow

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
SCREEN = QRect(0, 0, 1280, 800)


@pytest.fixture
def other(tmp_path: Path) -> Path:
    path = tmp_path / "other.md"
    path.write_text("## Dept of Ponds\n\n### Reed\n\nMo said\n\n> Green.\n", encoding="utf-8")
    return path


def beside(application: Application, launch: Launcher, path: Path) -> MainWindow:
    """Open a post in a new window by its key."""
    launch.answers.to_open = path
    application.window.activateWindow()
    launch.qtbot.waitUntil(application.window.isActiveWindow)
    QTest.keyClick(application.window, Qt.Key.Key_O, CTRL | ALT)
    window = application.windows.all()[-1]
    window.posts.questions = launch.answers
    launch.qtbot.waitUntil(window.isActiveWindow)
    return window


def type_title(window: MainWindow, text: str) -> None:
    entry = next(window.parts.session.document.entries)
    window.parts.selection.select(entry.id)
    field = window.form.findChild(QLineEdit, "entry.title")
    assert field is not None
    field.setFocus()
    QTest.keyClicks(field, text)


def title_of(window: MainWindow) -> str:
    heading = next(window.parts.session.document.entries).heading
    assert heading is not None
    return heading.title


def test_a_new_window_is_empty_and_stands_beside(launch: Launcher, post: Path) -> None:
    application = launch(post)
    QTest.keyClick(application.window, Qt.Key.Key_W, CTRL | SHIFT)
    first, second = application.windows.all()
    assert first is application.window
    assert second.isVisible()
    assert not second.is_open()
    assert second.size() == first.size()
    assert second.pos() != first.pos()


def test_windows_have_their_own_issue_and_undo(launch: Launcher, post: Path, other: Path) -> None:
    application = launch(post)
    second = beside(application, launch, other)
    type_title(second, "X")
    assert second.isWindowModified()
    assert not application.window.isWindowModified()
    assert not application.window.commands["undo"].isEnabled()
    QTest.keyClick(second, Qt.Key.Key_Z, CTRL)
    assert write(second.parts.session.document) == other.read_text(encoding="utf-8")


def test_a_post_that_is_open_is_shown_where_it_is(launch: Launcher, post: Path, other: Path, qtbot: QtBot) -> None:
    application = launch(post)
    second = beside(application, launch, other)
    type_title(second, "X")
    application.window.posts.open(other)
    assert application.window.posts.state.path == post
    assert len(application.windows.all()) == 2
    qtbot.waitUntil(second.isActiveWindow)
    assert "X" in title_of(second)


def test_a_post_that_is_open_elsewhere_is_not_written_over(launch: Launcher, post: Path, other: Path) -> None:
    application = launch(post)
    second = beside(application, launch, other)
    type_title(second, "X")
    before = post.read_bytes()
    launch.answers.to_save = post
    QTest.keyClick(second, Qt.Key.Key_S, CTRL | SHIFT)
    assert post.read_bytes() == before
    assert second.posts.state.path == other
    assert second.isWindowModified()
    assert "open in another window" in (second.banners.text("error") or "")


def test_a_link_to_an_open_post_is_that_post(launch: Launcher, post: Path, tmp_path: Path) -> None:
    (tmp_path / "link.md").symlink_to(post)
    application = launch(post)
    beside(application, launch, tmp_path / "link.md")
    assert len(application.windows.all()) == 1


def test_closing_one_leaves_the_other(launch: Launcher, post: Path, other: Path) -> None:
    application = launch(post)
    second = beside(application, launch, other)
    application.window.activateWindow()
    launch.qtbot.waitUntil(application.window.isActiveWindow)
    QTest.keyClick(application.window, Qt.Key.Key_W, CTRL)
    assert application.windows.all() == (second,)
    type_title(second, "X")
    second.commands["theme_dark"].trigger()
    second.commands["theme_system"].trigger()
    assert second.isWindowModified()


def test_quitting_asks_for_each_window_and_stops_at_cancel(
    launch: Launcher, post: Path, other: Path, tmp_path: Path
) -> None:
    application = launch(post)
    second = beside(application, launch, other)
    type_title(second, "X")
    type_title(application.window, "X")
    launch.answers.asked.clear()
    launch.answers.about_changes = Answer.CANCEL
    QTest.keyClick(application.window, Qt.Key.Key_Q, CTRL)
    assert len(launch.answers.asked) == 1
    assert len(application.windows.all()) == 2
    launch.answers.about_changes = Answer.SAVE
    QTest.keyClick(application.window, Qt.Key.Key_Q, CTRL)
    assert set(launch.answers.asked) == {post.name, other.name}
    assert application.windows.all() == ()
    assert "X" in other.read_text(encoding="utf-8")


def test_a_window_that_is_closed_leaves_nothing(launch: Launcher, post: Path, other: Path) -> None:
    application = launch(post)
    beside(application, launch, other).close()
    leaks.settle()
    before = len(leaks.running())
    for _ in range(3):
        beside(application, launch, other).close()
        leaks.settle()
    assert len(leaks.running()) <= before


def test_nothing_keeps_a_window_that_is_closed(launch: Launcher, post: Path, other: Path) -> None:
    application = launch(post)
    window = beside(application, launch, other)
    lost: list[weakref.ref[QObject]] = [
        weakref.ref(one) for one in (window, window.parts.selection, window.parts.bridge)
    ]
    window.commands["palette"].trigger()
    window.close()
    del window
    leaks.settle()
    assert [one() for one in lost] == [None] * len(lost)


@pytest.mark.parametrize("name", ["assets", "find_missing", "problems", "next_problem"])
def test_nothing_keeps_a_window_whose_lists_were_looked_at(
    launch: Launcher, post: Path, other: Path, name: str
) -> None:
    window = beside(launch(post), launch, other)
    lost = weakref.ref(window)
    window.commands[name].trigger()
    window.close()
    del window
    leaks.settle()
    assert lost() is None


@pytest.mark.parametrize("name", ["share_image", "export", "paste", "readiness", "words", "preferences", "help"])
def test_nothing_keeps_a_window_whose_dialog_was_left(launch: Launcher, post: Path, other: Path, name: str) -> None:
    window = beside(launch(post), launch, other)
    lost = weakref.ref(window)
    window.outline.view.setFocus()
    QApplication.clipboard().setImage(QImage(9, 9, QImage.Format.Format_RGB32))
    window.commands[name].trigger()
    QTest.keyClick(dialog_of(launch.qtbot, window), Qt.Key.Key_Escape)
    window.close()
    del window
    leaks.settle()
    assert lost() is None


def dialog_of(qtbot: QtBot, window: MainWindow) -> QDialog:
    """Wait for the window's dialog."""

    def shown() -> list[QDialog]:
        return [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]

    qtbot.waitUntil(lambda: bool(shown()))
    return shown()[0]


def test_a_choice_of_theme_is_that_of_all_windows(launch: Launcher, post: Path) -> None:
    application = launch(post)
    application.windows.open_new()
    second = application.windows.all()[-1]
    application.window.commands["theme_dark-contrast"].trigger()
    ground = second.palette().window().color()
    assert ground.name() == "#000000"
    assert second.commands["theme_dark-contrast"].isChecked()


# The next start


def test_all_windows_come_back_with_their_posts_in_front_the_last(launch: Launcher, post: Path, other: Path) -> None:
    application = launch(post)
    beside(application, launch, other)
    application.close()
    again = launch()
    assert [window.posts.state.path for window in again.windows.all()] == [post, other]
    assert again.window.posts.state.path == other


def test_windows_come_back_after_quitting_and_not_after_closing_one(launch: Launcher, post: Path, other: Path) -> None:
    application = launch(post)
    beside(application, launch, other).close()
    QTest.keyClick(application.window, Qt.Key.Key_Q, CTRL)
    again = launch()
    assert [window.posts.state.path for window in again.windows.all()] == [post]


def test_windows_are_written_down_while_the_program_runs(
    launch: Launcher, post: Path, other: Path, qtbot: QtBot
) -> None:
    application = launch(post)
    beside(application, launch, other)
    file = launch.profile / "state/windows.json"
    qtbot.waitUntil(lambda: file.exists() and len(json.loads(file.read_bytes())) == 2)
    assert [row["post"] for row in json.loads(file.read_bytes())] == [str(post), str(other)]


def test_caret_scroll_and_panes_come_back(launch: Launcher, post: Path) -> None:
    application = launch(post)
    window = application.window
    entry = next(window.parts.session.document.entries)
    window.parts.selection.select(entry.id)
    quote = next(one for one in window.form.findChildren(QPlainTextEdit) if one.objectName().endswith("quote"))
    quote.setFocus()
    QTest.keyClick(quote, Qt.Key.Key_End, CTRL)
    name, caret = quote.objectName(), quote.textCursor().position()
    assert caret > 0
    window.resize(780, 600)
    application.close()
    again = launch().window
    field = again.focusWidget()
    assert isinstance(field, QPlainTextEdit)
    assert (field.objectName(), field.textCursor().position()) == (name, caret)
    assert (again.width(), again.height()) == (780, 600)
    assert not again.is_pane_shown("preview")


def test_the_place_is_written_down_while_the_user_works(launch: Launcher, post: Path, qtbot: QtBot) -> None:
    window = launch(post).window
    entry = list(window.parts.session.document.entries)[2]
    window.parts.selection.select(entry.id)
    memory, address = window.parts.memory, window.parts.memory.place(post).selected
    qtbot.waitUntil(lambda: memory.place(post).selected not in {"", address, "front"})


def test_a_post_that_is_gone_is_told_without_a_dialog(launch: Launcher, post: Path) -> None:
    launch(post).close()
    post.rename(post.with_name("moved.md"))
    window = launch().window
    assert f"“{post.name}” was open last time" in (window.banners.text("missing") or "")
    assert QApplication.activeModalWidget() is None
    assert not window.is_open()


def test_nothing_comes_back_where_the_user_does_not_want_that(launch: Launcher, post: Path) -> None:
    application = launch(post)
    application.window.parts.settings.put(RESTORE, value=False)
    application.close()
    assert not launch().window.is_open()


@pytest.mark.parametrize("stored", ["", "{", "[1, {}]", '[{"post": 3}]', "[" * 100_000])
def test_a_damaged_record_of_windows_is_none(launch: Launcher, stored: str) -> None:
    file = launch.profile / "state/windows.json"
    file.parent.mkdir(parents=True)
    file.write_text(stored, encoding="utf-8")
    assert len(launch().windows.all()) == 1


def test_sizes_that_make_no_sense_are_left_out(launch: Launcher, post: Path) -> None:
    file = launch.profile / "state/windows.json"
    file.parent.mkdir(parents=True)
    row = {"post": str(post), "geometry": "????", "splitter": "AAAA", "hidden": ["nonsense", 3]}
    file.write_text(json.dumps([row]), encoding="utf-8")
    window = launch().window
    assert window.posts.state.path == post
    assert SCREEN.size().width() >= window.width() > 300


def test_unsaved_text_of_all_windows_is_offered_one_after_another(launch: Launcher, post: Path, other: Path) -> None:
    application = launch(post)
    second = beside(application, launch, other)
    type_title(second, "X")
    type_title(application.window, "Y")
    application.close()
    again = launch()
    again.window.banners.buttons("recovered")["Restore"].click()
    again.window.banners.buttons("recovered")["Restore"].click()
    assert again.window.banners.text("recovered") is None
    titles = {window.posts.state.path: title_of(window) for window in again.windows.all()}
    assert "X" in titles[other]
    assert "Y" in titles[post]
    assert all(window.isWindowModified() for window in again.windows.all())


def test_new_issues_are_restored_into_windows_of_their_own(launch: Launcher, post: Path, other: Path) -> None:
    application = launch()
    application.window.commands["open_sample"].trigger()
    type_title(application.window, "X")
    application.windows.open_new()
    second = application.windows.all()[-1]
    second.commands["open_sample"].trigger()
    type_title(second, "Y")
    application.close()
    again = launch()
    for _ in range(2):
        again.window.banners.buttons("recovered")["Restore"].click()
    assert {title_of(window)[:1] for window in again.windows.all()} | {
        title_of(window)[-1:] for window in again.windows.all()
    } >= {"X", "Y"}


def test_the_end_of_the_desktops_session_asks_nothing_and_loses_nothing(launch: Launcher, post: Path) -> None:
    application = launch(post)
    type_title(application.window, "X")
    application.windows.make_safe()
    assert launch.answers.asked == []
    (file,) = (launch.profile / "state/recovery").glob("*.json")
    assert "X" in file.read_text(encoding="utf-8")


# On the screen


@pytest.mark.parametrize(
    ("window", "placed"),
    [
        (QRect(100, 100, 800, 600), QRect(100, 100, 800, 600)),
        (QRect(1240, 700, 800, 600), QRect(480, 200, 800, 600)),
        (QRect(3000, 2000, 800, 600), QRect(480, 200, 800, 600)),
        (QRect(-780, 10, 800, 600), QRect(0, 10, 800, 600)),
        (QRect(100, -300, 800, 600), QRect(100, 0, 800, 600)),
        (QRect(5000, 0, 4000, 3000), QRect(0, 0, 1280, 800)),
    ],
)
def test_a_window_is_brought_back_onto_a_screen_that_is_there(window: QRect, placed: QRect) -> None:
    assert placed_on(window, [SCREEN]) == placed


def test_the_nearest_screen_takes_a_window() -> None:
    right = QRect(1280, 0, 1920, 1080)
    assert placed_on(QRect(1500, 1075, 800, 600), [SCREEN, right]).topLeft() == QPoint(1500, 480)


# Large posts


@pytest.fixture
def large(tmp_path: Path) -> Path:
    path = tmp_path / "large.md"
    entry = "### Entry\n\nMo said\n\n> " + "word " * 400 + "\n\n"
    path.write_text("## Dept of Ponds\n\n" + entry * 520, encoding="utf-8")
    assert path.stat().st_size > 1_000_000
    return path


def test_a_large_post_is_read_while_the_window_goes_on(launch: Launcher, large: Path, qtbot: QtBot) -> None:
    window = launch(large).window
    assert "is being read" in (window.banners.text("reading") or "")
    assert not window.is_open()
    qtbot.waitUntil(window.is_open, timeout=60_000)
    assert window.banners.text("reading") is None
    assert write(window.parts.session.document) == large.read_text(encoding="utf-8")


def test_reading_a_large_post_can_be_cancelled(launch: Launcher, post: Path, large: Path, qtbot: QtBot) -> None:
    window = launch(post).window
    window.posts.open(large)
    window.banners.buttons("reading")["Cancel"].click()
    assert window.banners.text("reading") is None
    window.parts.executor.close()  # type: ignore[attr-defined] # the port has no end, Qt's has
    QApplication.processEvents()
    assert window.posts.state.path == post


def test_what_is_typed_while_a_large_post_is_read_is_asked_about(
    launch: Launcher, post: Path, large: Path, qtbot: QtBot
) -> None:
    window = launch(post).window
    window.posts.open(large)
    type_title(window, "X")
    launch.answers.about_changes = Answer.CANCEL
    qtbot.waitUntil(lambda: bool(launch.answers.asked), timeout=60_000)
    assert window.posts.state.path == post
    assert window.isWindowModified()


def test_a_large_file_that_is_no_text_is_a_bar(launch: Launcher, tmp_path: Path, qtbot: QtBot) -> None:
    bad = tmp_path / "bad.md"
    bad.write_bytes(b"\xff" * 1_100_000)
    window = launch(bad).window
    qtbot.waitUntil(lambda: "byte 0" in (window.banners.text("error") or "not yet"), timeout=20_000)
    assert not window.is_open()
