"""The process that renders: started when there is something to do, and ended at will."""

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol, TypeAlias

from twimeditor.core.render import Batch, Outcome, Workman
from twimeditor.services.processes import ChildProcess, begin, limit

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

MOST_SECONDS = 1.0
"""How long a node may keep a processor busy; a long one may longer, by its length."""

CHARACTERS_A_SECOND = 150_000

_NICENESS = 5
"""What is typed and shown goes before."""


def allowed(batch: Batch, most: float = MOST_SECONDS, pace: float = CHARACTERS_A_SECOND) -> float:
    """Return the seconds that a batch may keep a processor busy."""
    return most + batch.length / pace


Allow: TypeAlias = Callable[[Batch], float]


class Worker(Protocol):
    """Somebody who can be given work, and stopped in the middle of it."""

    def prepare(self) -> None:
        """Get ready; return when that is done. Raise OSError or EOFError when that cannot be."""

    def do(self, batch: Batch) -> tuple[Outcome, ...]:
        """Return what came of the batch; raise OSError or EOFError when stopped meanwhile."""

    def stop(self) -> None:
        """End what is done now; whoever waits for it is told. May be called from any thread."""


class WorkerProcess:
    """Does the work in a process of its own, which neither holds up this one nor outlives it.

    `prepare` and `do` are called from one thread at a time, `stop` from any. `allow` tells for how many seconds a
    batch may keep a processor busy; where the system can, it ends the process then.
    """

    def __init__(self, allow: Allow = allowed) -> None:
        self._child = ChildProcess("twimeditor rendering", serve, allow)

    @property
    def pid(self) -> int | None:
        """Return the number of the process, None while there is none."""
        return self._child.pid

    def prepare(self) -> None:
        self._child.start()

    def do(self, batch: Batch) -> tuple[Outcome, ...]:
        connection = self._child.connection()
        connection.send(batch)
        outcomes: tuple[Outcome, ...] = connection.recv()
        return outcomes

    def stop(self) -> None:
        self._child.stop()


def serve(connection: "Connection", allow: Allow) -> None:
    """Do what comes in, in the process of its own, until the other end is gone."""
    begin(_NICENESS)
    workman = Workman()
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        connection.send(None)
        while True:
            batch: Batch = connection.recv()
            limit(allow(batch))
            outcomes = workman.do(batch)
            limit(0)
            connection.send(outcomes)
