"""Keep unsaved text safe against a crash.

Each running program writes its unsaved document into ``recovery/<key>-<instance>.json`` in the state folder, `key` made
of the post's path and digest, and holds ``<instance>.lock`` while it lives: two programs with the same post never
write the same file, and what a dead one has left is found by the next (`found.py`).
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Lock as Mutex
from typing import Final

from twimeditor.services.ports import Clock, Executor, FileSystem, Handle, Lock, Scheduler
from twimeditor.services.storage import records
from twimeditor.services.storage.aside import move_aside
from twimeditor.services.storage.content import digest
from twimeditor.services.storage.records import Snapshot

DELAY: Final = 0.5
"""Seconds from the first edit that is not on the disk to the writing: the rest of the second is for the disk."""

RETRY: Final = 3.0
"""Seconds after a writing that failed to the next try."""

TakeSnapshot = Callable[[], Snapshot | None]
Report = Callable[[Exception | None], None]


@dataclass(frozen=True, slots=True)
class _Job:
    number: int
    path: Path
    snapshot: Snapshot


class Recovery:
    """Writes what `take` returns, soon after `changed`; where it returns None there is nothing to keep.

    `report` gets the error of a writing that failed, and None when one went well.
    """

    def __init__(
        self,
        files: FileSystem,
        clock: Clock,
        scheduler: Scheduler,
        executor: Executor,
        folder: Path,
    ) -> None:
        self._files = files
        self._clock = clock
        self._scheduler = scheduler
        self._executor = executor
        self._folder = folder
        self._instance = secrets.token_hex(6)
        self._take: TakeSnapshot = lambda: None
        self._report: Report = lambda _: None
        self._pending: Handle | None = None
        self._working = False
        self._again = False
        self._number = 0
        self._mutex = Mutex()  # guards what follows: the worker's part
        self._last = 0
        self._file: Path | None = None
        self._written: tuple[Snapshot, datetime] | None = None
        self._lock: Lock | None = None

    def attach(self, take: TakeSnapshot, report: Report) -> None:
        """Name the document to keep and whom to tell of failures."""
        self._take = take
        self._report = report

    @property
    def instance(self) -> str:
        """Return the name that tells this program's files from those of others."""
        return self._instance

    @property
    def kept(self) -> bool:
        """Tell whether there is a recovery file, or soon will be."""
        return self._working or self._file is not None

    @property
    def written(self) -> tuple[Snapshot, datetime] | None:
        """Return what stands in the recovery file, and since when; None without one."""
        with self._mutex:
            return self._written if self._file is not None else None

    def changed(self) -> None:
        """Have the document written `DELAY` after the first call since the last writing; later calls change nothing."""
        if self._pending is None:
            self._pending = self._scheduler.call_later(DELAY, self._due)

    def flush(self) -> None:
        """Write the document now; raise OSError."""
        self._cancel()
        snapshot = self._take()
        if snapshot is None:
            self.clear()
        else:
            self._write(self._job(snapshot))

    def clear(self) -> None:
        """Delete the recovery file: all that it holds is in the post."""
        self._forget(self._files.remove)

    def set_aside(self, folder: Path) -> None:
        """Move the recovery file into `folder`: its text is in no post, but the user wants to go on without it."""
        self._forget(lambda file: move_aside(self._files, file, folder))

    def close(self) -> None:
        """Stop; the recovery file stays for the next start."""
        self._cancel()
        with self._mutex:
            self._last = self._number + 1
            if self._lock is not None:
                self._lock.release()
                self._lock = None

    def _forget(self, leave: Callable[[Path], object]) -> None:
        self._cancel()
        self._number += 1
        with self._mutex:
            self._last = self._number  # a writing that is still on its way comes too late now
            file, self._file = self._file, None
            if file is not None:
                leave(file)

    def _cancel(self) -> None:
        if self._pending is not None:
            self._pending.cancel()
            self._pending = None

    def _due(self) -> None:
        self._pending = None
        if self._working:
            self._again = True
            return
        self._again = False
        snapshot = self._take()
        if snapshot is None:
            self._report_of(self.clear)
            return
        job = self._job(snapshot)
        self._working = True
        self._executor.submit(lambda: self._write(job), self._done, self._failed)

    def _report_of(self, act: Callable[[], None]) -> None:
        try:
            act()
        except OSError as error:
            self._report(error)

    def _done(self, _: None) -> None:
        self._working = False
        self._report(None)
        if self._again:
            self._due()

    def _failed(self, error: Exception) -> None:
        self._working = False
        self._report(error)
        self._cancel()
        self._pending = self._scheduler.call_later(RETRY, self._due)

    def _job(self, snapshot: Snapshot) -> _Job:
        self._number += 1
        key = digest(f"{snapshot.path}\0{snapshot.base}".encode("utf-8", "surrogateescape"))[:16]
        return _Job(self._number, self._folder / f"{key}-{self._instance}.json", snapshot)

    def _write(self, job: _Job) -> None:
        now = self._clock.now()
        data = records.encode(job.snapshot, now)
        with self._mutex:
            if job.number <= self._last:
                return
            self._hold()
            self._files.replace(job.path, data)
            self._last = job.number
            if self._file is not None and self._file != job.path:
                self._files.remove(self._file)
            self._file, self._written = job.path, (job.snapshot, now)

    def _hold(self) -> None:
        if self._lock is None:
            self._files.make_folder(self._folder)
            self._lock = self._files.lock(self._folder / f"{self._instance}.lock")
