"""What a stranger wrote cannot act in the plain preview either, nor stop the window, which it shares a thread with."""

import time
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from tests.ui.preview.eyes import fragments
from twimeditor.services.media import RemotePictures
from twimeditor.ui.preview.fallback import PictureBrowser, TextSurface
from twimeditor.ui.preview.files import Pictures
from twimeditor.ui.preview.missing import bounded, with_words


@pytest.fixture
def found(pictures: Path, remote: RemotePictures) -> Pictures:
    return Pictures(lambda: (pictures,), lambda: "/blog/post", remote)


OUTSIDE = {
    "style": '<div style="background-image: url({})">text</div>',
    "table": '<table background="{}"><tr><td>text</td></tr></table>',
    "picture": '<img data-src="/blog/img/dot.png" src={}>text',
    "picture behind a sign": '<img alt="<" src="{}">text',
    "address of a file": '<img alt="<" src="file://{}">text',
}


@pytest.mark.parametrize("name", OUTSIDE)
def test_no_file_outside_is_read(qtbot: QtBot, found: Pictures, tmp_path: Path, name: str) -> None:
    outside = tmp_path / "outside.png"
    picture = QImage(300, 200, QImage.Format.Format_RGB32)
    picture.fill(0x00FF00)
    assert picture.save(str(outside))
    surface = TextSurface(found, "")
    qtbot.addWidget(surface)
    surface.resize(400, 300)
    surface.show()
    surface.show_all(fragments({1: OUTSIDE[name].format(outside)}))
    seen = surface.grab().toImage()
    shown = {seen.pixelColor(x, y).name() for x in range(0, 400, 3) for y in range(0, 300, 3)}
    assert "#00ff00" not in shown


def test_what_is_not_allowed_is_an_empty_picture_and_not_left_to_qt(
    qtbot: QtBot, found: Pictures, pictures: Path, tmp_path: Path
) -> None:
    browser = PictureBrowser(found)
    qtbot.addWidget(browser)
    (pictures / "film.webm").write_bytes(b"film")
    for address in ("/film.webm", "https://far.example/a.png", "file:///dev/zero", str(tmp_path), "/dev/zero"):
        answer = browser.loadResource(2, QUrl(address))
        assert isinstance(answer, QImage)
        assert (answer.width(), answer.pixelColor(0, 0).alpha()) == (1, 0)
    assert not isinstance(browser.loadResource(2, QUrl("/blog/img/dot.png")), QImage)


@pytest.mark.parametrize(
    "html",
    [
        "<table>" + "<tr><td colspan=1000 rowspan='65534'>x</td></tr>" * 100 + "</table>",
        "<table><tr><td colspan=2147483647>x</td></tr></table>",
        "<table><tr><td>" * 100 + "x",
    ],
    ids=["cells", "cell", "tables"],
)
def test_no_table_keeps_the_window_waiting(qtbot: QtBot, found: Pictures, html: str) -> None:
    surface = TextSurface(found, "")
    qtbot.addWidget(surface)
    surface.resize(400, 300)
    surface.show()
    start = time.process_time()
    surface.show_all(fragments({1: html}))
    surface.grab()
    assert time.process_time() - start < 5  # a tenth of that on a free machine; without bounds, minutes


def test_usual_tables_are_left_as_they_are() -> None:
    html = '<table><tr><td colspan="12" rowspan=3>x<table></table></td></tr></table><table></table>' * 10
    assert bounded(html) == html
    assert bounded('<td colspan="1234">') == '<td colspan="12">'
    assert bounded("<table>" * 6 + "<td>a</td>b") == f"<p>{' ' * 7}a b</p>"


def test_pictures_without_an_end_take_no_time() -> None:
    start = time.process_time()
    html = "<img " * 100_000
    assert with_words(html, lambda _address: True) == html
    assert time.process_time() - start < 3
