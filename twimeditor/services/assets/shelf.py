"""Files in one folder: their names, the same picture among them, and a new one that nobody else has."""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from twimeditor.core.errors import SaveError
from twimeditor.services.assets import wording
from twimeditor.services.assets.lookup import is_media
from twimeditor.services.assets.place import Home
from twimeditor.services.ports import FileSystem


def names_in(folder: Path) -> tuple[str, ...]:
    """Return the names of all that a folder holds."""
    with suppress(OSError):
        return tuple(os.listdir(folder))  # noqa: PTH208 - quicker, and a site has thousands
    return ()


def media_in(folder: Path, start: str = "") -> tuple[Path, ...]:
    """Return the pictures and videos of a folder whose names begin so."""
    names = (name for name in names_in(folder) if name.startswith(start) and is_media(name))
    return tuple(sorted(path for path in (folder / name for name in names) if path.is_file()))


class Shelf:
    """Reads and writes the files of pictures, and says in words what goes wrong."""

    def __init__(self, files: FileSystem, holding: Path) -> None:
        self._files = files
        self._holding = holding

    def resolved(self, home: Home) -> Home:
        """Return a home with links followed, so that a file in it has one path however it is come upon."""
        return Home(self._files.resolve(home.folder), self._files.resolve(home.within), home.prefix)

    def read(self, path: Path) -> bytes:
        """Return the bytes of a file; raise SaveError."""
        try:
            return self._files.read(path)
        except OSError as error:
            raise SaveError(wording.cannot_read(path, error)) from error

    def holds(self, path: Path, data: bytes) -> bool:
        """Tell whether a file is these very bytes."""
        stamp = self._files.stamp(path)
        if stamp is None or stamp.size != len(data):
            return False
        with suppress(OSError):
            return self._files.read(path) == data
        return False

    def first_of(self, paths: Iterable[Path], data: bytes) -> Path | None:
        """Return the first file that is these very bytes."""
        return next((path for path in paths if self.holds(path, data)), None)

    def create(self, home: Home, name: str, data: bytes) -> Path | None:
        """Make a new file in a resolved home; None where something has that name already.

        Raise SaveError; nothing is left behind then.
        """
        self._check(home)
        path = home.folder / name
        try:
            self._files.create(path, data)
        except FileExistsError:
            return None
        except OSError as error:
            raise SaveError(wording.cannot_write(name, home.folder, error)) from error
        return path

    def remove(self, path: Path) -> None:
        """Delete a file that is kept elsewhere; raise SaveError."""
        try:
            self._files.remove(path)
        except OSError as error:
            raise SaveError(wording.cannot_write(path.name, path.parent, error)) from error

    def _check(self, home: Home) -> None:
        """Make sure that the folder is where it seems to be, and make nothing where a disk is not mounted."""
        if home.within == self._files.resolve(self._holding):
            self._make_holding()
        elif not home.within.is_dir():
            raise SaveError(wording.folder_gone(home.within))
        if not home.folder.is_relative_to(home.within):
            raise SaveError(wording.leads_out(home.folder, home.within))

    def _make_holding(self) -> None:
        try:
            self._files.make_folder(self._holding)
        except OSError as error:
            raise SaveError(wording.cannot_write(self._holding.name, self._holding.parent, error)) from error
