"""What the readers of all containers tell, and how they say that a file is broken."""

from dataclasses import dataclass


class Broken(ValueError):  # noqa: N818 - the word is what it says
    """A file that is not what it begins like, or that ends too early."""


class Bomb(Broken):
    """A file that becomes far more than it says, as if it were made to do harm."""


@dataclass(frozen=True, slots=True)
class Measure:
    """How large a picture is by its header; `area` is the most that a decoder may make room for at once."""

    width: int
    height: int
    frames: int = 1
    area: int = 0
    moves: bool = False

    @property
    def most(self) -> int:
        """Return the pixels of one frame, counted by what is worst."""
        return max(self.width * self.height, self.area)


@dataclass(frozen=True, slots=True)
class Bare:
    """A file without what is not the picture: `turn` is its EXIF orientation (1: upright), `profile` its colours'.

    The pixels in `data` are coded by the very same bytes as in the file that it was made of.
    """

    data: bytes
    turn: int = 1
    profile: bytes = b""


UPRIGHT = 1
"""The orientation of a picture that is to be shown as it is stored."""


def orientation(exif: bytes) -> int:
    """Return the orientation that a block of EXIF tells, upright if it makes no sense."""
    tiff = exif.removeprefix(b"Exif\0\0")
    order = {b"II*\0": "little", b"MM\0*": "big"}.get(tiff[:4])
    if order is None:
        return UPRIGHT
    little = order == "little"

    def number(at: int, length: int) -> int:
        return int.from_bytes(tiff[at : at + length], "little" if little else "big")

    start = number(4, 4)
    for entry in range(start + 2, min(start + 2 + 12 * number(start, 2), len(tiff) - 11), 12):
        if number(entry, 2) == 0x0112:
            turn = number(entry + 8, 2)
            return turn if 1 <= turn <= 8 else UPRIGHT
    return UPRIGHT
