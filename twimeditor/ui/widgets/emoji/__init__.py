"""A popup in which an emoji is found and chosen."""

from twimeditor.ui.widgets.emoji.picker import EmojiPicker

__all__ = ["EmojiPicker"]
