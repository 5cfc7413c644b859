"""The sign of where something would go that is dragged over a pane."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QWidget

from twimeditor.ui.theme import TOKENS

_LINE = 2


class DropMark(QWidget):
    """A caret, a line or a frame `over` a widget; the pointer goes through it."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._framed = False
        self.setObjectName("drop_mark")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def put(self, area: QRect, *, framed: bool = False) -> None:
        """Mark an area: with a frame around it, or as a line that fills it."""
        self._framed = framed
        self.setGeometry(area)
        self.show()
        self.raise_()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        colour = self.palette().color(QPalette.ColorRole.Link)
        if not self._framed:
            painter.fillRect(self.rect(), colour)
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour, _LINE))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), TOKENS.radius, TOKENS.radius)


def line_across(left: int, top: int, width: int) -> QRect:
    """Return the area of a line that is as wide as what it stands between."""
    return QRect(left, top - _LINE // 2, width, _LINE)


def caret_line(caret: QRect) -> QRect:
    """Return the area of a line where a caret would be."""
    return QRect(caret.left(), caret.top(), _LINE, caret.height())
