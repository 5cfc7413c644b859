"""Pictures no larger than they are shown, upright, whatever their files are called."""

from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtCore import QBuffer, QByteArray, QSize, Qt
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader

from twimeditor.ui.widgets.drawings import LARGEST, drawing_of, drawn

_READ: Final = frozenset({b"gif", b"jpeg", b"png", b"webp"})
"""The formats that are read, by the bytes of a file: a plug-in for others is none of ours."""

_DRAWN: Final = frozenset({b"svg", b"svgz"})


class SmallPicture(NamedTuple):
    """A picture as it is shown, null where it cannot be, and the size that it has."""

    image: QImage
    size: QSize


def small_picture(source: Path | bytes, side: int) -> SmallPicture:
    """Return a picture in a file, or by its bytes, that is no longer than `side`; call it on any thread."""
    buffer = QBuffer()
    if isinstance(source, bytes):
        buffer.setData(QByteArray(source))
        buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer) if isinstance(source, bytes) else QImageReader(str(source))
    reader.setDecideFormatFromContent(True)
    kind = bytes(reader.format().data())
    if kind in _READ:
        return _read(reader, side)
    return _drawing(source, side) if kind in _DRAWN else SmallPicture(QImage(), QSize())


def fitted(size: QSize, side: int) -> QSize:
    """Return a size that fits into a square; one that does so already stays."""
    if max(size.width(), size.height()) <= side:
        return size
    return size.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))


def _read(reader: QImageReader, side: int) -> SmallPicture:
    reader.setAutoTransform(True)
    size = reader.size()
    reader.setScaledSize(fitted(size, side))
    is_turned = bool(reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90)
    return SmallPicture(reader.read(), size.transposed() if is_turned else size)


def _drawing(source: Path | bytes, side: int) -> SmallPicture:
    """Draw an SVG ourselves: Qt's reader of them would follow its addresses to other files."""
    drawing = drawing_of(source if isinstance(source, bytes) else _head(source))
    if drawing is None:
        return SmallPicture(QImage(), QSize())
    size = drawing.defaultSize()
    longer = fitted(size, side)
    return SmallPicture(drawn(drawing, max(longer.width(), longer.height())), size)


def _head(path: Path) -> bytes:
    """Return as much of a file as a drawing may have, and a byte more."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError:
        return b""
