"""What a file is, by its header alone, and what cannot come in at all."""

import struct
import zlib
from time import thread_time

import pytest

from tests.services.assets.pictures import (
    drawing,
    frames,
    moving,
    photo,
    png_of,
    saved,
    with_chunks,
    with_riff,
)
from twimeditor.core.assets.kinds import Kind
from twimeditor.services.assets.look import MOST_BYTES, Picture, look
from twimeditor.services.assets.refusal import Refused

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" %s><rect width="5" height="5"/></svg>'


def refusal(data: bytes, name: str = "a.png") -> str:
    with pytest.raises(Refused) as caught:
        look(data, name)
    return str(caught.value)


@pytest.mark.parametrize(
    ("form", "kind"),
    [("PNG", Kind.PNG), ("JPEG", Kind.JPEG), ("GIF", Kind.GIF), ("WEBP", Kind.WEBP), ("AVIF", Kind.AVIF)],
)
def test_kind_and_size_of_a_still_picture(form: str, kind: Kind) -> None:
    data = saved(drawing((64, 48)), form)
    seen = look(data, "named.wrongly")
    assert seen == Picture(kind, 64, 48, 1, len(data), is_photo=kind is Kind.JPEG)
    assert not seen.moves


@pytest.mark.parametrize(("form", "kind"), [("PNG", Kind.APNG), ("GIF", Kind.GIF), ("WEBP", Kind.WEBP)])
def test_animations_tell_how_many_frames_they_have(form: str, kind: Kind) -> None:
    seen = look(moving(form), "a")
    assert (seen.kind, seen.width, seen.height, seen.frames) == (kind, 32, 24, 3)
    assert seen.moves


def test_lossless_and_transparent_webp_tell_their_size() -> None:
    assert look(saved(drawing((61, 7)), "WEBP", lossless=True), "a").width == 61
    assert look(saved(drawing((61, 7), "RGBA"), "WEBP"), "a").height == 7


def test_png_with_much_detail_is_a_photo_and_a_screenshot_is_none() -> None:
    assert look(saved(photo(), "PNG"), "a").is_photo
    assert not look(saved(drawing((400, 300)), "PNG"), "a").is_photo
    assert not look(saved(photo((20, 20)), "PNG"), "a").is_photo, "an icon is no photo"


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        (b'width="120" height="80"', (120, 80)),
        (b'width="120px" height="1in"', (120, 96)),
        (b'viewBox="0 0 300 150"', (300, 150)),
        (b'width="600" viewBox="0 0 300 150"', (600, 300)),
        (b'height="75" viewBox="0,0,300,150"', (150, 75)),
        (b'width="100%" height="100%" viewBox="0 0 30 20"', (30, 20)),
        (b'width="1e9" height="7"', (0, 0)),
        (b'width="900000" height="900000"', (0, 0)),
        (b"", (0, 0)),
    ],
)
def test_size_of_a_drawing_as_far_as_it_tells(attributes: bytes, size: tuple[int, int]) -> None:
    seen = look(SVG % attributes, "a.svg")
    assert seen.kind is Kind.SVG
    assert (seen.width, seen.height) == size


def test_videos_are_known() -> None:
    assert look(b"\x00\x00\x00\x18ftypmp42\0\0\0\0isommp42" + bytes(50), "a.mp4").kind is Kind.MP4
    assert look(b"\x1a\x45\xdf\xa3\x9fB\x82\x84webm" + bytes(50), "a.webm").kind is Kind.WEBM


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty: it has 0 bytes"),
        (b"<!DOCTYPE html>\n<title>Not found</title>", "is a web page, not a picture"),
        (b"\n<!-- cached --><HTML lang=en>", "is a web page, not a picture"),
        (b"Sorry, not found \xe2\x80\x93 404", "is text, not a picture"),
        (b"\x00\x00\x00\x18ftypheic\0\0\0\0mif1heic", "is a HEIC picture"),
        (b"\x00\x00\x00\x18ftypmif1\0\0\0\0mif1heix", "is a HEIC picture"),
        (b"\x00\x00\x00\x14ftypqt  \0\0\0\0qt  ", "is a video that not all browsers play"),
        (b"II*\0\x08\0\0\0", "is a TIFF"),
        (b"BM\x36\0\0\0", "is a BMP picture"),
        (b"\0\0\1\0\1\0", "is an icon file"),
        (b"8BPS\0\1", "is a Photoshop file"),
        (b"%PDF-1.7", "is a PDF"),
        (b"PK\x03\x04", "is a zip archive"),
        (b"\x1f\x8b\x08\0", "is packed with gzip"),
        (b"\x1a\x45\xdf\xa3\x9fB\x82\x88matroska", "is a Matroska video"),
        (b"\x7fELF\2\1\1\0\xff\xfe", "is not a picture that can be read"),
    ],
)
def test_what_is_no_picture_for_the_web_is_named_with_the_way_out(data: bytes, said: str) -> None:
    message = refusal(data, "cat.png")
    assert message.startswith(f"“cat.png” {said}")
    assert message.endswith(".")
    assert len(message.split(". ")) >= 2, "it says what to do, too"


