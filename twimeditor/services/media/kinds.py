"""What kind of picture some bytes are, by themselves: what a server calls them proves nothing."""

import re

from twimeditor.core.lazy import lazy_pattern

_JPEG = b"\xff\xd8\xff"
_PNG = b"\x89PNG\r\n\x1a\n"
_GIF = (b"GIF87a", b"GIF89a")
_SVG = lazy_pattern(
    rb"""(?:\xef\xbb\xbf)?\s*
    (?:<\?xml[^>]*>\s*)?
    (?:<!--(?:(?!-->).)*-->\s*)*
    (?:<!DOCTYPE\ssvg[^>\[]*>\s*)?
    <svg[\s>]""",
    re.DOTALL | re.VERBOSE,
)


def image_kind(data: bytes | bytearray) -> str | None:
    """Return the media type of the picture that `data` begins like, None if it is no picture."""
    if data.startswith(_PNG):
        return "image/png"
    if data.startswith(_JPEG):
        return "image/jpeg"
    if data.startswith(_GIF):
        return "image/gif"
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "image/webp"
    if data[4:8] == b"ftyp" and data[8:12] in {b"avif", b"avis"}:
        return "image/avif"
    return "image/svg+xml" if _SVG.match(data[:4096]) else None
