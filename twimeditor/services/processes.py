"""Processes of our own, for work that takes long or may have to be given up."""

import os
import signal
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess


class ChildProcess:
    """A process that answers over a pipe: it neither holds up this one nor outlives it.

    `serve` is called there with the pipe's other end and the `arguments`; it calls `begin`, and sends something when
    it is ready. `start` and what goes over the pipe belong to one thread at a time, `stop` to any.
    """

    def __init__(self, name: str, serve: Callable[..., None], *arguments: object) -> None:
        self._name = name
        self._serve = serve
        self._arguments = arguments
        self._lock = Lock()
        self._process: SpawnProcess | None = None
        self._connection: Connection | None = None
        self._stops = 0

    @property
    def pid(self) -> int | None:
        """Return the number of the process, None while there is none."""
        process = self._process
        return process.pid if process is not None else None

    def start(self) -> bool:
        """Start it unless it runs, wait until it is ready, and tell whether it is another one than before.

        Raise OSError or EOFError when it cannot be started, or is stopped meanwhile.
        """
        import multiprocessing  # noqa: PLC0415 - only once there is something to do

        if self._connection is not None:
            return False
        stops = self._stops
        context = multiprocessing.get_context("spawn")
        here, there = context.Pipe()
        arguments = (there, *self._arguments)
        process = context.Process(target=self._serve, args=arguments, name=self._name, daemon=True)
        process.start()
        there.close()
        with self._lock:
            self._process, self._connection = process, here
        if stops != self._stops:  # while the process was being started
            self.stop()
        try:
            here.recv()
        except (EOFError, OSError):  # it could not start
            self.stop()
            raise
        return True

    def connection(self) -> "Connection":
        """Return our end of the pipe; raise EOFError where nobody is at the other one."""
        connection = self._connection
        if connection is None:
            raise EOFError
        return connection

    def stop(self) -> int | None:
        """End the process and what it has started; return the number that it had. Whoever waits for it is told."""
        with self._lock:
            self._stops += 1
            process, self._process, self._connection = self._process, None, None
        if process is None:
            return None
        number = process.pid
        if number is not None and hasattr(os, "killpg"):
            with suppress(OSError):  # it has only just begun, and no group of its own
                os.killpg(number, signal.SIGKILL)
        process.kill()
        process.join()
        return number


def begin(niceness: int) -> None:
    """Prepare the process for its work, which gives way to the window's."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the terminal's interrupt is for the window
    if hasattr(os, "setpgid"):
        os.setpgid(0, 0)  # what it starts can be ended with it
    if hasattr(os, "nice"):
        os.nice(niceness)
    with suppress(OSError):  # where memory runs out, Linux ends this, and what it starts, before the window
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")


def limit(seconds: float) -> None:
    """Have the system end this process when it has been busy for so long, where it can; 0 takes that back."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, seconds)
