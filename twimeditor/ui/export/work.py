"""What an export does aside: looking at what would happen, and doing it with progress and a way to stop."""

from collections.abc import Callable
from threading import Event
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from twimeditor.services.ports import Executor

T = TypeVar("T")

_PAUSE = 200
"""Milliseconds after the last change until it is looked at."""


class Looking(QObject):
    """Answers one question after the other on a worker; what has become outdated meanwhile is dropped."""

    def __init__(self, executor: Executor, parent: QObject) -> None:
        super().__init__(parent)
        self._executor = executor
        self._round = 0
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._begin)
        self._wanted: Callable[[], None] | None = None

    def look(
        self,
        job: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        *,
        soon: bool = False,
    ) -> None:
        """Work `job` out and bring its outcome here, at once or, while the user types, `soon`."""
        number = self.drop()

        def begin() -> None:
            self._executor.submit(job, self._current(number, done), self._current(number, failed))

        self._wanted = begin
        self._later.start(_PAUSE if soon else 0)

    def drop(self) -> int:
        """Forget what is being worked out."""
        self._later.stop()
        self._round += 1
        return self._round

    def _begin(self) -> None:
        if self._wanted is not None:
            self._wanted()

    def _current(self, number: int, take: Callable[[T], None]) -> Callable[[T], None]:
        def outcome(value: T) -> None:
            if number == self._round:
                take(value)

        return outcome


class Doing(QObject):
    """Does one thing on a worker, tells how far it is, and stops when asked.

    The work is given `told`, to call with what is done and what there is in all, and `cancelled`, to ask now and then.
    """

    progress = Signal(float)
    """How much is done, from 0 to 1."""

    changed = Signal()
    """Work has begun, or has ended."""

    def __init__(self, executor: Executor, parent: QObject) -> None:
        super().__init__(parent)
        self._executor = executor
        self._stop: Event | None = None

    @property
    def is_busy(self) -> bool:
        """Tell whether something is being done."""
        return self._stop is not None

    @property
    def is_stopping(self) -> bool:
        """Tell whether what is being done is to end."""
        return self._stop is not None and self._stop.is_set()

    def do(
        self,
        job: Callable[[Callable[[int, int], None], Callable[[], bool]], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Do `job`; while another is being done, nothing happens."""
        if self._stop is not None:
            return
        stop = self._stop = Event()
        self.changed.emit()
        self._executor.submit(lambda: job(self._tell, stop.is_set), self._ended(done), self._ended(failed))

    def stop(self) -> None:
        """Ask the work to end; what it has begun is taken back before it does."""
        if self._stop is not None:
            self._stop.set()

    def _tell(self, done: int, of: int) -> None:
        """Pass on how far the work is, from its thread."""
        self.progress.emit(done / max(of, 1))

    def _ended(self, take: Callable[[T], None]) -> Callable[[T], None]:
        def outcome(value: T) -> None:
            self._stop = None
            take(value)
            self.changed.emit()

        return outcome
