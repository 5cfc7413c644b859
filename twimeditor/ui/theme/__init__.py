"""How everything looks: one palette per scheme, one grid, one set of icons."""

from twimeditor.ui.theme.icons import icon
from twimeditor.ui.theme.palette import Scheme, contrast, palette, readable
from twimeditor.ui.theme.theme import Choice, Theme, apply
from twimeditor.ui.theme.tokens import TOKENS, Fonts, Tokens, fonts, scaled

__all__ = [
    "TOKENS",
    "Choice",
    "Fonts",
    "Scheme",
    "Theme",
    "Tokens",
    "apply",
    "contrast",
    "fonts",
    "icon",
    "palette",
    "readable",
    "scaled",
]
