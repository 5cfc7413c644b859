"""A small picture of what an address leads to, or words where there is none to show."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from twimeditor.ui.forms.desk import Desk
from twimeditor.ui.theme import TOKENS, fonts
from twimeditor.ui.widgets import muted
from twimeditor.ui.widgets.small_pictures import small_picture

SIDE = 96
"""How wide and high a thumbnail is at most."""

LARGEST = 12_000_000
"""How many bytes a file may have to be read here: a key must not wait for it."""

PAUSE = 200
_REMOTE = ("http://", "https://", "//", "data:")


class Thumbnail(QWidget):
    """Follows an address; the file is read when typing pauses."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._address: str | None = None
        self._picture = QLabel()
        self._words = muted(QLabel())
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setFont(fonts(self.font()).small)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(TOKENS.small)
        row.addWidget(self._picture)
        row.addWidget(self._words, 1)
        self._later = QTimer(self, singleShot=True, interval=PAUSE)
        self._later.timeout.connect(self._look)

    def show_address(self, address: str) -> None:
        """Show the picture at `address`, in a moment."""
        if address != self._address:
            self._address = address
            self._later.start()

    def look_again(self) -> None:
        """Look whether there is a file now."""
        if self._address is not None:
            self._later.start()

    def words(self) -> str:
        """Return what is said beside the picture or instead of it."""
        return self._words.text()

    def _look(self) -> None:
        address = (self._address or "").strip()
        path = self._desk.picture_file(address) if address else None
        picture, size = _small(path, self.devicePixelRatioF()) if path is not None else (QPixmap(), QSize())
        self._picture.setPixmap(picture)
        self._picture.setVisible(not picture.isNull())
        self._words.setText(_said(address, path, size))
        self.setVisible(bool(address))


def _small(path: Path, ratio: float) -> tuple[QPixmap, QSize]:
    """Return the picture as small as it is shown, and the size that it has."""
    if path.stat().st_size > LARGEST:
        return QPixmap(), QSize()
    image, size = small_picture(path, round(SIDE * ratio))
    picture = QPixmap.fromImage(image)
    picture.setDevicePixelRatio(ratio)
    return picture, size


def _said(address: str, path: Path | None, size: QSize) -> str:
    if path is not None:
        return f"{path.name}\n{size.width()} × {size.height()}" if size.isValid() else path.name
    if address.lower().startswith(_REMOTE):
        return "On another site; the preview can show it."
    return "No such picture near this post or in the site’s folder."
