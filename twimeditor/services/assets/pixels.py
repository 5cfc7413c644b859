"""Decode pictures, turn them upright, make them small enough, and bring their colours to the web."""

import io
import struct
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from PIL import Image, JpegImagePlugin

from twimeditor.core.assets.kinds import Kind
from twimeditor.services.assets.colours import profile_for, to_srgb
from twimeditor.services.assets.containers import avif, png, webp
from twimeditor.services.assets.containers.parts import UPRIGHT, Bare, Broken, orientation
from twimeditor.services.assets.encode import Pixels
from twimeditor.services.assets.look import Picture

FORMATS: Final[Mapping[Kind, str]] = MappingProxyType(
    {Kind.PNG: "PNG", Kind.JPEG: "JPEG", Kind.GIF: "GIF", Kind.WEBP: "WEBP", Kind.AVIF: "AVIF", Kind.APNG: "PNG"}
)
UNREADABLE: Final = (
    AttributeError,
    EOFError,
    IndexError,
    KeyError,
    OSError,
    OverflowError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    ZeroDivisionError,
    struct.error,
    Image.DecompressionBombError,
)
"""All that Pillow raises for files that are not as they should be."""

_TURNS: Final = (
    None,
    None,
    Image.Transpose.FLIP_LEFT_RIGHT,
    Image.Transpose.ROTATE_180,
    Image.Transpose.FLIP_TOP_BOTTOM,
    Image.Transpose.TRANSPOSE,
    Image.Transpose.ROTATE_270,
    Image.Transpose.TRANSVERSE,
    Image.Transpose.ROTATE_90,
)
_GAP: Final = 3.0


class Still:
    """A picture that does not move, opened but not decoded; `longest` is the most that a side may have."""

    def __init__(self, bare: Bare, picture: Picture, longest: int | None) -> None:
        self._bare = bare
        self._kind = picture.kind
        self._is_photo = picture.is_photo
        data = png.joined(bare.data) if picture.kind is Kind.PNG else bare.data
        self._image = Image.open(io.BytesIO(data), formats=(FORMATS[picture.kind],))
        self._image.decodermaxblock = len(data)  # in one go: between two it has to wait for the interpreter
        if self._image.size != (picture.width, picture.height):
            raise Broken
        self.mode = self._image.mode
        self.size = self._image.size
        self._profile = profile_for(self.mode, self._colour_profile())
        self._target = _target(self.size, longest)

    @property
    def is_fit(self) -> bool:
        """Tell whether its pixels can stay as they are coded."""
        return (
            self._bare.turn == UPRIGHT
            and self._profile is None
            and self._target is None
            and self.mode != "CMYK"
            and (self._kind is not Kind.AVIF or avif.is_plain(self._bare.data))
        )

    def check(self) -> None:
        """Decode it, only to see that this can be done."""
        self._image.load()

    def pixels(self, check: Callable[[], None]) -> Pixels:
        """Decode it and make it fit; `check` is called between the steps, and may raise."""
        full_colour = self._has_full_colour()
        if self._target is not None and self._kind is Kind.JPEG:
            self._image.draft(None, self._target)
        self._image.load()
        check()
        image = _plain(self._image)
        if self._target is not None:
            image = image.resize(self._target, Image.Resampling.LANCZOS, reducing_gap=_GAP)
            check()
        image = self._in_srgb(image)
        turn = _TURNS[self._turn()]
        if turn is not None:
            image = image.transpose(turn)
        image.info = {}
        check()
        return Pixels(
            image,
            size=len(self._bare.data),
            is_lossless=self._is_lossless(),
            has_full_colour=full_colour,
            is_drawn=self.mode in {"P", "PA"} or self._is_lossless(),
            tables=getattr(self._image, "quantization", None),
            colours=png.colour_chunks(self._bare.data) if self._kind is Kind.PNG else (),
        )

    def _in_srgb(self, image: Image.Image) -> Image.Image:
        if self._profile is not None:
            return to_srgb(image, self._profile)
        return image.convert("RGB") if image.mode == "CMYK" else image

    def _turn(self) -> int:
        if self._kind is Kind.AVIF:
            return orientation(self._image.info.get("exif") or b"")
        return self._bare.turn

    def _colour_profile(self) -> bytes:
        if self._kind is Kind.AVIF:
            return bytes(self._image.info.get("icc_profile") or b"")
        return self._bare.profile

    def _is_lossless(self) -> bool:
        """Tell whether each pixel counts, as in what was drawn or typed rather than seen."""
        if self._kind is Kind.WEBP:
            return webp.is_lossless(self._bare.data)
        return self._kind is Kind.GIF or (self._kind is Kind.PNG and not self._is_photo)

    def _has_full_colour(self) -> bool:
        """Tell whether colours are coded as finely as light; to be asked before it is decoded."""
        if isinstance(self._image, JpegImagePlugin.JpegImageFile):
            return JpegImagePlugin.get_sampling(self._image) == 0
        return self._is_lossless()


def _target(size: tuple[int, int], longest: int | None) -> tuple[int, int] | None:
    """Return the size that a picture must be brought to, None if it may stay."""
    if longest is None or max(size) <= longest:
        return None
    width, height = size
    scale = longest / max(size)
    return max(1, round(width * scale)), max(1, round(height * scale))


def _plain(image: Image.Image) -> Image.Image:
    """Return the picture with a value for each channel of each pixel, and at most 256 of them."""
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if image.mode == "PA" or "transparency" in image.info:
        return image.convert("LA" if image.mode in {"1", "L"} else "RGBA")
    return image.convert({"P": "RGB", "1": "L"}.get(image.mode, image.mode))
