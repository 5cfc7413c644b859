"""A first look at a picture that comes in: what it is, and how it looks; all of it on a worker."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from PySide6.QtCore import QBuffer, QByteArray, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from twimeditor.core.assets.kinds import Kind
from twimeditor.services.assets.look import Picture, look

Load: TypeAlias = Callable[[], bytes]
"""Reads the bytes of a picture, wherever it comes from; raises a `TwimError` that says why it cannot."""

_DRAWN = {Kind.PNG, Kind.JPEG, Kind.GIF, Kind.WEBP, Kind.APNG}


@dataclass(frozen=True, slots=True)
class Read:
    """A picture's bytes, what they are, and a small image of it, which is null where it cannot be shown here."""

    data: bytes
    picture: Picture
    image: QImage


def read(load: Load, name: str, side: int) -> Read:
    """Read a picture and draw it no larger than `side`; raise Refused for what cannot come in."""
    data = load()
    picture = look(data, name)
    return Read(data, picture, small(data, side) if picture.kind in _DRAWN else QImage())


def small(data: bytes, side: int) -> QImage:
    """Return a picture drawn no larger than `side`, upright; a null image where Qt cannot read it."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    size = reader.size()
    if max(size.width(), size.height()) > side:
        wanted = size.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))
        reader.setScaledSize(wanted)
    return reader.read()
