"""What delegates share."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter


def baseline(area: QRect, metrics: QFontMetrics) -> int:
    """Return where text stands; centred text would hop where an emoji brings a taller font."""
    return area.top() + (area.height() + metrics.ascent() - metrics.descent()) // 2


def draw_line(painter: QPainter, area: QRect, text: str, elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight) -> None:
    """Draw a line of text in the painter's font and colour, cut short where it is wider than the area."""
    metrics = painter.fontMetrics()
    painter.drawText(area.left(), baseline(area, metrics), metrics.elidedText(text, elide, area.width()))
