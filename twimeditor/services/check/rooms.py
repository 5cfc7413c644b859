"""Folders for a moment's work, which stay behind no process: not even one that is killed while it has them."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from twimeditor.core.lazy import lazy_pattern
from twimeditor.services.storage.disk import is_alive

_PREFIX = "twimeditor-check-"
_ROOM = lazy_pattern(rf"{_PREFIX}(\d{{1,10}})-\w+")


@contextmanager
def room() -> Iterator[Path]:
    """Have an empty folder that nobody else can look into, and take away what others have left."""
    clear(lambda owner: not is_alive(owner))
    with tempfile.TemporaryDirectory(prefix=f"{_PREFIX}{os.getpid()}-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def clear(of: Callable[[int], bool]) -> None:
    """Take away the folders of processes, told by their numbers; those of other users stay."""
    top = tempfile.gettempdir()
    names: list[str] = []
    with suppress(OSError):
        names = os.listdir(top)  # noqa: PTH208 - there may be very many
    for name in names:
        found = _ROOM.fullmatch(name)
        if found is not None and of(int(found[1])):
            shutil.rmtree(Path(top, name), ignore_errors=True)
