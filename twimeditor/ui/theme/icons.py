"""The icons under ``resources/icons``, drawn in the palette's colours."""

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from twimeditor.services.resources import resource_path

SIZES = (16, 20, 32, 40)
"""Menu and toolbar sizes, for screens of one and two pixels per point."""


def icon(name: str, palette: QPalette) -> QIcon:
    """Return the icon called `name`, in the text colours of `palette`."""
    colours = {
        QIcon.Mode.Normal: palette.color(QPalette.ColorRole.WindowText),
        QIcon.Mode.Selected: palette.color(QPalette.ColorRole.HighlightedText),
        QIcon.Mode.Disabled: palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText),
    }
    result = QIcon()
    drawing = _drawing(name)
    for size in SIZES:
        shape = _shape(drawing, size)
        for mode, colour in colours.items():
            result.addPixmap(_tinted(shape, colour), mode)
    return result


def pixmap(name: str, size: int, colour: QColor, ratio: float = 1.0) -> QPixmap:
    """Return one picture of the icon, `size` points wide, for a screen of `ratio` pixels each."""
    picture = _tinted(_shape(_drawing(name), round(size * ratio)), colour)
    picture.setDevicePixelRatio(ratio)
    return picture


def _shape(drawing: QSvgRenderer, size: int) -> QPixmap:
    shape = QPixmap(QSize(size, size))
    shape.fill(Qt.GlobalColor.transparent)
    painter = QPainter(shape)
    drawing.render(painter)
    painter.end()
    return shape


def _tinted(shape: QPixmap, colour: QColor) -> QPixmap:
    tinted = QPixmap(shape)
    painter = QPainter(tinted)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(tinted.rect(), colour)
    painter.end()
    return tinted


def _drawing(name: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(resource_path("icons", f"{name}.svg").read_bytes()))
