"""What other programs drop and copy, as they do it: pictures are told from text by what there is."""

import base64
from collections.abc import Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QMimeData, QUrl
from PySide6.QtGui import QImage

from twimeditor.ui.actions.clips import CLIPPING
from twimeditor.ui.widgets.pictured import Coming, brings_pictures, dropped, pasted_pictures

PNG = b"\x89PNG\r\n\x1a\nsome"
WEB = "https://pictures.example.org/lamp.png"


def data(
    *,
    text: str = "",
    html: str = "",
    urls: tuple[str, ...] = (),
    image: bool = False,
    png: bytes = b"",
    more: Mapping[str, bytes] | None = None,
) -> QMimeData:
    """Return data of these formats."""
    made = QMimeData()
    if text:
        made.setText(text)
    if html:
        made.setHtml(html)
    if urls:
        made.setUrls([QUrl(url) for url in urls])
    if image:
        made.setImageData(QImage(2, 2, QImage.Format.Format_RGB32))
    for name, held in {**({"image/png": png} if png else {}), **(more or {})}.items():
        made.setData(name, QByteArray(held))
    return made


@pytest.mark.parametrize(
    ("copied", "name"),
    [
        (data(png=PNG, image=True), "a screenshot tool"),
        (data(png=PNG, more={"image/bmp": b"BM", "image/tiff": b"II"}), "GIMP"),
        (data(html=f'<meta charset="utf-8"><img src="{WEB}" alt="A lamp">', png=PNG), "Chromium, Copy image"),
        (data(text=WEB, html=f'<img src="{WEB}">', png=PNG, more={"image/jpeg": b"\xff\xd8"}), "Firefox, Copy image"),
        (data(html=f'<style>p {{color: red}}</style><img src="{WEB}">', png=PNG), "with a style sheet"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_copied_picture_is_its_bytes(copied: QMimeData, name: str) -> None:
    came = pasted_pictures(copied)
    assert came.blob is not None
    assert came.blob.data == PNG, name


@pytest.mark.parametrize(
    ("copied", "name"),
    [
        (data(text="Hello"), "text"),
        (data(text="Hello", html="<p>Hello</p>"), "rich text"),
        (data(text="A lamp shines", html=f'<p>A lamp <img src="{WEB}"> shines</p>'), "a browser's selection"),
        (data(text="A lamp", html=f'<p>A lamp <img src="{WEB}"></p>', png=PNG), "with its picture beside"),
        (
            data(text="1\t2", html="<table><tr><td>1<td>2</table>", png=PNG, image=True),
            "cells of Calc",
        ),
        (data(text="1\t2", png=PNG), "cells without HTML"),
        (data(text=WEB), "an address"),
        (data(text=WEB, urls=(WEB,)), "a link"),
        (data(text="![](x.png)", png=PNG, more={CLIPPING: b"x"}), "rows of ours"),
        (data(urls=("file:///home/robin/notes.txt",), text="/home/robin/notes.txt"), "a file that is no picture"),
        (QMimeData(), "nothing"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_text_wins_where_there_is_text(copied: QMimeData, name: str) -> None:
    assert not pasted_pictures(copied), name


def test_an_emptied_clipboard_has_no_pictures() -> None:
    assert not pasted_pictures(None)


def test_files_of_a_file_manager_keep_their_order() -> None:
    paths = ("/home/robin/b.png", "/home/robin/a b.jpg")
    copied = data(urls=tuple(map("file://{}".format, paths)), text="\n".join(paths))
    copied.setData("x-special/gnome-copied-files", QByteArray(b"copy"))
    assert pasted_pictures(copied).paths == tuple(map(Path, paths))


def test_an_image_without_bytes_is_taken_as_it_is() -> None:
    came = pasted_pictures(data(image=True))
    assert came.blob is None
    assert came.image is not None
    assert came.image.width() == 2


def test_what_a_page_says_of_its_picture_is_proposed() -> None:
    came = dropped(data(html=f'<img src="{WEB}" alt=" A lamp ">', urls=(WEB,), png=PNG))
    assert came.alt == "A lamp"
    assert came.blob is not None
    assert came.blob.name == "lamp.png"


def test_a_picture_without_bytes_is_its_address() -> None:
    dragged = data(html=f'<img src="{WEB}">', urls=("https://example.org/page",), text="https://example.org/page")
    assert dropped(dragged).urls == (WEB,), "the picture, not the page that it links to"


def test_a_picture_within_the_html_is_decoded() -> None:
    inline = base64.b64encode(PNG).decode()
    came = dropped(data(html=f'<img src="data:image/png;base64,{inline}">'))
    assert came.blob is not None
    assert came.blob.data == PNG


@pytest.mark.parametrize(
    "address", ["data:image/png;base64,%%%", "data:text/html,<b>x</b>", "data:image/png,", "data:"]
)
def test_what_is_no_picture_within_the_html_is_none(address: str) -> None:
    assert not dropped(data(html=f'<img src="{address}">'))


@pytest.mark.parametrize(
    ("address", "plainly"),
    [
        (WEB, True),
        (f"{WEB}?size=large", True),
        ("https://youtu.be/abcdefghijk", True),
        ("https://tube.example.org/w/abcdef", True),
        ("https://example.org/article", False),
        ("https://example.org/file.pdf", False),
    ],
)
def test_a_text_takes_addresses_that_are_none_of_pictures(address: str, *, plainly: bool) -> None:
    dragged = data(urls=(address,), text=address)
    assert brings_pictures(dragged, onto_text=True) is plainly
    assert brings_pictures(dragged)
    assert dropped(dragged).urls == (address,)


@pytest.mark.parametrize(
    ("dragged", "brings"),
    [
        (data(urls=("file:///home/robin/post.md",)), False),
        (data(urls=("file:///home/robin/post.md", "file:///home/robin/a.png")), True),
        (data(urls=("file:///home/robin/media.zip",)), True),
        (data(urls=("mailto:robin@example.org",)), False),
        (data(text="words"), False),
        (data(text="words", html="<b>words</b>"), False),
        (data(image=True), True),
        (data(more={"image/svg+xml": b"<svg/>"}), True),
    ],
)
def test_a_drag_is_looked_at_by_what_it_is(dragged: QMimeData, *, brings: bool) -> None:
    assert brings_pictures(dragged) is brings
    assert brings_pictures(dragged, onto_text=True) is brings


def test_nothing_is_nothing() -> None:
    assert not Coming()
