"""The posts that were open lately."""

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from twimeditor.services.ports import FileSystem, Stamp

KEPT: Final = 20


@dataclass(frozen=True, slots=True)
class RecentPost:
    """A post of the list, and when it was changed; a missing one is shown, but cannot be opened."""

    path: Path
    missing: bool
    changed: datetime | None = field(default=None, compare=False)


class RecentFiles:
    """A list of posts in a file of the state folder, the latest first; a damaged file is an empty list.

    It is read anew each time, so that two running programs share it. JSON, because a path may hold what is no text.
    """

    def __init__(self, files: FileSystem, state_folder: Path) -> None:
        self._files = files
        self._file = state_folder / "recent.json"

    def posts(self) -> tuple[RecentPost, ...]:
        """Return the list."""
        return tuple(_recent(path, self._files.stamp(path)) for path in self._read())

    def add(self, path: Path) -> None:
        """Put a post at the top; raise OSError when that cannot be kept."""
        path = path.absolute()
        self._write((path, *(other for other in self._read() if other != path)))

    def clear(self) -> None:
        """Forget all; raise OSError when that cannot be kept."""
        self._write(())

    def _read(self) -> tuple[Path, ...]:
        try:
            listed = json.loads(self._files.read(self._file))
        except (OSError, ValueError, RecursionError):
            return ()
        if not isinstance(listed, list):
            return ()
        names = (name for name in listed if isinstance(name, str) and name and "\0" not in name)
        return tuple(Path(name) for name in names)[:KEPT]

    def _write(self, paths: tuple[Path, ...]) -> None:
        self._files.make_folder(self._file.parent)
        self._files.replace(self._file, json.dumps([str(path) for path in paths[:KEPT]]).encode("ascii"))


def _recent(path: Path, stamp: Stamp | None) -> RecentPost:
    changed = None if stamp is None else datetime.fromtimestamp(stamp.modified_ns // 10**9, UTC)
    return RecentPost(path, stamp is None, changed)
