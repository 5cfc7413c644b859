"""The process that renders: started when there is something to do, and ended at will."""

import os
import signal
from collections.abc import Callable
from contextlib import suppress
from threading import Lock
from typing import TYPE_CHECKING, Protocol, TypeAlias

from twimeditor.core.render import Batch, Outcome, Workman

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

MOST_SECONDS = 1.0
"""How long a node may keep a processor busy; a long one may longer, by its length."""

CHARACTERS_A_SECOND = 150_000


def allowed(batch: Batch, most: float = MOST_SECONDS, pace: float = CHARACTERS_A_SECOND) -> float:
    """Return the seconds that a batch may keep a processor busy."""
    return most + batch.length / pace


Limit: TypeAlias = Callable[[Batch], float]


class Worker(Protocol):
    """Somebody who can be given work, and stopped in the middle of it."""

    def prepare(self) -> None:
        """Get ready; return when that is done. Raise OSError when that cannot be."""

    def do(self, batch: Batch) -> tuple[Outcome, ...]:
        """Return what came of the batch; raise OSError or EOFError when stopped meanwhile."""

    def stop(self) -> None:
        """End what is done now; whoever waits for it is told. May be called from any thread."""


class WorkerProcess:
    """Does the work in a process of its own, which neither holds up this one nor outlives it.

    `prepare` and `do` are called from one thread at a time, `stop` from any. `limit` tells for how many seconds a
    batch may keep a processor busy; where the system can, it ends the process then.
    """

    def __init__(self, limit: Limit = allowed) -> None:
        self._limit = limit
        self._lock = Lock()
        self._process: SpawnProcess | None = None
        self._connection: Connection | None = None

    @property
    def pid(self) -> int | None:
        """Return the number of the process, None while there is none."""
        process = self._process
        return process.pid if process is not None else None

    def prepare(self) -> None:
        import multiprocessing  # noqa: PLC0415 - only once there is something to do

        connection = self._connection
        if connection is not None:
            return
        context = multiprocessing.get_context("spawn")
        here, there = context.Pipe()
        process = context.Process(target=serve, args=(there, self._limit), name="twimeditor rendering", daemon=True)
        process.start()
        there.close()
        with self._lock:
            self._process, self._connection = process, here
        here.recv()

    def do(self, batch: Batch) -> tuple[Outcome, ...]:
        connection = self._connection
        if connection is None:
            raise EOFError
        connection.send(batch)
        outcomes: tuple[Outcome, ...] = connection.recv()
        return outcomes

    def stop(self) -> None:
        with self._lock:
            process, self._process, self._connection = self._process, None, None
        if process is not None:
            process.kill()
            process.join()


def serve(connection: "Connection", limit: Limit) -> None:
    """Do what comes in, in the process of its own, until the other end is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the terminal's interrupt is for the window
    if hasattr(os, "nice"):
        os.nice(5)  # what is typed and shown goes before
    workman = Workman()
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        connection.send(None)
        while True:
            batch: Batch = connection.recv()
            _limit(limit(batch))
            outcomes = workman.do(batch)
            _limit(0)
            connection.send(outcomes)


def _limit(seconds: float) -> None:
    """Have the system end this process when it has been busy for so long, where it can; 0 takes that back."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, seconds)
