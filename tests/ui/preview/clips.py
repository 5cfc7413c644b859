"""Small moving pictures, made here: a GIF and a WebM that change their colour every so often."""

import base64
import struct

RED = base64.b64decode("EAMAnQEqQAAwAAKHCIWFiJmEiA6CAnWqAgbmQP30Js8uAP7zpP/ra9t4ZQf/ZWP/Ssf+lY/coA==")
BLUE = base64.b64decode("0AIAnQEqQAAwAAKHCIWFiJmEiA6CAnTyZro0eb8Wd8D++Wcf/2Vj//Ssf/6Vj94Lqqnr79A=")
"""Key frames of VP8, 64 by 48 points, as the engine's own encoder made them of a plain colour."""

UNPLAYABLE = b"\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isomavc1" + b"\x00\x00\x00\x08moov" + bytes(2000)
"""Begins as an MP4 does, and has nothing in it that could be played."""


def gif() -> bytes:
    """Return a picture of 8 by 8 points that turns from red to blue and back for ever."""
    header = b"GIF89a" + struct.pack("<HHBBB", 8, 8, 0x80, 0, 0)
    colours = b"\xff\x00\x00\x00\x00\xff"
    for_ever = b"\x21\xff\x0bNETSCAPE2.0\x03\x01\x00\x00\x00"
    return header + colours + for_ever + _gif_frame(0) + _gif_frame(1) + b"\x3b"


def _gif_frame(colour: int) -> bytes:
    """Return a frame in one colour, shown for a twentieth of a second; each point is a code of its own."""
    control = b"\x21\xf9\x04\x04" + struct.pack("<H", 5) + b"\x00\x00"
    place = b"\x2c" + struct.pack("<HHHHB", 0, 0, 8, 8, 0)
    clear, end, bits, width = 4, 5, "", 3
    for _ in range(64):
        bits = f"{colour:0{width}b}{clear:0{width}b}" + bits
    bits = f"{end:0{width}b}" + bits + f"{clear:0{width}b}"
    data = int(bits, 2).to_bytes((len(bits) + 7) // 8, "little")
    return control + place + b"\x02" + bytes([len(data)]) + data + b"\x00"


def webm(seconds: int, *, padding: int = 0) -> bytes:
    """Return a video that is red in its even seconds and blue in its odd ones.

    `padding` bytes of nothing stand before each second, so that the whole is not read at once.
    """
    header = _element(0x1A45DFA3, _element(0x4282, b"webm"), _element(0x4287, b"\x02"), _element(0x4285, b"\x02"))
    scale = _element(0x2AD7B1, (1_000_000).to_bytes(3, "big"))
    info = _element(0x1549A966, scale, _element(0x4489, struct.pack(">d", seconds * 1000.0)))
    clusters = [_cluster(second, padding) for second in range(seconds)]
    start = len(info) + len(_tracks()) + len(_cues([0] * seconds))
    places = [start + sum(map(len, clusters[:second])) for second in range(seconds)]
    return header + _element(0x18538067, info, _tracks(), _cues(places), *clusters)


def _tracks() -> bytes:
    video = _element(0xE0, _element(0xB0, b"\x40"), _element(0xBA, b"\x30"))
    track = (_element(0xD7, b"\x01"), _element(0x73C5, b"\x01"), _element(0x83, b"\x01"), _element(0x86, b"V_VP8"))
    return _element(0x1654AE6B, _element(0xAE, *track, video))


def _cues(places: list[int]) -> bytes:
    points = (_cue(second, place) for second, place in enumerate(places))
    return _element(0x1C53BB6B, *points)


def _cue(second: int, place: int) -> bytes:
    position = _element(0xB7, _element(0xF7, b"\x01"), _element(0xF1, place.to_bytes(8, "big")))
    return _element(0xBB, _element(0xB3, (second * 1000).to_bytes(4, "big")), position)


def _cluster(second: int, padding: int) -> bytes:
    block = b"\x81\x00\x00\x80" + (BLUE if second % 2 else RED)
    nothing = _element(0xEC, bytes(padding))
    return _element(0x1F43B675, _element(0xE7, (second * 1000).to_bytes(4, "big")), nothing, _element(0xA3, block))


def _element(kind: int, *parts: bytes) -> bytes:
    """Return an element of EBML; its size always takes eight bytes, so that places can be told before."""
    content = b"".join(parts)
    return kind.to_bytes((kind.bit_length() + 7) // 8, "big") + (len(content) | 1 << 56).to_bytes(8, "big") + content
