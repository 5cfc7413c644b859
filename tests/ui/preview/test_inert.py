"""Nothing that a stranger wrote into a report can act: each attack is tried in the real engine."""

import json
import logging
import os
import subprocess
import sys
from collections.abc import Callable
from operator import methodcaller
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWebEngineCore import QWebEngineDownloadRequest, QWebEngineProfile
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.preview.attacks import ACTIONS, ATTACKS, DORMANT, HAS_ACTED
from tests.ui.preview.eyes import PAINTED, Eyes
from tests.ui.preview.listener import Listener
from twimeditor.ui.preview.scheme import SHELL
from twimeditor.ui.preview.surface import Appearance, Header, Look
from twimeditor.ui.preview.web import WebSurface

PROBE = '<img id="probe" src="/blog/img/dot.png">'


def has_acted(eyes: Eyes, surface: WebSurface, listener: Listener) -> bool:
    """Tell whether anything ran, called out, opened or led away since the page was loaded."""
    page = surface.page()
    windows = [one for one in QApplication.topLevelWidgets() if one.isVisible() and one is not surface.window()]
    left = page.url().toString() != SHELL or page.history().count() > 1
    return bool(eyes.see(HAS_ACTED) or listener.calls or windows or left)


def wait_for_picture(eyes: Eyes) -> None:
    """Wait until a picture that came after all else has been loaded."""
    eyes.patch({2: PROBE})
    eyes.wait_for('document.querySelector("#probe").naturalWidth === 8')


def test_no_attack_runs_or_calls_out(asked: list[str], eyes: Eyes, surface: WebSurface, listener: Listener) -> None:
    acted = set()
    for name, attack in ATTACKS.items():
        eyes.show(attack.replace("HOST", listener.address), "<p>text</p>")
        wait_for_picture(eyes)
        if has_acted(eyes, surface, listener):
            acted.add(name)
    print(f"{len(ATTACKS)} attacks tried, {len(acted)} ran or fetched anything")  # noqa: T201 - a figure to quote
    assert not acted
    assert any("dot.png" in url for url in asked)
    assert [url for url in asked if "127.0.0.1" in url] == []


