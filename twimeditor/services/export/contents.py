"""What files hold, or are to hold: told apart by digests, read in pieces."""

import errno
import hashlib
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from twimeditor.services.export.errors import ExportCancelledError

PIECE: Final = 1 << 20
_NO_WAIT: Final = getattr(os, "O_NONBLOCK", 0)  # opening a pipe would wait for its writer
_BYTES: Final = getattr(os, "O_BINARY", 0)
READ: Final = os.O_RDONLY | _NO_WAIT | _BYTES

Cancelled = Callable[[], bool]
Opener = Callable[[str, int], int]


@dataclass(frozen=True, slots=True)
class Content:
    """What a file holds: in `data`, or in the file `source`, or only known by its digest."""

    size: int
    digest: str
    data: bytes | None = None
    source: Path | None = None

    @classmethod
    def of_bytes(cls, data: bytes) -> "Content":
        """Return the content that some bytes are."""
        return cls(len(data), hashlib.sha256(data).hexdigest(), data)

    @classmethod
    def of_file(cls, path: Path, cancelled: Cancelled = lambda: False) -> "Content":
        """Read a regular file; raise OSError, or ExportCancelledError."""
        with opened(path) as descriptor:
            return cls(*measured(descriptor, cancelled), source=path)

    def pieces(self, cancelled: Cancelled = lambda: False) -> Iterator[bytes]:
        """Yield the bytes; raise OSError where the file cannot be read, or is another by now."""
        if self.data is not None:
            yield self.data
        elif self.source is not None:
            yield from self._read(self.source, cancelled)

    def _read(self, source: Path, cancelled: Cancelled) -> Iterator[bytes]:
        found = hashlib.sha256()
        with opened(source) as descriptor:
            for piece in pieces_of(descriptor, cancelled):
                found.update(piece)
                yield piece
        if found.hexdigest() != self.digest:
            raise OSError(errno.ESTALE, "has changed since it was looked at", str(source))


@contextmanager
def opened(path: Path | str, opener: Opener = os.open) -> Iterator[int]:
    """Open a regular file to read it; raise OSError for pipes, devices and folders, which are not waited for."""
    descriptor = opener(str(path), READ)
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "is not a regular file", str(path))
        yield descriptor
    finally:
        os.close(descriptor)


def pieces_of(descriptor: int, cancelled: Cancelled = lambda: False) -> Iterator[bytes]:
    """Yield what an open file holds from where it is; raise ExportCancelledError as soon as that is wanted."""
    while piece := os.read(descriptor, PIECE):
        if cancelled():
            raise ExportCancelledError
        yield piece


def measured(descriptor: int, cancelled: Cancelled = lambda: False) -> tuple[int, str]:
    """Return the size and the digest of an open file."""
    found, size = hashlib.sha256(), 0
    for piece in pieces_of(descriptor, cancelled):
        found.update(piece)
        size += len(piece)
    return size, found.hexdigest()
