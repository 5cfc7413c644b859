"""The whole program with a post, a checkout of the site, and a user who exports."""

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.ui.launch import Launcher
from tests.ui.posts import POST
from twimeditor.app import Application
from twimeditor.ui.export.dialog import ExportDialog
from twimeditor.ui.export.page import ExportPage, Target
from twimeditor.ui.shell.export_control import ExportControl

W = TypeVar("W", bound=QWidget)

PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002000001e221bc33"
    "0000000049454e44ae426082"
)
PICTURED = POST.replace("> First report.", "> First report.\n>\n> ![A lamp](/blog/img/lamp.png)")
PLACE = Path("content/blog/2031/03/2031-03-07-twim.md")


class Choices:
    """Answers what the dialog asks with the platform's own dialogs."""

    def __init__(self) -> None:
        self.to_folder: Path | None = None
        self.to_file: Path | None = None
        self.proposed: Path | None = None

    def folder(self, title: str, start: Path) -> Path | None:
        self.proposed = start
        return self.to_folder

    def file(self, title: str, proposed: Path, kinds: str) -> Path | None:
        self.proposed = proposed
        return self.to_file


class User:
    """Opens the dialog, presses keys and clicks in it, and waits for what happens."""

    def __init__(self, launch: Launcher, qtbot: QtBot, post: Path) -> None:
        self._launch = launch
        self._qtbot = qtbot
        self._post = post
        self.choices = Choices()
        self.application = self.start()

    @property
    def dialog(self) -> ExportDialog:
        found = [one for one in self.application.window.findChildren(ExportDialog) if one.isVisible()]
        assert len(found) == 1
        return found[0]

    @property
    def page(self) -> ExportPage:
        return self.dialog.page

    def start(self) -> Application:
        application = self._launch(self._post)
        controls = application.window.controls
        next(one for one in controls if isinstance(one, ExportControl)).asks = self.choices
        return application

    def export(self, target: Target | None = None) -> None:
        """Ask for an export by its key, pass the board of readiness, and choose a target by keys."""
        window = self.application.window
        window.activateWindow()
        self.wait(window.isActiveWindow)
        QTest.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
        self.wait(lambda: any(one.isVisible() for one in window.findChildren(ExportDialog)))
        QTest.keyClick(self.dialog, Qt.Key.Key_Return)
        if target is not None:
            self.choose(target)

    def choose(self, target: Target) -> None:
        dialog = self.dialog
        dialog.targets.setFocus()
        wanted = list(Target).index(target)
        while dialog.targets.currentRow() != wanted:
            key = Qt.Key.Key_Down if dialog.targets.currentRow() < wanted else Qt.Key.Key_Up
            QTest.keyClick(dialog.targets, key)

    def name_folder(self, folder: Path) -> None:
        """Type a folder into the field that asks for it."""
        edit = self.find(QWidget, "export.folder")
        edit.setFocus()
        QTest.keyClick(edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(edit, str(folder))

    def click(self, button: QAbstractButton) -> None:
        assert button.isEnabled(), button.text()
        assert button.isVisible(), button.text()
        spot = button.rect().center()
        spot.setX(min(spot.x(), 10))  # a tick box reacts where its words are
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=spot)

    def button(self, text: str) -> QPushButton:
        """Return the visible button with these words."""
        shown = (one for one in self.dialog.findChildren(QPushButton) if one.isVisible())
        return next(one for one in shown if one.text().replace("&", "") == text)

    def find(self, kind: type[W], name: str) -> W:
        found = [one for one in self.dialog.findChildren(kind, name) if one.isVisible()]
        assert len(found) == 1, name
        return found[0]

    def ready(self) -> None:
        """Wait until the page can be exported."""
        self.wait(self.dialog.act_button.isEnabled)

    def act(self) -> None:
        """Press the main button, and wait until the result is told."""
        self.ready()
        self.click(self.dialog.act_button)
        self.wait(self.dialog.outcome.isVisible)

    def wait(self, condition: Callable[[], bool | None]) -> None:
        self._qtbot.waitUntil(condition, timeout=10_000)

    def said(self) -> str:
        """Return what is said before the export."""
        QApplication.processEvents()
        return " ".join(self.page.notices.words)


@pytest.fixture
def post(tmp_path: Path) -> Path:
    path = tmp_path / "drafts" / "issue.md"
    (path.parent / "static/blog/img").mkdir(parents=True)
    path.write_text(PICTURED, encoding="utf-8")
    (path.parent / "static/blog/img/lamp.png").write_bytes(PICTURE)
    return path


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    (folder / "content/blog").mkdir(parents=True)
    (folder / "static").mkdir()
    (folder / "config.toml").write_text('base_url = "https://example.org"\n', encoding="utf-8")
    return folder


@pytest.fixture
def repository(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the site's folder as a repository with a commit, away from whatever git is set to here."""
    for name, value in {"HOME": str(tmp_path), "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1"}.items():
        monkeypatch.setenv(name, value)
    for name in [name for name in os.environ if name.startswith(("GIT_AUTHOR", "GIT_COMMITTER", "EMAIL"))]:
        monkeypatch.delenv(name)
    git(site, "init", "--quiet", "--initial-branch=main")
    git(site, "config", "user.name", "Robin")
    git(site, "config", "user.email", "robin@example.org")
    git(site, "add", ".")
    git(site, "commit", "--quiet", "--message=Begin")
    return site


@pytest.fixture
def user(launch: Launcher, qtbot: QtBot, post: Path) -> Iterator[User]:
    user = User(launch, qtbot, post)
    yield user
    if isValid(user.application.window):
        for dialog in user.application.window.findChildren(ExportDialog):
            dialog.reject()


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, text=True)  # noqa: S607
    return done.stdout.strip()


def files(folder: Path) -> dict[str, bytes]:
    """Return all files below a folder by their paths, git's own left out."""
    found = (path for path in folder.rglob("*") if path.is_file() and ".git" not in path.parts)
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}
