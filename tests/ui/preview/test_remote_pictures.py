"""A picture on another site shows when the user says so, and the page itself still asks nobody for it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.services.fakes import ManualExecutor
from tests.services.media.web import Answer, Web, little_web
from tests.ui.launch import Launcher
from tests.ui.preview.deaths import kill_renderer
from tests.ui.preview.desk import Desk
from tests.ui.preview.eyes import Eyes
from tests.ui.preview.listener import Listener
from twimeditor.services.media import FetchError, Picture, RemotePictures, Standing
from twimeditor.services.media.fetch import Fetch
from twimeditor.ui.bridge import QtExecutor
from twimeditor.ui.preview.remote_bar import RemoteBar
from twimeditor.ui.preview.web import WebSurface

FAR = "https://far.example/boat.png"
IMAGE = f'<p><img src="{FAR}" alt="A boat"></p>'


@dataclass
class Sea:
    """Where the pictures of these tests come from: `outcome` is what each attempt meets."""

    picture: Picture
    executor: ManualExecutor = field(default_factory=ManualExecutor)
    asked: list[str] = field(default_factory=list)
    failure: FetchError | None = None

    def remote(self) -> RemotePictures:
        return RemotePictures(self.executor, partial(_Job, self))


@dataclass
class _Job:
    sea: Sea
    address: str

    def run(self) -> Picture:
        self.sea.asked.append(self.address)
        if self.sea.failure is not None:
            raise self.sea.failure
        return self.sea.picture

    def cancel(self) -> None:
        pass


@pytest.fixture
def sea(pictures: Path) -> Sea:
    return Sea(Picture((pictures / "blog/img/dot.png").read_bytes(), "image/png"))


@pytest.fixture
def remote(sea: Sea) -> RemotePictures:
    return sea.remote()


def says(eyes: Eyes) -> str:
    return str(eyes.see("getComputedStyle(document.querySelector('img'), '::before').content"))


def wait_until_shown(eyes: Eyes) -> None:
    eyes.wait_for("document.querySelector('img').getBoundingClientRect().width === 8")


def test_picture_on_another_site_waits_and_says_where_it_is(eyes: Eyes, remote: RemotePictures, sea: Sea) -> None:
    eyes.show(IMAGE, f'<img src="{FAR}">', '<img src="/blog/img/dot.png">', '<img src="https://matrix.org/x.png">')
    assert "Picture on another site, not loaded: far.example. Click to show it." in says(eyes)
    assert "A boat" in says(eyes)
    assert remote.waiting == (FAR,)
    assert sea.asked == []


def test_click_on_the_card_shows_the_picture(eyes: Eyes, surface: WebSurface, remote: RemotePictures, sea: Sea) -> None:
    picked: list[object] = []
    surface.events.picked.connect(lambda *told: picked.append(told))
    eyes.show(IMAGE)
    eyes.click("img")
    eyes.wait_for("getComputedStyle(document.querySelector('img')).cursor === 'progress'")
    assert "Loading the picture from far.example" in says(eyes)
    sea.executor.work()
    wait_until_shown(eyes)
    assert sea.asked == [FAR]
    assert eyes.body() == eyes.parsed(IMAGE)
    assert picked == []


def test_page_keeps_its_policy_and_asks_nobody(asked: list[str], eyes: Eyes, remote: RemotePictures, sea: Sea) -> None:
    policy = "document.querySelector('meta[http-equiv]').content"
    before = eyes.see(policy)
    eyes.show(IMAGE)
    eyes.click("img")
    eyes.wait_for("getComputedStyle(document.querySelector('img')).cursor === 'progress'")
    sea.executor.work()
    wait_until_shown(eyes)
    assert eyes.see(policy) == before
    assert "far.example" not in before
    assert [url for url in asked if "far.example" in url] == []


@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier])
def test_other_clicks_load_nothing(eyes: Eyes, remote: RemotePictures, modifier: Qt.KeyboardModifier) -> None:
    eyes.show(IMAGE)
    eyes.click("img", modifier)
    eyes.click("img", button=Qt.MouseButton.MiddleButton)
    assert remote.standings[FAR].standing is Standing.WAITING


def test_failure_is_said_and_a_click_tries_again(eyes: Eyes, remote: RemotePictures, sea: Sea) -> None:
    sea.failure = FetchError("It is not a picture.")
    eyes.show(IMAGE)
    assert says(eyes)
    remote.allow([FAR])
    sea.executor.work()
    assert "could not be loaded from far.example. It is not a picture. Click to try again." in says(eyes)
    sea.failure = None
    eyes.click("img")
    eyes.wait_for("getComputedStyle(document.querySelector('img')).cursor === 'progress'")
    sea.executor.work()
    wait_until_shown(eyes)


def test_same_picture_by_several_spellings_is_one(eyes: Eyes, remote: RemotePictures, sea: Sea) -> None:
    spellings = ("https://FAR.example/boat.png", " https://far.example/a/../boat.png", "//far.example/boat.png")
    eyes.show(*(f'<img src="{spelling}">' for spelling in spellings))
    eyes.wait_for("!!preview.channel")
    assert remote.waiting == (FAR,)
    remote.allow(remote.waiting)
    sea.executor.work()
    eyes.wait_for("[...document.querySelectorAll('img')].every((image) => image.getBoundingClientRect().width === 8)")


def test_picture_of_a_post_that_names_another_token_is_not_there(eyes: Eyes) -> None:
    eyes.show('<img src="twim://remote/0000">', '<img src="twim://remote/../blog/img/dot.png">')
    eyes.wait_for('[...document.querySelectorAll("img")].every((image) => image.complete)')
    assert eyes.see('[...document.querySelectorAll("img")].every((image) => image.naturalWidth === 0)')


def test_kinds_that_could_be_more_than_a_picture_are_only_that(
    eyes: Eyes, remote: RemotePictures, sea: Sea, listener: Listener
) -> None:
    svg = f"""<svg xmlns="http://www.w3.org/2000/svg" width="8" height="6" onload="document.title='acted'">
        <script>document.title = "acted"</script><image href="{listener.address}/a.png" width="8" height="6"/></svg>"""
    sea.picture = Picture(svg.encode(), "image/svg+xml")
    eyes.show(IMAGE)
    assert says(eyes)
    remote.allow([FAR])
    sea.executor.work()
    wait_until_shown(eyes)
    assert eyes.see("document.title") == "Preview"
    assert listener.calls == 0


# -- the bar ----------------------------------------------------------------------------------


def show_in(desk: Desk, *addresses: str) -> RemoteBar:
    quote = next(node for node in desk.issue.leaves() if "Line 0" in str(node.values) or "A boat" in str(node.values))
    desk.type(quote, "body", "\n\n".join(f"![A boat]({address})" for address in addresses))
    bar = desk.panel.findChild(RemoteBar)
    assert bar is not None
    desk.qtbot.waitUntil(bar.isVisible)
    return bar


def test_bar_offers_all_at_once(desk: Desk) -> None:
    near = "http://127.0.0.1:8080/boat.png"
    bar = show_in(desk, near, f"{near}?2")
    assert bar.text("remote") == "2 pictures lie on other sites and are not loaded: 127.0.0.1"
    buttons = bar.buttons("remote")
    assert list(buttons) == ["Show pictures", "Not now"]
    QTest.keyClick(buttons["Show pictures"], Qt.Key.Key_Space)
    assert not bar.isVisible()
    assert "It lies in your own network." in says(desk.eyes)


def test_bar_that_was_sent_away_comes_back_for_another_picture_only(desk: Desk) -> None:
    bar = show_in(desk, "https://far.example/a.png")
    bar.buttons("remote")["Not now"].click()
    assert not bar.isVisible()
    desk.type(desk.node("It hoots."), "body", "It hoots again.")
    assert desk.eyes.see("document.querySelectorAll('img').length") == 1
    assert not bar.isVisible()
    show_in(desk, "https://far.example/a.png", "https://other.example/b.png")
    assert bar.text("remote") == "2 pictures lie on other sites and are not loaded: far.example, other.example"


def test_bar_goes_with_the_pictures(desk: Desk) -> None:
    bar = show_in(desk, "https://far.example/a.png")
    desk.session.undo()
    desk.qtbot.waitUntil(lambda: not bar.isVisible())


def test_picture_is_there_again_after_the_process_died(qtbot: QtBot, desk: Desk) -> None:
    show_in(desk, "http://127.0.0.1/boat.png").buttons("remote")["Show picture"].click()
    assert "own network" in says(desk.eyes)
    kill_renderer(desk)
    qtbot.waitUntil(lambda: desk.surface.idle, timeout=20_000)
    assert "own network" in says(desk.eyes)


# -- the whole way ----------------------------------------------------------------------------


@pytest.fixture
def web() -> Iterator[Web]:
    with little_web() as web:
        yield web


class TestWholeWay:
    """Fetched by the program from a server on this machine, in a thread."""

    @pytest.fixture
    def executor(self) -> Iterator[QtExecutor]:
        executor = QtExecutor()
        yield executor
        executor.close()

    @pytest.fixture
    def remote(self, executor: QtExecutor) -> RemotePictures:
        return RemotePictures(executor, partial(Fetch, may_ask=lambda _: True))

    def test_picture_is_asked_for_once(self, eyes: Eyes, remote: RemotePictures, sea: Sea, web: Web) -> None:
        web.answers["/boat.png"] = Answer(sea.picture.data)
        eyes.show(f'<p><img src="{web.address}/boat.png"></p>', f'<p><img src="{web.address}/boat.png"></p>')
        assert says(eyes)
        assert web.asked == []
        eyes.click("img")
        wait_until_shown(eyes)
        assert [asked.path for asked in web.asked] == ["/boat.png"]
        assert {"cookie", "referer", "origin"} & set(web.asked[0].headers) == set()


def test_window_forgets_what_was_allowed_when_another_issue_is_opened(launch: Launcher, post: Path) -> None:
    near = "http://127.0.0.1:1/boat.png"
    app = launch(post)
    remote = app.window.parts.remote
    remote.saw([near])
    remote.allow([near])
    other = post.with_name("other.md")
    other.write_text("## Other\n", encoding="utf-8")
    app.window.posts.open(other)
    remote.saw([near])
    assert remote.waiting == (near,)
    app.window.posts.open(post)
    remote.saw([near])
    assert list(remote.waiting) == []


@pytest.mark.parametrize(
    ("address", "named"),
    [
        ("https://xn--80ak6aa92e.com/a.png", "xn--80ak6aa92e.com"),
        ("https://bank.example@evil.example/a.png", "evil.example"),
        ("http://a!b.example/a.png", "a!b.example"),
        (
            f"https://{'bank.example.' * 12}evil.example/a.png",
            "bank.example.bank.example.bank.example.evil.example",
        ),
    ],
)
def test_bar_names_who_would_be_asked(qtbot: QtBot, remote: RemotePictures, address: str, named: str) -> None:
    bar = RemoteBar(remote)
    qtbot.addWidget(bar)
    remote.saw([address])
    shown = (bar.text("remote") or "").rpartition(": ")[2]
    assert shown.endswith(named)
    assert len(shown) <= 61
