"""AVIF files and their boxes."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from twimeditor.services.assets.containers.parts import Bare, Broken, Measure

_PLAIN: Final = frozenset({b"ftyp", b"meta", b"mdat"})
_SIZES: Final = re.compile(rb"ispe\0\0\0\0(.{4})(.{4})", re.DOTALL)
_EXIF, _HIDDEN = b"Exif", b"-Ex-"
_MORE: Final = re.compile(rb"Exif|-Ex-|mime|uri |uuid|colrprof|colrrICC|irot|imir")
"""What tells of things in a file that are not its pixels, or that its pixels are not yet what is shown."""


class _Box(NamedTuple):
    name: bytes
    start: int
    end: int


def measure(data: bytes) -> Measure:
    """Return what the header tells: the picture is the largest of its tiles."""
    meta = next((data[box.start : box.end] for box in _boxes(data) if box.name == b"meta"), b"")
    sizes = [(int.from_bytes(width, "big"), int.from_bytes(height, "big")) for width, height in _SIZES.findall(meta)]
    if not sizes or any(0 in size for size in sizes):
        raise Broken
    return Measure(*max(sizes, key=lambda size: size[0] * size[1]), moves=any(b.name == b"moov" for b in _boxes(data)))


def strip(data: bytes) -> Bare:
    """Return the file with its EXIF under a name that nobody knows: how it is turned is told elsewhere.

    To take it out, all that is behind it would have to be moved; who reads it is not asked to make sense of it.
    """
    boxes = tuple(_boxes(data))
    parts = (data[box.start : box.end].replace(_EXIF, _HIDDEN) if box.name == b"meta" else b"" for box in boxes)
    return Bare(b"".join(part or data[box.start : box.end] for box, part in zip(boxes, parts, strict=True)))


def is_plain(data: bytes) -> bool:
    """Tell whether a file is nothing but a picture, as it is to be shown."""
    boxes = tuple(_boxes(data))
    whole = bool(boxes) and boxes[-1].end == len(data)
    return whole and all(
        box.name in _PLAIN and not (box.name == b"meta" and _MORE.search(data, box.start, box.end)) for box in boxes
    )


def _boxes(data: bytes) -> Iterator[_Box]:
    """Yield the outermost boxes."""
    at = 0
    while at + 8 <= len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        if length == 1:
            length = int.from_bytes(data[at + 8 : at + 16], "big")
        end = at + length if length else len(data)
        if end > len(data) or end < at + 8:
            raise Broken
        yield _Box(data[at + 4 : at + 8], at, end)
        at = end
