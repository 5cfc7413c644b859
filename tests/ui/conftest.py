"""A Qt that needs no display, and a watch on what a test leaves running."""

import gc
import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if os.geteuid() == 0:
    os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent, QFont
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.archive import write_archive
from tests.ui import leaks
from tests.ui.launch import HereIndexer, Launcher
from tests.ui.posts import POST
from tests.ui.screen import Screen, a_screen
from twimeditor.app import Application
from twimeditor.ui.archive.state import Phase
from twimeditor.ui.preview import scheme

scheme.register()  # before the application exists, which pytest-qt makes for the first test


@pytest.fixture(autouse=True)
def _nothing_left_running(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fail a test after which a window, an active timer or a thread is left.

    What the tests before have left in memory is put out of the collector's sight: looking through it took most of
    the time.
    """
    gc.freeze()
    monkeypatch.setattr(gc, "unfreeze", lambda: None)
    before = leaks.running()
    yield
    if leaks.running() - before:
        leaks.settle()
        left = leaks.running() - before
        if left:
            pytest.fail("left running:\n" + "\n".join(sorted(left)))


@pytest.fixture(autouse=True, scope="session")
def _clipboard_goes_before_python(qapp: QApplication) -> Iterator[None]:
    """Empty the clipboard at the end.

    Without a desktop it is Qt's own, which takes away what Python has put there when Python is gone, and crashes.
    """
    yield
    qapp.clipboard().clear()


@pytest.fixture
def launch(qtbot: QtBot, tmp_path: Path) -> Iterator[Launcher]:
    """Start the whole program: `launch(post)` returns its `Application`."""
    launcher = Launcher(qtbot, tmp_path / "profile")
    yield launcher
    launcher.close()


@pytest.fixture
def archived(launch: Launcher, tmp_path: Path, qtbot: QtBot) -> Callable[..., Application]:
    """Start the whole program over an archive that `tests/archive.py` invents, and wait until its window knows it.

    It is read in the window's process. It has so many `issues`; the folder is `tmp_path / "site"`, which the test may
    write before by itself.
    """

    def start(*arguments: Path | str, issues: int = 12) -> Application:
        site = tmp_path / "site"
        if not site.exists():
            write_archive(site, issues)
        settings = launch.profile / "config/settings.toml"
        settings.parent.mkdir(parents=True, exist_ok=True)
        settings.write_text(f"[archive]\nfolder = {json.dumps(str(site))}\n", encoding="utf-8")
        launch.indexer = HereIndexer
        application = launch(*arguments)
        archive = application.window.parts.archive
        archive.wake()
        qtbot.waitUntil(lambda: archive.is_there() and archive.state().phase is Phase.READY, timeout=30_000)
        return application

    return start


@pytest.fixture(scope="module")
def screen() -> Iterator[Screen]:
    """Return the environment of programs on a screen of their own."""
    with a_screen() as found:
        yield found


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what a screen reader is told to say, as it is told."""
    said: list[str] = []
    tell = QAccessible.updateAccessibility

    def listen(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            said.append(event.message())
        tell(event)

    monkeypatch.setattr(QAccessible, "updateAccessibility", listen)
    return said


@pytest.fixture
def doubled(qapp: QApplication) -> Iterator[None]:
    """Let all text be twice as large."""
    usual = qapp.font()
    large = QFont(usual)
    large.setPointSizeF(usual.pointSizeF() * 2)
    qapp.setFont(large)
    yield
    qapp.setFont(usual)


@pytest.fixture
def post(tmp_path: Path) -> Path:
    """Return a file that holds the tests' own post."""
    path = tmp_path / "2031-03-07-twim.md"
    path.write_text(POST, encoding="utf-8")
    return path
