"""Pictures and videos by their addresses: nothing is fetched before the user says so."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtTest import QTest

from tests.services.media.web import Answer, Web, little_web
from tests.ui.images.hands import Hands, drop, picture
from twimeditor.services.media.fetch import Fetch


@pytest.fixture
def web() -> Iterator[Web]:
    with little_web() as web:
        yield web


@pytest.fixture
def near(hands: Hands) -> Hands:
    """Return hands at a window that may ask this machine."""
    hands.window.images.new_job = lambda address: Fetch(address, may_ask=lambda _address: True)
    return hands


def link(address: str, html: str = "") -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl(address)])
    data.setText(address)
    if html:
        data.setHtml(html)
    return data


def question(hands: Hands) -> str | None:
    return hands.window.banners.text("fetch")


def answer(hands: Hands, button: str) -> None:
    hands.window.banners.buttons("fetch")[button].click()


def test_a_picture_is_fetched_only_after_a_yes_that_names_the_host(near: Hands, web: Web) -> None:
    web.answers["/pictures/lamp.png"] = Answer(picture())
    address = f"{web.address}/pictures/lamp.png"
    assert drop(near.window.form, link(address, f'<img src="{address}" alt="A lamp">'))
    assert "127.0.0.1" in (question(near) or "")
    assert near.open_panel() is None
    assert not web.asked
    answer(near, "Fetch")
    panel = near.panel()
    assert panel.page.alt.text() == "A lamp"
    assert panel.page.name.text() == "lamp"
    near.insert()
    assert near.kept() == ["2031-03-07-lamp.png"]
    assert "![A lamp](/blog/img/2031-03-07-lamp.png)" in near.text


def test_a_no_asks_nobody(near: Hands, web: Web) -> None:
    assert drop(near.window.form, link(f"{web.address}/lamp.png"))
    answer(near, "Dismiss")
    assert question(near) is None
    assert not web.asked
    assert near.open_panel() is None


@pytest.mark.parametrize(
    ("given", "said"),
    [(Answer(b"none", 404), "404"), (Answer(b"<html>no</html>"), "not a picture")],
    ids=["missing", "a page"],
)
def test_what_cannot_be_had_is_told(near: Hands, web: Web, given: Answer, said: str) -> None:
    web.answers["/lamp.png"] = given
    before = near.text
    assert drop(near.window.form, link(f"{web.address}/lamp.png"))
    answer(near, "Fetch")
    assert said in near.told()
    assert "lamp.png" in near.told()
    assert near.open_panel() is None
    assert near.text == before


def test_the_own_network_is_never_asked(hands: Hands, web: Web) -> None:
    assert drop(hands.window.form, link(f"{web.address}/lamp.png"))
    answer(hands, "Fetch")
    assert "your own network" in hands.told()
    assert not web.asked


def test_cancel_ends_the_fetching(near: Hands, web: Web) -> None:
    gate = threading.Event()
    web.answers["/lamp.png"] = Answer(picture(300, 300, "BMP"), gate=gate)
    assert drop(near.window.form, link(f"{web.address}/lamp.png"))
    answer(near, "Fetch")
    panel = near.early_panel()
    near.qtbot.waitUntil(web.begun.is_set)
    assert panel.page.facts.text() == "Reading…"
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    gate.set()
    assert near.open_panel() is None
    assert near.window.banners.text("pictures") is None


def test_a_video_of_another_site_is_embedded_at_once(hands: Hands) -> None:
    assert drop(hands.window.form, link("https://www.youtube.com/watch?v=abcdefghijk"))
    assert question(hands) is None
    assert hands.open_panel() is None
    assert "abcdefghijk" in hands.text
    assert hands.session.undo_label == "Insert video"
    hands.session.undo()
    assert "abcdefghijk" not in hands.text
