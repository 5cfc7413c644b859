"""Zip archives, with nothing believed that their directory says."""

import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import BinaryIO, Final

from twimeditor.services.assets.refusal import Refused, damaged
from twimeditor.services.assets.unpacking import MOST_UNPACKED, Budget, Entry, Member, Reader

BROKEN: Final = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, NotImplementedError, RuntimeError)
"""What the library raises for archives that are damaged, incomplete or packed in a way that it does not know."""

_END: Final = b"PK\x05\x06"
_LARGE_END: Final = b"PK\x06\x07"
_END_SIZE: Final = 22
_LOCATOR_SIZE: Final = 20
_LONGEST_COMMENT: Final = 65_535
_MOST_DIRECTORY: Final = 8_000_000
_ENCRYPTED: Final = 1
_UTF8: Final = 0x800


def members(file: BinaryIO, budget: Budget) -> Iterator[Member]:
    """Yield what a zip archive has in it; raise Refused."""
    _check_directory(file, budget.name)
    with zipfile.ZipFile(file) as archive:
        infos = archive.infolist()
        if sum(info.file_size for info in infos) > MOST_UNPACKED:
            budget.spend(MOST_UNPACKED + 1)
        for info in infos:
            budget.enter()
            if info.flag_bits & _ENCRYPTED:
                raise Refused(f"“{budget.name}” is locked with a password. Unpack it, and drop the pictures in it.")
            yield Member(_name(info), _entry(info), partial(_opened, archive, info, budget))


class _Counted:
    """Counts what comes out of an entry."""

    def __init__(self, reader: Reader, budget: Budget) -> None:
        self._reader = reader
        self._budget = budget

    def read(self, size: int) -> bytes:
        data = self._reader.read(size)
        self._budget.spend(len(data))
        return data


@contextmanager
def _opened(archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget) -> Iterator[Reader]:
    with archive.open(info) as reader:
        yield _Counted(reader, budget)


def _check_directory(file: BinaryIO, name: str) -> None:
    """Look at the directory's size before the library reads all of it."""
    size = file.seek(0, 2)
    start = max(size - _END_SIZE - _LONGEST_COMMENT - _LOCATOR_SIZE, 0)
    file.seek(start)
    tail = file.read()
    end = tail.rfind(_END)
    if end < 0 or len(tail) < end + _END_SIZE:
        raise damaged(name)
    directory = int.from_bytes(tail[end + 12 : end + 16], "little")
    is_large = tail[max(end - _LOCATOR_SIZE, 0) :].startswith(_LARGE_END)
    if is_large or directory > _MOST_DIRECTORY:
        raise Refused(f"“{name}” is made for more files than pictures ever are. Unpack it, and drop the pictures.")
    file.seek(0)


def _name(info: zipfile.ZipInfo) -> str:
    """Return an entry's name with all that the archive says, in UTF-8 where it can be that."""
    name = info.orig_filename
    if info.flag_bits & _UTF8:
        return name
    try:
        return name.encode("cp437").decode("utf-8")
    except UnicodeError:
        return name


def _entry(info: zipfile.ZipInfo) -> Entry:
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind == stat.S_IFLNK:
        return Entry.LINK
    if kind not in {0, stat.S_IFREG, stat.S_IFDIR}:
        return Entry.OTHER
    return Entry.FOLDER if info.is_dir() or kind == stat.S_IFDIR else Entry.FILE
