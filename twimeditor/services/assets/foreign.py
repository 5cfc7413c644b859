"""What a file is that no post can show, and what to do with it."""

import re
from typing import Final

from twimeditor.core.assets.kinds import brands
from twimeditor.core.lazy import lazy_pattern

_SAVE: Final = "Open it in an image viewer and save it as PNG or JPEG."
_STARTS: Final = (
    (b"BM", f"is a BMP picture, which is far too large for the web. {_SAVE}"),
    (b"II*\0", f"is a TIFF or camera raw picture, which browsers do not show. {_SAVE}"),
    (b"MM\0*", f"is a TIFF picture, which browsers do not show. {_SAVE}"),
    (b"II+\0", f"is a TIFF picture, which browsers do not show. {_SAVE}"),
    (b"\0\0\x01\0", f"is an icon file, which has several pictures in it. {_SAVE}"),
    (b"8BPS", "is a Photoshop file, which browsers do not show. Export it there as PNG or JPEG."),
    (b"gimp xcf", "is a GIMP file, which browsers do not show. Export it there as PNG or JPEG."),
    (b"\xff\x0a", f"is a JPEG XL picture, which most browsers do not show. {_SAVE}"),
    (b"\0\0\0\x0cJXL ", f"is a JPEG XL picture, which most browsers do not show. {_SAVE}"),
    (b"\0\0\0\x0cjP  ", f"is a JPEG 2000 picture, which browsers do not show. {_SAVE}"),
    (b"%PDF", "is a PDF, not a picture. Take a picture of the page that matters, and use that."),
    (b"\x1f\x8b", "is packed with gzip. Unpack it (an .svgz becomes an .svg), and use what is in it."),
    (b"PK\x03\x04", "is a zip archive, not a picture. Unpack it, and use the pictures that are in it."),
    (b"\x1a\x45\xdf\xa3", "is a Matroska video, which browsers do not play. Convert it to WebM or MP4."),
    (b"OggS", "is an Ogg file, which not all browsers play. Convert a video to WebM or MP4."),
)
_HEIC: Final = (b"he", b"mif1", b"msf1")
_HTML: Final = lazy_pattern(
    rb"(?:\xef\xbb\xbf)?\s*+(?:<!--(?:(?!-->).)*+-->\s*+|<\?xml[^>]*+>\s*+)*+<(?:!doctype\s+html|html|head|body|script)\b",
    re.DOTALL | re.IGNORECASE,
)


def what_it_is(data: bytes) -> str:
    """Return the rest of a sentence that begins with the name of a file, and what to do."""
    for start, words in _STARTS:
        if data.startswith(start):
            return words
    if any(name.startswith(_HEIC) for name in brands(data)):
        return (
            "is a HEIC picture, which browsers do not show. Save it as JPEG in an image viewer;"
            " an iPhone takes JPEG itself with Settings > Camera > Formats > Most Compatible."
        )
    if brands(data):
        return "is a video that not all browsers play. Convert it to WebM or MP4."
    if _HTML.match(data[:4096]):
        return "is a web page, not a picture. Open its address in a browser, and save the picture itself."
    if _is_text(data[:4096]):
        return "is text, not a picture. Choose a PNG, JPEG, GIF, WebP, AVIF or SVG file."
    return "is not a picture that can be read. Choose a PNG, JPEG, GIF, WebP, AVIF or SVG file."


def _is_text(head: bytes) -> bool:
    try:
        text = head.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start < len(head) - 3:
            return False
        text = head[: error.start].decode("utf-8")
    return all(character.isprintable() or character.isspace() for character in text)
