"""Small pictures of files, made aside and kept as long as the file is the same."""

from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage

from twimeditor.services.assets.stock import FileFacts
from twimeditor.services.ports import Executor
from twimeditor.ui.bridge import pass_on
from twimeditor.ui.widgets.small_pictures import fitted, small_picture

SMALL: Final = 48
LARGE: Final = 256
"""How wide and high pictures are at most: in a list, and beside it."""

_MOST: Final = 200
"""How many are kept."""


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """What is seen of a file: two small pictures, null where there is none to see, and its full size in pixels."""

    small: QImage
    large: QImage
    size: QSize


class Thumbnails(QObject):
    """Hands out thumbnails; `came` follows when one that was asked for is there."""

    came = Signal(object)

    def __init__(self, executor: Executor, ratio: float, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = executor
        self._ratio = ratio
        self._kept: dict[FileFacts, Thumbnail] = {}
        self._under_way: set[FileFacts] = set()

    def of(self, file: FileFacts) -> Thumbnail | None:
        """Return what is known of a file; where that is nothing, look at it aside."""
        known = self._kept.get(file)
        if known is None and file not in self._under_way:
            self._under_way.add(file)
            self._executor.submit(partial(thumbnail, file, self._ratio), partial(self._take, file), pass_on)
        return known

    def _take(self, file: FileFacts, seen: Thumbnail) -> None:
        self._under_way.discard(file)
        while len(self._kept) >= _MOST:
            del self._kept[next(iter(self._kept))]
        self._kept[file] = seen
        self.came.emit(file)


def thumbnail(file: FileFacts, ratio: float) -> Thumbnail:
    """Read a picture as small as it is shown on a screen of that `ratio`; where that fails, without a picture."""
    large, size = small_picture(file.path, round(LARGE * ratio))
    return Thumbnail(_reduced(large, round(SMALL * ratio)), large, size)


def _reduced(image: QImage, side: int) -> QImage:
    if image.isNull():
        return image
    size, smooth = fitted(image.size(), side), Qt.TransformationMode.SmoothTransformation
    return image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
