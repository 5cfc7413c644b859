"""A real web engine for each test, and eyes inside its page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtGui import QImage
from PySide6.QtWebEngineCore import QWebEngineUrlRequestInfo
from pytestqt.qtbot import QtBot

from tests.ui.preview.desk import Desk, make_desk
from tests.ui.preview.eyes import Eyes
from tests.ui.preview.listener import Listener
from twimeditor.services.media import RemotePictures
from twimeditor.services.media.fetch import Fetch
from twimeditor.services.storage.workers import InlineExecutor
from twimeditor.ui.preview.files import Pictures
from twimeditor.ui.preview.scheme import register
from twimeditor.ui.preview.server import Guard
from twimeditor.ui.preview.web import WebSurface

register()


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """Return a folder with the picture ``blog/img/dot.png``, eight pixels wide, six high."""
    folder = tmp_path / "static"
    (folder / "blog/img").mkdir(parents=True)
    picture = QImage(8, 6, QImage.Format.Format_RGB32)
    picture.fill(0xFF2266)
    assert picture.save(str(folder / "blog/img/dot.png"))
    return folder


@pytest.fixture
def remote() -> RemotePictures:
    """Return the remote pictures of `surface`."""
    return RemotePictures(InlineExecutor(), Fetch)


@pytest.fixture
def listener() -> Iterator[Listener]:
    listener = Listener()
    yield listener
    listener.close()
    shiboken6.delete(listener)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list of what the page's own policy lets through to the guard; take it before `eyes`."""
    seen: list[str] = []
    guard = Guard.interceptRequest

    def watch(self: Guard, info: QWebEngineUrlRequestInfo) -> None:
        seen.append(info.requestUrl().toString())
        guard(self, info)

    monkeypatch.setattr(Guard, "interceptRequest", watch)
    return seen


@pytest.fixture
def surface(qtbot: QtBot, pictures: Path, remote: RemotePictures) -> Iterator[WebSurface]:
    """Return a started surface of 600 by 400 points, empty and ready."""
    surface = WebSurface(Pictures(lambda: (pictures,), lambda: "/blog/2026/11/20/issue", remote))
    qtbot.addWidget(surface)
    surface.resize(600, 400)
    surface.show()
    with qtbot.waitSignal(surface.events.ready, timeout=20_000):
        surface.start()
    yield surface
    surface.release()


@pytest.fixture
def eyes(qtbot: QtBot, surface: WebSurface) -> Eyes:
    return Eyes(qtbot, surface)


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    """Return a panel that has been shown and filled."""
    desk = make_desk(qtbot)
    desk.panel.show()
    qtbot.waitUntil(desk.shown, timeout=20_000)
    yield desk
    desk.panel.release()
