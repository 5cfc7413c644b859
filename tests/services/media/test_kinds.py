"""A picture is known by its bytes."""

import pytest

from twimeditor.services.media.kinds import image_kind


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n....", "image/png"),
        (b"\xff\xd8\xff\xe0..", "image/jpeg"),
        (b"GIF89a..", "image/gif"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp"),
        (b"\x00\x00\x00\x1cftypavif....", "image/avif"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image/svg+xml"),
        (b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- a --><!-- b -->\n<svg>', "image/svg+xml"),
        (b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd"><svg>', "image/svg+xml"),
        (b"<!doctype html><svg>", None),
        (b"<html><svg>", None),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]><svg>', None),
        (b"<svgx>", None),
        (b"RIFF\x00\x00\x00\x00WAVE", None),
        (b"\x00\x00\x00\x1cftypisom", None),
        (b"MZ", None),
        (b"", None),
    ],
)
def test_kind_by_first_bytes(data: bytes, kind: str | None) -> None:
    assert image_kind(data) == kind


def test_many_comments_are_read_in_no_time() -> None:
    assert image_kind(b"<!--" + b"--><!--" * 500 + b"-->") is None
