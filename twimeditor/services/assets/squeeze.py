"""PNG files made smaller without a loss, in a process of its own: the library lets no other thread work meanwhile."""

import os
import signal
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Final, TypeAlias

from twimeditor.services.assets.refusal import Cancelled

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Squeeze: TypeAlias = Callable[[bytes], bytes]

_LARGE: Final = 1_500_000
_HUGE: Final = 12_000_000
_TURN: Final = 0.03
"""How often it is looked whether the user still wants it, in seconds."""


def squeezed(data: bytes, cancelled: Callable[[], bool]) -> bytes:
    """Return a PNG with the same pixels and no chunk that does not show; `data` if it cannot be made smaller.

    Raise `ValueError` if its pixels cannot be read, `Cancelled` soon after `cancelled` tells so.
    """
    try:
        answer = _aside(data, cancelled)
    except (OSError, EOFError):
        return data  # no process, or it was ended: the file is as good, only larger
    if not answer:
        raise ValueError
    return min(data, answer, key=len)


def _aside(data: bytes, cancelled: Callable[[], bool]) -> bytes:
    """Have a process do it that is there for nothing else."""
    import multiprocessing  # noqa: PLC0415 - only once there is something to do

    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=serve, args=(there,), name="twimeditor squeezing", daemon=True)
    with here:
        with there:
            process.start()
        try:
            return _answer(here, data, cancelled)
        finally:
            process.kill()
            process.join()
            process.close()


def _answer(connection: "Connection", data: bytes, cancelled: Callable[[], bool]) -> bytes:
    connection.send_bytes(data)
    while not connection.poll(_TURN):
        if cancelled():
            raise Cancelled
    return connection.recv_bytes()


def serve(connection: "Connection") -> None:
    """Do what comes in, in the process of its own; the answer is empty for what is no PNG."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the terminal's interrupt is for the window
    if hasattr(os, "nice"):
        os.nice(5)  # what is typed and shown goes before
    with suppress(EOFError, OSError):
        connection.send_bytes(optimised(connection.recv_bytes()))


def optimised(data: bytes) -> bytes:
    """Return a PNG with the same pixels and no chunk that does not show, empty if `data` is none."""
    import oxipng  # noqa: PLC0415 - only the process of its own needs it

    keep = oxipng.StripChunks.keep([b"cICP", b"cHRM", b"gAMA"])
    try:
        return oxipng.optimize_from_memory(data, level=_level(len(data)), strip=keep)
    except oxipng.PngError:
        return b""


def _level(size: int) -> int:
    """Return how hard to try: photos take long, and become hardly smaller."""
    if size > _HUGE:
        return 0
    return 1 if size > _LARGE else 2
