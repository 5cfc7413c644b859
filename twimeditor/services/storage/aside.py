"""Move files out of the way without ever deleting one."""

from itertools import chain, count
from pathlib import Path

from twimeditor.services.ports import FileSystem


def move_aside(files: FileSystem, file: Path, folder: Path) -> Path:
    """Move `file` into `folder` under a name that is free there, and return where it is; raise OSError."""
    files.make_folder(folder)
    target = free_path(files, folder / file.name)
    files.move(file, target)
    return target


def free_path(files: FileSystem, wanted: Path) -> Path:
    """Return `wanted`, or where there is a file of that name the first path with a number that is free."""
    numbered = (wanted.with_stem(f"{wanted.stem}-{number}") for number in count(2))
    return next(path for path in chain((wanted,), numbered) if files.stamp(path) is None)
