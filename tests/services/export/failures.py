"""A disk whose calls fail."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

CALLS = ("open", "write", "fsync", "link", "replace", "mkdir")
TIDYING = ("unlink", "rmdir")


class Failing:
    """Lets the system calls of a list fail from the call of a number on: that one only, or all that follow."""

    def __init__(self, at: int, code: int, *, for_ever: bool) -> None:
        self.at, self.code, self.for_ever = at, code, for_ever
        self.calls = 0

    def wrapped(self, call: Callable[..., object]) -> Callable[..., object]:
        def maybe(*arguments: object, **more: object) -> object:
            self.calls += 1
            if self.calls == self.at or (self.for_ever and self.calls > self.at):
                raise OSError(self.code, os.strerror(self.code), str(arguments[0]))
            return call(*arguments, **more)

        return maybe


@contextmanager
def failing(
    at: int, code: int = errno.ENOSPC, *, for_ever: bool = False, names: tuple[str, ...] = CALLS
) -> Iterator[Failing]:
    fails = Failing(at, code, for_ever=for_ever)
    with pytest.MonkeyPatch.context() as patch:
        for name in names:
            patch.setattr(os, name, fails.wrapped(getattr(os, name)))
        yield fails
