"""A dock as all that come below the panes are: Escape closes it, and what it lays out follows the room that it has."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QDockWidget, QWidget

from twimeditor.ui.widgets.focus import is_seen


class LeavableDock(QDockWidget):
    """`left` tells that it was closed, so that the focus can go back to where it was."""

    left = Signal()

    def __init__(self, name: str, title: str, parent: QWidget) -> None:
        super().__init__(title, parent)
        self.setObjectName(name)

    @property
    def is_seen(self) -> bool:
        """Tell whether it is shown, and not behind another dock."""
        return is_seen(self)

    def is_narrow(self, letters: int) -> bool:
        """Tell whether it is less wide than so many letters."""
        return self.width() < self.fontMetrics().averageCharWidth() * letters

    def fold(self) -> None:
        """Lay out for the room and the font that there are by now: called when either is another."""

    def come(self) -> None:
        """Be shown, before others."""
        self.show()
        self.raise_()

    # What Qt calls

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fold()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.fold()
