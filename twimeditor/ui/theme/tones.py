"""How bad something is, as a colour that can be told from its ground in every palette."""

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType

from PySide6.QtGui import QColor, QPalette

from twimeditor.ui.theme.palette import readable


class Tone(Enum):
    """What is told with a colour; never with a colour alone."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"
    SPELLING = "spelling"


_COLOURS: Mapping[Tone, str] = MappingProxyType(
    {Tone.ERROR: "#d1242f", Tone.WARNING: "#b26a00", Tone.HINT: "#5b7083", Tone.SPELLING: "#d1242f"}
)


def tone_colour(tone: Tone, palette: QPalette, ground: QPalette.ColorRole = QPalette.ColorRole.Base) -> QColor:
    """Return the colour of a tone, readable on a ground of the palette."""
    return readable(QColor(_COLOURS[tone]), palette.color(ground))
