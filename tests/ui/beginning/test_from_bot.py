"""From a bot's output to an issue, in the real window."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from tests.core.bot.outputs import HEBBOT
from tests.core.bot.test_merge import NEW_REPORT
from tests.ui.beginning.desk import dragged, opened, press, type_into
from tests.ui.launch import Launcher
from twimeditor.app import Application
from twimeditor.core.model import edits
from twimeditor.core.post import write
from twimeditor.ui.beginning.bot_dialog import BotDialog
from twimeditor.ui.beginning.from_bot import FromBotDialog
from twimeditor.ui.beginning.review import ReviewDock
from twimeditor.ui.beginning.update_from_bot import UpdateFromBotDialog

LATER = HEBBOT.replace("## Dept of Ping", f"## Dept of Bots 🤖\n\n{NEW_REPORT}## Dept of Ping")


@pytest.fixture
def application(launch: Launcher) -> Application:
    return launch()


@pytest.fixture
def dialog(application: Application) -> FromBotDialog:
    return opened(application, "new_from_bot", FromBotDialog)


def rows(dialog: BotDialog[Any]) -> list[str]:
    everything = dialog.tree.findItems("", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive)
    return [item.text(0) for item in everything]


def give(qtbot: QtBot, dialog: BotDialog[Any], text: str) -> None:
    """Paste an output and wait until it is read."""
    type_into(dialog.source.edit, text)
    read(qtbot, dialog)


def read(qtbot: QtBot, dialog: BotDialog[Any]) -> None:
    qtbot.waitUntil(lambda: dialog.told.text() != "Reading…", timeout=20_000)


def begun(qtbot: QtBot, application: Application, text: str = HEBBOT) -> None:
    """Take an output as the issue."""
    dialog = opened(application, "new_from_bot", FromBotDialog)
    give(qtbot, dialog, text)
    dialog.tree.setFocus()
    press(dialog, Qt.Key.Key_Return)


def dock(application: Application) -> ReviewDock:
    (found,) = application.window.findChildren(ReviewDock)
    return found


def left(application: Application) -> list[str]:
    items = dock(application).list
    return [items.item(row).text() for row in range(items.count())]


def test_it_says_what_to_do_while_there_is_nothing(dialog: FromBotDialog) -> None:
    assert dialog.told.text().startswith("Choose, drop or paste")
    assert not dialog.take.isEnabled()
    assert QApplication.focusWidget() is dialog.source.edit


def test_tab_leaves_the_text(dialog: FromBotDialog) -> None:
    press(dialog, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog.source.choose
    press(dialog, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog.tree
    assert dialog.source.text == ""


def test_what_is_put_right_and_left_is_shown_first(
    qtbot: QtBot, application: Application, dialog: FromBotDialog
) -> None:
    give(qtbot, dialog, HEBBOT)
    assert dialog.told.text().startswith("Written by hebbot: 5 sections, 2 entries, 4 updates")
    assert "Matrix Live: The video's id is missing" in rows(dialog)
    assert "Editors named as on the site" in rows(dialog)
    assert not application.window.is_open()


def test_taking_it_opens_the_issue_and_what_is_left(qtbot: QtBot, application: Application) -> None:
    begun(qtbot, application)
    text = write(application.session.document)
    assert "![](/blog/img/aBcDeF.png)" in text
    assert application.session.modified
    assert "Glow: The video film.mp4 is not there yet" in left(application)


def test_no_break_spaces_stay(qtbot: QtBot, application: Application) -> None:
    begun(qtbot, application, HEBBOT.replace("Kim", "Kim\u00a0K"))
    assert "Kim\u00a0K" in write(application.session.document)


def test_a_click_goes_to_the_place(qtbot: QtBot, application: Application) -> None:
    begun(qtbot, application)
    items = dock(application).list
    row = left(application).index("Glow: The picture aBcDeF.png has no alt text")
    centre = items.visualItemRect(items.item(row)).center()
    QTest.mouseClick(items.viewport(), Qt.MouseButton.LeftButton, pos=centre)
    glow = application.session.document.sections[2].entries[0]
    assert application.window.parts.selection.current == glow.id
    shown = next(node for node in glow.nodes if node.id == application.window.parts.selection.part)
    assert "/blog/img/aBcDeF.png" in shown.values[0]


def test_the_list_shrinks_as_the_work_is_done(qtbot: QtBot, application: Application) -> None:
    begun(qtbot, application)
    heading = application.session.document.sections[0].heading
    assert heading is not None
    before = len(left(application))
    application.session.edit(
        "Edit",
        lambda issue, ids: edits.set_field(issue, ids, target=heading.id, field="title", value="Matrix Live S1E1"),
    )
    qtbot.waitUntil(lambda: len(left(application)) == before - 1)
    application.session.undo()
    qtbot.waitUntil(lambda: len(left(application)) == before)


def test_the_list_is_closed_by_escape_and_opened_again_by_its_key(qtbot: QtBot, application: Application) -> None:
    begun(qtbot, application)
    QTest.keyClick(dock(application).list, Qt.Key.Key_Escape)
    assert dock(application).isHidden()
    assert not application.window.commands["review"].isChecked()
    application.window.activateWindow()
    qtbot.waitUntil(application.window.isActiveWindow)
    QTest.keySequence(application.window, QKeySequence("Ctrl+Alt+L"))
    assert not dock(application).isHidden()
    assert application.window.commands["review"].isChecked()


def test_an_issue_without_a_file_is_replaced_in_one_step(qtbot: QtBot, application: Application) -> None:
    application.window.commands["open_sample"].trigger()
    before = application.session.document
    begun(qtbot, application)
    assert application.session.undo_label == "New from bot output"
    application.session.undo()
    assert application.session.document is before


def test_a_post_is_asked_about_before_it_goes(qtbot: QtBot, launch: Launcher, post: Path) -> None:
    application = launch(post)
    application.session.edit("Cut", lambda issue, _ids: type(issue)(issue.front))
    begun(qtbot, application)
    assert launch.answers.asked == [post.name]
    assert application.controller.state.path == post


def test_another_style_is_another_issue(qtbot: QtBot, application: Application, dialog: FromBotDialog) -> None:
    give(qtbot, dialog, HEBBOT)
    QTest.keyClick(dialog.style_box, Qt.Key.Key_Down)
    read(qtbot, dialog)
    assert "Pictures and videos put outside of quotes (2×)" in rows(dialog)


def test_a_file_is_chosen(qtbot: QtBot, launch: Launcher, dialog: FromBotDialog, tmp_path: Path) -> None:
    path = tmp_path / "rendered.md"
    path.write_bytes(HEBBOT.replace("\n", "\r\n").encode())
    launch.answers.to_open = path
    QTest.keyClick(dialog.source.choose, Qt.Key.Key_Space)
    read(qtbot, dialog)
    assert dialog.source.name.full_text() == "rendered.md"
    assert dialog.take.isEnabled()


def test_a_file_is_dropped(qtbot: QtBot, dialog: FromBotDialog, tmp_path: Path) -> None:
    path = tmp_path / "out.md"
    path.write_text(HEBBOT, encoding="utf-8")
    how = (Qt.DropAction.CopyAction, dragged(path), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    target = dialog.source.edit.viewport()
    QApplication.sendEvent(target, QDragEnterEvent(QPoint(5, 5), *how))
    QApplication.sendEvent(target, QDropEvent(QPointF(5, 5), *how))
    read(qtbot, dialog)
    assert dialog.take.isEnabled()


@pytest.mark.parametrize(
    ("data", "words"), [(None, "could not be opened"), (b"", "is empty"), (b"## \xff", "not text in UTF-8")]
)
def test_a_file_that_is_no_use_is_told(dialog: FromBotDialog, tmp_path: Path, data: bytes | None, words: str) -> None:
    path = tmp_path / "rendered.md"
    if data is not None:
        path.write_bytes(data)
    dialog.source.read(path)
    assert words in dialog.told.text()
    assert not dialog.take.isEnabled()


def test_a_text_that_is_no_output_is_told(qtbot: QtBot, dialog: FromBotDialog) -> None:
    give(qtbot, dialog, "Hello there.")
    assert "not what hebbot or twim-o-matic write" in dialog.told.text()
    assert not dialog.take.isEnabled()
    type_into(dialog.source.edit, HEBBOT)
    read(qtbot, dialog)
    dialog.source.edit.clear()
    assert dialog.told.text().startswith("Choose, drop or paste")
    assert not dialog.take.isEnabled()


def test_closing_while_it_is_read_is_safe(application: Application, dialog: FromBotDialog, qtbot: QtBot) -> None:
    type_into(dialog.source.edit, HEBBOT)
    press(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not application.window.findChildren(FromBotDialog))
    assert not application.window.is_open()


def test_a_large_output_leaves_the_window_alive(qtbot: QtBot, dialog: FromBotDialog) -> None:
    report = f"[Kim](https://matrix.to/#/@kim:example.org) says\n\n> {'word ' * 40}\n\n"
    give(qtbot, dialog, f"## Dept of Spec 📜\n\n{report * 1000}")
    assert "1,000 updates" in dialog.told.text()


# A later run


def test_what_is_new_is_added_in_one_step(qtbot: QtBot, application: Application) -> None:
    begun(qtbot, application)
    before = application.session.document
    dialog = opened(application, "update_from_bot", UpdateFromBotDialog)
    assert not dialog.take.isEnabled()
    give(qtbot, dialog, LATER)
    assert rows(dialog) == ["New (1)", "Zoë", "Already there (4)", "Pim", "Kim [she/her]", "Noor", "Aino"]
    assert dialog.take.text() == "Add 1 update"
    for _ in range(2):
        press(dialog, Qt.Key.Key_Tab)
    press(dialog, Qt.Key.Key_Return)
    assert "> Quite another story" in write(application.session.document)
    assert application.session.undo_label == "Update from bot output"
    kept = {node.id: node for node in application.session.document.leaves()}
    assert all(kept[node.id] is node for node in before.leaves())
    application.session.undo()
    assert application.session.document is before


def test_what_is_unticked_stays_out_and_what_is_ticked_comes(qtbot: QtBot, application: Application) -> None:
    begun(qtbot, application)
    dialog = opened(application, "update_from_bot", UpdateFromBotDialog)
    give(qtbot, dialog, LATER)
    tick(dialog, "Zoë")
    assert not dialog.take.isEnabled()
    dialog.tree.expandAll()
    tick(dialog, "Pim")
    assert [one.author for one in dialog.chosen()] == ["Pim"]


def tick(dialog: UpdateFromBotDialog, author: str) -> None:
    """Press Space on an update."""
    (item,) = dialog.tree.findItems(author, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)
    assert isinstance(item, QTreeWidgetItem)
    dialog.tree.setCurrentItem(item)
    dialog.tree.setFocus()
    QTest.keyClick(dialog.tree, Qt.Key.Key_Space)


def test_nothing_new_is_told(qtbot: QtBot, application: Application) -> None:
    begun(qtbot, application)
    dialog = opened(application, "update_from_bot", UpdateFromBotDialog)
    give(qtbot, dialog, HEBBOT)
    assert dialog.told.text() == "Nothing in it is new."
    assert not dialog.take.isEnabled()


def test_without_an_issue_there_is_nothing_to_update(application: Application) -> None:
    assert not application.window.commands["update_from_bot"].isEnabled()
    assert not application.window.commands["review"].isEnabled()
