"""Watches over the engine's process: counts its deaths, and notices when it does not answer."""

import logging
import os
import signal
import time
from collections import deque

from PySide6.QtCore import QObject, QTimer, Signal

logger = logging.getLogger(__name__)

MOST_DEATHS = 6
"""So often within `DEATHS_SECONDS` the process may die; then it is given up."""

DEATHS_SECONDS = 60.0

PATIENCE_MS = 5_000
"""How long an answer may take; for a long message longer, by `CHARACTERS_A_MS`."""

CHARACTERS_A_MS = 200

GRACE_MS = 500
"""How long to look at what has come meanwhile: it may be this process that did not listen."""


class Lifeguard(QObject):
    """Emits `hung` when what was expected does not come."""

    hung = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._deaths: deque[float] = deque(maxlen=MOST_DEATHS)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._wait_a_moment)
        self._grace = QTimer(self, singleShot=True, interval=GRACE_MS)
        self._grace.timeout.connect(self.hung)

    def expect(self, length: int = 0) -> None:
        """Begin to wait for the answer to a message of that length."""
        self._grace.stop()
        self._timer.start(PATIENCE_MS + length // CHARACTERS_A_MS)

    def relax(self) -> None:
        """Wait no longer."""
        self._timer.stop()
        self._grace.stop()

    def too_many_deaths(self) -> bool:
        """Take note of a death; tell whether it was one too many."""
        self.relax()
        now = time.monotonic()
        self._deaths.append(now)
        return len(self._deaths) == MOST_DEATHS and now - self._deaths[0] < DEATHS_SECONDS

    def _wait_a_moment(self) -> None:
        self._grace.start()


def end(pid: int) -> bool:
    """End a process that does not answer; return whether that could be."""
    try:
        os.kill(pid, getattr(signal, "SIGKILL", signal.SIGTERM))
    except OSError as error:
        logger.info("process %d cannot be ended: %s", pid, error)
        return False
    return True
