"""Nothing that a stranger wrote into a report can act: each attack is tried in the real engine."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWebEngineCore import QWebEngineProfile
from PySide6.QtWidgets import QApplication, QFileDialog

from tests.ui.preview.attacks import ATTACKS
from tests.ui.preview.eyes import Eyes
from tests.ui.preview.listener import Listener
from twimeditor.ui.preview.scheme import SHELL
from twimeditor.ui.preview.web import WebSurface

PROBE = '<img id="probe" src="/blog/img/dot.png">'


@pytest.fixture
def listener() -> Iterator[Listener]:
    listener = Listener()
    yield listener
    listener.close()
    shiboken6.delete(listener)


@pytest.mark.parametrize("attack", ATTACKS)
def test_attack_neither_runs_nor_calls_out(eyes: Eyes, listener: Listener, surface: WebSurface, attack: str) -> None:
    eyes.show(ATTACKS[attack].replace("HOST", listener.address), "<p>text</p>")
    eyes.patch({2: PROBE})
    eyes.wait_for('document.querySelector("#probe").naturalWidth === 8')
    assert listener.calls == 0
    assert eyes.see("document.documentElement.dataset.acted || ''") == ""
    assert surface.page().url().toString() == SHELL


def test_attacks_are_real_where_nothing_holds_them() -> None:
    command = [sys.executable, "-m", "tests.ui.preview.unguarded"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    acted = json.loads(done.stdout)
    assert len(acted) > 20
    assert {"script", "onerror", "frame", "refresh", "remote image", "style import", "preconnect"} <= set(acted)


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "file:///@/outside.png",
        "/%2e%2e/outside.png",
        "/..%2foutside.png",
        "/blog/img/../../../outside.png",
        "/blog/img/link.png",
        "/blog/img/notes.txt",
        "/blog/img/",
        "/shell",
        "twim://other/blog/img/dot.png?",
    ],
)
def test_file_that_is_no_picture_of_the_issue_is_not_served(eyes: Eyes, pictures: Path, address: str) -> None:
    picture = (pictures / "blog/img/dot.png").read_bytes()
    (pictures.parent / "outside.png").write_bytes(picture)
    (pictures / "blog/img/notes.txt").write_bytes(picture)
    (pictures / "blog/img/link.png").symlink_to(pictures.parent / "outside.png")
    address = address.replace("/@", str(pictures.parent))
    eyes.show(f'<img id="tried" src="{address}">', PROBE)
    eyes.wait_for('document.querySelector("#probe").naturalWidth === 8')
    eyes.wait_for('document.querySelector("#tried").complete')
    assert eyes.see('document.querySelector("#tried").naturalWidth') == 0


@pytest.mark.parametrize(
    "address",
    [
        "blog/img/dot.png",
        "https://matrix.org/blog/img/dot.png",
        "https://matrix.org/blog/2026/11/20/issue/blog/img/dot.png",
    ],
)
def test_picture_of_the_issue_shows_wherever_it_will_be_published(eyes: Eyes, address: str) -> None:
    eyes.show(f'<img src="{address}">')
    eyes.wait_for('document.querySelector("img").naturalWidth === 8')


@pytest.mark.parametrize("href", ["javascript:document.documentElement.dataset.acted=1", "@/x", "file:///etc/passwd"])
@pytest.mark.parametrize("target", ["_self", "_blank", "_top"])
def test_clicked_link_leads_nowhere_inside(
    eyes: Eyes, listener: Listener, surface: WebSurface, href: str, target: str
) -> None:
    href = href.replace("@", listener.address)
    eyes.show(f'<p><a target="{target}" ping="{listener.address}/ping" href="{href}">link</a></p>', PROBE)
    eyes.click("a")
    eyes.click("a", button=Qt.MouseButton.MiddleButton)
    eyes.patch({2: PROBE + "<p>after</p>"})
    eyes.wait_for('document.querySelector("#probe").naturalWidth === 8')
    assert surface.page().url().toString() == SHELL
    assert eyes.see("document.documentElement.dataset.acted || ''") == ""
    assert listener.calls == 0


def test_form_is_not_sent_and_no_file_is_asked_for(
    eyes: Eyes, listener: Listener, surface: WebSurface, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    for name in ("getOpenFileName", "getOpenFileNames", "exec"):
        monkeypatch.setattr(QFileDialog, name, lambda *args, **_kwargs: asked.append(args))
    eyes.show(
        f'<form action="{listener.address}"><p><button>send</button></p></form>',
        '<p><input type="file"></p>',
        PROBE,
    )
    eyes.click("button")
    eyes.click("input")
    eyes.wait_for('document.querySelector("#probe").naturalWidth === 8')
    assert (listener.calls, asked) == (0, [])
    assert surface.page().url().toString() == SHELL


def test_dropped_file_does_not_open(eyes: Eyes, surface: WebSurface, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<p>other</p>", encoding="utf-8")
    eyes.show("<p>text</p>")
    _drop(surface, page)
    assert eyes.body() == "<p>text</p>"
    assert surface.page().url().toString() == SHELL


def test_nothing_is_kept_on_the_disk(surface: WebSurface) -> None:
    profile = surface.page().profile()
    assert profile.isOffTheRecord()
    assert profile.httpCacheType() is QWebEngineProfile.HttpCacheType.NoCache


def _drop(surface: WebSurface, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left, plain = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for target in (surface, surface.focusProxy() or surface):
        QApplication.sendEvent(target, QDragEnterEvent(QPoint(50, 50), copy, data, left, plain))
        QApplication.sendEvent(target, QDropEvent(QPointF(50, 50), copy, data, left, plain))
