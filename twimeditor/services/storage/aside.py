"""Move files out of the way without ever deleting one."""

from itertools import chain, count
from pathlib import Path

from twimeditor.services.ports import FileSystem


def move_aside(files: FileSystem, file: Path, folder: Path) -> Path:
    """Move `file` into `folder` under a name that is free there, and return where it is; raise OSError."""
    files.make_folder(folder)
    names = chain((file.name,), (f"{file.stem}-{number}{file.suffix}" for number in count(2)))
    target = next(folder / name for name in names if files.stamp(folder / name) is None)
    files.move(file, target)
    return target
