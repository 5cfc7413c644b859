"""Reads a file as far as that is worth it: what is surely no issue costs next to nothing."""

import os
import signal
import stat
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from types import FrameType
from typing import Final, NoReturn

from twimeditor.core.archive.editions import edition
from twimeditor.core.archive.values import Edition
from twimeditor.core.errors import EncodingError
from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.post import parse
from twimeditor.services.archive.scanning import LARGEST, Seen, stamp_of
from twimeditor.services.archive.values import Skipped
from twimeditor.services.storage.content import decode

_HEAD: Final = 16_384
_PATIENCE: Final = 30.0
_SETTLED_NS: Final = 3_000_000_000
_FLAGS: Final = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_NAMED = lazy_pattern(r"twim|this[-_\s]+week[-_\s]+in[-_\s]+matrix", 2)
_FENCES: Final = (b"+++", b"---")
_BOM: Final = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Taken:
    """What stands in a file that may be an issue, or the reason why it is none. An empty stamp is that of no file."""

    data: bytes = b""
    digest: str = ""
    stamp: str = ""
    reason: Skipped | None = None


class _OverTimeError(Exception):
    """A file keeps the processor busy for too long."""


def take(seen: Seen) -> Taken:
    """Read a file if it may be an issue; links, pipes and what is too large are not read."""
    if seen.size > LARGEST:
        return Taken(stamp=seen.stamp, reason=Skipped.TOO_LARGE)
    try:
        descriptor = os.open(seen.path, _FLAGS)
    except (OSError, ValueError):
        return Taken(reason=Skipped.UNREADABLE)
    try:
        return _taken(seen, descriptor)
    except OSError:
        return Taken(reason=Skipped.UNREADABLE)
    finally:
        os.close(descriptor)


def _taken(seen: Seen, descriptor: int) -> Taken:
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        return Taken(reason=Skipped.UNREADABLE)
    stamp = _lasting(status)
    with open(descriptor, "rb", closefd=False) as file:
        head = file.read(_HEAD)
        if not _may_be(seen.name, head):
            has_front = head.removeprefix(_BOM).lstrip().startswith(_FENCES)
            return Taken(stamp=stamp, reason=Skipped.OTHER if has_front else Skipped.NO_FRONT)
        data = head + file.read(LARGEST + 1 - len(head))
    if len(data) > LARGEST:
        return Taken(reason=Skipped.TOO_LARGE)
    return Taken(data, sha256(data).hexdigest(), stamp if _lasting(os.fstat(descriptor)) == stamp else "")


def _lasting(status: os.stat_result) -> str:
    """Return the file's stamp, "" while it is so new that a further change might leave it the same."""
    is_settled = status.st_mtime_ns < time.time_ns() - _SETTLED_NS
    return stamp_of(status) if is_settled else ""


def _may_be(name: str, head: bytes) -> bool:
    return _NAMED.search(name) is not None or _NAMED.search(head.decode(errors="replace")) is not None


def understood(name: str, data: bytes) -> Edition | Skipped:
    """Return what a file tells, or why that is nothing; never raise."""
    try:
        with _no_longer_than(_PATIENCE):
            issue = parse(decode(data))
            told = edition(issue, name)
    except EncodingError:
        return Skipped.ENCODING
    except _OverTimeError:
        return Skipped.TOO_LONG
    except Exception:  # noqa: BLE001 - whatever an odd file makes a reader raise: the others are read
        return Skipped.UNREADABLE
    if told is None:
        return Skipped.NO_FRONT if issue.front is None else Skipped.OTHER
    return told


@contextmanager
def _no_longer_than(seconds: float) -> Iterator[None]:
    """Give the block up when it has kept the processor busy for so long, where the system can tell."""
    if sys.platform == "win32" or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGPROF, _give_up)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _give_up(_number: int, _frame: FrameType | None) -> NoReturn:
    raise _OverTimeError
