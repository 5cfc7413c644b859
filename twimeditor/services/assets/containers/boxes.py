"""The boxes that AVIF pictures and MP4 videos are made of."""

from collections.abc import Iterator
from typing import NamedTuple

from twimeditor.services.assets.containers.parts import Broken


class Box(NamedTuple):
    """A box: the four letters of its name, and where it begins and ends."""

    name: bytes
    start: int
    end: int


def boxes(data: bytes) -> Iterator[Box]:
    """Yield the outermost boxes; raise `Broken` for one that is not whole."""
    at = 0
    while at + 8 <= len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        if length == 1:
            length = int.from_bytes(data[at + 8 : at + 16], "big")
        end = at + length if length else len(data)
        if end > len(data) or end < at + 8:
            raise Broken
        yield Box(data[at + 4 : at + 8], at, end)
        at = end
