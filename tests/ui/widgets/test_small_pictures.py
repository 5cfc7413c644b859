"""Pictures as small as they are shown: values in, values out, on any thread."""

import io
import os
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QSize

from twimeditor.ui.widgets.small_pictures import small_picture

TURNED = 6
"""The orientation of a photo that lies on its side."""


def photo(width: int, height: int, orientation: int = 1) -> bytes:
    held, exif = io.BytesIO(), Image.Exif()
    exif[0x0112] = orientation
    Image.new("RGB", (width, height), "teal").save(held, "JPEG", exif=exif)
    return held.getvalue()


def drawing(inside: str = "") -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">{inside}</svg>'


def test_a_large_picture_is_shown_small_and_knows_its_size() -> None:
    image, size = small_picture(photo(400, 100), 100)
    assert (image.size(), size) == (QSize(100, 25), QSize(400, 100))


def test_a_small_picture_stays_as_it_is() -> None:
    image, size = small_picture(photo(40, 10), 100)
    assert (image.size(), size) == (QSize(40, 10), QSize(40, 10))


def test_a_photo_on_its_side_stands_up() -> None:
    image, size = small_picture(photo(400, 100, TURNED), 100)
    assert (image.size(), size) == (QSize(25, 100), QSize(100, 400))


def test_a_file_is_what_its_bytes_are(tmp_path: Path) -> None:
    path = tmp_path / "called.svg"
    path.write_bytes(photo(40, 10))
    assert small_picture(path, 100).size == QSize(40, 10)


def test_a_drawing_is_drawn(tmp_path: Path) -> None:
    path = tmp_path / "lamp.svg"
    path.write_text(drawing('<rect width="40" height="20" fill="red"/>'), encoding="utf-8")
    image, size = small_picture(path, 20)
    assert (image.size(), size) == (QSize(20, 10), QSize(40, 20))
    assert image.pixelColor(10, 5).name() == "#ff0000"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with a name here")
def test_a_drawing_opens_no_other_file(tmp_path: Path) -> None:
    pipe = tmp_path / "waits.png"  # who opens it waits for its writer for ever
    os.mkfifo(pipe)
    image = f'<image xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="{pipe}" width="9" height="9"/>'
    assert small_picture(drawing(image).encode(), 20).size == QSize(40, 20)


@pytest.mark.parametrize("data", [b"", b"no picture", drawing().encode()[:30]])
def test_what_cannot_be_read_is_no_picture(data: bytes) -> None:
    assert small_picture(data, 100).image.isNull()


def test_a_file_that_is_gone_is_no_picture(tmp_path: Path) -> None:
    assert small_picture(tmp_path / "gone.png", 100).image.isNull()
