"""The measures that every widget shares."""

from dataclasses import dataclass

from PySide6.QtGui import QFont, QFontDatabase


@dataclass(frozen=True, slots=True)
class Tokens:
    """Distances on a grid of 4 px, and the few other measures."""

    hair: int = 1
    tight: int = 4
    small: int = 8
    gap: int = 12
    wide: int = 16
    section: int = 24
    page: int = 32
    radius: int = 6
    icon: int = 16
    toolbar_icon: int = 20


TOKENS = Tokens()


@dataclass(frozen=True, slots=True)
class Fonts:
    """The user interface's three sizes, and the font of quotes."""

    small: QFont
    body: QFont
    title: QFont
    mono: QFont


def fonts(body: QFont) -> Fonts:
    """Derive all fonts from the system's own, `body`."""
    mono = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    mono.setPointSizeF(_points(body))
    title = scaled(body, 1.3)
    title.setWeight(QFont.Weight.DemiBold)
    return Fonts(small=scaled(body, 0.88), body=QFont(body), title=title, mono=mono)


def scaled(font: QFont, factor: float) -> QFont:
    """Return `font` in another size, in steps of half a point."""
    result = QFont(font)
    result.setPointSizeF(round(_points(font) * factor * 2) / 2)
    return result


def _points(font: QFont) -> float:
    """Return the size in points, also for a font that was set in pixels (at 96 per inch)."""
    return font.pointSizeF() if font.pointSizeF() > 0 else font.pixelSize() * 0.75
