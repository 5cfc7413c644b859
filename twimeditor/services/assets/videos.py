"""What the user should know about a video: how large it is, and whether it tells more than it shows."""

import re
from typing import Final

from twimeditor.core.assets.sizes import file_size

_PLACE: Final = re.compile(rb"\xa9xyz|com\.apple\.quicktime\.location|loci\0\0\0\0")
_LARGE: Final = 20_000_000


def video_notes(data: bytes) -> tuple[str, ...]:
    """Return sentences about a video, which is taken as it is."""
    note = f"{file_size(len(data))} video, taken as it is."
    if len(data) > _LARGE:
        note += " On a video site it would load in pieces."
    if _PLACE.search(data):
        return (note, "The video tells where it was filmed. Save it anew without its location if nobody should know.")
    return (note,)
