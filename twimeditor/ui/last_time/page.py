"""The page of the entry that is shown."""

from twimeditor.ui.archive.past_page import PastPage

__all__ = ["PastPage"]
