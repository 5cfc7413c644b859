"""Has everything rendered that waits, one batch after another, and gives up what takes too long."""

import logging
from collections.abc import Callable
from functools import partial

from twimeditor.core.render import Batch, Outcome, Workman, given_up
from twimeditor.services.ports import Executor, Scheduler
from twimeditor.services.rendering.worker import Worker, allowed
from twimeditor.services.timer import Timer

logger = logging.getLogger(__name__)

BUSY_MACHINE = 3.0
"""So many times as long as the processor may take, the clock may: the worker gives way to the window."""

PAUSE_SECONDS = 0.12
"""How long a node that takes long must not have been typed in before it is begun with."""

START_SECONDS = 30.0
"""How long the worker may take to get ready."""

IDLE_SECONDS = 60.0
"""How long the worker is kept when there is nothing to do: it takes some megabytes."""

Next = Callable[[], Batch | None]
Done = Callable[[Batch, tuple[Outcome, ...]], None]


class Aside:
    """Asks for what waits (`next_batch`) and hands out what came of it (`done`), both on the thread that asks."""

    def __init__(self, worker: Worker, executor: Executor, scheduler: Scheduler) -> None:
        self._worker = worker
        self._executor = executor
        self._next: Next | None = None
        self._done: Done | None = None
        self._busy = False
        self._ready = False
        self._broken = False
        self._timer = Timer(scheduler)

    def attach(self, next_batch: Next, done: Done) -> None:
        """Work for these from now on."""
        self._next, self._done = next_batch, done

    def detach(self) -> None:
        """Stop what is being done, and do nothing more."""
        self._next = self._done = None
        self._end()

    def look(self) -> None:
        """Take note that something may wait."""
        batch = self._next() if self._next is not None and not self._busy else None
        if batch is None:
            return
        if batch.alone:
            self._timer.set(PAUSE_SECONDS, self._begin)
        else:
            self._begin()

    def _begin(self) -> None:
        self._timer.stop()
        batch = self._next() if self._next is not None else None
        if batch is None:
            return
        self._busy = True
        if self._ready or self._broken:
            self._give(batch)
        else:
            self._executor.submit(self._worker.prepare, self._prepared, self._unprepared)
            self._timer.set(START_SECONDS, self._worker.stop)

    def _prepared(self, _nothing: None) -> None:
        self._ready = True
        self._go_on()

    def _unprepared(self, error: Exception) -> None:
        """Do without a process: what is light in a thread, what is heavy not at all."""
        logger.info("no process to render in: %r", error)
        self._broken = self._next is not None
        self._go_on()

    def _go_on(self) -> None:
        self._busy = False
        if self._next is None:
            self._end()
        else:
            self._begin()

    def _give(self, batch: Batch) -> None:
        done, failed = partial(self._came, batch), partial(self._lost, batch)
        if not self._broken:
            self._executor.submit(partial(self._worker.do, batch), done, failed)
            self._timer.set(BUSY_MACHINE * allowed(batch), self._worker.stop)
        elif batch.alone:
            done(given_up(batch))
        else:
            self._executor.submit(partial(Workman().do, batch), done, failed)

    def _lost(self, batch: Batch, error: Exception) -> None:
        logger.info("rendering aside was given up: %r", error)
        self._worker.stop()
        self._ready = False
        self._came(batch, given_up(batch))

    def _came(self, batch: Batch, outcomes: tuple[Outcome, ...]) -> None:
        self._busy = False
        self._timer.stop()
        if self._done is None:
            self._end()
            return
        self._done(batch, outcomes)
        self.look()
        if not self._busy and not self._timer.is_set:
            self._timer.set(IDLE_SECONDS, self._end)

    def _end(self) -> None:
        self._timer.stop()
        self._ready = False
        self._worker.stop()
