"""The versions of saved posts, kept in the user's state folder: never beside the post, where git watches."""

from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Final

from twimeditor.services.ports import Clock, FileSystem
from twimeditor.services.storage.content import digest

KEPT: Final = 20
"""How many versions of one post are kept: an issue is saved some dozens of times, a version is some 20 kB."""

_MOMENT: Final = "%Y%m%dT%H%M%S.%f"


class Backups:
    """Keeps what a save replaces and what it writes."""

    def __init__(self, files: FileSystem, clock: Clock, folder: Path) -> None:
        self._files = files
        self._clock = clock
        self._folder = folder

    def folder_of(self, path: Path) -> Path:
        """Return the folder of a post's versions; their names rise with time."""
        return self._folder / f"{path.stem[:40]}-{digest(str(path).encode('utf-8', 'surrogateescape'))[:12]}"

    def before(self, path: Path) -> tuple[bytes, datetime] | None:
        """Return the version of `path` before the newest, and when it was kept; None where there is none to read."""
        versions = self._files.files_in(self.folder_of(path))[-2:]
        if len(versions) < 2:
            return None
        try:
            moment = datetime.strptime(versions[0].stem.partition("-")[0], _MOMENT).replace(tzinfo=UTC)
            return self._files.read(versions[0]), moment
        except (OSError, ValueError):
            return None

    def keep(self, path: Path, data: bytes) -> None:
        """Keep `data` as the newest version of `path`, unless it is that already; raise OSError."""
        folder = self.folder_of(path)
        self._files.make_folder(folder)
        versions = self._files.files_in(folder)
        if versions and self._files.read(versions[-1]) == data:
            return
        moment = self._clock.now().astimezone(UTC).strftime(_MOMENT)
        names = (folder / f"{moment}-{number}.md" for number in count())
        self._files.replace(next(path for path in names if path not in versions), data)
        for old in versions[: 1 - KEPT]:
            self._files.remove(old)
