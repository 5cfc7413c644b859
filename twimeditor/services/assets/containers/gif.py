"""GIF files and their blocks."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from twimeditor.services.assets.containers.parts import Bare, Broken, Measure

_EXTENSION: Final = 0x21
_IMAGE: Final = 0x2C
_TRAILER: Final = 0x3B
_CONTROL: Final = 0xF9
_APPLICATION: Final = 0xFF
_LOOPS: Final = (b"NETSCAPE2.0", b"ANIMEXTS1.0")


class _Block(NamedTuple):
    kind: int
    """`_IMAGE`, `_TRAILER` or the label of an extension."""
    start: int
    end: int


def measure(data: bytes) -> Measure:
    """Return what the blocks tell; a file that ends too early has as many frames as there are."""
    width, height = _number(data, 6), _number(data, 8)
    frames, area = 0, 0
    for block in _blocks(data):
        if block.kind == _IMAGE:
            frames += 1
            area = max(area, _extent(data, block.start, width, height))
    if not (width and height and frames):
        raise Broken
    return Measure(width, height, frames, area, moves=frames > 1)


def strip(data: bytes) -> Bare:
    """Return the file without comments and what programs wrote for themselves.

    Some of them forget the trailer, and no browser minds if all blocks are whole.
    """
    blocks = tuple(_blocks(data))
    if not blocks or (blocks[-1].kind != _TRAILER and blocks[-1].end != len(data)):
        raise Broken
    head = data[: blocks[0].start]
    bare = head + b"".join(data[block.start : block.end] for block in blocks if _is_picture(data, block))
    return Bare(data if len(bare) == len(data) else bare)


def _is_picture(data: bytes, block: _Block) -> bool:
    if block.kind == _APPLICATION:
        return data[block.start + 3 : block.start + 14] in _LOOPS
    return block.kind in {_IMAGE, _TRAILER, _CONTROL}


def _blocks(data: bytes) -> Iterator[_Block]:
    """Yield the blocks behind the header, as far as they are whole."""
    at = 13 + _table(data, 10)
    while at < len(data):
        kind = data[at]
        if kind == _TRAILER:
            yield _Block(kind, at, at + 1)
            return
        if kind == _IMAGE and at + 10 < len(data):
            end = _behind(data, at + 11 + _table(data, at + 9))
        elif kind == _EXTENSION and at + 1 < len(data):
            end = _behind(data, at + 2)
        else:
            return
        if end is None:
            return
        yield _Block(data[at + 1] if kind == _EXTENSION else kind, at, end)
        at = end


def _behind(data: bytes, at: int) -> int | None:
    """Return where the run of short blocks from `at` ends, None if the file ends before."""
    size = len(data)
    while at < size:
        length = data[at]
        at += 1 + length
        if not length:
            return at
    return None


def _table(data: bytes, at: int) -> int:
    """Return how long the table of colours is that the flags at `at` tell of."""
    flags = data[at] if at < len(data) else 0
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _extent(data: bytes, start: int, width: int, height: int) -> int:
    """Return the pixels of a canvas that a frame fits on."""
    right = max(width, _number(data, start + 1) + _number(data, start + 5))
    bottom = max(height, _number(data, start + 3) + _number(data, start + 7))
    return right * bottom


def _number(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 2], "little")
