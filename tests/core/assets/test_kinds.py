"""A picture or video is known by its bytes."""

import pytest

from twimeditor.core.assets.kinds import Kind, kind_of


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n....", Kind.PNG),
        (b"\xff\xd8\xff\xe0..", Kind.JPEG),
        (b"GIF87a..", Kind.GIF),
        (b"GIF89a..", Kind.GIF),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", Kind.WEBP),
        (b"RIFF\x00\x00\x00\x00WAVE", None),
        (b"\x00\x00\x00\x1cftypavif\0\0\0\0mif1", Kind.AVIF),
        (b"\x00\x00\x00\x1cftypmif1\0\0\0\0mif1avifmiaf", Kind.AVIF),
        (b"\x00\x00\x00\x18ftypheic\0\0\0\0mif1heic", None),
        (b"\x00\x00\x00\x18ftypisom\0\0\0\0isomiso2", Kind.MP4),
        (b"\x00\x00\x00\x18ftypmp42\0\0\0\0isommp42", Kind.MP4),
        (b"\x00\x00\x00\x14ftypqt  \0\0\0\0qt  ", None),
        (b"\x00\x00\x00\x14ftypqt  \0\0\0\0isom", None),
        (b"\x1a\x45\xdf\xa3\x9fB\x86\x81\x01B\xf7\x81\x01B\x82\x84webm", Kind.WEBM),
        (b"\x1a\x45\xdf\xa3\x40\x20B\x82\x40\x04webm", Kind.WEBM),
        (b"\x1a\x45\xdf\xa3\x01\0\0\0\0\0\0\x30B\x82\x01\0\0\0\0\0\0\x04webm", Kind.WEBM),
        (b"\x1a\x45\xdf\xa3\x9fB\x86\x81\x01B\xf7\x81\x01B\x82\x88matroska", None),
        (b"\x1a\x45\xdf\xa3\x9fB\x82\x88matroskawebm", None),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", Kind.SVG),
        (b"<s:svg xmlns:s='http://www.w3.org/2000/svg'/>", Kind.SVG),
        (b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- a --><?b c?><!-- d -->\n<svg>', Kind.SVG),
        (b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd"><svg>', Kind.SVG),
        (b'<!DOCTYPE svg [\n<!ENTITY a "b">\n]><svg>', Kind.SVG),
        ('<?xml version="1.0" encoding="utf-16"?><svg/>'.encode("utf-16"), Kind.SVG),
        (b"<!doctype html><svg>", None),
        (b"<html><svg>", None),
        (b"<svgx>", None),
        (b"words about <svg>", None),
        (b"MZ", None),
        (b"", None),
    ],
)
def test_kind_by_first_bytes(data: bytes, kind: Kind | None) -> None:
    assert kind_of(data) is kind


@pytest.mark.parametrize("data", [b"<!--" + b"--><!--" * 9000, b" " * 65000, b"<?" * 30000, b"<!DOCTYPE svg [" * 4000])
def test_what_never_becomes_a_drawing_is_told_in_no_time(data: bytes) -> None:
    assert kind_of(data) is None


def test_each_kind_has_a_name_a_suffix_and_a_media_type() -> None:
    assert {kind.suffix for kind in Kind} == {".png", ".jpg", ".gif", ".webp", ".avif", ".svg", ".webm", ".mp4"}
    assert {kind for kind in Kind if kind.is_video} == {kind for kind in Kind if kind.media_type.startswith("video/")}
    assert Kind.APNG.suffix == Kind.PNG.suffix
    assert Kind.WEBP.label == "WebP"
