"""PNG files and their chunks."""

import zlib
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from twimeditor.services.assets.containers.parts import UPRIGHT, Bare, Broken, Measure, orientation

SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_DATA: Final = b"IDAT"
_STILL: Final = frozenset({b"IHDR", b"PLTE", b"tRNS", _DATA, b"IEND"})
_MOVING: Final = _STILL | {b"acTL", b"fcTL", b"fdAT", b"bKGD", b"pHYs", b"sBIT"}
_COLOURS: Final = frozenset({b"cHRM", b"cICP", b"gAMA", b"iCCP", b"sRGB"})
_MOST_PROFILE: Final = 4_000_000
_USUAL_GAMMA: Final = range(40_000, 50_001)
_SRGB: Final = b"\x01\x0d\x00\x01"


class _Chunk(NamedTuple):
    name: bytes
    start: int
    """Where its length is told; its content begins eight bytes later."""
    end: int


def measure(data: bytes) -> Measure:
    """Return what the header tells."""
    width, height, frames, moves = 0, 0, 1, False
    for chunk in _chunks(data):
        content = data[chunk.start + 8 : chunk.start + 16]
        if chunk.name == b"IHDR" and not width:
            width, height = int.from_bytes(content[:4], "big"), int.from_bytes(content[4:], "big")
        elif chunk.name == b"acTL":
            frames, moves = max(int.from_bytes(content[:4], "big"), 1), True
        elif chunk.name == _DATA:
            break
    if not (width and height):
        raise Broken
    return Measure(width, height, frames, moves=moves)


def strip(data: bytes, *, moves: bool = False) -> Bare:
    """Return the file with nothing but its picture; one that moves keeps its frames, and its colours as they are."""
    wanted = _MOVING | _COLOURS if moves else _STILL
    chunks = tuple(_checked(data, wanted, wanted | _COLOURS | {b"eXIf"}))
    if not chunks or chunks[-1].name != b"IEND":
        raise Broken
    if moves and not _is_in_order(data, chunks):
        raise Broken
    others = {chunk.name: data[chunk.start + 8 : chunk.end - 4] for chunk in chunks if chunk.name not in _STILL}
    wanted |= frozenset(_telling_colours(others))
    bare = SIGNATURE + b"".join(data[chunk.start : chunk.end] for chunk in chunks if chunk.name in wanted)
    turn = orientation(others[b"eXIf"]) if b"eXIf" in others else UPRIGHT
    return Bare(data if len(bare) == len(data) else bare, turn, _inflated(others.get(b"iCCP", b"")))


def joined(bare: bytes) -> bytes:
    """Return a stripped file with its pixels in a single chunk, which is decoded in one go."""
    chunks = tuple(_chunks(bare))
    places = [place for place, chunk in enumerate(chunks) if chunk.name == _DATA]
    if len(places) < 2 or places[-1] - places[0] >= len(places):
        return bare
    first, last = chunks[places[0]], chunks[places[-1]]
    packed = b"".join(bare[chunks[place].start + 8 : chunks[place].end - 4] for place in places)
    checksum = zlib.crc32(packed, zlib.crc32(_DATA)).to_bytes(4, "big")
    return bare[: first.start] + len(packed).to_bytes(4, "big") + _DATA + packed + checksum + bare[last.end :]


def colour_chunks(bare: bytes) -> tuple[tuple[bytes, bytes], ...]:
    """Return what a stripped file says about its colours, for those who write its pixels anew."""
    names = {b"gAMA", b"cHRM", b"cICP"}
    return tuple((one.name, bare[one.start + 8 : one.end - 4]) for one in _chunks(bare) if one.name in names)


def is_bomb(bare: bytes, measured: Measure) -> bool:
    """Tell whether there is far more in a file than its pixels: 8 bytes each and one a row are the most."""
    room = measured.width * measured.height * 8 + 8 * measured.height + 65536
    inflater = zlib.decompressobj()
    for chunk in _chunks(bare):
        if chunk.name == _DATA and room > 0:
            room -= len(inflater.decompress(inflater.unconsumed_tail + bare[chunk.start + 8 : chunk.end - 4], room))
    return room <= 0


def _chunks(data: bytes) -> Iterator[_Chunk]:
    """Yield the chunks up to the end of the picture, however many of them are there."""
    at = len(SIGNATURE)
    while at + 12 <= len(data):
        end = at + 12 + int.from_bytes(data[at : at + 4], "big")
        if end > len(data):
            return
        chunk = _Chunk(data[at + 4 : at + 8], at, end)
        yield chunk
        if chunk.name == b"IEND":
            return
        at = end


def _checked(data: bytes, needed: frozenset[bytes], names: frozenset[bytes]) -> Iterator[_Chunk]:
    """Yield the chunks of these names that are whole; all that are needed have to be."""
    view = memoryview(data)
    for chunk in _chunks(data):
        if chunk.name not in names:
            continue
        if zlib.crc32(view[chunk.start + 4 : chunk.end - 4]).to_bytes(4, "big") == data[chunk.end - 4 : chunk.end]:
            yield chunk
        elif chunk.name in needed:
            raise Broken


def _is_in_order(data: bytes, chunks: Iterable[_Chunk]) -> bool:
    """Tell whether an animation has all the frames that it declares, numbered one by one, each within the picture."""
    declared, width, height, numbers, frames = 0, 0, 0, 0, 0
    for chunk in chunks:
        first, *more = (int.from_bytes(data[at : at + 4], "big") for at in range(chunk.start + 8, chunk.start + 28, 4))
        if chunk.name == b"IHDR":
            width, height = first, more[0]
        elif chunk.name == b"acTL":
            declared = first
        elif chunk.name in {b"fcTL", b"fdAT"}:
            if first != numbers:
                return False
            numbers += 1
        if chunk.name == b"fcTL":
            frames += 1
            if more[0] + more[2] > width or more[1] + more[3] > height:
                return False
    return declared == frames


def _telling_colours(others: dict[bytes, bytes]) -> tuple[bytes, ...]:
    """Return which chunks tell of colours that are not the web's own, and are no profile to convert by."""
    if b"cICP" in others:
        return () if others[b"cICP"] == _SRGB else (b"cICP",)
    if b"iCCP" in others or b"sRGB" in others or int.from_bytes(others.get(b"gAMA", b"\0\0\xb1\x8f")) in _USUAL_GAMMA:
        return ()
    return (b"gAMA", b"cHRM")


def _inflated(content: bytes) -> bytes:
    """Return the profile in an iCCP chunk, nothing if it makes no sense."""
    _, _, packed = content.partition(b"\0")
    try:
        return zlib.decompressobj().decompress(packed[1:], _MOST_PROFILE)
    except zlib.error:
        return b""
