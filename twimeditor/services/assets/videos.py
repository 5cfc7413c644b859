"""What the user should know about a video: how large it is, and whether it tells more than it shows."""

import re
from typing import Final

from twimeditor.core.assets.kinds import HEAVY, Kind
from twimeditor.core.assets.sizes import file_size
from twimeditor.services.assets.containers.boxes import boxes

_PLACE: Final = re.compile(rb"\xa9xyz|com\.apple\.quicktime\.location|loci\0\0\0\0")
_TELLING: Final = frozenset({b"meta", b"moov", b"udta"})


def video_notes(data: bytes, kind: Kind) -> tuple[str, ...]:
    """Return sentences about a video, which is taken as it is; raise `Broken` if it ends too early."""
    note = f"{file_size(len(data))} video, taken as it is."
    if len(data) > HEAVY:
        note += " On a video site it would load in pieces."
    if kind is Kind.MP4 and _tells_a_place(data):
        return (note, "The video tells where it was filmed. Save it anew without its location if nobody should know.")
    return (note,)


def _tells_a_place(data: bytes) -> bool:
    return any(_PLACE.search(data, box.start, box.end) for box in tuple(boxes(data)) if box.name in _TELLING)
