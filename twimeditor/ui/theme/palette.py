"""The palettes, light and dark, each also of high contrast, and the arithmetic of contrast."""

from collections.abc import Mapping
from enum import Enum

from PySide6.QtGui import QColor, QPalette

Group = QPalette.ColorGroup
Role = QPalette.ColorRole

TEXT_CONTRAST = 4.5
"""What WCAG asks between text and its ground."""

STRONG_CONTRAST = 7.0
"""What it asks where contrast is to be high."""

BRAND = "#0dbd8b"
"""The accent where the platform has none of its own."""


class Scheme(Enum):
    """Light or dark, of usual or high contrast: passed along as a value, never asked of the platform."""

    LIGHT = "light"
    DARK = "dark"
    LIGHT_CONTRAST = "light-contrast"
    DARK_CONTRAST = "dark-contrast"

    @property
    def is_strong(self) -> bool:
        """Tell whether it is a scheme of high contrast."""
        return self in {Scheme.LIGHT_CONTRAST, Scheme.DARK_CONTRAST}


_LIGHT: Mapping[Role, str] = {
    Role.Window: "#f4f5f7",
    Role.WindowText: "#1b1d22",
    Role.Base: "#ffffff",
    Role.AlternateBase: "#f8f9fa",
    Role.Text: "#1b1d22",
    Role.PlaceholderText: "#646b76",
    Role.Button: "#f9fafb",
    Role.ButtonText: "#1b1d22",
    Role.BrightText: "#ffffff",
    Role.ToolTipBase: "#26292f",
    Role.ToolTipText: "#f4f5f7",
    Role.Light: "#ffffff",
    Role.Midlight: "#e9ecef",
    Role.Mid: "#cdd2d9",
    Role.Dark: "#8b929d",
    Role.Shadow: "#5d646f",
}

_DARK: Mapping[Role, str] = {
    Role.Window: "#1f2227",
    Role.WindowText: "#e7e9ec",
    Role.Base: "#17191d",
    Role.AlternateBase: "#1b1e22",
    Role.Text: "#e7e9ec",
    Role.PlaceholderText: "#969da8",
    Role.Button: "#2a2e34",
    Role.ButtonText: "#e7e9ec",
    Role.BrightText: "#ffffff",
    Role.ToolTipBase: "#3a3f47",
    Role.ToolTipText: "#f4f5f7",
    Role.Light: "#4a505a",
    Role.Midlight: "#2e3238",
    Role.Mid: "#41464e",
    Role.Dark: "#7d848f",
    Role.Shadow: "#000000",
}

_LIGHT_CONTRAST: Mapping[Role, str] = {
    Role.Window: "#ffffff",
    Role.WindowText: "#000000",
    Role.Base: "#ffffff",
    Role.AlternateBase: "#f5f5f5",
    Role.Text: "#000000",
    Role.PlaceholderText: "#3d3d3d",
    Role.Button: "#ffffff",
    Role.ButtonText: "#000000",
    Role.BrightText: "#ffffff",
    Role.ToolTipBase: "#000000",
    Role.ToolTipText: "#ffffff",
    Role.Light: "#ffffff",
    Role.Midlight: "#dcdcdc",
    Role.Mid: "#5c5c5c",
    Role.Dark: "#000000",
    Role.Shadow: "#000000",
}

_DARK_CONTRAST: Mapping[Role, str] = {
    Role.Window: "#000000",
    Role.WindowText: "#ffffff",
    Role.Base: "#000000",
    Role.AlternateBase: "#101010",
    Role.Text: "#ffffff",
    Role.PlaceholderText: "#d0d0d0",
    Role.Button: "#000000",
    Role.ButtonText: "#ffffff",
    Role.BrightText: "#ffffff",
    Role.ToolTipBase: "#ffffff",
    Role.ToolTipText: "#000000",
    Role.Light: "#ffffff",
    Role.Midlight: "#333333",
    Role.Mid: "#9a9a9a",
    Role.Dark: "#ffffff",
    Role.Shadow: "#000000",
}

_COLOURS = {
    Scheme.LIGHT: _LIGHT,
    Scheme.DARK: _DARK,
    Scheme.LIGHT_CONTRAST: _LIGHT_CONTRAST,
    Scheme.DARK_CONTRAST: _DARK_CONTRAST,
}

_DISABLED = {
    Scheme.LIGHT: "#8b929d",
    Scheme.DARK: "#6d747f",
    Scheme.LIGHT_CONTRAST: "#6b6b6b",
    Scheme.DARK_CONTRAST: "#a0a0a0",
}


def palette(scheme: Scheme, accent: QColor | None = None) -> QPalette:
    """Return the scheme's palette with the platform's `accent`, or ours, made readable on it."""
    result = QPalette()
    for role, name in _COLOURS[scheme].items():
        result.setColor(role, QColor(name))
    _set_accent(result, QColor(accent or QColor(BRAND)), scheme)
    for role in (Role.WindowText, Role.Text, Role.ButtonText):
        result.setColor(Group.Disabled, role, QColor(_DISABLED[scheme]))
    result.setColor(Group.Disabled, Role.Highlight, result.color(Role.Mid))
    return result


def _set_accent(target: QPalette, accent: QColor, scheme: Scheme) -> None:
    wanted = STRONG_CONTRAST if scheme.is_strong else TEXT_CONTRAST
    inverse = QColor("#000000" if scheme is Scheme.DARK_CONTRAST else "#ffffff")
    target.setColor(Role.Highlight, readable(accent, inverse, wanted))
    target.setColor(Role.HighlightedText, inverse)
    written = QColor(accent)
    for ground in (Role.Window, Role.Base, Role.Midlight):
        written = readable(written, target.color(ground), wanted)
    for role in (Role.Accent, Role.Link, Role.LinkVisited):
        target.setColor(role, written)


def readable(colour: QColor, ground: QColor, wanted: float = TEXT_CONTRAST) -> QColor:
    """Return `colour`, darkened or lightened just enough for the `wanted` contrast on `ground`."""
    step = -2 if luminance(ground) > 0.18 else 2
    lightness = colour.lightness()
    result = QColor(colour)
    while contrast(result, ground) < wanted and 0 <= lightness + step <= 255:
        lightness += step
        result = QColor.fromHsl(colour.hslHue(), colour.hslSaturation(), lightness)
    return result


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast of two colours as WCAG counts it, from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: QColor) -> float:
    """Return the relative luminance as WCAG defines it, from 0 to 1."""
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
