"""Draw an SVG as pixels, on any thread."""

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QSize,
    Qt,
    QXmlStreamAttributes,
    QXmlStreamReader,
    QXmlStreamWriter,
)
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from twimeditor.services.assets.refusal import Refused

LARGEST = 2_000_000
"""How many bytes a drawing may have: nothing can call off its drawing."""

LONGEST = 1600
_SHARPER = 2
"""So many pixels for each of the drawing's own units, for screens that show them."""


def rasterise(data: bytes) -> bytes:
    """Return a PNG of an SVG; raise Refused where there is nothing to draw."""
    drawing = QSvgRenderer(_closed(data)) if len(data) <= LARGEST else QSvgRenderer()
    size = drawing.defaultSize()
    if not drawing.isValid() or size.isEmpty():
        raise Refused("The drawing cannot be read. Export it as PNG from the program that made it.")
    return png_of(_drawn(drawing, size))


def png_of(image: QImage) -> bytes:
    """Return an image as a PNG file; raise Refused where that fails."""
    written, buffer = QByteArray(), QBuffer()
    buffer.setBuffer(written)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, "PNG"):  # type: ignore[call-overload]  # the stub has bytes for the format's name
        raise Refused("There is no picture to be read.")
    return bytes(written.data())


def _closed(data: bytes) -> QByteArray:
    """Return a drawing without what Qt would read from the disk for it: pictures by their paths, style sheets."""
    source, left = QBuffer(), QBuffer()
    source.setData(QByteArray(data))
    source.open(QIODevice.OpenModeFlag.ReadOnly)
    left.open(QIODevice.OpenModeFlag.WriteOnly)
    reader, writer = QXmlStreamReader(source), QXmlStreamWriter(left)
    while not reader.atEnd():
        reader.readNext()
        if reader.isStartElement() and str(reader.name()).lower() == "image" and _leads_out(reader.attributes()):
            reader.skipCurrentElement()
        elif not (reader.isDTD() or reader.isProcessingInstruction() or reader.hasError()):
            writer.writeCurrentToken(reader)
    return QByteArray() if reader.hasError() else left.data()


def _leads_out(attributes: QXmlStreamAttributes) -> bool:
    addresses = (str(attributes.value(name)).strip() for name in ("href", "xlink:href"))
    return any(address and not address.startswith("data:") for address in addresses)


def _drawn(drawing: QSvgRenderer, size: QSize) -> QImage:
    side = min(LONGEST, _SHARPER * max(size.width(), size.height()))
    image = QImage(
        size.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1)),
        QImage.Format.Format_ARGB32_Premultiplied,
    )
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    drawing.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
    drawing.render(painter)
    painter.end()
    return image
