"""The thin border between the services and Qt: signals, timers, threads, the selection."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, QThreadPool, QTimer, Signal, SignalInstance, Slot
from shiboken6 import isValid

from twimeditor.core.model.find import LEAD, container_id, owner
from twimeditor.core.model.tree import Issue
from twimeditor.core.render.carets import Caret
from twimeditor.services.editing.session import Session

__all__ = [
    "LEAD",
    "NOTHING",
    "QtExecutor",
    "QtScheduler",
    "Selection",
    "SessionBridge",
    "container_of",
]

T = TypeVar("T")

NOTHING = -1
"""What `Selection.current` is while nothing is selected."""


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
        self._timer = timer

    def cancel(self) -> None:
        """Drop the call; do nothing when it was made already."""
        if isValid(self._timer):
            self._timer.stop()
            self._timer.deleteLater()


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


def pass_on(error: Exception) -> None:
    """Raise what a worker has failed with where nothing is to be done about it: the exception hook tells the user."""
    raise error


class QtExecutor(QObject):
    """Run functions on worker threads, their outcome on the main thread (the port `Executor`)."""

    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None, *, threads: int | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        if threads is not None:
            self._pool.setMaxThreadCount(threads)
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
    is emitted with it. `part` is a node within it, or 0: `revealed` says that it is to get the
    caret, `shown` that it is only to be brought into view.

    Where a pane *stands* never changes what is selected: `pointed` tells the node that has the caret
    in the form, `looked` the node on top of the form after the user scrolled it, and `viewed` the
    container on top of the preview. While `revealed` and `pointed` are emitted, `caret` is the place
    in the node's text, if it is known.

    `rows` are the sections, entries, updates and blocks that are chosen in the outline, nothing where
    there is none; `chosen` is emitted when they become others and it is, or was, more than one.
    """

    changed = Signal(int)
    revealed = Signal(int)
    shown = Signal(int)
    pointed = Signal(int)
    looked = Signal(int)
    viewed = Signal(int)
    chosen = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.current = NOTHING
        self.part = 0
        self.rows: tuple[int, ...] = ()
        self.caret: Caret | None = None
        self.origin: object = None

    def select(self, container: int, origin: object = None) -> None:
        """Select a container; listeners find the asker in `origin` while a signal is emitted."""
        self.part = 0
        if container != self.current:
            self.current = container
            self._emit(self.changed, container, origin)

    def choose(self, rows: Iterable[int]) -> None:
        """Take note of what is chosen in the outline."""
        before, self.rows = self.rows, tuple(rows)
        if self.rows != before and max(len(before), len(self.rows)) > 1:
            self.chosen.emit()

    def show(self, node: int, origin: object = None) -> None:
        """Select what holds `node` and bring it into view, the focus staying where it is."""
        self._select_part(node, origin)
        self._emit(self.shown, node, origin)

    def reveal(self, node: int, origin: object = None, caret: Caret | None = None) -> None:
        """Select what holds `node` and put the caret into its field, at `caret` if that is given."""
        self._select_part(node, origin)
        self._emit(self.revealed, node, origin, caret)

    def point(self, node: int, caret: Caret, origin: object = None) -> None:
        """Tell that the user writes in `node`."""
        self._emit(self.pointed, node, origin, caret)

    def look(self, node: int, origin: object = None) -> None:
        """Tell that the user has scrolled the form to `node`."""
        self._emit(self.looked, node, origin)

    def view(self, container: int, origin: object = None) -> None:
        """Tell that the preview shows `container` on top; `NOTHING` when that is no longer told."""
        self._emit(self.viewed, container, origin)

    def _select_part(self, node: int, origin: object) -> None:
        self.select(container_of(self._session.document, node), origin)
        self.part = node

    def _emit(self, signal: SignalInstance, number: int, origin: object, caret: Caret | None = None) -> None:
        before = self.origin, self.caret
        self.origin, self.caret = origin, caret
        try:
            signal.emit(number)
        finally:
            self.origin, self.caret = before


def container_of(issue: Issue, node: int) -> int:
    """Return the id, as `Selection.current` has it, of the container that holds leaf `node`."""
    if issue.front is not None and issue.front.id == node:
        return node
    return container_id(owner(issue, node))
