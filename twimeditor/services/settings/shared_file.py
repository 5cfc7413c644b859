"""A file that running programs read and write."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import chain, count
from pathlib import Path
from typing import Final

from twimeditor.services.ports import FileSystem

_TRIES: Final = 200
_PAUSE: Final = 0.01
"""So often and so long, in seconds, another program is waited for that writes the file."""


def pause() -> None:
    """Wait for another program to finish writing."""
    time.sleep(_PAUSE)


@contextmanager
def held(files: FileSystem, file: Path, wait: Callable[[], None] = pause) -> Iterator[None]:
    """Keep other programs from writing a file meanwhile; go on without when one does not let go."""
    lock = None
    for _ in range(_TRIES):
        lock = files.lock(file.with_suffix(".lock"))
        if lock is not None:
            break
        wait()
    try:
        yield
    finally:
        if lock is not None:
            lock.release()


def free_name(files: FileSystem, file: Path) -> Path:
    """Return a name for a damaged file that nothing has yet."""
    named = (file.with_stem(f"{file.stem}-damaged{number}") for number in chain([""], map(str, count(2))))
    return next(path for path in named if files.stamp(path) is None)
