"""Nothing private is left in a published picture: a marker is planted wherever a file can hold one."""

import io
import zlib

import pytest
from PIL import Image

from tests.services.assets.pictures import (
    MARKER,
    XMP,
    drawing,
    exif,
    moving,
    opened,
    photo,
    saved,
    wide_profile,
    with_chunks,
    with_extension,
    with_riff,
    with_segments,
)
from twimeditor.core.assets.kinds import Kind
from twimeditor.services.assets.treat import Treatment, treat

TREATMENTS = [Treatment(None), Treatment(longest=40), *(Treatment(None, kind) for kind in (Kind.PNG, Kind.JPEG))]


def full_jpeg(image: Image.Image) -> bytes:
    thumbnail = b"JFXX\0\x10" + saved(image.resize((16, 12)), "JPEG", comment=MARKER)
    segments = [
        (0xE0, thumbnail),
        (0xE1, b"Exif\0\0" + exif().removeprefix(b"Exif\0\0")),
        (0xE1, b"http://ns.adobe.com/xap/1.0/\0" + XMP),
        (0xE2, b"FPXR\0" + MARKER),
        (0xED, b"Photoshop 3.0\0008BIM\x04\x04\0\0\0\0" + MARKER),
        (0xEB, b"JP" + MARKER),
        (0xFE, MARKER),
    ]
    return with_segments(saved(image, "JPEG"), segments) + MARKER


def full_png(image: Image.Image) -> bytes:
    chunks = [
        (b"tEXt", b"Author\0" + MARKER),
        (b"zTXt", b"Author\0\0" + zlib.compress(MARKER)),
        (b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + XMP),
        (b"eXIf", exif().removeprefix(b"Exif\0\0")),
        (b"tIME", b"\x07\xe6\1\2\3\4\5"),
        (b"prVt", MARKER),
    ]
    return with_chunks(saved(image, "PNG"), chunks) + MARKER


def full_webp(image: Image.Image, **options: object) -> bytes:
    return with_riff(saved(image, "WEBP", exif=exif(), xmp=XMP, **options), b"PRIV", MARKER) + MARKER


def full_gif(gif: bytes) -> bytes:
    return with_extension(with_extension(gif, 0xFE, MARKER), 0xFF, b"XMP DataXMP" + XMP) + MARKER


def full(form: str, size: tuple[int, int] = (64, 48)) -> bytes:
    image = drawing(size)
    match form:
        case "JPEG":
            return full_jpeg(image)
        case "PNG":
            return full_png(image)
        case "WEBP":
            return full_webp(image)
        case "GIF":
            return full_gif(saved(image, "GIF", comment=MARKER))
        case _:
            return saved(image, "AVIF", exif=exif(), xmp=XMP)


@pytest.mark.parametrize("treatment", TREATMENTS, ids=str)
@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "GIF", "AVIF"])
def test_no_marker_is_left(form: str, treatment: Treatment) -> None:
    data = full(form)
    assert MARKER in data
    result = treat(data, "a", treatment)
    assert MARKER not in result.data
    assert not {"exif", "xmp", "comment", "icc_profile", "photoshop", "mp"} & opened(result.data).info.keys()
    for name in (b"zTXt", b"tEXt", b"iTXt", b"eXIf", b"tIME", b"Exif", b"EXIF"):
        assert name not in result.data


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "GIF"])
def test_pixels_are_those_of_the_original(form: str) -> None:
    data = full(form)
    assert (
        opened(treat(data, "a", Treatment()).data).convert("RGBA").tobytes() == opened(data).convert("RGBA").tobytes()
    )


def test_jpeg_loses_its_data_but_no_pixel_is_coded_anew() -> None:
    plain = saved(photo(), "JPEG", quality=70)
    assert treat(full_jpeg(photo()), "a", Treatment()).data == saved(photo(), "JPEG")
    with_all = with_segments(plain, [(0xE1, b"Exif\0\0" + exif()[6:]), (0xFE, MARKER)])
    assert treat(with_all, "a", Treatment()).data == plain


def test_pictures_that_a_camera_puts_behind_the_first_go() -> None:
    plain = saved(photo(), "JPEG")
    data = with_segments(plain, [(0xE2, b"MPF\0" + MARKER)]) + plain + MARKER
    assert treat(data, "a", Treatment()).data == plain


def test_thumbnail_within_the_header_of_a_jpeg_goes() -> None:
    plain = saved(drawing(), "JPEG")
    header = plain[6:18] + b"\1\1" + b"\x11\x22\x33"
    data = plain[:2] + b"\xff\xe0" + (len(header) + 2).to_bytes(2, "big") + header + plain[20:]
    assert treat(data, "a", Treatment()).data == plain


def test_colours_of_paper_keep_what_tells_how_they_are_coded() -> None:
    data = saved(drawing().convert("CMYK"), "JPEG", comment=MARKER)
    result = treat(data, "a", Treatment())
    expected = opened(data).convert("RGB").getpixel((5, 5))
    assert opened(result.data).mode == "RGB"
    found = opened(result.data).getpixel((5, 5))
    assert isinstance(expected, tuple)
    assert isinstance(found, tuple)
    assert all(abs(one - other) < 8 for one, other in zip(expected, found, strict=True))


def moving_full(form: str) -> bytes:
    data = moving(form)
    match form:
        case "PNG":
            return with_chunks(data, [(b"tEXt", b"Author\0" + MARKER), (b"eXIf", exif().removeprefix(b"Exif\0\0"))])
        case "GIF":
            return full_gif(data)
        case _:
            return moving("WEBP", exif=exif(), xmp=XMP)


@pytest.mark.parametrize("form", ["PNG", "GIF", "WEBP"])
def test_animation_loses_what_is_private_and_no_byte_of_its_frames(form: str) -> None:
    result = treat(moving_full(form), "a", Treatment())
    assert result.data == moving(form)
    assert "but for what it tells about its author" in result.notes[0]


def test_profile_of_an_animation_stays_as_its_pixels_are_not_converted() -> None:
    profile = wide_profile()
    for form in ("PNG", "WEBP"):
        data = moving(form, icc_profile=profile)
        assert treat(data, "a", Treatment()).data == data


def test_picture_whose_data_makes_no_sense_comes_in() -> None:
    nonsense = [b"", b"Exif\0\0", b"Exif\0\0II*\0\xff\xff\xff\xff", b"Exif\0\0MM\0*\0\0\0\x08\xff\xff" + b"\1\x12" * 9]
    for block in nonsense:
        data = with_segments(saved(drawing(), "JPEG"), [(0xE1, block), (0xE2, b"ICC_PROFILE\0\1\1" + block)])
        assert treat(data, "a", Treatment()).data == saved(drawing(), "JPEG")
    text_bomb = b"Comment\0\0" + zlib.compress(bytes(80_000_000))
    assert treat(with_chunks(saved(drawing(), "PNG"), [(b"zTXt", text_bomb)]), "a", Treatment()).width == 64
    broken = bytearray(with_chunks(saved(drawing(), "PNG"), [(b"tEXt", b"a\0b")]))
    broken[44] ^= 1
    assert Image.open(io.BytesIO(treat(bytes(broken), "a", Treatment()).data)).size == (64, 48)
