"""What an export is about to do, on the disk before it does it: so that one that was killed ends whole."""

import json
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Any, Final

from twimeditor.services.export.errors import ExportError
from twimeditor.services.ports import FileSystem

_VERSION: Final = 1


class Phase(Enum):
    """How far an export is: its new files are written aside, put in their places, or taken back from there."""

    STAGING = "staging"
    MOVING = "moving"
    UNDOING = "undoing"


@dataclass(frozen=True, slots=True)
class Move:
    """A file that an export puts in its place; `old` and `new` are digests, `old` None where none was."""

    place: str
    new: str
    old: str | None


@dataclass(frozen=True, slots=True)
class Record:
    """An export: the folder, the folder in it that holds what is staged, the moves, and the folders that it makes."""

    folder: str
    staging: str
    moves: tuple[Move, ...]
    made: tuple[str, ...] = ()
    phase: Phase = Phase.STAGING

    def at(self, phase: Phase) -> "Record":
        """Return the same export in another phase."""
        return replace(self, phase=phase)


@dataclass(frozen=True, slots=True)
class Journal:
    """A file that holds the record of one export while that is under way."""

    files: FileSystem
    path: Path

    def put(self, record: Record) -> None:
        """Bring a record to the disk, whole."""
        held = {"version": _VERSION, **asdict(record), "phase": record.phase.value}
        self.files.replace(self.path, json.dumps(held, ensure_ascii=True, indent=1).encode())

    def read(self) -> Record | None:
        """Return the record; None where it is none of this version."""
        try:
            return _record(json.loads(self.files.read(self.path)))
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def end(self) -> None:
        """Forget the export: nothing of it is left to do."""
        self.files.remove(self.path)


class Journals:
    """The journals of exports in the user's state folder, each held for its process by a lock."""

    def __init__(self, files: FileSystem, folder: Path) -> None:
        self._files = files
        self._folder = folder

    @contextmanager
    def begun(self) -> Iterator[Journal]:
        """Hold a new journal."""
        self._files.make_folder(self._folder)
        path = self._folder / f"{secrets.token_hex(6)}.json"
        lock = self._files.lock(path.with_suffix(".lock"))
        if lock is None:
            raise ExportError(
                f"Nothing can be written into {self._folder}, where an export keeps what it is about to do."
            )
        try:
            yield Journal(self._files, path)
        finally:
            lock.release()

    @contextmanager
    def left(self) -> Iterator[tuple[Journal, ...]]:
        """Hold the journals that dead processes have left."""
        found = (path for path in self._files.files_in(self._folder) if path.suffix in {".json", ".lock"})
        paths = dict.fromkeys(path.with_suffix(".json") for path in found)
        locks = {path: self._files.lock(path.with_suffix(".lock")) for path in paths}
        try:
            held = (path for path, lock in locks.items() if lock is not None and self._files.stamp(path) is not None)
            yield tuple(Journal(self._files, path) for path in held)
        finally:
            for lock in locks.values():
                if lock is not None:
                    lock.release()


def _record(held: dict[str, Any]) -> Record | None:
    if held["version"] != _VERSION:
        return None
    moves = tuple(Move(move["place"], move["new"], move["old"]) for move in held["moves"])
    return Record(held["folder"], held["staging"], moves, tuple(held["made"]), Phase(held["phase"]))
