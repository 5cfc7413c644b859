"""Small pictures of files, made aside and kept as long as the file is the same."""

from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader

from twimeditor.services.assets.stock import FileFacts
from twimeditor.services.ports import Executor

_MOST: Final = 400
"""How many are kept."""

_READ: Final = frozenset({b"gif", b"jpeg", b"png", b"svg", b"webp"})
"""The formats that are looked at, by the bytes of a file: a plug-in for others is none of ours."""

_LARGEST_DRAWING: Final = 2_000_000
"""How large an SVG may be to be drawn: drawing cannot be called off."""


@dataclass(frozen=True, slots=True)
class Glimpse:
    """What is seen of a file: a small picture, null where there is none to see, and its full size in pixels."""

    image: QImage
    size: QSize


class Thumbnails(QObject):
    """Hands out glimpses; `came` follows when one that was asked for is there."""

    came = Signal(object)

    def __init__(self, executor: Executor, side: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = executor
        self._side = side
        self._kept: dict[FileFacts, Glimpse] = {}
        self._under_way: set[FileFacts] = set()

    def of(self, file: FileFacts) -> Glimpse | None:
        """Return what is known of a file; where that is nothing, look at it aside."""
        known = self._kept.get(file)
        if known is None and file not in self._under_way:
            self._under_way.add(file)
            self._executor.submit(partial(glimpse, file, self._side), partial(self._take, file), self._fail)
        return known

    def _take(self, file: FileFacts, seen: Glimpse) -> None:
        self._under_way.discard(file)
        while len(self._kept) >= _MOST:
            del self._kept[next(iter(self._kept))]
        self._kept[file] = seen
        self.came.emit(file)

    def _fail(self, error: Exception) -> None:
        raise error


def glimpse(file: FileFacts, side: int) -> Glimpse:
    """Read a picture as small as it is shown; where that fails, without a picture."""
    reader = QImageReader(str(file.path))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or not _may_be_read(reader, file):
        return Glimpse(QImage(), QSize())
    small = size.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))
    if size.width() > small.width():
        reader.setScaledSize(small)
    image = reader.read()
    is_turned = bool(reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90)
    return Glimpse(image, size.transposed() if is_turned else size)


def _may_be_read(reader: QImageReader, file: FileFacts) -> bool:
    kind = bytes(reader.format().data())
    return kind in _READ and (kind != b"svg" or file.size <= _LARGEST_DRAWING)
