"""The ports that need no Qt: executors and the clock."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import partial
from typing import TypeVar

T = TypeVar("T")

Post = Callable[[Callable[[], None]], None]
"""Gets a call over to the thread that owns the session, to be made there soon."""


class SystemClock:
    """The clock of this machine."""

    def now(self) -> datetime:
        """Return the time in this machine's zone."""
        return datetime.now(UTC).astimezone()


class InlineExecutor:
    """Does the work at once, in the caller's own thread."""

    def submit(self, fn: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
        """Call `fn`, then `done` with its result or `failed` with its error."""
        _run(fn, done, failed)()


class ThreadExecutor:
    """Does the work in one thread of its own, one job after another."""

    def __init__(self, post: Post) -> None:
        self._post = post
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="storage")

    def submit(self, fn: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
        """Have `fn` called, and its outcome brought back through the `post` of the constructor."""
        self._pool.submit(lambda: self._post(_run(fn, done, failed)))

    def close(self) -> None:
        """Wait for the jobs that were submitted."""
        self._pool.shutdown()


def _run(fn: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]) -> Callable[[], None]:
    try:
        return partial(done, fn())
    except Exception as error:  # noqa: BLE001 - whatever it is, the one who asked decides
        return partial(failed, error)
