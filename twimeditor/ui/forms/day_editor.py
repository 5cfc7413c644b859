"""The line for a date: typed, or its day picked from a calendar; how the file writes it stays."""

from collections.abc import Callable
from datetime import UTC, date, datetime

from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtWidgets import QCalendarWidget, QFrame, QVBoxLayout, QWidget

from twimeditor.core.lazy import lazy_pattern
from twimeditor.ui.forms.line_editor import ArrowEditor
from twimeditor.ui.forms.pictures import Pictures

_DAY = lazy_pattern(r"\d{4}-\d{2}-\d{2}")


class DayEditor(ArrowEditor):
    """A date with a calendar; `first` makes of a day what is written where there is no date yet."""

    def __init__(self, first: Callable[[date], str], pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__("Pick the day", "calendar", pictures, parent)
        self._first = first

    def calendar(self) -> "Calendar":
        """Return a calendar that shows the day; picking one writes it."""
        return Calendar(self._day(), self._take, self)

    def _unfold(self) -> None:
        self.setFocus()
        shown = self.calendar()
        shown.move(self.mapToGlobal(QPoint(0, self.height())))
        shown.show()

    def _day(self) -> date:
        found = _DAY.match(self.value())
        try:
            return date.fromisoformat(found[0]) if found else datetime.now(UTC).date()
        except ValueError:
            return datetime.now(UTC).date()

    def _take(self, day: date) -> None:
        found = _DAY.match(self.value())
        self.setText(f"{day:%Y-%m-%d}{self.value()[found.end() :]}" if found else self._first(day))
        self.ended.emit()


class Calendar(QFrame):
    """A month in a window of its own that goes when a day is picked, or with Escape."""

    def __init__(self, day: date, picked: Callable[[date], None], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._picked = picked
        self.month = QCalendarWidget()
        self.month.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.month.setSelectedDate(QDate(day.year, day.month, day.day))
        self.month.setAccessibleName("Day")
        self.month.activated.connect(self._take)
        self.month.clicked.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.month)
        self.setFocusProxy(self.month)

    def _take(self, day: QDate) -> None:
        self._picked(date(day.year(), day.month(), day.day()))
        self.close()
