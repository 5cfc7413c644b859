"""Lines under words: each tone has a shape of its own, so that none is told by its colour alone."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from twimeditor.ui.theme.tones import Tone

DEPTH = 3
"""How far a line reaches below the place at which it is drawn, in pixels."""

_HALF = 2
"""Half a wave's length."""
_PIECE, _GAP = 10, 4
"""How long a piece of a broken wave is, and what is between two."""
_DOTS = {Tone.HINT: (1.0, 3.0), Tone.SPELLING: (2.0, 4.0)}
"""How thick dots are, and from one to the next."""


def draw_underline(painter: QPainter, tone: Tone, colour: QColor, left: float, right: float, top: float) -> None:
    """Draw a line from `left` to `right`: a wave for an error, a broken one for a warning, else dots."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if tone in _DOTS:
        _draw_dots(painter, colour, left, right, top, *_DOTS[tone])
    else:
        painter.setPen(QPen(colour, 1.2))
        for start, end in _pieces(left, right) if tone is Tone.WARNING else [(left, right)]:
            painter.drawPolyline(_wave(start, end, top))
    painter.restore()


def _wave(left: float, right: float, top: float) -> QPolygonF:
    """Return a zigzag; its turns lie on a grid, so that a line that grows does not dance."""
    first = int(left // _HALF)
    places = range(first, int(right // _HALF) + 2)
    points = [QPointF(min(max(place * _HALF, left), right), top + (DEPTH if place % 2 else 1)) for place in places]
    return QPolygonF(points)


def _pieces(left: float, right: float) -> list[tuple[float, float]]:
    found, start = [], left
    while start < right:
        found.append((start, min(start + _PIECE, right)))
        start += _PIECE + _GAP
    return found


def _draw_dots(
    painter: QPainter, colour: QColor, left: float, right: float, top: float, size: float, step: float
) -> None:
    painter.setPen(QPen(colour, size, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    points = [
        QPointF(left + size / 2 + number * step, top + DEPTH - 1) for number in range(int((right - left) / step) + 1)
    ]
    painter.drawPoints(QPolygonF(points))