@pytest.mark.parametrize("form", ["PNG", "JPEG", "GIF", "WEBP", "AVIF"])
def test_header_that_ends_too_early_is_refused(form: str) -> None:
    assert "is damaged or incomplete" in refusal(saved(drawing(), form)[:13])


def test_more_than_100_megabytes_is_refused_before_anything_is_read() -> None:
    data = saved(drawing(), "PNG").ljust(MOST_BYTES + 1, b"\0")
    assert "at most 100 MB can come in" in refusal(data)
    assert look(data[:-1], "a.png").width == 64


def test_drawing_too_large_for_a_browser_is_refused() -> None:
    data = (SVG % b"").ljust(10_000_001)
    assert "too much for a drawing" in refusal(data)
    assert look(data[:-1], "a.svg").kind is Kind.SVG


def test_more_than_64_megapixels_is_refused_and_not_one_less() -> None:
    assert look(png_of(8000, 8000, b""), "a").width == 8000
    assert "8,001 × 8,000 pixels; at most 64 megapixels" in refusal(png_of(8001, 8000, b""))
    assert "30,000 × 30,000 pixels" in refusal(png_of(30_000, 30_000, zlib.compress(bytes(1000))))


def jpeg_header(width: int, height: int) -> bytes:
    return b"\xff\xd8" + b"\xff\xc0" + struct.pack(">HBHHB", 11, 8, height, width, 1) + b"\1\x11\0" + b"\xff\xda\0\2"


def test_huge_pictures_are_refused_whatever_the_format() -> None:
    gif = b"GIF89a" + struct.pack("<HH", 60_000, 60_000) + moving("GIF")[10:]
    vp8x = b"VP8X\x0a\0\0\0" + bytes(4) + (15_999).to_bytes(3, "little") * 2
    avif = saved(drawing((64, 48)), "AVIF").replace(struct.pack(">II", 64, 48), struct.pack(">II", 30_000, 30_000))
    webp = b"RIFF" + struct.pack("<I", 4 + len(vp8x)) + b"WEBP" + vp8x
    for data in (jpeg_header(60_000, 60_000), gif, webp, avif):
        assert "at most 64 megapixels" in refusal(data)


def test_picture_larger_than_its_canvas_counts_by_what_it_takes() -> None:
    first, second = frames(2, (40, 30))
    gif = bytearray(saved(first, "GIF", save_all=True, append_images=[second]))
    at = gif.rindex(b"\x2c\0\0\0\0")
    gif[at + 5 : at + 9] = struct.pack("<HH", 65_000, 65_000)
    assert "at most 64 megapixels" in refusal(bytes(gif))


def test_animations_beyond_all_reason_are_refused() -> None:
    base = png_of(8000, 8000, b"")
    assert "an animation of 70 frames" in refusal(with_chunks(base, [(b"acTL", struct.pack(">II", 70, 0))]))
    assert look(with_chunks(base, [(b"acTL", struct.pack(">II", 60, 0))]), "a").frames == 60


def test_header_of_a_large_photo_is_read_in_no_time() -> None:
    data = saved(photo((4000, 3000)), "JPEG", quality=70)
    start = thread_time()
    assert look(data, "a.jpg").width == 4000
    assert thread_time() - start < 0.05, "it takes less than a millisecond"


def test_what_stands_before_the_header_counts_not() -> None:
    assert look(with_chunks(saved(drawing(), "PNG"), [(b"tEXt", b"a\0b")] * 50), "a").width == 64
    assert look(with_riff(saved(drawing(), "WEBP"), b"XXXX", b"abc"), "a").width == 64
