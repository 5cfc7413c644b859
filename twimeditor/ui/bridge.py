"""The thin border between the services and Qt: signals, timers, threads, the selection."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, QThreadPool, QTimer, Signal, Slot

from twimeditor.core.model.find import owner
from twimeditor.core.model.tree import Entry, Issue, Section
from twimeditor.services.editing import Session

T = TypeVar("T")

NOTHING = -1
"""What `Selection.current` is while nothing is selected."""

LEAD = 0
"""What `Selection.current` is while the text before the first heading is selected."""


class SessionBridge(QObject):
    """Turn each event of the session into a signal that carries its `Committed`."""

    committed = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._unsubscribe = session.subscribe(self.committed.emit)

    def close(self) -> None:
        """Stop listening to the session."""
        self._unsubscribe()


class TimerHandle:
    """A call that `QtScheduler` will make, unless it is cancelled before."""

    __slots__ = ("_timer",)

    def __init__(self, timer: QTimer) -> None:
        self._timer: QTimer | None = timer
        timer.destroyed.connect(self._forget)

    def cancel(self) -> None:
        """Drop the call; do nothing when it was made already."""
        if self._timer is not None:
            self._timer.stop()
            self._timer.deleteLater()
            self._forget()

    def _forget(self) -> None:
        self._timer = None


class QtScheduler(QObject):
    """Call functions later on the main thread (the port `Scheduler`)."""

    def call_later(self, seconds: float, fn: Callable[[], None]) -> TimerHandle:
        """Call `fn` once, `seconds` from now."""
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(fn)
        timer.timeout.connect(timer.deleteLater)
        timer.start(round(seconds * 1000))
        return TimerHandle(timer)

    def close(self) -> None:
        """Drop every call that is still to come."""
        for timer in self.findChildren(QTimer):
            timer.stop()


class QtExecutor(QObject):
    """Run functions on worker threads, their outcome on the main thread (the port `Executor`)."""

    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def submit(
        self,
        fn: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Call `fn` on a worker, then here `done` with its result or `failed` with its error."""
        self._pool.start(partial(self._run, fn, done, failed))

    def close(self) -> None:
        """Wait for the functions that run now; drop those that have not begun."""
        self._pool.clear()
        self._pool.waitForDone()

    def _run(
        self,
        fn: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        try:
            outcome: Callable[[], None] = partial(done, fn())
        except Exception as error:  # noqa: BLE001 - whatever it is, the caller decides
            outcome = partial(failed, error)
        self._finished.emit(outcome)

    @Slot(object)
    def _deliver(self, outcome: Callable[[], None]) -> None:
        outcome()


class Selection(QObject):
    """The container that outline, form and preview show: front matter, lead, section or entry.

    `current` is the front matter's id, `LEAD`, a section's or entry's id, or `NOTHING`; `changed`
    is emitted with it. `revealed` carries the id of a node within it that is to get the caret,
    `shown` of one that is only to be brought into view.
    """

    changed = Signal(int)
    revealed = Signal(int)
    shown = Signal(int)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.current = NOTHING
        self.origin: object = None

    def select(self, container: int, origin: object = None) -> None:
        """Select a container; listeners find the asker in `origin` while `changed` is emitted."""
        if container == self.current:
            return
        self.current = container
        self.origin = origin
        try:
            self.changed.emit(container)
        finally:
            self.origin = None

    def show(self, node: int, origin: object = None) -> None:
        """Select what holds `node` and bring it into view, the focus staying where it is."""
        self.select(container_of(self._session.document, node), origin)
        self.shown.emit(node)

    def reveal(self, node: int, origin: object = None) -> None:
        """Select what holds `node` and put the caret into its field."""
        self.select(container_of(self._session.document, node), origin)
        self.revealed.emit(node)


def container_of(issue: Issue, node: int) -> int:
    """Return the id, as `Selection.current` has it, of the container that holds leaf `node`."""
    if issue.front is not None and issue.front.id == node:
        return node
    holder = owner(issue, node)
    return holder.id if isinstance(holder, Entry | Section) else LEAD
