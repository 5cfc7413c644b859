"""Hand the window's colours and font to the page."""

from PySide6.QtGui import QFont, QPalette

from twimeditor.ui.preview.surface import Appearance, Look

Role = QPalette.ColorRole

SITE_GROUND = "#ffffff"

_COLOURS = {
    "editor-ground": Role.Base,
    "editor-text": Role.Text,
    "editor-muted": Role.PlaceholderText,
    "editor-line": Role.Mid,
    "editor-soft": Role.Midlight,
    "editor-link": Role.Link,
}


def appearance(look: Look, palette: QPalette, font: QFont) -> Appearance:
    """Return how the page looks in a window of this palette and font; the site is always light."""
    colours = {name: palette.color(role).name() for name, role in _COLOURS.items()}
    editor = look is Look.EDITOR
    return Appearance(
        look=look,
        dark=editor and palette.color(Role.Base).lightness() < 128,
        ground=palette.color(Role.Base).name() if editor else SITE_GROUND,
        colours=colours | {"editor-font": f'"{font.family()}"'},
    )
