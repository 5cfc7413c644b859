"""The bar and the action that repair a post whose characters are damaged, as its user meets them."""

import os
from pathlib import Path
from threading import Event, Timer

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeyEvent, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.launch import Launcher
from tests.ui.posts import POST
from twimeditor.app import Application
from twimeditor.core.check import repairing
from twimeditor.core.check.mojibake import Repair, repaired
from twimeditor.core.post import write
from twimeditor.ui.bridge import pass_on
from twimeditor.ui.shell.compare import CompareDialog

CORPUS = Path(os.environ.get("TWIM_CORPUS", ""))
CLEAN = POST.replace("First report.", "It’s the café’s first report… 🎉")
DAMAGED = CLEAN.encode().decode("mac_roman")


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    path = tmp_path / "2031-03-07-twim.md"
    path.write_bytes(DAMAGED.encode())
    return path


@pytest.fixture
def application(launch: Launcher, damaged: Path, qtbot: QtBot) -> Application:
    application = launch(damaged)
    qtbot.waitUntil(lambda: said(application) is not None)
    return application


def said(application: Application) -> str | None:
    return application.window.banners.text("damaged")


def button(application: Application, name: str) -> QPushButton:
    return application.window.banners.buttons("damaged")[name]


def click(application: Application, name: str) -> None:
    QTest.mouseClick(button(application, name), Qt.MouseButton.LeftButton)


def text(application: Application) -> str:
    return write(application.session.document)


def can_repair(application: Application) -> bool:
    return application.window.commands["repair_characters"].isEnabled()


def is_modified(application: Application) -> bool:
    return application.session.modified


def trigger(application: Application, name: str) -> None:
    application.window.commands[name].trigger()


def test_opening_a_damaged_post_offers_the_repair_and_changes_nothing(application: Application, damaged: Path) -> None:
    assert "Mac Roman" in (said(application) or "")
    assert list(application.window.banners.buttons("damaged")) == ["Show", "Repair", "Not now"]
    assert text(application) == DAMAGED
    assert not is_modified(application)
    assert damaged.read_bytes() == DAMAGED.encode()


