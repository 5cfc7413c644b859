"""Write pixels as files for the web, with nothing else in them."""

import io
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from types import MappingProxyType
from typing import IO, Any, Final

from PIL import Image, PngImagePlugin

from twimeditor.core.assets.kinds import Kind
from twimeditor.services.assets.squeeze import Squeeze

_JPEG_QUALITY: Final = 85
_WEBP_QUALITIES: Final = (82, 70, 55)
_AVIF_QUALITY: Final = 75
_COLOURS: Final = 256
_FULL_COLOUR, _HALF_COLOUR = 0, 2


@dataclass(frozen=True, slots=True)
class Pixels:
    """A picture ready to be written, and what its file told about how it was coded.

    `size` is that of the file it comes from: what has fewer pixels should not have more bytes. `tables` tell how
    finely a JPEG was coded, `colours` are the chunks of a PNG that tell of unusual ones.
    """

    image: Image.Image
    size: int
    is_lossless: bool = False
    has_full_colour: bool = False
    is_drawn: bool = False
    tables: Mapping[int, list[int]] | None = None
    colours: tuple[tuple[bytes, bytes], ...] = ()

    @property
    def is_opaque(self) -> bool:
        """Tell whether nothing shines through."""
        if "A" not in self.image.getbands():
            return True
        return self.image.getchannel("A").getextrema()[0] == 255


def encode(pixels: Pixels, kind: Kind, squeeze: Squeeze) -> bytes:
    """Return a file of a kind with the pixels, and nothing else."""
    return _ENCODERS[kind](pixels, squeeze)


def _png(pixels: Pixels, squeeze: Squeeze) -> bytes:
    chunks = PngImagePlugin.PngInfo()
    for name, content in pixels.colours:
        chunks.add(name, content)
    data = squeeze(_saved(pixels.image, "PNG", compress_level=1, pnginfo=chunks))
    if len(data) <= pixels.size or not pixels.is_drawn:
        return data
    few = replace(pixels, image=_with_palette(pixels), is_drawn=False)
    return min(data, _png(few, squeeze), key=len)


def _with_palette(pixels: Pixels) -> Image.Image:
    """Return the picture with few colours: what was drawn has few, until its edges are blurred in scaling."""
    if pixels.is_opaque:
        return pixels.image.convert("RGB").quantize(_COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    return pixels.image.convert("RGBA").quantize(_COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)


def _jpeg(pixels: Pixels, _squeeze: Squeeze) -> bytes:
    image = flat(pixels)
    sampling = _FULL_COLOUR if pixels.has_full_colour else _HALF_COLOUR
    save = partial(_saved, image, "JPEG", subsampling=sampling, progressive=True, optimize=True)
    data = save(quality=_JPEG_QUALITY)
    if len(data) <= pixels.size or not pixels.tables:
        return data
    return min(data, save(qtables=dict(pixels.tables)), key=len)  # no finer than it was


def _webp(pixels: Pixels, _squeeze: Squeeze) -> bytes:
    image = _coloured(pixels.image)
    if pixels.is_lossless:
        return _saved(image, "WEBP", lossless=True, method=4)
    data = b""
    for quality in _WEBP_QUALITIES:
        data = _saved(image, "WEBP", quality=quality, method=4)
        if len(data) <= pixels.size:
            break
    return data


def _avif(pixels: Pixels, _squeeze: Squeeze) -> bytes:
    return _saved(_coloured(pixels.image), "AVIF", quality=_AVIF_QUALITY)


def _gif(pixels: Pixels, _squeeze: Squeeze) -> bytes:
    return _saved(pixels.image, "GIF")


_ENCODERS: Final[Mapping[Kind, Callable[[Pixels, Squeeze], bytes]]] = MappingProxyType(
    {Kind.PNG: _png, Kind.JPEG: _jpeg, Kind.WEBP: _webp, Kind.AVIF: _avif, Kind.GIF: _gif}
)
WRITABLE: Final = frozenset(_ENCODERS)


def flat(pixels: Pixels) -> Image.Image:
    """Return the picture on white, as JPEG knows nothing that shines through."""
    image = pixels.image
    if "A" not in image.getbands():
        return image
    coloured = image.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", image.size, "white"), coloured).convert("RGB")


def _coloured(image: Image.Image) -> Image.Image:
    return image.convert("RGBA" if "A" in image.getbands() else "RGB")


def _saved(image: Image.Image, form: str, **options: Any) -> bytes:  # noqa: ANN401 - Pillow's own
    """Return the file: written to a real one, as only then the library lets other threads work all the while."""
    try:
        with tempfile.TemporaryFile() as file:
            return _written(file, image, form, options)
    except OSError:  # no room on the disk
        with io.BytesIO() as memory:
            return _written(memory, image, form, options)


def _written(file: IO[bytes], image: Image.Image, form: str, options: Mapping[str, Any]) -> bytes:
    image.save(file, form, **options)
    file.seek(0)
    return file.read()
