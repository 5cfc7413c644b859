"""The small signs in the outline: marks, notes, problems. A shape tells each, the colour only helps."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPalette, QPixmap

from twimeditor.ui.theme.icons import pixmap

Role = QPalette.ColorRole
MARK_ICONS = {"to do": "mark-to-do", "asked": "mark-asked", "done": "mark-done"}


class Signs:
    """Paints icons in the palette's colours, and keeps them drawn."""

    def __init__(self) -> None:
        self._drawn: dict[tuple[str, int, int, float], QPixmap] = {}

    def paint_mark(self, painter: QPainter, area: QRect, mark: str, palette: QPalette) -> None:
        """Paint an entry's mark; what is done stands back."""
        role = Role.PlaceholderText if mark == "done" else Role.Link
        self.paint(painter, area, MARK_ICONS[mark], palette, role)

    def paint(self, painter: QPainter, area: QRect, name: str, palette: QPalette, role: Role) -> None:
        """Paint the icon `name` into `area`."""
        colour, ratio = palette.color(role), painter.device().devicePixelRatioF()
        key = (name, area.width(), colour.rgba(), ratio)
        if key not in self._drawn:
            self._drawn[key] = pixmap(name, area.width(), colour, ratio)
        painter.drawPixmap(area, self._drawn[key])
