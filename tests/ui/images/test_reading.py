"""A first look at pictures, and drawings made pixels: values in, values out, on any thread."""

import base64
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from tests.ui.images.hands import picture
from twimeditor.services.assets.refusal import Refused
from twimeditor.ui.bridge import QtExecutor
from twimeditor.ui.images.rasterise import LARGEST, LONGEST, png_of, rasterise
from twimeditor.ui.images.reading import read

SVG = """<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="{1}">
<rect width="{0}" height="{1}" fill="red"/></svg>"""


def test_a_drawing_is_made_pixels_on_a_worker(qtbot: QtBot) -> None:
    made: list[bytes] = []
    executor = QtExecutor()
    executor.submit(lambda: rasterise(SVG.format(200, 100).encode()), made.append, lambda _error: None)
    qtbot.waitUntil(lambda: bool(made))
    executor.close()
    image = QImage.fromData(made[0])
    assert (image.width(), image.height()) == (400, 200)
    assert image.pixelColor(200, 100).name() == "#ff0000"


def test_a_huge_drawing_is_no_larger_than_pictures_are() -> None:
    image = QImage.fromData(rasterise(SVG.format(90_000, 30_000).encode()))
    assert max(image.width(), image.height()) == LONGEST


@pytest.mark.parametrize("data", [b"", b"<svg", b"no drawing", SVG.format(9, 9).encode() + b" " * LARGEST])
def test_what_cannot_be_drawn_is_refused(data: bytes) -> None:
    with pytest.raises(Refused):
        rasterise(data)


@pytest.mark.parametrize("address", ["{path}", "file://{path}"])
def test_a_drawing_reads_no_file(tmp_path: Path, address: str) -> None:
    inner = tmp_path / "inner.png"
    inner.write_bytes(picture(colour="blue"))
    link = f'<image href="{address.format(path=inner)}" width="40" height="30"/>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30">{link}</svg>'
    assert QImage.fromData(rasterise(svg.encode())).pixelColor(40, 30).alpha() == 0


def test_a_picture_within_a_drawing_stays() -> None:
    inner = base64.b64encode(picture(colour="blue")).decode()
    link = f'<image href="data:image/png;base64,{inner}" width="40" height="30"/>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30">{link}</svg>'
    assert QImage.fromData(rasterise(svg.encode())).pixelColor(40, 30).name() == "#0000ff"


def test_an_image_without_pixels_is_no_picture() -> None:
    with pytest.raises(Refused):
        png_of(QImage())


def test_a_picture_is_seen_small_and_known_whole() -> None:
    found = read(lambda: picture(1200, 900, "JPEG"), "photo.jpg", 300)
    assert (found.picture.width, found.picture.height) == (1200, 900)
    assert (found.image.width(), found.image.height()) == (300, 225)
    assert read(picture, "small.png", 300).image.width() == 40
