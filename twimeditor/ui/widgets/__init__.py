"""Small widgets that every part of the window shares."""

from twimeditor.ui.widgets.banner import BannerStack, Choice
from twimeditor.ui.widgets.card import Card
from twimeditor.ui.widgets.empty import EmptyState
from twimeditor.ui.widgets.labels import ElidedLabel, muted, tip, words_label
from twimeditor.ui.widgets.text_keys import TextKeys
from twimeditor.ui.widgets.toast import Toast

__all__ = [
    "BannerStack",
    "Card",
    "Choice",
    "ElidedLabel",
    "EmptyState",
    "TextKeys",
    "Toast",
    "muted",
    "tip",
    "words_label",
]
