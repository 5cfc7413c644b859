"""The services' ports in memory, with time that passes only when a test says so."""

import errno
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from twimeditor.services.ports import Stamp

T = TypeVar("T")


@dataclass
class MemoryFiles:
    """A disk in a dictionary. `failing` maps a path's suffix or name to the error that writing there meets."""

    content: dict[Path, bytes] = field(default_factory=dict)
    failing: dict[str, int] = field(default_factory=dict)
    locked: set[Path] = field(default_factory=set)
    links: dict[Path, Path] = field(default_factory=dict)
    writes: list[Path] = field(default_factory=list)
    reads: list[Path] = field(default_factory=list)
    _changes: int = 0
    _stamps: dict[Path, int] = field(default_factory=dict)

    def resolve(self, path: Path) -> Path:
        return self.links.get(path, path)

    def stamp(self, path: Path) -> Stamp | None:
        if path not in self.content:
            return None
        return Stamp(len(self.content[path]), self._stamps.get(path, 0), 1)

    def read(self, path: Path) -> bytes:
        self.reads.append(path)
        if path not in self.content:
            raise FileNotFoundError(errno.ENOENT, "No such file or directory", str(path))
        return self.content[path]

    def replace(self, path: Path, data: bytes) -> None:
        for name, code in self.failing.items():
            if name in str(path):
                raise OSError(code, "it fails", str(path))
        self.writes.append(path)
        self.put(path, data)

    def create(self, path: Path, data: bytes) -> None:
        if path in self.content:
            raise FileExistsError(errno.EEXIST, "there is something of that name", str(path))
        self.replace(path, data)

    def make_folder(self, path: Path) -> None:
        pass

    def files_in(self, folder: Path) -> tuple[Path, ...]:
        return tuple(sorted(path for path in self.content if path.parent == folder))

    def sweep(self, folder: Path) -> None:
        pass

    def move(self, source: Path, target: Path) -> None:
        self.put(target, self.content.pop(source))

    def remove(self, path: Path) -> None:
        self.content.pop(path, None)

    def lock(self, path: Path) -> "MemoryLock | None":
        if path in self.locked:
            return None
        self.locked.add(path)
        self.put(path, b"")
        return MemoryLock(self, path)

    def put(self, path: Path, data: bytes) -> None:
        """Change a file as another program does."""
        self._changes += 1
        self.content[path] = data
        self._stamps[path] = self._changes

    def within(self, folder: Path) -> list[bytes]:
        """Return the contents of a folder's files, lock files left out."""
        return [self.content[path] for path in self.files_in(folder) if path.suffix != ".lock"]

    def forget_locks(self) -> None:
        """Do what the system does when a process dies."""
        self.locked.clear()


@dataclass
class MemoryLock:
    files: MemoryFiles
    path: Path

    def release(self) -> None:
        self.files.locked.discard(self.path)
        self.files.remove(self.path)


@dataclass
class FakeClock:
    """Shares its time with the scheduler that moves it."""

    time: datetime = datetime(2020, 7, 31, 14, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.time


@dataclass
class Call:
    due: datetime
    fn: Callable[[], None]
    cancelled: bool = False

    def cancel(self) -> None:
        self.cancelled = True


class ManualScheduler:
    """Makes its calls when `pass_time` reaches them."""

    def __init__(self, clock: FakeClock) -> None:
        self.clock = clock
        self.calls: list[Call] = []

    def call_later(self, seconds: float, fn: Callable[[], None]) -> Call:
        call = Call(self.clock.time + timedelta(seconds=seconds), fn)
        self.calls.append(call)
        return call

    @property
    def waiting(self) -> int:
        return sum(not call.cancelled for call in self.calls)

    def pass_time(self, seconds: float) -> None:
        end = self.clock.time + timedelta(seconds=seconds)
        while due := [call for call in self.calls if not call.cancelled and call.due <= end]:
            call = min(due, key=lambda one: one.due)
            self.calls.remove(call)
            self.clock.time = max(self.clock.time, call.due)
            call.fn()
        self.clock.time = end


class ManualExecutor:
    """Keeps the work until `work` is called, as a slow disk does."""

    def __init__(self) -> None:
        self.jobs: list[Callable[[], None]] = []

    def submit(self, fn: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
        def job() -> None:
            try:
                result = fn()
            except Exception as error:  # noqa: BLE001 - as the real ones do
                failed(error)
            else:
                done(result)

        self.jobs.append(job)

    def work(self) -> None:
        jobs, self.jobs = self.jobs, []
        for job in jobs:
            job()
