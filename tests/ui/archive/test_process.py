"""The process that reads past issues for the windows: it is one, and goes with them."""

import multiprocessing
import os
import signal
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.archive import write_archive
from tests.ui.launch import Launcher
from twimeditor.app import Application
from twimeditor.services.archive.process import IndexProcess
from twimeditor.services.settings import ARCHIVE_FOLDER
from twimeditor.ui.archive.state import Phase, State
from twimeditor.ui.archive.watch import ArchiveWatch

NAME = "twimeditor archive"


@pytest.fixture
def application(launch: Launcher, post: Path, tmp_path: Path) -> Application:
    """Return the program with a folder of posts that takes a while to read."""
    launch.indexer = IndexProcess
    application = launch(post)
    site = write_archive(tmp_path / "site", 60)
    application.window.parts.settings.put(ARCHIVE_FOLDER, str(site))
    return application


def watch(application: Application) -> ArchiveWatch:
    return application.window.parts.archive


def state(application: Application) -> State:
    return watch(application).state()


def processes() -> list[int]:
    return [one.pid for one in multiprocessing.active_children() if one.name == NAME and one.pid is not None]


def begin(application: Application, qtbot: QtBot) -> None:
    watch(application).wake()
    qtbot.waitUntil(lambda: bool(state(application).total), timeout=30_000)


def test_windows_have_one_process_which_goes_when_all_is_read(application: Application, qtbot: QtBot) -> None:
    begin(application, qtbot)
    application.windows.open_new()
    other = application.windows.all()[-1].parts.archive
    other.wake()
    assert len(processes()) == 1
    qtbot.waitUntil(lambda: state(application).phase is Phase.READY, timeout=60_000)
    assert processes() == []
    assert other.directory() is watch(application).directory()
    assert state(application).words.startswith("60 issues, ")


def test_a_window_that_is_closed_while_it_reads_leaves_nothing(application: Application, qtbot: QtBot) -> None:
    begin(application, qtbot)
    application.close()
    assert processes() == []


def test_a_process_that_is_killed_is_told_and_the_next_goes_on(application: Application, qtbot: QtBot) -> None:
    begin(application, qtbot)
    os.kill(processes()[0], signal.SIGKILL)
    qtbot.waitUntil(lambda: state(application).phase is Phase.TROUBLE, timeout=10_000)
    assert application.window.banners.text("archive") == state(application).words
    application.window.commands["update_archive"].trigger()
    qtbot.waitUntil(lambda: state(application).phase is Phase.READY, timeout=60_000)
    assert state(application).words.startswith("60 issues, ")


def test_a_cancel_keeps_what_was_read(application: Application, qtbot: QtBot) -> None:
    begin(application, qtbot)
    watch(application).cancel()
    qtbot.waitUntil(lambda: state(application).phase is Phase.READY, timeout=30_000)
    assert watch(application).is_there()
    assert processes() == []
