"""Nothing that a stranger wrote into a report can act: each attack is tried in the real engine."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWebEngineCore import QWebEngineProfile
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from tests.ui.preview.attacks import ATTACKS
from tests.ui.preview.eyes import Eyes
from tests.ui.preview.listener import Listener
from twimeditor.ui.preview.scheme import SHELL
from twimeditor.ui.preview.web import WebSurface

PROBE = '<img id="probe" src="/blog/img/dot.png">'


def test_no_attack_runs_or_calls_out(asked: list[str], eyes: Eyes, surface: WebSurface, listener: Listener) -> None:
    acted = set()
    for name, attack in ATTACKS.items():
        eyes.show(attack.replace("HOST", listener.address), "<p>text</p>")
        eyes.patch({2: PROBE})
        eyes.wait_for('document.querySelector("#probe").naturalWidth === 8')
        changed = eyes.see("document.documentElement.dataset.acted || ''")
        if listener.calls or changed or surface.page().url().toString() != SHELL:
            acted.add(name)
    assert not acted
    assert any("dot.png" in url for url in asked)
    assert [url for url in asked if "127.0.0.1" in url] == []


def test_a_refused_refresh_is_no_failure(qtbot: QtBot, eyes: Eyes, surface: WebSurface, listener: Listener) -> None:
    told: list[str] = []
    surface.events.failed.connect(told.append)
    with qtbot.waitSignal(surface.page().loadFinished, timeout=10_000):
        eyes.show(ATTACKS["refresh"].replace("HOST", listener.address), "<p>text</p>")
    eyes.patch({2: "<p>more</p>"})
    assert "<p>more</p>" in eyes.body()
    assert told == []


def test_attacks_are_real_where_nothing_holds_them() -> None:
    command = [sys.executable, "-m", "tests.ui.preview.unguarded"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    acted = json.loads(done.stdout)
    assert len(acted) > 20
    assert {"script", "onerror", "frame", "refresh", "remote image", "style import", "preconnect"} <= set(acted)


def test_files_that_are_no_pictures_of_the_issue_are_not_served(eyes: Eyes, pictures: Path) -> None:
    picture = (pictures / "blog/img/dot.png").read_bytes()
    outside = pictures.parent / "outside.png"
    outside.write_bytes(picture)
    (pictures / "blog/img/notes.txt").write_bytes(picture)
    (pictures / "blog/img/link.png").symlink_to(outside)
    addresses = [
        "file:///etc/passwd",
        f"file://{outside}",
        "/%2e%2e/outside.png",
        "/..%2foutside.png",
        f"/{outside}",
        "/blog/img/../../../outside.png",
        "/blog/img/link.png",
        "/blog/img/notes.txt",
        "/blog/img/",
        "/shell",
        "twim://other/blog/img/dot.png",
        "https://matrix.org/../outside.png",
        "https://elsewhere.example/blog/img/dot.png",
    ]
    eyes.show("".join(f'<img class="tried" src="{address}">' for address in addresses), PROBE)
    eyes.wait_for('document.querySelector("#probe").naturalWidth === 8')
    eyes.wait_for('[...document.querySelectorAll(".tried")].every((image) => image.complete)')
    shown = eyes.see('[...document.querySelectorAll(".tried")].filter((i) => i.naturalWidth).map((i) => i.src).join()')
    assert shown == ""


def test_picture_of_the_issue_shows_wherever_it_will_be_published(eyes: Eyes) -> None:
    addresses = (
        "blog/img/dot.png",
        "https://matrix.org/blog/img/dot.png",
        "https://matrix.org/blog/2026/11/20/issue/blog/img/dot.png",
    )
    eyes.show(*(f'<img src="{address}">' for address in addresses))
    eyes.wait_for('[...document.querySelectorAll("img")].every((image) => image.naturalWidth === 8)')


def test_clicked_links_lead_nowhere_inside(eyes: Eyes, listener: Listener, surface: WebSurface) -> None:
    targets = ("_self", "_blank", "_top")
    hrefs = ("javascript:document.documentElement.dataset.acted=1", f"{listener.address}/x", "file:///etc/passwd")
    links = [(target, href) for target in targets for href in hrefs]
    ping = f'ping="{listener.address}/ping"'
    eyes.show(
        *(
            f'<p><a id="a{place}" target="{target}" {ping} href="{href}">link</a></p>'
            for place, (target, href) in enumerate(links)
        )
    )
    for place in range(len(links)):
        eyes.click(f"#a{place}")
        eyes.click(f"#a{place}", button=Qt.MouseButton.MiddleButton)
    eyes.patch({1: PROBE})
    eyes.wait_for('document.querySelector("#probe").naturalWidth === 8')
    assert surface.page().url().toString() == SHELL
    assert eyes.see("document.documentElement.dataset.acted || ''") == ""
    assert listener.calls == 0


def test_form_is_not_sent_and_no_file_is_asked_for(
    eyes: Eyes, listener: Listener, surface: WebSurface, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialogs: list[object] = []
    for name in ("getOpenFileName", "getOpenFileNames", "exec"):
        monkeypatch.setattr(QFileDialog, name, lambda *args, **_kwargs: dialogs.append(args))
    eyes.show(
        f'<form action="{listener.address}"><p><button>send</button></p></form>',
        '<p><input type="file"></p>',
        PROBE,
    )
    eyes.click("button")
    eyes.click("input")
    eyes.wait_for('document.querySelector("#probe").naturalWidth === 8')
    assert (listener.calls, dialogs) == (0, [])
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
