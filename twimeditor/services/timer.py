"""One call that is put off, and may be put off again."""

from collections.abc import Callable

from twimeditor.services.ports import Handle, Scheduler


class Timer:
    """Has at most one call to come: a new one takes the place of that before."""

    def __init__(self, scheduler: Scheduler) -> None:
        self._scheduler = scheduler
        self._handle: Handle | None = None

    @property
    def is_set(self) -> bool:
        """Tell whether a call is still to come."""
        return self._handle is not None

    def set(self, seconds: float, fn: Callable[[], None]) -> None:
        """Call `fn` after so many seconds, and nothing that was to be called before."""
        self.stop()

        def call() -> None:
            self._handle = None
            fn()

        self._handle = self._scheduler.call_later(seconds, call)

    def stop(self) -> None:
        """Call nothing."""
        if self._handle is not None:
            self._handle.cancel()
            self._handle = None
