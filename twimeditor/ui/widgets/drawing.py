"""What delegates share."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics


def baseline(area: QRect, metrics: QFontMetrics) -> int:
    """Return where text stands; centred text would hop where an emoji brings a taller font."""
    return area.top() + (area.height() + metrics.ascent() - metrics.descent()) // 2
