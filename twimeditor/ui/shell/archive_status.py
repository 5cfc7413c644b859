"""What the status bar says of past issues while they are read: how far that is, and the way to stop it."""

from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QToolButton, QWidget

from twimeditor.ui.archive.state import Phase, State
from twimeditor.ui.theme import TOKENS
from twimeditor.ui.widgets import muted

LONG: Final = 700
"""Milliseconds of reading after which it is told: a look at posts of which none has changed is no news."""

_BAR: Final = 96


class ArchiveStatus(QWidget):
    """Is there while past issues are read, and no longer; `cancelled` tells that they are not to be."""

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("status.archive")
        self._is_reading = False
        self._words, self._bar, self.cancel = muted(QLabel()), QProgressBar(), QToolButton()
        self._words.setObjectName("status.archive.words")
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(_BAR, TOKENS.small)
        self._bar.setAccessibleName("Past issues read")
        self.cancel.setObjectName("status.archive.cancel")
        self.cancel.setText("Cancel")
        self.cancel.setAccessibleName("Cancel reading past issues")
        self.cancel.setToolTip("Stop reading past issues; what was read is kept")
        self.cancel.setAutoRaise(True)
        self.cancel.clicked.connect(self.cancelled)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, TOKENS.small, 0)
        row.setSpacing(TOKENS.small)
        for part in (self._words, self._bar, self.cancel):
            row.addWidget(part)
        self._long = QTimer(self)
        self._long.setSingleShot(True)
        self._long.setInterval(LONG)
        self._long.timeout.connect(self._appear)
        self.hide()

    def show_state(self, state: State) -> None:
        """Say how it stands; nothing but of reading that takes a while."""
        was_reading, self._is_reading = self._is_reading, state.phase is Phase.READING
        if not self._is_reading:
            self._long.stop()
            if not self.isHidden() and state.phase is Phase.READY:
                self._announce(state.words)  # trouble has a bar of its own
            self.hide()
            return
        self._words.setText(state.words)
        self._bar.setRange(0, max(state.total, 1))
        self._bar.setValue(state.done)
        if not was_reading:
            self._long.start()

    def text(self) -> str:
        """Return what is said, "" while nothing is."""
        return "" if self.isHidden() else self._words.text()

    def _appear(self) -> None:
        self.setVisible(self._is_reading)
        self._announce(self._words.text())

    def _announce(self, words: str) -> None:
        """Let a screen reader say that it has begun, or what came of it; how far it is, it asks the bar."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
