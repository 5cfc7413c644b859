"""How many words are selected where the focus is."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

_PAUSE = 120
Text = QLineEdit | QPlainTextEdit | QTextEdit


class SelectedWords(QObject):
    """Watches the text widget that has the focus in a window; `counted` carries what is to be said, "" for nothing."""

    counted = Signal(str)

    def __init__(self, place: QWidget) -> None:
        super().__init__(place)
        self._place = place
        self._watched: Text | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_PAUSE)
        self._later.timeout.connect(self._count)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._turn_to)

    def _turn_to(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._watched is not None and isValid(self._watched):
            self._watched.selectionChanged.disconnect(self._later.start)
        self._watched = None
        if isinstance(new, Text) and new.window() is self._place.window():
            self._watched = new
            self._watched.selectionChanged.connect(self._later.start)
        self._later.start()

    def _count(self) -> None:
        text = _selected(self._watched) if self._watched is not None and isValid(self._watched) else ""
        words = len(text.split())
        self.counted.emit("" if not words else "1 word selected" if words == 1 else f"{words:,} words selected")


def _selected(widget: Text) -> str:
    return widget.selectedText() if isinstance(widget, QLineEdit) else widget.textCursor().selectedText()
