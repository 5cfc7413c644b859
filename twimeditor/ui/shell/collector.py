"""Garbage collection in pauses only."""

import gc

from PySide6.QtCore import QObject, QTimer

from twimeditor.ui.bridge import SessionBridge

PAUSE = 1500
"""Milliseconds without an edit after which collecting disturbs nobody."""


class PauseCollector(QObject):
    """Keeps Python from looking through the whole issue between a key and its letter.

    Almost nothing here is garbage that only the collector finds; it comes with forms that go. What is there in the
    first pause after another post was opened stays, and is not looked through again.
    """

    def __init__(self, bridge: SessionBridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_new = True
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._collect)
        bridge.committed.connect(self._pause.start)
        gc.disable()

    def begin(self) -> None:
        """Take note that another post was opened."""
        self._is_new = True
        self._pause.start()

    def close(self) -> None:
        """Let Python collect when it likes again."""
        self._pause.stop()
        gc.unfreeze()
        gc.enable()

    def _collect(self) -> None:
        if self._is_new:
            gc.unfreeze()
        gc.collect()
        if self._is_new:
            gc.freeze()
        self._is_new = False
