"""The icons of a form, each drawn once: a form shows the same few very often."""

from PySide6.QtGui import QColor, QIcon, QPalette, QPixmap

from twimeditor.ui.theme import TOKENS, icon
from twimeditor.ui.theme.icons import pixmap


class Pictures:
    """Keeps what was drawn, by its colours."""

    def __init__(self) -> None:
        self._icons: dict[tuple[str, int], QIcon] = {}
        self._signs: dict[tuple[str, int, float], QPixmap] = {}

    def icon(self, name: str, palette: QPalette) -> QIcon:
        """Return an icon for buttons and menus."""
        key = name, palette.color(QPalette.ColorRole.WindowText).rgba()
        if key not in self._icons:
            self._icons[key] = icon(name, palette)
        return self._icons[key]

    def sign(self, name: str, colour: QColor, ratio: float) -> QPixmap:
        """Return a picture that stands before words."""
        key = name, colour.rgba(), ratio
        if key not in self._signs:
            self._signs[key] = pixmap(name, TOKENS.icon, colour, ratio)
        return self._signs[key]
