"""Reads the past issues of a folder into the archive: what has changed since the last time, and nothing else."""

from collections.abc import Callable
from hashlib import sha256
from os import fsencode
from pathlib import Path

from twimeditor.services.archive.values import Progress, Summary

__all__ = ["Progress", "database_of", "index"]


def index(
    root: Path,
    database: Path,
    *,
    progress: Callable[[Progress], None] = lambda _: None,
    is_off: Callable[[], bool] = lambda: False,
) -> Summary:
    """Bring the archive of a folder up to date and return what is in it; raise ArchiveError where it cannot be kept.

    It stops as soon as `is_off`: what was read is kept, and the next time goes on from there.
    """
    raise NotImplementedError(root, database, progress, is_off)


def database_of(root: Path, cache: Path) -> Path:
    """Return where the archive of a folder is kept, below the folder for caches."""
    name = sha256(fsencode(root.absolute())).hexdigest()[:20]
    return cache / "archive" / f"{name}.sqlite3"
