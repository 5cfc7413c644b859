"""A report that is pasted: before and after, and where it goes."""

from twimeditor.ui.report.pasting import Pasting

__all__ = ["Pasting"]
