"""Tar archives, as they are or compressed, read once from their beginning to their end."""

import bz2
import gzip
import lzma
import tarfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import IO, BinaryIO, Final, cast

from twimeditor.services.assets.refusal import Refused, damaged
from twimeditor.services.assets.unpacking import Budget, Entry, Member, Reader

BROKEN: Final = (tarfile.TarError, zlib.error, lzma.LZMAError, EOFError, ValueError, OSError)
"""What the libraries raise for archives that are damaged or incomplete."""

_AT_ONCE: Final = 1_048_576
"""No header is as long; a made-up one asks for a gigabyte."""

_STEP: Final = 65_536


def members(file: BinaryIO, budget: Budget) -> Iterator[Member]:
    """Yield what a tar archive has in it, each to be read before the next is asked for; raise Refused."""
    with _unpacked(file) as plain:
        source = _Metered(plain, budget)
        with tarfile.TarFile(fileobj=cast("IO[bytes]", source), errors="surrogateescape") as archive:
            for info in archive:
                budget.enter()
                yield Member(info.name, _entry(info), partial(_opened, archive, info))
        source.finish()


def is_tar(file: BinaryIO) -> bool:
    """Tell whether there is a tar archive in a file, compressed or not."""
    try:
        with _unpacked(file) as plain:
            tarfile.TarInfo.frombuf(plain.read(tarfile.BLOCKSIZE), "utf-8", "surrogateescape")
    except tarfile.EOFHeaderError:  # type: ignore[attr-defined]  # an archive of nothing
        return True
    except BROKEN:
        return False
    finally:
        file.seek(0)
    return True


class _Metered:
    """Counts what comes out of a decompressor, and goes only forward."""

    def __init__(self, file: BinaryIO, budget: Budget) -> None:
        self._file = file
        self._budget = budget
        self._at = 0
        self._last = b""

    def tell(self) -> int:
        return self._at

    def seek(self, to: int) -> int:
        while self._at < to and self.read(min(to - self._at, _STEP)):
            pass
        return self._at

    def read(self, size: int) -> bytes:
        if not 0 <= size <= _AT_ONCE:
            raise damaged(self._budget.name)
        self._last = self._file.read(size)
        self._at += len(self._last)
        self._budget.spend(len(self._last))
        return self._last

    def finish(self) -> None:
        """Read to the end, where a compressed file has its checksum; raise Refused where the archive is cut off."""
        if len(self._last) < tarfile.BLOCKSIZE or any(self._last):
            raise damaged(self._budget.name)
        while self.read(_STEP):
            pass


@contextmanager
def _unpacked(file: BinaryIO) -> Iterator[BinaryIO]:
    head = file.read(6)
    file.seek(0)
    if head.startswith(b"\x1f\x8b"):
        with gzip.GzipFile(fileobj=file) as plain:
            yield cast("BinaryIO", plain)
    elif head.startswith(b"BZh"):
        with bz2.BZ2File(file) as plain:
            yield cast("BinaryIO", plain)
    elif head.startswith(b"\xfd7zXZ\0"):
        with lzma.LZMAFile(file) as plain:
            yield cast("BinaryIO", plain)
    else:
        yield file


@contextmanager
def _opened(archive: tarfile.TarFile, info: tarfile.TarInfo) -> Iterator[Reader]:
    reader = archive.extractfile(info)
    if reader is None:
        raise Refused(f"“{info.name}” is no file.")
    with reader:
        yield reader


def _entry(info: tarfile.TarInfo) -> Entry:
    if info.issym() or info.islnk():
        return Entry.LINK
    if info.isdir():
        return Entry.FOLDER
    return Entry.FILE if info.isreg() and not info.issparse() else Entry.OTHER
