"""The dock *Regulars*, as its user meets it."""

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests import archive
from tests.ui.launch import Launcher
from tests.ui.posts import POST
from tests.ui.regulars.conftest import RegularsDesk, issue_text
from twimeditor.core.model.edits import set_field
from twimeditor.ui.regulars.dock import RegularsDock


def test_who_is_missing_is_listed_with_how_often_and_when_last(desk: RegularsDesk) -> None:
    desk.open_filled()
    assert desk.rows() == [
        ("Larkspur", "Mara Lindqvist", "all of the last 8 issues", "30 June 2023"),
        ("Dept of Clients 📱", "", "all of the last 8 issues", ""),
    ]
    assert desk.dock.windowTitle() == "Regulars (1)"
    assert desk.dock.list.hasFocus()
    assert desk.said("judged") == "Judged by the last 8 issues in the archive, since 12 May 2023."


def test_enter_adds_the_entry_with_all_that_is_known_as_one_step(desk: RegularsDesk) -> None:
    desk.open_filled()
    before = desk.text
    desk.select("Larkspur")
    QTest.keyClick(desk.dock.list, Qt.Key.Key_Return)
    entry = (
        "## Dept of Clients 📱\n\n### Larkspur ([website](https://larkspur.example))\n\nA client for gardens.\n\n"
        "[Mara Lindqvist](https://matrix.to/#/@mara:reed.example) says\n"
    )
    assert entry in desk.text
    assert desk.session.undo_label == "Add Larkspur"
    assert desk.rows() == []
    assert desk.said("nobody") == "Everybody who usually reports is here."
    desk.session.undo()
    assert desk.text == before
    desk.qtbot.waitUntil(lambda: len(desk.rows()) == 2)


def test_a_double_click_on_a_section_adds_it(desk: RegularsDesk) -> None:
    desk.open_filled()
    desk.select("Dept of Clients 📱")
    spot = desk.dock.list.visualRect(desk.dock.list.currentIndex()).center()
    viewport = desk.dock.list.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    assert "\n## Dept of Clients 📱\n" in desk.text
    assert desk.session.undo_label == "Add Dept of Clients 📱"
    assert [row[0] for row in desk.rows()] == ["Larkspur"]


def test_several_are_one_step(desk: RegularsDesk) -> None:
    desk.open_filled()
    QTest.keyClick(desk.dock.list, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    desk.click("add")
    assert desk.session.undo_label == "Add 2 regulars"
    assert desk.text.count("## Dept of Clients 📱") == 1
    assert desk.text.count("### Larkspur") == 1
    desk.session.undo()
    assert desk.text == issue_text()


def test_a_reminder_goes_to_the_clipboard_as_plain_text(desk: RegularsDesk) -> None:
    desk.open_filled()
    desk.select("Dept of Clients 📱")
    desk.click("copy")
    wanted = "@mara:reed.example (Larkspur): is there anything for This Week in Matrix this week?"
    assert QApplication.clipboard().text() == wanted
    assert desk.window.toast.text() == "Copied a reminder for one person."
    assert desk.text == issue_text()


def test_the_next_number_of_the_video_is_put_in(desk: RegularsDesk) -> None:
    desk.open_filled()
    number = archive.live_of(archive.NEXT)
    assert desk.said("live") == f"Matrix Live is {number} next."
    desk.click("put_number")
    assert f"## Matrix Live {number} 🎙\n" in desk.text
    assert desk.session.undo_label == "Put in Matrix Live’s number"
    assert desk.said("live") == f"Matrix Live is {number}, as it should be."
    assert not desk.button("put_number").isVisible()


def test_the_rankings_stand_beside_those_of_last_time(desk: RegularsDesk) -> None:
    desk.open_filled()
    table, room = desk.dock.pings.table, desk.dock.pings.room
    rows = [tuple(table.model().index(row, column).data() for column in range(5)) for row in range(table.rowCount())]
    now = [host for host, _ in archive.medians_of(archive.NEXT)]
    then = [host for host, _ in archive.medians_of(archive.LAST)]
    assert [row[3] for row in rows] == [*now, *(host for host in then if host not in now)]
    assert ("1", "4", "up 3", "heath.example", "100") in rows
    assert ("4", "", "new", "reed.example", "212.5") in rows
    assert ("", "2", "gone", "moss.example", "143.5") in rows
    assert desk.said("ping_words") == "Compared with the issue of 30 June 2023."
    room.setFocus()
    QTest.keyClick(room, Qt.Key.Key_Down)
    assert room.currentText() == "#ping-no-synapse:maunium.net"
    assert table.model().index(0, 3).data() == archive.medians_of(archive.NEXT, 1)[0][0]


def test_a_ranking_of_long_ago_is_told_and_left_out(desk: RegularsDesk) -> None:
    desk.qtbot.waitUntil(desk.window.parts.archive.is_there)
    desk.date("2024-03-01")
    desk.open()
    table, words = desk.dock.pings.table, "The last ranking is of 7 July 2023, which is too long ago to compare with."
    desk.qtbot.waitUntil(lambda: desk.said("ping_words") == words)
    assert {table.model().index(row, 2).data() for row in range(table.rowCount())} == {"new"}


def test_it_follows_what_is_typed_in_a_pause(desk: RegularsDesk) -> None:
    desk.open_filled()
    entry = next(one for one in desk.session.document.entries if one.title.startswith("Kestrel"))
    desk.session.edit(
        "Type", lambda issue, ids: set_field(issue, ids, target=entry.heading.id, field="title", value="X")
    )
    desk.session.edit(
        "Type", lambda issue, ids: set_field(issue, ids, target=entry.heading.id, field="website", value="")
    )
    assert len(desk.rows()) == 2
    desk.qtbot.waitUntil(lambda: len(desk.rows()) == 3)
    assert ("Kestrel 🦅", "Ines", "all of the last 8 issues", "30 June 2023") in desk.rows()


def test_escape_gives_the_focus_back_and_the_key_closes_it_too(desk: RegularsDesk) -> None:
    desk.window.outline.view.setFocus()
    desk.open_filled()
    QTest.keyClick(desk.dock.list, Qt.Key.Key_Escape)
    assert not desk.dock.is_seen
    assert desk.window.outline.view.hasFocus()
    desk.open()
    assert desk.window.commands["regulars"].isChecked()
    desk.open()
    assert not desk.dock.is_seen


def test_without_an_archive_it_says_so_and_leads_to_the_preferences(launch: Launcher, qtbot: QtBot, post: Path) -> None:
    desk = RegularsDesk(launch, qtbot, post)
    desk.open()
    assert desk.said("nothing").startswith("There is no archive yet.")
    assert desk.button("help").text() == "&Preferences…"
    assert desk.button("help").hasFocus()
    assert desk.text == POST


def test_where_the_archive_ends_long_before_nobody_is_missed(desk: RegularsDesk, site: Path) -> None:
    late = site / archive.path_of(archive.NEXT + timedelta(weeks=60))
    late.parent.mkdir(parents=True, exist_ok=True)
    late.write_text(archive.text_of(archive.NEXT + timedelta(weeks=60)), encoding="utf-8")
    desk.window.posts.open(late)
    desk.open_filled()
    assert desk.rows() == []
    assert "so nobody can be missed" in desk.said("nobody")
    assert desk.said("judged") == ""


def test_nothing_is_loaded_before_it_is_wanted(launch: Launcher, post: Path) -> None:
    application = launch(post)
    assert application.window.findChild(RegularsDock) is None
