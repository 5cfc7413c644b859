"""AVIF files and their boxes."""

import re
from typing import Final

from twimeditor.services.assets.containers.boxes import boxes
from twimeditor.services.assets.containers.parts import Bare, Broken, Measure

_PLAIN: Final = frozenset({b"ftyp", b"meta", b"mdat"})
_SIZES: Final = re.compile(rb"ispe\0\0\0\0(.{4})(.{4})", re.DOTALL)
_EXIF, _HIDDEN = b"Exif", b"-Ex-"
_MORE: Final = re.compile(rb"Exif|-Ex-|mime|uri |uuid|colrprof|colrrICC|irot|imir")
"""What tells of things in a file that are not its pixels, or that its pixels are not yet what is shown."""


def measure(data: bytes) -> Measure:
    """Return what the header tells: the picture is the largest of its tiles."""
    meta = next((data[box.start : box.end] for box in boxes(data) if box.name == b"meta"), b"")
    sizes = [(int.from_bytes(width, "big"), int.from_bytes(height, "big")) for width, height in _SIZES.findall(meta)]
    if not sizes or any(0 in size for size in sizes):
        raise Broken
    return Measure(*max(sizes, key=lambda size: size[0] * size[1]), moves=any(b.name == b"moov" for b in boxes(data)))


def strip(data: bytes) -> Bare:
    """Return the file with its EXIF under a name that nobody knows: how it is turned is told elsewhere.

    To take it out, all that is behind it would have to be moved; who reads it is not asked to make sense of it.
    """
    parts = ((box.name, data[box.start : box.end]) for box in boxes(data))
    return Bare(b"".join(part.replace(_EXIF, _HIDDEN) if name == b"meta" else part for name, part in parts))


def is_plain(data: bytes) -> bool:
    """Tell whether a file is nothing but a picture, as it is to be shown."""
    found = tuple(boxes(data))
    whole = bool(found) and found[-1].end == len(data)
    return whole and all(
        box.name in _PLAIN and not (box.name == b"meta" and _MORE.search(data, box.start, box.end)) for box in found
    )
