"""Has the newest version of an issue checked aside, and proposes words: one thing after another."""

import logging
from collections import deque
from collections.abc import Callable
from functools import partial
from typing import Final

from twimeditor.core.model import Issue
from twimeditor.services.check.values import Checked, Where
from twimeditor.services.check.worker import HereWorker, Worker
from twimeditor.services.ports import Executor, Scheduler
from twimeditor.services.timer import Timer

logger = logging.getLogger(__name__)

START_SECONDS: Final = 60.0
"""How long the worker may take to get ready: on a slow disk it reads for a while."""

CHECK_SECONDS: Final = 120.0
"""How long a check may take by the clock; a process that is busy for long is ended by the system before."""

WORDS_SECONDS: Final = 15.0
"""How long proposing words may take."""

IDLE_SECONDS: Final = 600.0
"""How long the worker is kept when there is nothing to do: it takes megabytes, and a second to come back."""

Done = Callable[[Issue, Checked], None]
Lost = Callable[[Issue], None]
Proposed = Callable[[tuple[str, ...]], None]


class CheckAside:
    """Is asked on one thread, and answers there. Of several issues that wait, the newest one alone is checked."""

    def __init__(self, worker: Worker, executor: Executor, scheduler: Scheduler) -> None:
        self._worker = worker
        self._executor = executor
        self._done: Done | None = None
        self._lost: Lost | None = None
        self._wanted: tuple[Issue, Where] | None = None
        self._words: deque[tuple[str, Proposed]] = deque()
        self._busy = False
        self._ready = False
        self._timer = Timer(scheduler)

    def attach(self, done: Done, lost: Lost) -> None:
        """Answer to these from now on: what was found in an issue, or that its check was given up."""
        self._done, self._lost = done, lost

    def detach(self) -> None:
        """Stop what is being done, and do nothing more."""
        self._done = self._lost = None
        self._wanted = None
        self._words.clear()
        self._end()

    def check(self, issue: Issue, where: Where) -> None:
        """Have an issue checked, instead of one that still waits."""
        self._wanted = issue, where
        self._go_on()

    def suggest(self, word: str, proposed: Proposed) -> Callable[[], None]:
        """Have words proposed for another; return what calls that off. None come where it is given up."""
        asked = word, proposed
        self._words.append(asked)
        self._go_on()
        return lambda: self._words.remove(asked) if asked in self._words else None

    def _go_on(self) -> None:
        if self._busy or self._done is None:
            return
        if not (self._words or self._wanted):
            self._timer.set(IDLE_SECONDS, self._end)
        elif not self._ready:
            self._begin(START_SECONDS)
            self._executor.submit(self._worker.prepare, self._prepared, self._unprepared)
        elif self._words:
            self._propose(*self._words.popleft())
        elif self._wanted is not None:
            self._check(*self._wanted)

    def _begin(self, seconds: float) -> None:
        self._busy = True
        self._timer.set(seconds, self._worker.stop)

    def _prepared(self, _nothing: None) -> None:
        self._ready = True
        self._finish()

    def _unprepared(self, error: Exception) -> None:
        """Do without a process: the window is slower while a thread checks, but all is told."""
        logger.info("no process to check in: %r", error)
        if self._done is not None:
            self._worker = HereWorker()
        self._ready = True
        self._finish()

    def _check(self, issue: Issue, where: Where) -> None:
        self._wanted = None
        self._begin(CHECK_SECONDS)
        self._executor.submit(
            partial(self._worker.check, issue, where), partial(self._came, issue), partial(self._failed, issue)
        )

    def _propose(self, word: str, proposed: Proposed) -> None:
        self._begin(WORDS_SECONDS)
        self._executor.submit(
            partial(self._worker.suggest, word), partial(self._proposed, proposed), partial(self._silent, proposed)
        )

    def _came(self, issue: Issue, checked: Checked) -> None:
        if self._done is not None:
            self._done(issue, checked)
        self._finish()

    def _failed(self, issue: Issue, error: Exception) -> None:
        self._start_anew(error)
        if self._lost is not None:
            self._lost(issue)
        self._finish()

    def _proposed(self, proposed: Proposed, words: tuple[str, ...]) -> None:
        if self._done is not None:
            proposed(words)
        self._finish()

    def _silent(self, proposed: Proposed, error: Exception) -> None:
        self._start_anew(error)
        self._proposed(proposed, ())

    def _start_anew(self, error: Exception) -> None:
        logger.info("the check aside was given up: %r", error)
        self._worker.stop()
        self._ready = False

    def _finish(self) -> None:
        self._busy = False
        self._timer.stop()
        if self._done is None:
            self._end()
        else:
            self._go_on()

    def _end(self) -> None:
        self._timer.stop()
        self._ready = False
        self._worker.stop()
