"""SVG drawings as pixels, of which Qt gets nothing to see that would make it read other files."""

from typing import Final

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

LARGEST: Final = 2_000_000
"""How many bytes a drawing may have: nothing can call off its drawing."""


def drawing_of(data: bytes) -> QSvgRenderer | None:
    """Return what draws an SVG; None where there is nothing to draw, or too much."""
    drawing = QSvgRenderer(_closed(data)) if len(data) <= LARGEST else QSvgRenderer()
    return drawing if drawing.isValid() and not drawing.defaultSize().isEmpty() else None


def drawn(drawing: QSvgRenderer, side: int) -> QImage:
    """Return a drawing whose longer side has so many pixels."""
    size = drawing.defaultSize().scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio)
    image = QImage(size.expandedTo(QSize(1, 1)), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    drawing.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
    drawing.render(painter)
    painter.end()
    return image


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
