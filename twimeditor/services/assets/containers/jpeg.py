"""JPEG files and their segments."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from twimeditor.services.assets.containers.parts import UPRIGHT, Bare, Broken, Measure, orientation

_FRAMES: Final = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_SCAN: Final = 0xDA
_END: Final = 0xD9
_JFIF: Final = 0xE0
_ADOBE: Final = 0xEE
_DROPPED: Final = frozenset({*range(0xE0, 0xF0), 0xFE})
_ALONE: Final = frozenset({0x01, *range(0xD0, 0xD9)})
_MOST_SCANS: Final = 200
_NEXT: Final = re.compile(rb"\xff([\x01-\xcf\xd8-\xfe])")
"""Finds markers; what begins with a plain character is found many times faster than a run of them would be."""

_PROFILE: Final = b"ICC_PROFILE\0"


class _Segment(NamedTuple):
    marker: int
    start: int
    """Where its marker stands; its content begins four bytes later."""
    end: int


def measure(data: bytes) -> Measure:
    """Return what the header tells."""
    sizes = []
    for segment in _segments(data, until=_SCAN):
        if segment.marker in _FRAMES:
            content = data[segment.start + 5 : segment.start + 9]
            sizes.append((int.from_bytes(content[2:], "big"), int.from_bytes(content[:2], "big")))
    if not sizes or 0 in sizes[-1]:
        raise Broken
    return Measure(*sizes[-1], area=max(width * height for width, height in sizes))


def strip(data: bytes) -> Bare:
    """Return the file with nothing but its picture, and with what tells how its colours are coded."""
    kept = [b"\xff\xd8"]
    exif = b""
    profile: dict[bytes, bytes] = {}
    for segment in _segments(data):
        content = data[segment.start + 4 : segment.end]
        if segment.marker == 0xE1 and content.startswith(b"Exif\0\0"):
            exif = exif or content
        elif segment.marker == 0xE2 and content.startswith(_PROFILE):
            profile.setdefault(content[12:13], content[14:])
        if segment.marker in _DROPPED:
            kept.append(_kept(segment.marker, content))
        else:
            kept.append(data[segment.start : segment.end])
    bare = b"".join(kept)
    turn = orientation(exif) if exif else UPRIGHT
    return Bare(data if bare == data else bare, turn, b"".join(profile[number] for number in sorted(profile)))


def _kept(marker: int, content: bytes) -> bytes:
    """Return what stays of a segment that decoders may leave out: density without a thumbnail, Adobe's transform."""
    if marker == _JFIF and content.startswith(b"JFIF\0") and len(content) >= 14:
        return b"\xff\xe0\x00\x10" + content[:12] + b"\0\0"
    if marker == _ADOBE and content.startswith(b"Adobe") and len(content) >= 12:
        return b"\xff\xee\x00\x0e" + content[:12]
    return b""


def _segments(data: bytes, until: int = _END) -> Iterator[_Segment]:
    """Yield the segments up to the first of a kind; that of a scan goes on to the marker behind its pixels."""
    at, scans = 2, 0
    while found := _NEXT.search(data, at):
        marker, start = found[1][0], found.end() - 2
        if marker in _ALONE:
            at = found.end()
            continue
        if marker == until != _END:
            return
        end = start + 2 if marker == _END else start + 2 + int.from_bytes(data[start + 2 : start + 4], "big")
        if marker == _SCAN:
            scans += 1
            following = _NEXT.search(data, end)
            end = following.start() if following else len(data)
        if end > len(data) or end < start + 2 or scans > _MOST_SCANS:
            raise Broken
        yield _Segment(marker, start, end)
        if marker == _END:
            return
        at = end
