"""Draw an SVG as pixels, on any thread."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage

from twimeditor.services.assets.refusal import Refused
from twimeditor.ui.widgets.drawings import LARGEST, drawing_of, drawn

__all__ = ["LARGEST", "LONGEST", "png_of", "rasterise"]

LONGEST = 1600
_SHARPER = 2
"""So many pixels for each of the drawing's own units, for screens that show them."""


def rasterise(data: bytes) -> bytes:
    """Return a PNG of an SVG; raise Refused where there is nothing to draw."""
    drawing = drawing_of(data)
    if drawing is None:
        raise Refused("The drawing cannot be read. Export it as PNG from the program that made it.")
    size = drawing.defaultSize()
    return png_of(drawn(drawing, min(LONGEST, _SHARPER * max(size.width(), size.height()))))


def png_of(image: QImage) -> bytes:
    """Return an image as a PNG file; raise Refused where that fails."""
    written, buffer = QByteArray(), QBuffer()
    buffer.setBuffer(written)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, "PNG"):  # type: ignore[call-overload]  # the stub has bytes for the format's name
        raise Refused("There is no picture to be read.")
    return bytes(written.data())
