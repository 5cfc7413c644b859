"""Pictures made on the spot, with all that a file can carry beside its picture."""

import io
import struct
import zlib
from collections.abc import Iterable
from hashlib import shake_128

from PIL import Image

MARKER = b"Rosalind-at-52.5200N-13.4050E"
"""Stands for what nobody should read off a published picture."""


def saved(image: Image.Image, form: str, **options: object) -> bytes:
    with io.BytesIO() as file:
        image.save(file, form, **options)
        return file.getvalue()


def opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def drawing(size: tuple[int, int] = (64, 48), mode: str = "RGB") -> Image.Image:
    """Return something with edges and few colours, as a screenshot has; no side and no corner is like another."""
    image = Image.new("RGB", size, (250, 250, 245))
    width, height = size
    image.paste((200, 30, 40), (0, 0, width // 2, height // 4))
    image.paste((20, 60, 200), (0, height // 4, width // 8, height))
    image.paste((10, 160, 80), (width // 2, height // 2, width, height * 3 // 4))
    return image.convert(mode)


def photo(size: tuple[int, int] = (400, 300)) -> Image.Image:
    """Return something without two equal neighbours, as a camera's picture has; always the same."""
    width, height = size
    noise = Image.frombytes("RGB", size, shake_128(b"photo").digest(width * height * 3))
    shade = Image.linear_gradient("L").resize(size)
    return Image.blend(Image.merge("RGB", (shade, shade.transpose(Image.Transpose.ROTATE_180), shade)), noise, 0.2)


def frames(count: int = 3, size: tuple[int, int] = (32, 24)) -> list[Image.Image]:
    return [Image.new("RGB", size, (60 * number, 200 - 50 * number, 90)) for number in range(count)]


def moving(form: str, **options: object) -> bytes:
    first, *others = frames()
    return saved(first, form, save_all=True, append_images=others, duration=100, loop=0, **options)


def exif(turn: int = 1) -> bytes:
    """Return a block of EXIF with an orientation, and the marker where a camera puts a name and a place."""
    block = Image.Exif()
    block[0x0112] = turn
    block[0x013B] = MARKER.decode()
    block.get_ifd(0x8825)[29] = MARKER.decode()
    return block.tobytes()


XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/">' + MARKER + b"</x:xmpmeta>"


def chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def png_of(width: int, height: int, rows: bytes, *, depth: int = 8, colour: int = 2) -> bytes:
    """Return a PNG with these rows, already compressed, in it."""
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def with_chunks(png: bytes, chunks: Iterable[tuple[bytes, bytes]]) -> bytes:
    """Return a PNG with more chunks behind its header."""
    return png[:33] + b"".join(chunk(name, content) for name, content in chunks) + png[33:]


def with_segments(jpeg: bytes, segments: Iterable[tuple[int, bytes]]) -> bytes:
    """Return a JPEG with more segments at its beginning."""
    more = b"".join(struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content for marker, content in segments)
    return jpeg[:2] + more + jpeg[2:]


def with_riff(webp: bytes, name: bytes, content: bytes) -> bytes:
    """Return a WebP with one chunk more at its end."""
    body = webp[8:] + name + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def with_extension(gif: bytes, label: int, content: bytes) -> bytes:
    """Return a GIF with an extension before its trailer."""
    blocks = b"".join(bytes((len(part),)) + part for part in _parts(content))
    return gif[:-1] + bytes((0x21, label)) + blocks + b"\0" + gif[-1:]


def _parts(content: bytes) -> list[bytes]:
    return [content[at : at + 255] for at in range(0, len(content), 255)]


def wide_profile() -> bytes:
    """Return a profile of colours that a screen of today shows and the web's do not have (those of Display P3)."""
    tags = {
        b"desc": b"desc\0\0\0\0" + struct.pack(">I", 5) + b"Wide\0" + bytes(79),
        b"cprt": b"text\0\0\0\0none\0",
        b"wtpt": _xyz(0.9642, 1.0, 0.8249),
        b"rXYZ": _xyz(0.5151, 0.2412, -0.0011),
        b"gXYZ": _xyz(0.2920, 0.6922, 0.0419),
        b"bXYZ": _xyz(0.1571, 0.0666, 0.7841),
        **dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), b"curv\0\0\0\0" + struct.pack(">IH", 1, round(2.2 * 256))),
    }
    return _profile(b"RGB ", tags)


def dark_grey_profile() -> bytes:
    """Return a profile of greys that are meant much darker than the web's."""
    curve = b"curv\0\0\0\0" + struct.pack(">IH", 1, round(3.4 * 256))
    tags = {b"wtpt": _xyz(0.9642, 1.0, 0.8249), b"kTRC": curve, b"cprt": b"text\0\0\0\0none\0"}
    return _profile(b"GRAY", tags)


def _xyz(*values: float) -> bytes:
    return b"XYZ \0\0\0\0" + struct.pack(">3i", *(round(value * 65536) for value in values))


def _profile(space: bytes, tags: dict[bytes, bytes]) -> bytes:
    start = 128 + 4 + 12 * len(tags)
    table, body = struct.pack(">I", len(tags)), b""
    for name, content in tags.items():
        padded = content + bytes(-len(content) % 4)
        table += struct.pack(">4sII", name, start + len(body), len(content))
        body += padded
    head = struct.pack(
        ">I4sI4s4s4s12s4s", start + len(body), bytes(4), 0x02400000, b"mntr", space, b"XYZ ", bytes(12), b"acsp"
    )
    illuminant = struct.pack(">3i", 0xF6D6, 0x10000, 0xD32D)
    return (head + bytes(28) + illuminant).ljust(128, b"\0") + table + body
