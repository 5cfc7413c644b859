"""What an archive may hold and cost: every entry is judged by what comes out of it, not by what it says of itself."""

import tempfile
import weakref
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from enum import Enum
from functools import partial
from pathlib import Path, PureWindowsPath
from threading import Lock
from typing import BinaryIO, Final, Protocol

from twimeditor.services.assets.look import MOST_BYTES
from twimeditor.services.assets.reading import HEAD, checked_size, may_be_picture, readable, too_large
from twimeditor.services.assets.refusal import Cancelled, Refused
from twimeditor.services.assets.source import Gathered, Source

MOST_UNPACKED: Final = 1_000_000_000
MOST_ENTRIES: Final = 10_000

_BOMB: Final = 200
"""No archive of pictures becomes so many times as large; text may, as long as there is little of it."""

_HARMLESS: Final = 50_000_000
_CHUNK: Final = 65_536
_ARCHIVES: Final = (b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b", b"BZh", b"\xfd7zXZ\0", b"Rar!", b"7z\xbc\xaf\x27\x1c")


class Entry(Enum):
    """What an entry of an archive is."""

    FILE = "file"
    FOLDER = "folder"
    LINK = "link"
    OTHER = "device"


@dataclass(frozen=True, slots=True)
class Member:
    """An entry as it is come upon; `open` gives its bytes, at once or never."""

    name: str
    entry: Entry
    open: Callable[[], AbstractContextManager["Reader"]]


class Reader(Protocol):
    """Where bytes come out."""

    def read(self, size: int, /) -> bytes: ...


@dataclass(slots=True)
class Budget:
    """What has come out of the archive `name`, which has `packed` bytes itself; raises Refused when it is too much."""

    name: str
    packed: int
    cancelled: Callable[[], bool]
    used: int = 0
    entries: int = 0

    def enter(self) -> None:
        """Take note of one more entry."""
        self.entries += 1
        if self.entries > MOST_ENTRIES:
            raise Refused(f"“{self.name}” has more than {MOST_ENTRIES:,} files in it. {_UNPACK}")

    def spend(self, count: int) -> None:
        """Take note of so many more bytes."""
        if self.cancelled():
            raise Cancelled(self.name)
        self.used += count
        if self.used > MOST_UNPACKED:
            raise Refused(f"“{self.name}” unpacks to more than 1 GB. {_UNPACK}")
        if self.used > max(_HARMLESS, _BOMB * self.packed):
            raise Refused(f"“{self.name}” unpacks to {_BOMB} times its size and more, as no pictures do. {_ASK}")


_ASK: Final = "Ask who made it for the pictures themselves."
_UNPACK: Final = "Unpack it yourself, and drop the pictures that you want."


class Spool:
    """Keeps unpacked bytes in a file that has no name, and is gone when nobody needs them any more."""

    def __init__(self) -> None:
        self._file: BinaryIO = tempfile.TemporaryFile()  # noqa: SIM115 - closed below
        self._lock = Lock()
        weakref.finalize(self, self._file.close)

    def put(self, chunks: Iterable[bytes]) -> tuple[int, int]:
        """Keep bytes; return where they begin and how many they are."""
        with self._lock:
            start = self._file.seek(0, 2)
            size = sum(map(self._file.write, chunks))
            return start, size

    def get(self, start: int, size: int) -> bytes:
        """Return bytes that were kept."""
        with self._lock:
            self._file.seek(start)
            return self._file.read(size)


@dataclass(slots=True)
class Unpacked:
    """Takes the pictures out of an archive's entries, as they are come upon."""

    origin: Path
    spool: Spool = field(default_factory=Spool)
    sources: list[Source] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)
    _seen: set[str] = field(default_factory=set)

    def take(self, member: Member) -> None:
        """Take one entry if it is a picture; raise Refused for one that no honest archive has."""
        name = self._safe_name(member)
        if member.entry is not Entry.FILE or is_hidden(name):
            return
        with member.open() as reader:
            head = reader.read(HEAD)
            if is_archive(head):
                raise Refused(f"“{readable(name)}” in “{self.origin.name}” is another archive. {_UNPACK}")
            if may_be_picture(name, head):
                self._keep(name, head, reader)

    def gathered(self) -> Gathered:
        """Return what was found; raise Refused when that is nothing."""
        if not self.sources and not self.refused:
            raise Refused(f"“{self.origin.name}” has no pictures in it.")
        return Gathered(tuple(self.sources), tuple(self.refused))

    def _keep(self, name: str, head: bytes, reader: Reader) -> None:
        start, size = self.spool.put(_chunks(head, reader))
        try:
            checked_size(name, size)
        except Refused as error:
            self.refused.append((readable(name), too_large(name, size) if size > MOST_BYTES else str(error)))
            return
        self.sources.append(Source(readable(name), size, self.origin, partial(self.spool.get, start, size)))

    def _safe_name(self, member: Member) -> str:
        name = member.name.replace("\\", "/").rstrip("/")
        where = f"in “{self.origin.name}”"
        if "\0" in name or name.startswith("/") or PureWindowsPath(name).drive or ".." in name.split("/"):
            raise Refused(f"“{readable(name[:80])}” {where} leads out of the archive, which only a harmful one does.")
        if member.entry in {Entry.LINK, Entry.OTHER}:
            raise Refused(f"“{readable(name[:80])}” {where} is a {member.entry.value}, not a file. {_UNPACK}")
        plain = "/".join(part for part in name.split("/") if part not in {"", "."})
        if member.entry is Entry.FILE:
            self._require_new(plain, where)
        return plain

    def _require_new(self, name: str, where: str) -> None:
        if name.casefold() in self._seen:
            raise Refused(f"There are two files “{readable(name[:80])}” {where}. {_UNPACK}")
        self._seen.add(name.casefold())


def _chunks(head: bytes, reader: Reader) -> Iterator[bytes]:
    chunk = head
    while chunk:
        yield chunk
        chunk = reader.read(_CHUNK)


def is_archive(head: bytes) -> bool:
    """Tell whether a file begins like an archive or a compressed file."""
    return head.startswith(_ARCHIVES) or head[257:262] == b"ustar"


def is_hidden(name: str) -> bool:
    """Tell whether a path is one that file managers do not show, or keep for themselves."""
    return any(part.startswith(".") or part == "__MACOSX" for part in name.split("/"))
