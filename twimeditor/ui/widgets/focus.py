"""Where the focus goes back to."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


class FocusReturn:
    """Remembers what had the focus before something opened, and gives it back."""

    def __init__(self, place: QWidget) -> None:
        self._place = place
        self._before: QWidget | None = None

    def note(self) -> None:
        """Remember what has the focus now, unless that is within the place itself."""
        focus: QWidget | None = QApplication.focusWidget()
        if focus is not None and focus is not self._place and not self._place.isAncestorOf(focus):
            self._before = focus

    def give_back(self) -> bool:
        """Give the focus back; return False where what had it is no longer there."""
        before, self._before = self._before, None
        if before is None or not isValid(before) or not before.isVisible():
            return False
        before.setFocus(Qt.FocusReason.OtherFocusReason)
        return True
