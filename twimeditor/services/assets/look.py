"""Look at a picture or video without decoding it: what it is, how large, and whether it can come in at all."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from twimeditor.core.assets.kinds import Kind, kind_of
from twimeditor.core.assets.sizes import file_size
from twimeditor.services.assets import svg
from twimeditor.services.assets.containers import avif, gif, jpeg, png, webp
from twimeditor.services.assets.containers.parts import Bomb, Broken, Measure
from twimeditor.services.assets.foreign import what_it_is
from twimeditor.services.assets.refusal import Refused, damaged, overblown

__all__ = ["MOST_BYTES", "MOST_FRAME_PIXELS", "MOST_PIXELS", "Kind", "Picture", "look"]

MOST_BYTES: Final = 100_000_000
MOST_PIXELS: Final = 64_000_000
MOST_DRAWING: Final = 10_000_000
"""The bytes of an SVG: browsers are slow with more, and so is reading it."""

MOST_FRAME_PIXELS: Final = 4_000_000_000
"""The pixels of all frames of an animation; half a minute of a full screen has so many."""

_PHOTO_PIXELS: Final = 40_000
_PHOTO_BYTES: Final = 0.8
"""A PNG that takes more bytes for each pixel can only be a photo: what people draw and type is much smaller."""


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

    @property
    def moves(self) -> bool:
        """Tell whether it is an animation, be it of a single frame."""
        return self.frames > 1 or self.kind is Kind.APNG


_MEASURES: Final[Mapping[Kind, Callable[[bytes], Measure]]] = MappingProxyType(
    {
        Kind.PNG: png.measure,
        Kind.JPEG: jpeg.measure,
        Kind.GIF: gif.measure,
        Kind.WEBP: webp.measure,
        Kind.AVIF: avif.measure,
        Kind.SVG: svg.measure,
    }
)


def look(data: bytes, name: str) -> Picture:
    """Return what `data` is, by its bytes alone; raise `Refused` for what cannot come in."""
    if not data:
        raise Refused(f"“{name}” is empty: it has 0 bytes. Get it again from where it comes from.")
    if len(data) > MOST_BYTES:
        raise Refused(
            f"“{name}” has {file_size(len(data))}; at most {file_size(MOST_BYTES)} can come in. Make it smaller."
        )
    kind = kind_of(data)
    if kind is None:
        raise Refused(f"“{name}” {what_it_is(data)}")
    if kind is Kind.SVG and len(data) > MOST_DRAWING:
        raise Refused(f"“{name}” has {file_size(len(data))}, too much for a drawing. Save it as a PNG instead.")
    measured = _measured(data, name, kind)
    _check(measured, name)
    if kind is Kind.PNG and measured.moves:
        kind = Kind.APNG
    frames = max(measured.frames, 2 if measured.moves and kind is not Kind.APNG else 1)
    return Picture(kind, measured.width, measured.height, frames, len(data), _is_photo(data, kind, measured))


def _measured(data: bytes, name: str, kind: Kind) -> Measure:
    measure = _MEASURES.get(kind)
    if measure is None:
        return Measure(0, 0)
    try:
        return measure(data)
    except Bomb as error:
        raise overblown(name) from error
    except Broken as error:
        raise damaged(name) from error


def _check(measured: Measure, name: str) -> None:
    if measured.most > MOST_PIXELS:
        raise Refused(
            f"“{name}” has {measured.width:,} × {measured.height:,} pixels; at most"
            f" {MOST_PIXELS // 1_000_000} megapixels can come in. Make it smaller in an image editor."
        )
    if measured.most * measured.frames > MOST_FRAME_PIXELS:
        raise Refused(
            f"“{name}” is an animation of {measured.frames:,} frames, too much for any browser."
            " Cut it, or make a video of it."
        )


def _is_photo(data: bytes, kind: Kind, measured: Measure) -> bool:
    pixels = measured.width * measured.height
    return kind is Kind.JPEG or (kind is Kind.PNG and pixels >= _PHOTO_PIXELS and len(data) > _PHOTO_BYTES * pixels)
