"""What is known of people and projects, as it comes into the form of the whole window."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.launch import Launcher
from twimeditor.app import Application
from twimeditor.core.archive.corrections import Who
from twimeditor.core.post import write
from twimeditor.ui.forms.proposal_list import ProposalList
from twimeditor.ui.people.dialog import PeopleDialog

TEXT = """+++
title = "This Week in Matrix 2023-07-07"
date = 2023-07-07
+++

## Dept of Clients 📱

### La

Nothing yet.
"""

HEBBOT = """
[[sections]]
name = 'ducks'
title = 'Dept of Ducks'

[[projects]]
name = 'lagoon'
title = 'Lagoon'
website = 'https://lagoon.example'
default_section = 'ducks'
"""


@pytest.fixture
def post(tmp_path: Path) -> Path:
    path = tmp_path / "2023-07-07-twim.md"
    path.write_text(TEXT, encoding="utf-8")
    return path


def _pick(application: Application, qtbot: QtBot, typed: str) -> None:
    """Type into the title of the entry and take the first that is proposed."""
    (entry,) = application.session.document.entries
    application.window.parts.selection.select(entry.id)
    line = application.window.form.findChild(QLineEdit, "entry.title")
    assert isinstance(line, QLineEdit)
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, typed)
    qtbot.waitUntil(lambda: any(one.isVisible() for one in _lists()))
    QTest.keyClick(line, Qt.Key.Key_Down)
    QTest.keyClick(line, Qt.Key.Key_Return)


def _lists() -> list[ProposalList]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, ProposalList)]


def test_two_letters_fill_in_a_project_of_the_archive_and_undo_takes_it_back(
    archived: Callable[..., Application], post: Path, qtbot: QtBot
) -> None:
    application = archived(post)
    _pick(application, qtbot, "lar")
    assert "### Larkspur ([website](https://larkspur.example))" in write(application.session.document)
    application.session.undo()
    assert "### lar\n" in write(application.session.document)


def test_a_correction_is_proposed_in_the_form(archived: Callable[..., Application], post: Path, qtbot: QtBot) -> None:
    application = archived(post)
    window = application.window
    window.commands["people"].trigger()
    dialog = window.findChild(PeopleDialog)
    assert dialog is not None
    dialog.show_project("larkspur")
    line = dialog.pages[Who.PROJECTS].detail.boxes["websites"].lines[0]
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "https://garden.example")
    QTest.keyClick(line, Qt.Key.Key_Return)
    archive = window.parts.archive
    qtbot.waitUntil(lambda: archive.directory().projects["larkspur"].website == "https://garden.example")
    dialog.close()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    _pick(application, qtbot, "lar")
    assert "### Larkspur ([website](https://garden.example))" in write(application.session.document)


def test_a_table_alone_is_enough_on_a_first_day(launch: Launcher, post: Path, qtbot: QtBot) -> None:
    folder = launch.profile / "config/directory"
    folder.mkdir(parents=True)
    (folder / "hebbot.toml").write_text(HEBBOT, encoding="utf-8")
    application = launch(post)
    archive = application.window.parts.archive
    archive.wake()
    qtbot.waitUntil(lambda: bool(archive.directory().projects))
    assert not archive.is_there()
    _pick(application, qtbot, "lag")
    assert "### Lagoon ([website](https://lagoon.example))" in write(application.session.document)
