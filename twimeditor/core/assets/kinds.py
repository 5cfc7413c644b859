"""What kind of picture or video some bytes are, by themselves: a name or a server's word proves nothing."""

import re
from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import Final

from twimeditor.core.lazy import lazy_pattern


class Kind(Enum):
    """A kind of file that a post shows; its values are what people call it, its suffix and its media type."""

    PNG = ("PNG", ".png", "image/png")
    JPEG = ("JPEG", ".jpg", "image/jpeg")
    GIF = ("GIF", ".gif", "image/gif")
    WEBP = ("WebP", ".webp", "image/webp")
    APNG = ("animated PNG", ".png", "image/png")
    AVIF = ("AVIF", ".avif", "image/avif")
    SVG = ("SVG", ".svg", "image/svg+xml")
    WEBM = ("WebM", ".webm", "video/webm")
    MP4 = ("MP4", ".mp4", "video/mp4")

    @property
    def label(self) -> str:
        """Return what people call it."""
        return self.value[0]

    @property
    def suffix(self) -> str:
        """Return how its files' names end, with the dot."""
        return self.value[1]

    @property
    def media_type(self) -> str:
        return self.value[2]

    @property
    def is_video(self) -> bool:
        return self in {Kind.WEBM, Kind.MP4}


MEDIA_TYPES: Final[Mapping[str, str]] = MappingProxyType(
    {
        ".apng": "image/apng",
        ".jpeg": Kind.JPEG.media_type,
        **{kind.suffix: kind.media_type for kind in Kind},
    }
)
"""The media types of files that a post shows, by the endings of their names."""

HEAVY: Final = 10_000_000
"""From how many bytes on a video is more than a page should load."""

_STARTS: Final = (
    (b"\x89PNG\r\n\x1a\n", Kind.PNG),
    (b"\xff\xd8\xff", Kind.JPEG),
    (b"GIF87a", Kind.GIF),
    (b"GIF89a", Kind.GIF),
)
_MP4_BRANDS: Final = re.compile(rb"isom|iso[2-9]|mp4[1-9]|avc1|M4V |MSNV|dash|f4v ")
_EBML_HEAD: Final = 128
_DOC_TYPE: Final = lazy_pattern(rb"\x42\x82(?:\x84|[\x01\x02\x04\x08\x10\x20\x40]\0*+\x04)webm")
"""A length may take up to eight bytes: the first says how many, by its first bit that is set."""

_WIDE: Final = (b"\xff\xfe", b"\xfe\xff")
_SVG: Final = lazy_pattern(
    rb"""(?:\xef\xbb\xbf)?
    (?:
        \s++
        | <\?(?:(?!\?>).)*+\?>
        | <!--(?:(?!-->).)*+-->
        | <!DOCTYPE\s++(?:[\w.-]++:)?svg\b[^>\[]*+(?:\[[^\]]*+\]\s*+)?+>
    )*+
    <(?:[\w.-]++:)?+svg[\s/>]""",
    re.DOTALL | re.VERBOSE,
)
_HEAD: Final = 65536
"""So many bytes may stand before the first tag of an SVG picture."""


def kind_of(data: bytes | bytearray) -> Kind | None:
    """Return what `data` begins like, None for what a post cannot show; whether a PNG moves is not looked at."""
    for start, kind in _STARTS:
        if data.startswith(start):
            return kind
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return Kind.WEBP
    if data[4:8] == b"ftyp":
        return _of_brands(brands(data))
    if data.startswith(b"\x1a\x45\xdf\xa3"):
        return Kind.WEBM if _DOC_TYPE.search(data, 0, _EBML_HEAD) else None
    return Kind.SVG if _SVG.match(_narrow(data[:_HEAD])) else None


def brands(data: bytes | bytearray) -> tuple[bytes, ...]:
    """Return what a file of boxes says that it fits, the first thing first; none for other files."""
    if data[4:8] != b"ftyp":
        return ()
    end = min(int.from_bytes(data[:4], "big"), 256)
    return (bytes(data[8:12]), *(bytes(data[at : at + 4]) for at in range(16, end - 3, 4)))


def _of_brands(names: tuple[bytes, ...]) -> Kind | None:
    if b"avif" in names or b"avis" in names:
        return Kind.AVIF
    if names[0] == b"qt  " or any(name.startswith((b"he", b"mif1", b"msf1")) for name in names):
        return None
    return Kind.MP4 if any(_MP4_BRANDS.fullmatch(name) for name in names) else None


def _narrow(data: bytes | bytearray) -> bytes | bytearray:
    """Return text in one byte a character, as far as its first tag needs it."""
    return data.decode("utf-16", "ignore").encode("ascii", "replace") if data.startswith(_WIDE) else data
