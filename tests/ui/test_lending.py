"""Entries that go from one window into another bring their pictures along."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.launch import Launcher
from tests.ui.test_windows import beside
from twimeditor.app import Application
from twimeditor.core.model.tree import Issue
from twimeditor.core.post.clipping import taken
from twimeditor.core.post.clipping_data import encode
from twimeditor.ui.actions.clips import CLIPPING, ORIGIN
from twimeditor.ui.shell.window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier
PICTURE = b"\x89PNG a lamp"
OTHER = b"\x89PNG another"
IMG = Path("static/blog/img")
NAME = "2031-02-28-lamp.png"


@pytest.fixture
def lanterns(tmp_path: Path) -> Path:
    path = tmp_path / "lanterns/2031-02-28-twim.md"
    (path.parent / IMG).mkdir(parents=True)
    (path.parent / IMG / NAME).write_bytes(PICTURE)
    path.write_text(f"## Lanterns\n\n### Glow\n\nMo said:\n\n> ![A lamp](/blog/img/{NAME})\n", encoding="utf-8")
    return path


@pytest.fixture
def ponds(tmp_path: Path) -> Path:
    path = tmp_path / "ponds/2031-03-07-twim.md"
    path.parent.mkdir()
    path.write_text("## Ponds\n\n### Reed\n\nMo said:\n\n> Green.\n", encoding="utf-8")
    return path


@pytest.fixture
def application(launch: Launcher, lanterns: Path) -> Iterator[Application]:
    yield launch(lanterns)
    QApplication.clipboard().clear()


@pytest.fixture
def second(application: Application, launch: Launcher, ponds: Path) -> MainWindow:
    return beside(application, launch, ponds)


def first_entry(window: MainWindow) -> int:
    return next(window.parts.session.document.entries).id


def titles(window: MainWindow) -> list[str]:
    return [entry.title for entry in window.parts.session.document.entries]


def press(window: MainWindow, key: Qt.Key, qtbot: QtBot) -> None:
    """Press a key in a window's outline, in which its first entry is chosen."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.outline.select_rows([first_entry(window)])
    window.outline.view.setFocus()
    QTest.keyClick(window.outline.view, key, CTRL)


def copied(application: Application, second: MainWindow, qtbot: QtBot) -> None:
    press(application.window, Qt.Key.Key_C, qtbot)
    press(second, Qt.Key.Key_V, qtbot)
    qtbot.waitUntil(lambda: titles(second) == ["Reed", "Glow"])


def drop(window: MainWindow, data: QMimeData) -> None:
    """Let go of something under a window's first entry."""
    view = window.outline.view
    place = view.visualRect(window.outline.model.index_of(first_entry(window))).bottomLeft()
    place.setX(place.x() + 20)
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, CTRL)
    QApplication.sendEvent(view.viewport(), QDragEnterEvent(place, *how))
    QApplication.sendEvent(view.viewport(), QDragMoveEvent(place, *how))
    QApplication.sendEvent(view.viewport(), QDropEvent(QPointF(place), *how))


def test_pasted_entries_bring_their_pictures(
    application: Application, second: MainWindow, ponds: Path, lanterns: Path, qtbot: QtBot
) -> None:
    copied(application, second, qtbot)
    assert (ponds.parent / IMG / NAME).read_bytes() == PICTURE
    assert (lanterns.parent / IMG / NAME).read_bytes() == PICTURE
    assert second.parts.assets.find(f"/blog/img/{NAME}") == ponds.parent / IMG / NAME
    QTest.keyClick(second.outline.view, Qt.Key.Key_Z, CTRL)
    assert titles(second) == ["Reed"]


def test_another_picture_of_the_name_is_left_and_the_entry_names_its_own(
    application: Application, second: MainWindow, ponds: Path, qtbot: QtBot
) -> None:
    (ponds.parent / IMG).mkdir(parents=True)
    (ponds.parent / IMG / NAME).write_bytes(OTHER)
    copied(application, second, qtbot)
    assert (ponds.parent / IMG / NAME).read_bytes() == OTHER
    (new,) = (path for path in (ponds.parent / IMG).iterdir() if path.name != NAME)
    assert new.read_bytes() == PICTURE
    glow = list(second.parts.session.document.entries)[1]
    assert f"/blog/img/{new.name}" in str(glow.nodes)


def test_dropped_entries_bring_them_too(
    application: Application, second: MainWindow, ponds: Path, qtbot: QtBot
) -> None:
    model = application.window.outline.model
    data = model.mimeData([model.index_of(first_entry(application.window))])
    drop(second, data)
    qtbot.waitUntil(lambda: titles(second) == ["Reed", "Glow"])
    assert (ponds.parent / IMG / NAME).read_bytes() == PICTURE


def test_what_cannot_come_along_is_told(
    application: Application, second: MainWindow, ponds: Path, qtbot: QtBot
) -> None:
    (ponds.parent / "static").write_bytes(b"no folder")
    copied(application, second, qtbot)
    assert NAME in (second.banners.text("lending") or "")
    assert (ponds.parent / "static").read_bytes() == b"no folder"


@pytest.mark.parametrize("origin", ["", "1.2", "\udcff"])
def test_another_program_brings_no_files(
    application: Application, second: MainWindow, ponds: Path, qtbot: QtBot, origin: str
) -> None:
    data = QMimeData()
    document: Issue = application.window.parts.session.document
    data.setData(CLIPPING, encode(taken(document, [first_entry(application.window)])))
    data.setData(ORIGIN, origin.encode("utf-8", "surrogateescape"))
    QGuiApplication.clipboard().setMimeData(data)
    press(second, Qt.Key.Key_V, qtbot)
    assert titles(second) == ["Reed", "Glow"]
    assert not (ponds.parent / "static").exists()
