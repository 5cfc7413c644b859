"""Where past issues tell nothing, all docks say why in the same words, and lead to what helps."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDockWidget, QLabel, QPushButton

from tests.ui.launch import Launcher
from twimeditor.app import Application
from twimeditor.ui.shell.archive_field import ArchiveField
from twimeditor.ui.shell.preferences import Preferences

DOCKS = ("archive_search", "last_time", "regulars")
NONE = "There is no archive yet. Choose the folder with the past issues in the preferences."


def opened(application: Application, name: str) -> QDockWidget:
    """Return a dock that its command has opened."""
    application.window.commands[name].trigger()
    QApplication.processEvents()
    dock = application.window.findChild(QDockWidget, name)
    assert dock is not None
    return dock


def words(dock: QDockWidget) -> str:
    label = dock.findChild(QLabel, f"{dock.objectName()}.nothing")
    assert label is not None
    return label.text() if label.isVisible() else ""


def button(dock: QDockWidget) -> QPushButton:
    found = dock.findChild(QPushButton, f"{dock.objectName()}.help")
    assert found is not None
    return found


@pytest.mark.parametrize("name", DOCKS)
def test_the_button_leads_to_the_field_for_the_folder(launch: Launcher, post: Path, name: str) -> None:
    application = launch(post)
    dock = opened(application, name)
    assert words(dock) == NONE
    assert button(dock).hasFocus()
    QTest.keyClick(button(dock), Qt.Key.Key_Space)
    field = application.window.findChild(ArchiveField)
    assert field is not None
    assert field.window().focusWidget() is field.edit


@pytest.mark.parametrize("name", DOCKS)
def test_that_none_is_kept_is_told_and_can_be_changed(launch: Launcher, post: Path, name: str) -> None:
    settings = launch.profile / "config/settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text(f"[archive]\nkept = false\nfolder = {json.dumps(str(post.parent))}\n", encoding="utf-8")
    application = launch(post)
    dock = opened(application, name)
    assert words(dock) == "There is no archive: the preferences say that none is to be kept."
    QTest.keyClick(button(dock), Qt.Key.Key_Space)
    dialog = application.window.findChild(Preferences)
    assert dialog is not None
    assert dialog.focusWidget().objectName() == "preferences.archive.kept"


@pytest.mark.parametrize("name", DOCKS)
def test_a_folder_without_past_issues_is_named(
    archived: Callable[..., Application], tmp_path: Path, post: Path, name: str
) -> None:
    site = tmp_path / "site"
    site.mkdir()
    dock = opened(archived(post), name)
    assert words(dock) == f"No past issue was found in “{site}”. Choose another folder in the preferences."
    assert button(dock).isVisible()
