"""The dialog as a whole: keys, progress, stopping, closing, what is told to a screen reader."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.export.conftest import User, files
from tests.ui.launch import Launcher
from tests.ui.test_access import stops
from twimeditor.services.export.contents import Content
from twimeditor.ui.export.dialog import ExportDialog
from twimeditor.ui.export.page import Target


@pytest.fixture
def stuck(monkeypatch: pytest.MonkeyPatch) -> Event:
    """Let every picture and text wait, once its writing has begun, until the export is cancelled."""
    begun = Event()

    def pieces(content: Content, cancelled: Callable[[], bool]) -> Iterator[bytes]:
        begun.set()
        while not cancelled():
            Event().wait(0.01)
        yield b""

    monkeypatch.setattr(Content, "pieces", pieces)
    return begun


def begin(user: User, site: Path, begun: Event) -> dict[str, bytes]:
    """Begin an export that does not get on; return the files as they were."""
    before = files(site)
    user.export(Target.SITE)
    user.name_folder(site)
    user.ready()
    user.click(user.dialog.act_button)
    user.wait(begun.is_set)
    return before


def test_escape_stops_the_writing_and_takes_it_back(user: User, site: Path, stuck: Event) -> None:
    before = begin(user, site, stuck)
    dialog = user.dialog
    assert dialog.bar.isVisible()
    assert not dialog.targets.isEnabled()
    assert dialog.close_button.text() == "Cancel"
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.told.text() == "Taking back what was begun…"
    user.wait(lambda: not dialog.doing.is_busy)
    assert "cancelled" in user.said()
    assert files(site) == before
    assert not dialog.bar.isVisible()
    assert dialog.close_button.text() == "Close"


def test_closing_the_dialog_while_it_writes_is_cancelling(user: User, site: Path, stuck: Event) -> None:
    before = begin(user, site, stuck)
    dialog = user.dialog
    dialog.close()
    assert dialog.isVisible()
    user.wait(lambda: not dialog.doing.is_busy)
    assert files(site) == before


def test_closing_the_window_while_it_writes_leaves_nothing_half_done(user: User, site: Path, stuck: Event) -> None:
    before = begin(user, site, stuck)
    user.application.window.close()
    assert files(site) == before
    assert not list((user.application.window.parts.state_folder / "exports").glob("*.json"))


def test_progress_is_shown_however_large_the_files_are(user: User) -> None:
    user.export(Target.TEASER)
    gate, bar = Event(), user.dialog.bar

    def job(told: Callable[[int, int], None], _cancelled: Callable[[], bool]) -> None:
        told(3_000_000_000, 4_000_000_000)
        gate.wait(10)

    user.dialog.doing.do(job, lambda _none: None, user.page.fail)
    user.wait(lambda: bar.isVisible() and bar.value() == 750)
    gate.set()
    user.wait(lambda: not user.dialog.doing.is_busy)


def test_what_a_folder_was_found_to_be_counts_only_while_it_is_named(user: User, site: Path, tmp_path: Path) -> None:
    user.export(Target.SITE)
    user.name_folder(site)
    user.ready()
    user.name_folder(tmp_path)
    assert not user.dialog.act_button.isEnabled()
    user.wait(lambda: "not the site's folder" in user.said())
    assert not user.dialog.act_button.isEnabled()


def test_all_of_it_is_done_by_keys(user: User, site: Path) -> None:
    user.export()
    assert user.dialog.focusWidget() is user.dialog.targets
    press(user.dialog, Qt.Key.Key_Tab)
    edit = user.dialog.focusWidget()
    assert edit.objectName() == "export.folder"
    QTest.keyClicks(edit, str(site))
    user.ready()
    press(user.dialog, Qt.Key.Key_Return)
    user.wait(user.dialog.outcome.isVisible)
    assert user.dialog.focusWidget() is user.dialog.outcome.open_folder
    press(user.dialog, Qt.Key.Key_Escape)
    assert not user.application.window.findChildren(ExportDialog)[0].isVisible()


def press(dialog: QWidget, key: Qt.Key) -> None:
    QTest.keyClick(dialog.focusWidget(), key)


def test_tab_goes_from_above_to_below(user: User, site: Path) -> None:
    user.export(Target.SITE)
    user.name_folder(site)
    user.ready()
    names = [one.objectName() or one.accessibleName() for one in stops(user.dialog)]
    wanted = ["export.targets", "export.folder", "export.files", "export.diff", "export.commit"]
    assert [name for name in names if name in wanted] == wanted


def test_the_result_is_told_to_a_screen_reader(user: User, site: Path) -> None:
    user.export(Target.SITE)
    user.name_folder(site)
    user.act()
    outcome = QAccessible.queryAccessibleInterface(user.dialog.outcome)
    assert outcome.text(QAccessible.Text.Name) == "Wrote 4 files."


def test_a_click_on_the_target_leads_back_from_the_result(user: User, site: Path) -> None:
    user.export(Target.SITE)
    user.name_folder(site)
    user.act()
    targets = user.dialog.targets
    spot = targets.visualItemRect(targets.currentItem()).center()
    QTest.mouseClick(targets.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert not user.dialog.outcome.isVisible()
    user.wait(lambda: "nothing would be written" in user.page.told.text())  # type: ignore[attr-defined]


def test_there_is_nothing_to_export_without_an_issue(launch: Launcher) -> None:
    window = launch().window
    window.commands.refresh()
    assert not window.commands["export"].isEnabled()


def test_an_issue_that_was_never_saved_is_exported(launch: Launcher, qtbot: QtBot, post: Path, site: Path) -> None:
    user = User(launch, qtbot, post)
    user.application.window.posts.open_sample()
    user.export(Target.SITE)
    user.name_folder(site)
    user.act()
    assert user.application.window.posts.state.path is None
    assert any(name.endswith("-twim.md") for name in files(site))
    user.dialog.reject()


def test_tab_goes_round(user: User, site: Path) -> None:
    user.export(Target.SITE)
    user.name_folder(site)
    user.ready()
    user.dialog.targets.setFocus()
    seen = []
    for _ in range(12):
        widget = user.dialog.focusWidget()
        seen.append(widget.objectName() or str(widget.property("text")))
        press(user.dialog, Qt.Key.Key_Tab)
        if user.dialog.focusWidget() is user.dialog.targets:
            break
    assert seen == [
        *("export.targets", "export.folder", "C&hoose…", "export.files", "export.diff", "export.commit"),
        *("export.board", "&Export", "Close"),
    ]
