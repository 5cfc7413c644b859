"""Which posts are open in which windows, so that the next start can show them again, also after a crash."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from twimeditor.services.ports import FileSystem

MOST: Final = 20
"""So many windows are opened again at most."""


@dataclass(frozen=True, slots=True)
class WindowRecord:
    """A window: its post, if that has a file, and its measures as the interface writes them down."""

    post: Path | None = None
    geometry: str = ""
    splitter: str = ""
    hidden: tuple[str, ...] = ()
    docks: tuple[str, ...] = ()
    arrangement: str = ""


class Workspace:
    """The windows in a file of the state folder; a damaged file is none at all."""

    def __init__(self, files: FileSystem, state_folder: Path) -> None:
        self._files = files
        self._file = state_folder / "windows.json"

    def windows(self) -> tuple[WindowRecord, ...]:
        """Return the windows that were there last, the one in front at the end."""
        try:
            rows = json.loads(self._files.read(self._file))
        except (OSError, ValueError, RecursionError):
            return ()
        return tuple(_records(rows if isinstance(rows, list) else ()))[-MOST:]

    def is_new(self) -> bool:
        """Tell whether nothing was ever written: the program has not run yet."""
        return self._files.stamp(self._file) is None

    def is_gone(self, post: Path) -> bool:
        """Tell whether a post that was open is no longer there."""
        return self._files.stamp(post) is None

    def keep(self, windows: Iterable[WindowRecord]) -> None:
        """Remember these windows; raise OSError when that cannot be done."""
        rows = [{**asdict(one), "post": str(one.post or "")} for one in windows]
        data = json.dumps(rows).encode("ascii")
        self._files.make_folder(self._file.parent)
        self._files.replace(self._file, data)


def _records(rows: Iterable[object]) -> Iterator[WindowRecord]:
    """Yield what makes sense."""
    for row in rows:
        match row:
            case {"post": str(post), "geometry": str(geometry), "splitter": str(splitter), "hidden": list(hidden)}:
                path = Path(post) if post and "\0" not in post else None
                yield WindowRecord(path, geometry, splitter, _texts(hidden), *_docks(row))


def _docks(row: object) -> tuple[tuple[str, ...], str]:
    """Return which docks were open and how they stood; older records have none."""
    match row:
        case {"docks": list(docks), "arrangement": str(arrangement)}:
            return _texts(docks), arrangement
    return (), ""


def _texts(values: list[object]) -> tuple[str, ...]:
    return tuple(value for value in values if isinstance(value, str))
