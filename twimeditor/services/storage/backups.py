"""Earlier versions of saved posts, kept in the user's state folder: never beside the post, where git watches."""

from pathlib import Path
from typing import Final

from twimeditor.services.ports import Clock, FileSystem
from twimeditor.services.storage.aside import free_path
from twimeditor.services.storage.content import digest

KEPT: Final = 20
"""How many versions of one post are kept: an issue is saved some dozens of times, a version is some 20 kB."""


class Backups:
    """Keeps what a save is about to replace."""

    def __init__(self, files: FileSystem, clock: Clock, folder: Path) -> None:
        self._files = files
        self._clock = clock
        self._folder = folder

    def folder_of(self, path: Path) -> Path:
        """Return the folder of a post's versions; their names rise with time."""
        return self._folder / f"{path.stem[:40]}-{digest(str(path).encode('utf-8', 'surrogateescape'))[:12]}"

    def keep(self, path: Path, data: bytes) -> None:
        """Keep `data` as the version of `path` that was there until now; raise OSError."""
        folder = self.folder_of(path)
        self._files.make_folder(folder)
        moment = self._clock.now().strftime("%Y%m%dT%H%M%S.%f")
        newest = free_path(self._files, folder / f"{moment}.md")
        self._files.replace(newest, data)
        others = [path for path in self._files.files_in(folder) if path != newest]
        for old in others[: 1 - KEPT]:
            self._files.remove(old)