def test_no_click_or_key_lets_a_post_act(
    asked: list[str],
    eyes: Eyes,
    surface: WebSurface,
    listener: Listener,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dialogs: list[object] = []
    for name in ("getOpenFileName", "getOpenFileNames", "exec", "open"):
        monkeypatch.setattr(QFileDialog, name, lambda *args, **_kwargs: dialogs.append(args))
    surface.page().profile().downloadRequested.connect(dialogs.append)
    acted = set()
    for name, action in ACTIONS.items():
        eyes.show(action.replace("HOST", listener.address), "<p>text</p>")
        eyes.click("#target")
        eyes.click("#target", button=Qt.MouseButton.MiddleButton)
        eyes.click("#target", Qt.KeyboardModifier.ShiftModifier)
        eyes.see('(document.querySelector("#target").focus(), 1)')
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
            QTest.keyClick(target_of(surface), key)
        wait_for_picture(eyes)
        if has_acted(eyes, surface, listener) or dialogs:
            acted.add(name)
    print(f"{len(ACTIONS)} actions tried, {len(acted)} did anything")  # noqa: T201 - a figure to quote
    assert not acted
    assert [url for url in asked if "127.0.0.1" in url] == []


def test_attacks_are_real_where_nothing_holds_them() -> None:
    command = [sys.executable, "-m", "tests.ui.preview.unguarded"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=200, check=True)
    acted = json.loads(done.stdout)
    assert set(ATTACKS) - set(acted["attacks"]) <= DORMANT
    assert set(ACTIONS) - set(acted["actions"]) <= DORMANT


def test_a_refused_refresh_is_no_failure(qtbot: QtBot, eyes: Eyes, surface: WebSurface, listener: Listener) -> None:
    told: list[str] = []
    surface.events.failed.connect(told.append)
    with qtbot.waitSignal(surface.page().loadFinished, timeout=10_000):
        eyes.show(ATTACKS["refresh"].replace("HOST", listener.address), "<p>text</p>")
    eyes.patch({2: "<p>more</p>"})
    assert "<p>more</p>" in eyes.body()
    assert told == []


# -- files ------------------------------------------------------------------------------------


def test_files_that_are_no_pictures_of_the_issue_are_not_served(eyes: Eyes, pictures: Path) -> None:
    picture = (pictures / "blog/img/dot.png").read_bytes()
    outside = pictures.parent / "outside.png"
    outside.write_bytes(picture)
    (pictures / "blog/img/notes.txt").write_bytes(picture)
    (pictures / "blog/img/link.png").symlink_to(outside)
    (pictures / "blog/img/away").symlink_to(pictures.parent)
    addresses = [
        "file:///etc/passwd",
        f"file://{outside}",
        f"{outside}",
        "/%2e%2e/outside.png",
        "/..%2foutside.png",
        "/%252e%252e/outside.png",
        "/..\\outside.png",
        "/..%5coutside.png",
        f"/{outside}",
        f"/{str(outside).replace('/', '%2f')}",
        "/blog/img/../../../outside.png",
        "/blog/img/link.png",
        "/blog/img/away/outside.png",
        "/blog/img/dot.png%00.txt",
        "/blog/img/dot.png/",
        "/blog/img/notes.txt",
        "/blog/img/",
        "/shell",
        "twim://other/blog/img/dot.png",
        "twim:///blog/img/dot.png",
        "twim://post@other/blog/img/dot.png",
        "https://matrix.org/../outside.png",
        "https://matrix.org/%2e%2e/outside.png",
        "https://matrix.org.elsewhere.example/blog/img/dot.png",
        "https://matrix.org@elsewhere.example/blog/img/dot.png",
        "https://elsewhere.example/blog/img/dot.png",
        "blob:twim://post/0",
        "filesystem:twim://post/temporary/x.png",
        "view-source:twim://post/shell",
        "qrc:/qtwebchannel/qwebchannel.js",
        "chrome://favicon/",
        "about:blank",
    ]
    eyes.show("".join(f'<img class="tried" src="{address}">' for address in addresses), "<p>text</p>")
    wait_for_picture(eyes)
    eyes.wait_for('[...document.querySelectorAll(".tried")].every((image) => image.complete)')
    shown = eyes.see('[...document.querySelectorAll(".tried")].filter((i) => i.naturalWidth).map((i) => i.src).join()')
    assert shown == ""


def test_drawing_with_a_script_is_nothing_but_a_picture(
    eyes: Eyes, surface: WebSurface, pictures: Path, listener: Listener
) -> None:
    (pictures / "evil.svg").write_text(
        f"""<svg xmlns="http://www.w3.org/2000/svg" width="8" height="6" onload="fetch('{listener.address}')">
        <script>fetch("{listener.address}")</script><style>@import "{listener.address}/x.css";</style>
        <image href="{listener.address}/a.png" width="8" height="6"/>
        <foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="{listener.address}/f"/></foreignObject>
        </svg>""",
        encoding="utf-8",
    )
    eyes.show('<img src="/evil.svg"><object data="/evil.svg"></object><iframe src="/evil.svg"></iframe>', "<p>text</p>")
    eyes.wait_for('document.querySelector("img").naturalWidth === 8')
    surface.page().load(QUrl("twim://post/evil.svg"))
    wait_for_picture(eyes)
    assert not has_acted(eyes, surface, listener)


# -- the mouse and the keyboard ---------------------------------------------------------------


def target_of(surface: WebSurface) -> QWidget:
    return surface.focusProxy() or surface


def test_nothing_in_a_post_can_be_typed_into(eyes: Eyes, surface: WebSurface) -> None:
    fields = (
        '<p contenteditable="true">text</p>',
        '<p style="-webkit-user-modify: read-write !important">text</p>',
        "<p><input></p>",
        "<p><textarea></textarea></p>",
        '<p><input type="checkbox"></p>',
        "<p><select><option>a</option><option>b</option></select></p>",
    )
    eyes.show(*fields)
    before = eyes.body()
    for place in range(1, len(fields) + 1):
        eyes.click(f"main > :nth-child({place})")
        QTest.keyClicks(target_of(surface), "b ")
        QTest.keyClick(target_of(surface), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert eyes.body() == before
    values = '[...document.querySelectorAll("input, textarea, select")].map((i) => `${i.value}-${i.checked}`).join()'
    assert eyes.see(values) == "-false,-undefined,on-false,a-undefined"


def test_focus_stays_where_the_user_put_it(qtbot: QtBot, eyes: Eyes, surface: WebSurface) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column, field = QVBoxLayout(window), QLineEdit()
    column.addWidget(field)
    column.addWidget(surface)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    field.setFocus()
    eyes.show('<a href="/x" autofocus>a</a><p tabindex="0" autofocus>p</p><input autofocus>', "<p>text</p>")
    wait_for_picture(eyes)
    assert QApplication.focusWidget() is field
    surface.setParent(None)


Modifier = Qt.KeyboardModifier

KEYS = (
    (Qt.Key.Key_F5, Modifier.NoModifier),
    (Qt.Key.Key_R, Modifier.ControlModifier),
    (Qt.Key.Key_Left, Modifier.AltModifier),
    (Qt.Key.Key_Right, Modifier.AltModifier),
    (Qt.Key.Key_Home, Modifier.AltModifier),
    (Qt.Key.Key_Backspace, Modifier.NoModifier),
    (Qt.Key.Key_W, Modifier.ControlModifier),
    (Qt.Key.Key_U, Modifier.ControlModifier),
    (Qt.Key.Key_P, Modifier.ControlModifier),
    (Qt.Key.Key_O, Modifier.ControlModifier),
    (Qt.Key.Key_S, Modifier.ControlModifier),
    (Qt.Key.Key_J, Modifier.ControlModifier),
    (Qt.Key.Key_I, Modifier.ControlModifier | Modifier.ShiftModifier),
    (Qt.Key.Key_F7, Modifier.NoModifier),
    (Qt.Key.Key_F11, Modifier.NoModifier),
    (Qt.Key.Key_F12, Modifier.NoModifier),
    (Qt.Key.Key_Back, Modifier.NoModifier),
    (Qt.Key.Key_Refresh, Modifier.NoModifier),
    (Qt.Key.Key_S, Modifier.AltModifier),  # the access key of the link
)


def test_keys_of_a_browser_do_nothing(eyes: Eyes, surface: WebSurface, listener: Listener) -> None:
    eyes.show(f'<p><a href="{listener.address}" accesskey="s">link</a></p>', "<p>text</p>")
    eyes.click("p")
    eyes.see('(window.same = true, document.querySelector("a").focus(), 1)')
    for key, modifiers in KEYS:
        QTest.keyClick(target_of(surface), key, modifiers)
    wait_for_picture(eyes)
    assert eyes.see("window.same") is True
    assert not has_acted(eyes, surface, listener)


DRAGGABLE = "width: 80px; height: 60px; -webkit-user-drag: element"


def test_nothing_is_dragged_out(eyes: Eyes, surface: WebSurface, listener: Listener) -> None:
    eyes.show(
        f'<p><a href="{listener.address}">a long link</a></p>',
        f'<p><img draggable="true" src="/blog/img/dot.png" style="{DRAGGABLE}"></p>',
        '<p draggable="true">text</p>',
    )
    eyes.wait_for('document.querySelector("img").naturalWidth === 8')
    eyes.see("window.begun = window.dragged = 0")
    eyes.see(
        "(window.addEventListener('dragstart', (event) => { begun += 1; dragged += !event.defaultPrevented; }), 1)"
    )
    for number, selector in enumerate(("a", "img", "p[draggable]"), start=1):
        eyes.see(PAINTED)
        eyes.wait_for("window.seen")
        start = QPoint(*(round(float(eyes.see(f"{box(selector)}.{side}"))) + 8 for side in ("x", "y")))
        left = Qt.MouseButton.LeftButton
        QTest.mousePress(target_of(surface), left, pos=start)
        for step in range(1, 8):
            QTest.mouseMove(target_of(surface), start + QPoint(6 * step, 3 * step))
        QTest.mouseRelease(target_of(surface), left, pos=start + QPoint(42, 21))
        eyes.wait_for(f"window.begun === {number}")
    assert eyes.see("window.dragged") == 0


def box(selector: str) -> str:
    return f"document.querySelector('{selector}').getBoundingClientRect()"


def test_whatever_is_dropped_does_not_open(
    eyes: Eyes, surface: WebSurface, listener: Listener, tmp_path: Path, pictures: Path
) -> None:
    page = tmp_path / "page.html"
    page.write_text("<p>other</p>", encoding="utf-8")
    html = '<p>text</p><p contenteditable="true">more</p><input>'
    eyes.show(html)
    before = eyes.body()
    addresses = [QUrl.fromLocalFile(str(path)) for path in (page, pictures / "blog/img/dot.png")]
    for address in (*addresses, QUrl(listener.address)):
        drop(surface, methodcaller("setUrls", [address]))
    drop(surface, methodcaller("setText", "javascript:alert(1)"))
    drop(surface, methodcaller("setHtml", ATTACKS["onerror"].replace("HOST", listener.address)))
    assert eyes.body() == before
    assert eyes.see("document.querySelector('input').value") == ""
    assert not has_acted(eyes, surface, listener)


def drop(surface: WebSurface, fill: Callable[[QMimeData], object]) -> None:
    """Drop something on the view and on what draws it, at two places."""
    data = QMimeData()
    fill(data)
    copy, left, plain = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for target in (surface, target_of(surface)):
        for place in (QPoint(40, 30), QPoint(40, 60)):
            QApplication.sendEvent(target, QDragEnterEvent(place, copy, data, left, plain))
            QApplication.sendEvent(target, QDragMoveEvent(place, copy, data, left, plain))
            QApplication.sendEvent(target, QDropEvent(QPointF(place), copy, data, left, plain))


def test_post_covers_nothing_but_itself(eyes: Eyes, surface: WebSurface) -> None:
    surface.set_header(Header(title="The true title"))
    cover = "inset: -900px; z-index: 2147483647; background: red; width: 5000px; height: 5000px"
    for position in ("fixed", "absolute", "sticky"):
        eyes.show(f'<p>text</p><div id="cover" style="position: {position}; {cover}">Log in again</div>')
        assert eyes.see(f"(({{ x, y }}) => document.elementFromPoint(x + 4, y + 4).tagName)({box('h1')})") == "H1"


@pytest.mark.parametrize(
    "around", ["{}", "@media all {{ @supports (color: red) {{ {} }} }}", "@layer site {{ a {{ }} }} {}"]
)
def test_style_sheets_of_a_site_change_nothing_that_holds_a_post(eyes: Eyes, surface: WebSurface, around: str) -> None:
    rule = "main { translate: none !important } header { z-index: -5 !important } p { color: rgb(1, 2, 3) }"
    surface.set_appearance(Appearance(Look.SITE, dark=False, ground="#ffffff"))
    surface.set_sheets((around.format(f"@layer guard {{ {rule} }} @layer guard.more {{ {rule} }} {rule}"),))
    eyes.show("<p>text</p>")
    assert eyes.see("getComputedStyle(document.querySelector('main')).translate") == "0px"
    assert eyes.see("getComputedStyle(document.querySelector('header')).zIndex") == "1"
    assert eyes.see("getComputedStyle(document.querySelector('main p')).color") == "rgb(1, 2, 3)"


def test_names_in_a_post_hide_nothing_that_the_scripts_need(
    eyes: Eyes, surface: WebSurface, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    names = ("scrollIntoView", "textContent", "getBoundingClientRect", "children", "attributes", "tagName", "closest")
    fields = "".join(f'<input name="{name}">' for name in names)
    eyes.show('<p style="height: 3000px">text</p>', f'<form id="here"><p>text</p>{fields}</form>')
    surface.go_to("here")
    assert eyes.see("scrollY") > 1000
    eyes.drag("form > p", "form > p")
    told: list[object] = []
    surface.tell_selected(lambda selected: told.append(selected and selected.text))
    eyes.wait_for("true")
    assert told == ["text"]
    assert "refused" not in caplog.text


def test_margins_collapse_around_the_post_as_on_the_site(eyes: Eyes, surface: WebSurface) -> None:
    surface.set_header(Header(title="Title"))
    eyes.show('<p style="margin: 50px 0">text</p>')
    gap = f"{box('main p')}.top - {box('header')}.bottom"
    assert eyes.see(gap) == 50


# -- what only a script could ask for ---------------------------------------------------------


ANSWERS = "const given = () => (window.answer = 'given'); const refused = () => (window.answer = 'refused');"

REQUESTS = {
    "place": "navigator.geolocation.getCurrentPosition(given, refused)",
    "notices": "Notification.requestPermission((answer) => (answer === 'granted' ? given() : refused()))",
    "microphone": "navigator.mediaDevices.getUserMedia({ audio: true }).then(given, refused)",
    "clipboard": "navigator.clipboard.readText().then(given, refused)",
    "full screen": "document.documentElement.requestFullscreen().then(given, refused)",
    "fetch": "fetch('HOST/x').then(given, refused)",
    "window": "(window.open('HOST/x') ? given() : refused())",
    "confirm": "(confirm('Sure?') ? given() : refused())",
    "prompt": "(prompt('Name?') ? given() : refused())",
    "alert": "(alert('Hello'), print(), refused())",
}


@pytest.mark.parametrize("name", REQUESTS)
def test_even_our_own_scripts_are_refused(eyes: Eyes, surface: WebSurface, listener: Listener, name: str) -> None:
    eyes.see(f"(() => {{ {ANSWERS} {REQUESTS[name].replace('HOST', listener.address)}; return 1; }})()")
    eyes.wait_for("!!window.answer")
    assert eyes.see("window.answer") == "refused"
    assert not has_acted(eyes, surface, listener)


def test_nothing_is_downloaded(qtbot: QtBot, eyes: Eyes, surface: WebSurface, tmp_path: Path) -> None:
    profile = surface.page().profile()
    profile.setDownloadPath(str(tmp_path / "downloads"))
    asked_for: list[QWebEngineDownloadRequest] = []
    profile.downloadRequested.connect(asked_for.append)
    surface.page().download(QUrl("twim://post/blog/img/dot.png"), "dot.png")
    cancelled = QWebEngineDownloadRequest.DownloadState.DownloadCancelled
    qtbot.waitUntil(lambda: [one.state() for one in asked_for] == [cancelled], timeout=10_000)
    assert not (tmp_path / "downloads").exists()


def test_page_leads_nowhere_even_when_the_program_says_so(eyes: Eyes, surface: WebSurface, listener: Listener) -> None:
    eyes.show("<p>stays</p>", "<p>text</p>")
    for address in (f"{listener.address}/x", "file:///etc/passwd", "twim://post/blog/img/dot.png", "data:text/html,x"):
        surface.page().load(QUrl(address))
    wait_for_picture(eyes)
    assert "stays" in eyes.body()
    assert not has_acted(eyes, surface, listener)


# -- traces -----------------------------------------------------------------------------------


def test_profile_keeps_nothing_on_the_disk(surface: WebSurface) -> None:
    profile = surface.page().profile()
    assert profile.isOffTheRecord()
    assert profile.httpCacheType() is QWebEngineProfile.HttpCacheType.NoCache
    assert profile.persistentCookiesPolicy() is QWebEngineProfile.PersistentCookiesPolicy.NoPersistentCookies


def test_run_leaves_no_file(tmp_path: Path) -> None:
    """Show a post with everything in it in a process whose home is empty; look what is there afterwards."""
    home = tmp_path / "home"
    home.mkdir()
    kinds = {f"XDG_{kind}_HOME": str(home / kind) for kind in ("CACHE", "CONFIG", "DATA", "STATE")}
    others = {"MESA_SHADER_CACHE_DISABLE": "true"}  # the graphics library's own, the same for any program
    environment = os.environ | kinds | others | {"HOME": str(home), "TMPDIR": str(home)}
    subprocess.run([sys.executable, "-m", "tests.ui.preview.quiet_run"], env=environment, check=True, timeout=120)
    assert [str(path.relative_to(home)) for path in home.rglob("*") if path.is_file()] == []
