"""The site's folder in the window: set by keyboard, used by itself around a post, done without when it is gone."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLabel
from pytestqt.qtbot import QtBot

from tests.services.site.sites import make_site
from tests.ui.launch import Launcher
from tests.ui.preview.eyes import Eyes
from twimeditor.app import Application
from twimeditor.ui.preview import Look
from twimeditor.ui.preview.web import WebSurface
from twimeditor.ui.shell.folder_field import FolderField
from twimeditor.ui.shell.preferences import Preferences

BROKEN = "a { color: $none; }\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return make_site(tmp_path / "blog")


@pytest.fixture
def application(launch: Launcher, post: Path, qtbot: QtBot) -> Application:
    application = launch(post)
    settle(application, qtbot)
    return application


def settle(application: Application, qtbot: QtBot) -> None:
    """Wait until what the site's folder holds has been read."""
    application.window.parts.site.refresh()
    wait_until_read(application, qtbot)


def wait_until_read(application: Application, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: application.window.parts.site.idle, timeout=20_000)


def opened(application: Application) -> Preferences:
    """Open the preferences by their key."""
    QTest.keyClick(application.window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    dialog = application.window.findChild(Preferences)
    assert dialog is not None
    QTest.keyClicks(dialog.search, "site folder")
    return dialog


def field(dialog: Preferences) -> FolderField:
    found = dialog.findChild(FolderField)
    assert found is not None
    return found


def type_path(dialog: Preferences, path: Path) -> None:
    field(dialog).edit.selectAll()
    QTest.keyClicks(field(dialog).edit, str(path))


def status(application: Application) -> tuple[str, str]:
    """Return the name of the site in the status bar and its tip, on however many lines that is."""
    label = application.window.status.findChild(QLabel, "status.site")
    assert label is not None
    return (label.text(), " ".join(label.toolTip().split())) if label.isVisible() else ("", "")


def choose(application: Application, qtbot: QtBot, folder: Path) -> None:
    application.window.parts.site.choose(folder)
    wait_until_read(application, qtbot)


def test_the_folder_is_set_by_keyboard_alone(application: Application, site: Path, qtbot: QtBot) -> None:
    dialog = opened(application)
    assert dialog.focusWidget() is dialog.search
    for _ in range(2):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    assert dialog.focusWidget() is field(dialog).edit
    type_path(dialog, site.parent / "blo")
    assert application.window.parts.site.chosen is None
    QTest.keyClicks(field(dialog).edit, "g")
    assert field(dialog).told.text().startswith("This is the site's folder.")
    QTest.keyClick(field(dialog).edit, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    wait_until_read(application, qtbot)
    assert application.window.parts.site.reading.folder == site
    assert status(application) == ("blog ·", f"The site's folder is “{site}”")


def test_the_folder_is_there_at_the_next_start(
    launch: Launcher, application: Application, site: Path, qtbot: QtBot
) -> None:
    choose(application, qtbot, site)
    application.close()
    again = launch()
    settle(again, qtbot)
    assert again.window.parts.site.reading.folder == site


def test_a_folder_that_is_none_changes_nothing(application: Application, site: Path) -> None:
    dialog = opened(application)
    type_path(dialog, site.parent)
    QTest.keyClick(field(dialog).edit, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert application.window.parts.site.chosen is None


def test_what_is_found_and_missing_is_told(application: Application, site: Path) -> None:
    shutil.rmtree(site / "sass")
    dialog = opened(application)
    type_path(dialog, site)
    words = [label.text() for label in field(dialog).found.findChildren(QLabel) if label.text()]
    assert words[0] == "config.toml — the settings of the site"
    assert words[-1] == "sass — style sheets: not there"
    assert field(dialog).found.isVisible()
    assert "sass — style sheets: not there" in field(dialog).edit.accessibleDescription()


def test_a_folder_that_is_a_little_off_is_a_key_from_the_right_one(application: Application, site: Path) -> None:
    dialog = opened(application)
    QApplication.clipboard().setText(str(site / "content"))
    QTest.keyClick(field(dialog).edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert application.window.parts.site.chosen is None
    assert f"Did you mean “{site}”?" in field(dialog).told.text()
    field(dialog).edit.setFocus()
    for _ in range(2):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Space)
    assert field(dialog).folder == site
    assert application.window.parts.site.chosen == site


def test_the_folder_can_be_chosen_dropped_and_cleared(
    launch: Launcher, application: Application, site: Path, qtbot: QtBot
) -> None:
    choose(application, qtbot, site)
    dialog = opened(application)
    assert field(dialog).folder == site
    field(dialog).edit.setText(site.as_uri())
    assert field(dialog).folder == site
    launch.answers.to_choose = site.parent
    field(dialog).choose.click()
    assert field(dialog).folder == site.parent
    assert launch.answers.asked == ["a folder from blog"]
    dialog.buttons.button(QDialogButtonBox.StandardButton.RestoreDefaults).click()
    assert field(dialog).edit.text() == ""
    dialog.reject()
    wait_until_read(application, qtbot)
    assert application.window.parts.site.chosen is None
    assert status(application) == ("", "")


def test_the_site_around_a_post_is_used_by_itself_and_that_is_said(launch: Launcher, site: Path, qtbot: QtBot) -> None:
    post = site / "content/blog/2031-03-07-twim.md"
    post.write_text("## Dept of Islands\n", encoding="utf-8")
    application = launch(post)
    settle(application, qtbot)
    assert status(application) == ("blog ·", f"The post lies in the site's folder “{site}”, which is used")
    dialog = opened(application)
    assert field(dialog).told.text() == f"Not set: the post that is open lies in “{site}”, and that is used."


def test_a_folder_that_is_gone_is_told_calmly_and_done_without(
    application: Application, site: Path, qtbot: QtBot
) -> None:
    window = application.window
    choose(application, qtbot, site)
    site.rename(site.parent / "elsewhere")
    settle(application, qtbot)
    words = f"The site folder cannot be used. There is no folder “{site}”. Everything goes on without it."
    assert window.banners.text("site") == words
    assert status(application) == ("", "")
    window.banners.buttons("site")["Dismiss"].click()
    settle(application, qtbot)
    assert window.banners.text("site") is None
    (site.parent / "elsewhere").rename(site)
    settle(application, qtbot)
    assert status(application)[0] == "blog ·"


def test_a_bar_leads_to_the_preferences(application: Application, site: Path, qtbot: QtBot) -> None:
    choose(application, qtbot, site.parent / "nowhere")
    application.window.banners.buttons("site")["Preferences…"].click()
    dialog = application.window.findChild(Preferences)
    assert dialog is not None
    assert field(dialog).folder == site.parent / "nowhere"


def test_style_sheets_that_do_not_compile_are_told_in_the_sites_look_only(
    application: Application, site: Path, qtbot: QtBot
) -> None:
    (site / "sass/style.scss").write_text(BROKEN, encoding="utf-8")
    window = application.window
    choose(application, qtbot, site)
    assert window.banners.text("styles") is None
    window.commands["look_site"].trigger()
    assert window.banners.text("styles") == (
        "The site's style sheets cannot be compiled: sass/style.scss, line 1: Undefined variable. "
        "The preview wears what it knows of the site."
    )
    (site / "sass/style.scss").write_text("a { color: teal; }\n", encoding="utf-8")
    QApplication.sendEvent(window, QEvent(QEvent.Type.ActivationChange))  # coming back from another program is enough
    wait_until_read(application, qtbot)
    assert window.banners.text("styles") is None


def test_the_look_is_chosen_in_the_menu_and_remembered(launch: Launcher, application: Application) -> None:
    commands = application.window.commands
    assert (commands["look_editor"].isChecked(), commands["look_site"].isChecked()) == (True, False)
    commands["look_site"].trigger()
    assert (commands["look_editor"].isChecked(), commands["look_site"].isChecked()) == (False, True)
    assert application.window.preview.look is Look.SITE
    application.close()
    assert launch().window.preview.look is Look.SITE


def test_settings_that_make_no_sense_are_named_and_kept(launch: Launcher, post: Path) -> None:
    file = launch.profile / "config/settings.toml"
    file.parent.mkdir(parents=True)
    file.write_text("[preview", encoding="utf-8")
    application = launch(post)
    kept = file.with_name("settings-damaged.toml")
    assert kept.read_text(encoding="utf-8") == "[preview"
    assert str(kept) in (application.window.banners.text("settings") or "")
    assert application.window.preview.look is Look.EDITOR


def test_a_choice_that_cannot_be_kept_holds_for_now_and_that_is_said(
    launch: Launcher, application: Application
) -> None:
    (launch.profile / "config/settings.toml").unlink(missing_ok=True)
    (launch.profile / "config/settings.toml").mkdir()
    application.window.commands["look_site"].trigger()
    assert application.window.preview.look is Look.SITE
    assert "could not be kept" in (application.window.banners.text("settings") or "")


def test_the_preview_wears_the_sites_own_style_sheets(launch: Launcher, site: Path, post: Path, qtbot: QtBot) -> None:
    (site / "sass/style.scss").write_text("$sea: rgb(1, 2, 3); .post h3 { color: $sea; }\n", encoding="utf-8")
    shutil.copy(post, moved := site / "content/blog/post.md")
    application = launch(moved, preview=True)
    application.window.choose_look(Look.SITE)
    qtbot.waitUntil(lambda: application.window.findChild(WebSurface) is not None, timeout=20_000)
    surface = application.window.findChild(WebSurface)
    assert surface is not None
    eyes = Eyes(qtbot, surface)
    eyes.wait_for('document.querySelector("main > h3") !== null')
    eyes.wait_for('getComputedStyle(document.querySelector("main > h3")).color === "rgb(1, 2, 3)"')
