"""What programs that ended badly have left, to be offered to the user."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from twimeditor.core.errors import TwimError
from twimeditor.core.post import parse
from twimeditor.services.ports import FileSystem, Lock
from twimeditor.services.storage import content, records
from twimeditor.services.storage.aside import move_aside
from twimeditor.services.storage.records import BrokenRecordError, Record, Typed


@dataclass(frozen=True, slots=True)
class Recovered:
    """Unsaved text of a program that ended badly.

    `base` is what stands in the post now, to compare with, or None where there is none; `fits` tells whether that is
    what the text was made from. `unread` is what was typed but has no place in the text, to be shown beside it.
    """

    file: Path
    path: Path | None
    text: str
    base: str | None
    fits: bool
    since: datetime
    written: datetime
    unread: tuple[Typed, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """All that was left, newest first; `broken` is where the files are now that make no sense."""

    recovered: tuple[Recovered, ...]
    broken: tuple[Path, ...]


class Remains:
    """The recovery folder, seen from a later start. What is taken out of it is moved aside, never deleted."""

    def __init__(self, files: FileSystem, folder: Path, aside: Path) -> None:
        self._files = files
        self._folder = folder
        self._aside = aside
        self._claims: dict[str, Lock] = {}

    def find(self, own: str) -> Found:
        """List what dead programs have left; what runs now, as instance `own` does, keeps its own."""
        recovered: list[Recovered] = []
        broken: list[Path] = []
        for file in self._files.files_in(self._folder):
            if file.suffix == ".json" and self._orphan(file, own):
                self._sort(file, recovered, broken)
        self._drop_idle_locks(own)
        recovered.sort(key=lambda one: one.written, reverse=True)
        return Found(tuple(recovered), tuple(broken))

    def put_aside(self, recovered: Recovered) -> None:
        """Take it off the list; raise OSError. The file stays, in the folder for what is done with."""
        with suppress(FileNotFoundError):
            move_aside(self._files, recovered.file, self._aside)

    def close(self) -> None:
        """Let others see what was found here and not dealt with."""
        for lock in self._claims.values():
            lock.release()
        self._claims.clear()

    def _orphan(self, file: Path, own: str) -> bool:
        instance = file.stem.rpartition("-")[2]
        if instance == own:
            return False
        if instance not in self._claims:
            lock = self._files.lock(self._folder / f"{instance}.lock")
            if lock is None:
                return False
            self._claims[instance] = lock
        return True

    def _drop_idle_locks(self, own: str) -> None:
        for file in self._files.files_in(self._folder):
            if file.suffix == ".lock" and file.stem != own and file.stem not in self._claims:
                lock = self._files.lock(file)
                if lock is not None:
                    lock.release()

    def _sort(self, file: Path, recovered: list[Recovered], broken: list[Path]) -> None:
        try:
            record = records.decode(self._files.read(file))
        except FileNotFoundError:
            return  # another start was quicker
        except (OSError, BrokenRecordError):
            broken.append(self._out_of_the_way(file))
            return
        one = _compared(file, record, self._read)
        if one.base == one.text and not one.unread:
            self._out_of_the_way(file)  # it was saved after all, in the moment before the end
        else:
            recovered.append(one)

    def _out_of_the_way(self, file: Path) -> Path:
        """Move the file aside and return where it is; where nothing can be moved it stays."""
        try:
            return move_aside(self._files, file, self._aside)
        except OSError:
            return file

    def _read(self, path: Path) -> bytes | None:
        try:
            return self._files.read(self._files.resolve(path))
        except (OSError, ValueError):  # ValueError: a name that no file can have
            return None


def _compared(file: Path, record: Record, read: Callable[[Path], bytes | None]) -> Recovered:
    data = None if record.path is None else read(record.path)
    base: str | None = None
    if data is not None:
        with suppress(TwimError):
            base = content.decode(data)
    return Recovered(
        file=file,
        path=record.path,
        text=record.text,
        base=base,
        fits=(None if data is None else content.digest(data)) == record.base,
        since=record.since,
        written=record.written,
        unread=records.unread(record, parse(record.text)),
    )
