"""What kind of picture some bytes are, by themselves: what a server calls them proves nothing."""

import re

from twimeditor.core.assets.kinds import Kind, kind_of
from twimeditor.core.lazy import lazy_pattern

_SVG = lazy_pattern(
    rb"""(?:\xef\xbb\xbf)?\s*
    (?:<\?xml[^>]*>\s*)?
    (?:<!--(?:(?!-->).)*-->\s*)*
    (?:<!DOCTYPE\ssvg[^>\[]*>\s*)?
    <svg[\s>]""",
    re.DOTALL | re.VERBOSE,
)
"""An SVG without declarations of its own: nobody looks into what is fetched only to be shown."""


def image_kind(data: bytes | bytearray) -> str | None:
    """Return the media type of the picture that `data` begins like, None if it is no picture."""
    kind = kind_of(data)
    if kind is None or kind.is_video or (kind is Kind.SVG and not _SVG.match(data[:4096])):
        return None
    return kind.media_type
