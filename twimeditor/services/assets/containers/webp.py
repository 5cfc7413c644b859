"""WebP files and their chunks."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from twimeditor.services.assets.containers.parts import UPRIGHT, Bare, Broken, Measure, orientation

_EXTENDED: Final = b"VP8X"
_PICTURES: Final = frozenset({b"VP8 ", b"VP8L"})
_STILL: Final = _PICTURES | {_EXTENDED, b"ALPH"}
_MOVING: Final = _STILL | {b"ANIM", b"ANMF", b"ICCP"}
_LARGEST: Final = 16_384
"""No side may be longer; the header of a file has room for more."""

_ICC_FLAG, _EXIF_FLAG, _XMP_FLAG, _MOVES_FLAG = 0x20, 0x08, 0x04, 0x02


class _Chunk(NamedTuple):
    name: bytes
    start: int
    """Where its name stands; its content begins eight bytes later."""
    end: int
    """Where its content ends; a byte may follow that makes its length even."""


def measure(data: bytes) -> Measure:
    """Return what the headers of the file and of its picture tell."""
    sizes, frames, moves = [], 0, False
    for chunk in _chunks(data):
        content = data[chunk.start + 8 : min(chunk.end, chunk.start + 24)]
        if chunk.name == _EXTENDED:
            moves = bool(content[:1] and content[0] & _MOVES_FLAG)
            sizes.append((_three(content[4:7]) + 1, _three(content[7:10]) + 1))
        elif chunk.name in _PICTURES:
            sizes.append(_size_of(chunk.name, content))
        elif chunk.name == b"ANMF":
            frames += 1
    if not sizes or 0 in sizes[0] or max(sizes[0]) > _LARGEST:
        raise Broken
    return Measure(*sizes[0], max(frames, 1), max(width * height for width, height in sizes), moves=moves)


def is_lossless(data: bytes) -> bool:
    """Tell whether the pixels of a picture that does not move are coded without a loss."""
    return any(chunk.name == b"VP8L" for chunk in _chunks(data))


def strip(data: bytes, *, moves: bool = False) -> Bare:
    """Return the file with nothing but its picture; one that moves keeps its profile."""
    if len(data) < 8 + int.from_bytes(data[4:8], "little"):
        raise Broken
    exif, profile, kept = b"", b"", []
    for chunk in _chunks(data):
        content = data[chunk.start + 8 : chunk.end]
        if chunk.name == b"EXIF":
            exif = exif or content
        elif chunk.name == b"ICCP":
            profile = profile or content
        if chunk.name in (_MOVING if moves else _STILL):
            kept.append(_written(chunk.name, content, moves=moves))
    body = b"WEBP" + b"".join(kept)
    bare = b"RIFF" + len(body).to_bytes(4, "little") + body
    return Bare(data if bare == data else bare, orientation(exif) if exif else UPRIGHT, profile)


def _written(name: bytes, content: bytes, *, moves: bool) -> bytes:
    if name == _EXTENDED and content:
        gone = _EXIF_FLAG | _XMP_FLAG | (0 if moves else _ICC_FLAG)
        content = bytes((content[0] & ~gone,)) + content[1:]
    return name + len(content).to_bytes(4, "little") + content + b"\0" * (len(content) % 2)


def _chunks(data: bytes) -> Iterator[_Chunk]:
    """Yield the chunks, as far as they are whole."""
    size = min(len(data), 8 + int.from_bytes(data[4:8], "little"))
    at = 12
    while at + 8 <= size:
        end = at + 8 + int.from_bytes(data[at + 4 : at + 8], "little")
        if end > size:
            return
        yield _Chunk(data[at : at + 4], at, end)
        at = end + end % 2


def _size_of(name: bytes, content: bytes) -> tuple[int, int]:
    """Return width and height by the first bytes of a picture's code."""
    if name == b"VP8L":
        bits = int.from_bytes(content[1:5], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    return int.from_bytes(content[6:8], "little") & 0x3FFF, int.from_bytes(content[8:10], "little") & 0x3FFF


def _three(number: bytes) -> int:
    return int.from_bytes(number, "little")
