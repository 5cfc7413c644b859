"""The colours of what has gone and what has come, on any palette; signs say the same to who does not see them."""

from typing import Final

from PySide6.QtGui import QColor, QPalette

from twimeditor.ui.theme import readable

_GREEN: Final = "#1a7f37"
_RED: Final = "#cf222e"
_TINT: Final = 0.16


class ChangeColours:
    """The colours of a comparison on the ground of a palette."""

    def __init__(self, palette: QPalette) -> None:
        ground = palette.color(QPalette.ColorRole.Base)
        self.quiet = palette.color(QPalette.ColorRole.PlaceholderText).name()
        self.removed_ground = _mixed(QColor(_RED), ground)
        self.added_ground = _mixed(QColor(_GREEN), ground)
        self.removed = readable(QColor(_RED), self.removed_ground).name()
        self.added = readable(QColor(_GREEN), self.added_ground).name()
        self.title_ground = palette.color(QPalette.ColorRole.Midlight).name()


def _mixed(colour: QColor, ground: QColor) -> QColor:
    """Return the ground with a little of the colour in it."""
    red, green, blue = (
        round(255 * (_TINT * one + (1 - _TINT) * other))
        for one, other in (
            (colour.redF(), ground.redF()),
            (colour.greenF(), ground.greenF()),
            (colour.blueF(), ground.blueF()),
        )
    )
    return QColor(red, green, blue)