def test_a_clean_post_is_left_alone(
    launch: Launcher, post: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []

    def look(text: str) -> Repair | None:
        looked.append(text)
        return repaired(text)

    monkeypatch.setattr(repairing, "repaired", look)
    application = launch(post)
    qtbot.waitUntil(lambda: bool(looked))
    told: list[bool] = []
    application.window.parts.executor.submit(bool, told.append, pass_on)
    qtbot.waitUntil(lambda: bool(told))
    assert looked == [POST]
    assert said(application) is None
    assert not can_repair(application)


def test_a_window_may_be_closed_while_its_post_is_looked_at(
    launch: Launcher, damaged: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    may_go_on = Event()
    looks: list[str] = []

    def look(text: str) -> Repair | None:
        looks.append(text)
        may_go_on.wait(10)
        return repaired(text)

    monkeypatch.setattr(repairing, "repaired", look)
    application = launch(damaged)
    qtbot.waitUntil(lambda: bool(looks))
    Timer(0.05, may_go_on.set).start()
    application.close()
    QApplication.processEvents()


def test_show_compares_the_post_with_what_it_would_become(application: Application) -> None:
    click(application, "Show")
    dialog = application.window.findChild(CompareDialog)
    assert dialog is not None
    shown = dialog.view.toPlainText()
    assert "## Dept of Boats ⛵" in shown
    assert "## Dept of Boats ‚õµ" in shown
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert said(application) is not None
    assert text(application) == DAMAGED


def test_repair_is_one_step_that_undo_takes_back_to_the_byte(
    application: Application, damaged: Path, qtbot: QtBot
) -> None:
    steps = len(application.session.steps)
    click(application, "Repair")
    assert text(application) == CLEAN
    assert said(application) is None
    assert application.session.undo_label == "Repair characters"
    assert len(application.session.steps) == steps + 1
    assert is_modified(application)
    assert damaged.read_bytes() == DAMAGED.encode()
    qtbot.waitUntil(lambda: not can_repair(application))

    QTest.keyClick(application.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert text(application) == DAMAGED
    assert not is_modified(application)
    qtbot.waitUntil(lambda: can_repair(application))
    assert said(application) is None, "undo is an answer: nobody asks again"

    trigger(application, "redo")
    trigger(application, "save")
    assert damaged.read_bytes() == CLEAN.encode()


def test_after_not_now_the_menu_offers_it_again_to_the_keyboard(application: Application) -> None:
    click(application, "Not now")
    assert said(application) is None
    assert can_repair(application)
    trigger(application, "repair_characters")
    assert button(application, "Show").hasFocus()
    QTest.keyClick(button(application, "Show"), Qt.Key.Key_Tab)
    assert button(application, "Repair").hasFocus()
    QTest.keyClick(button(application, "Repair"), Qt.Key.Key_Space)
    assert text(application) == CLEAN


def typed(application: Application, letters: str) -> None:
    entry = next(application.session.document.entries)
    application.window.parts.selection.select(entry.id)
    field = application.window.findChild(QPlainTextEdit, "update[0].quote")
    assert field is not None
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    for letter in letters:
        QApplication.sendEvent(field, QKeyEvent(QKeyEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter))


def test_what_was_typed_before_the_repair_stays(application: Application, qtbot: QtBot) -> None:
    typed(application, "So: ")
    click(application, "Repair")
    qtbot.waitUntil(lambda: "It’s" in text(application))
    assert text(application) == CLEAN.replace("It’s", "So: It’s")
    trigger(application, "undo")
    assert text(application) == DAMAGED.replace("It‚Äôs", "So: It‚Äôs")


def test_what_is_typed_with_whole_letters_keeps_the_rest_from_being_repaired(
    application: Application, qtbot: QtBot
) -> None:
    typed(application, "é")
    before = text(application)
    click(application, "Repair")
    qtbot.waitUntil(lambda: application.window.banners.text("repair") is not None)
    assert "Undo that first" in (application.window.banners.text("repair") or "")
    assert text(application) == before
    assert not can_repair(application)
    trigger(application, "undo")
    qtbot.waitUntil(lambda: can_repair(application))
    trigger(application, "repair_characters")
    click(application, "Repair")
    assert text(application) == CLEAN


def test_marks_and_the_selected_entry_survive_the_repair(application: Application, qtbot: QtBot) -> None:
    entries = list(application.session.document.entries)
    application.window.parts.selection.select(entries[1].id)
    trigger(application, "mark_asked")
    click(application, "Repair")
    qtbot.waitUntil(lambda: text(application) == CLEAN)
    assert [one.mark for one in application.session.document.entries][1] == "asked"
    assert application.window.parts.selection.current == entries[1].id


def test_another_post_takes_the_offer_away(application: Application, tmp_path: Path, qtbot: QtBot) -> None:
    other = tmp_path / "2031-03-14-twim.md"
    other.write_text(POST, encoding="utf-8")
    application.window.posts.open(other)
    assert said(application) is None
    qtbot.waitUntil(lambda: not can_repair(application))


def test_a_damaged_version_that_another_program_saves_is_offered_on_reload(
    launch: Launcher, post: Path, qtbot: QtBot
) -> None:
    application = launch(post)
    post.write_bytes(DAMAGED.encode())
    trigger(application, "reload")
    qtbot.waitUntil(lambda: said(application) is not None)


def test_the_bar_is_read_out_and_drawn_in_the_windows_colours(application: Application) -> None:
    bar = button(application, "Repair").parentWidget()
    assert bar is not None
    interface = QAccessible.queryAccessibleInterface(bar)
    assert interface is not None
    assert "Mac Roman" in interface.text(QAccessible.Text.Name)
    assert bar.palette().color(QPalette.ColorRole.WindowText) == application.window.palette().color(
        QPalette.ColorRole.WindowText
    )


@pytest.mark.skipif(not (CORPUS / "seed-mojibake.md").exists(), reason="TWIM_CORPUS is not set")
def test_the_real_damaged_post_is_saved_as_it_was_before_the_damage(
    launch: Launcher, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "2020-07-31-this-week-in-matrix-2020-07-31.md"
    path.write_bytes((CORPUS / "seed-mojibake.md").read_bytes())
    application = launch(path)
    qtbot.waitUntil(lambda: said(application) is not None)
    click(application, "Repair")
    trigger(application, "save")
    assert path.read_bytes() == (CORPUS / "seed-repaired.md").read_bytes()
    trigger(application, "undo")
    trigger(application, "save")
    assert path.read_bytes() == (CORPUS / "seed-mojibake.md").read_bytes()
