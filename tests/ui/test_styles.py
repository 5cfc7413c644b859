"""Choosing the style of an issue in the window, and being told of bad ones."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.launch import Launcher
from twimeditor.app import Application
from twimeditor.core.post import write

TEXT = '+++\ntitle = "T"\n+++\n\n## A\n\n### B\n\n[C](https://matrix.to/#/@c:x.y) says\n\n> q\n> \n> r\n'


@pytest.fixture
def application(launch: Launcher, tmp_path: Path) -> Application:
    path = tmp_path / "2026-11-27-twim.md"
    path.write_text(TEXT, encoding="utf-8")
    return launch(path)


def menu(application: Application) -> list[QAction]:
    found = application.window.commands.menu("style")
    found.aboutToShow.emit()
    return [action for action in found.actions() if not action.isSeparator()]


def ticked(application: Application) -> list[str]:
    return [action.text().replace("&", "") for action in menu(application) if action.isChecked()]


def test_the_menu_tells_which_style_was_recognised(application: Application) -> None:
    assert [action.text().replace("&", "") for action in menu(application)] == [
        "As recognised: Today's",
        "Style: Today's",
        "Style: As in 2020",
        "Open the folder of own styles",
    ]
    assert ticked(application) == ["As recognised: Today's"]


def test_choosing_a_style_changes_what_is_new_and_nothing_that_is_there(application: Application) -> None:
    menu(application)[2].trigger()
    assert ticked(application) == ["Style: As in 2020"]
    assert write(application.session.document) == TEXT
    application.window.parts.selection.select(next(application.session.document.entries).id)
    application.window.commands["add_update"].trigger()
    field = application.qt.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "Di")
    assert "[Di]() said:" in write(application.session.document)
    assert write(application.session.document).startswith(TEXT)


def test_choosing_is_one_step_that_can_be_taken_back(application: Application) -> None:
    menu(application)[2].trigger()
    assert "As in 2020" in application.session.undo_label
    application.window.commands["undo"].trigger()
    assert ticked(application) == ["As recognised: Today's"]
    assert not application.session.can_undo


def test_the_choice_outlives_a_reload(application: Application) -> None:
    menu(application)[2].trigger()
    application.window.commands["save"].trigger()
    application.window.commands["reload"].trigger()
    assert ticked(application) == ["Style: As in 2020"]


def test_the_status_tells_the_style(application: Application, qtbot: QtBot) -> None:
    menu(application)[2].trigger()
    labels = application.window.status.findChildren(QLabel)
    qtbot.waitUntil(lambda: any("As in 2020" in label.text() for label in labels))


def test_without_an_issue_there_is_nothing_to_choose_for(launch: Launcher) -> None:
    assert not any(action.isEnabled() for action in menu(launch()) if action.isCheckable())


def test_a_style_that_cannot_be_used_is_told_once(launch: Launcher) -> None:
    folder = launch.profile / "config" / "styles"
    folder.mkdir(parents=True)
    (folder / "mine.toml").write_text('label = "Mine"\ncolour = "red"\n', encoding="utf-8")
    application = launch()
    text = application.window.banners.text("styles") or ""
    assert "mine.toml" in text
    assert "colour is not a key of a style" in text
    assert "verbs is missing" in text
    assert "more" in text
    assert len(text) < 300
    dismiss = application.window.banners.buttons("styles")["Dismiss"]
    dismiss.setFocus()
    QTest.keyClick(dismiss, Qt.Key.Key_Space)
    assert not application.window.banners.isVisible()


def test_good_styles_are_not_talked_about(application: Application) -> None:
    assert not application.window.banners.isVisible()


def test_a_style_of_ones_own_begins_as_a_copy(launch: Launcher, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    application = launch()
    for _ in range(2):
        application.window.commands["own_styles"].trigger()
    folder = launch.profile / "config" / "styles"
    assert [Path(url.toLocalFile()) for url in opened] == [folder, folder]
    assert [path.name for path in folder.iterdir()] == ["my-style.toml"]
    assert "Style: My style" in [action.text().replace("&", "") for action in menu(launch())]


def test_a_folder_that_cannot_be_made_is_told(launch: Launcher, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: pytest.fail("there is nothing to open"))
    application = launch()
    (launch.profile / "config" / "styles").write_text("a file in its place", encoding="utf-8")
    application.window.commands["own_styles"].trigger()
    assert "cannot be made" in (application.window.banners.text("styles") or "")
