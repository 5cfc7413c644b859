"""A window beside an invented archive, in which an issue is written that some regulars are missing from."""

from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests import archive
from tests.ui.launch import HereIndexer, Launcher
from twimeditor.core.post import write
from twimeditor.core.post.front_matter import set_key_edit
from twimeditor.ui.regulars.dock import RegularsDock

Child = TypeVar("Child", bound=QObject)


def issue_text() -> str:
    """Return the issue that is written: Larkspur, Bridgework, the video's number and its ranking are not there yet."""
    text = archive.text_of(archive.NEXT)
    text = archive.without_report(text, "Larkspur")
    text = text.replace(f"## Matrix Live {archive.live_of(archive.NEXT)} – The tide of week 287", "## Matrix Live 🎙")
    start, end = text.index("## Dept of Clients"), text.index("## Dept of SDKs")
    return text[:start] + text[end:]


class RegularsDesk:
    """The window, its dock, and what a user does with them."""

    def __init__(self, launch: Launcher, qtbot: QtBot, post: Path) -> None:
        self.qtbot = qtbot
        self.application = launch(post)
        self.window = self.application.window
        self.session = self.application.session

    @property
    def dock(self) -> RegularsDock:
        found = self.window.findChild(RegularsDock)
        assert found is not None
        return found

    @property
    def text(self) -> str:
        return write(self.session.document)

    def open(self) -> None:
        QTest.keyClick(self.window, Qt.Key.Key_7, Qt.KeyboardModifier.ControlModifier)
        QApplication.processEvents()

    def open_filled(self) -> None:
        """Open the dock and wait until the archive has said all."""
        self.qtbot.waitUntil(self.window.parts.archive.is_there)
        self.open()
        self.qtbot.waitUntil(lambda: bool(self.said("live")) and "no number" not in self.said("live"))

    def date(self, day: str) -> None:
        """Give the issue another day."""
        self.session.edit("Edit the date", partial(set_key_edit, key="date", value=day))

    def rows(self) -> list[tuple[str, ...]]:
        tree = self.dock.list
        groups = (tree.topLevelItem(place) for place in range(tree.topLevelItemCount()))
        items = [group.child(place) for group in groups if group for place in range(group.childCount())]
        return [tuple(item.text(column) for column in range(4)) for item in items if item is not None]

    def select(self, title: str) -> None:
        (item, *_) = self.dock.list.findItems(title, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)
        self.dock.list.setCurrentItem(item)

    def said(self, name: str) -> str:
        return self.child(name, QLabel).text()

    def button(self, name: str) -> QPushButton:
        return self.child(name, QPushButton)

    def click(self, name: str) -> None:
        QTest.mouseClick(self.button(name), Qt.MouseButton.LeftButton)

    def child(self, name: str, kind: type[Child]) -> Child:
        found = self.dock.findChild(kind, f"regulars.{name}")
        assert found is not None
        return found


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return archive.write_archive(tmp_path / "site", 12)


@pytest.fixture
def desk(launch: Launcher, qtbot: QtBot, site: Path) -> RegularsDesk:
    launch.indexer = HereIndexer
    post = site / archive.path_of(archive.NEXT)
    post.parent.mkdir(parents=True, exist_ok=True)
    post.write_text(issue_text(), encoding="utf-8")
    return RegularsDesk(launch, qtbot, post)
