"""A cheap look at a folder: whether any of its posts may have become another, without reading one."""

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from twimeditor.services.ports import FileSystem

_CONTENT: Final = "content"
_CONFIG: Final = "config.toml"
_LEFT_OUT: Final = frozenset({"node_modules", "public", "target"})
_MOST: Final = 100_000


@dataclass(frozen=True, slots=True)
class Seen:
    """How many posts there were, how large they are together, and when the newest change was."""

    posts: int = 0
    size: int = 0
    newest: int = 0


def look(root: Path) -> Seen:
    """Return what is seen of the posts below a folder; links are not followed, and what cannot be seen is left out."""
    posts = size = newest = 0
    for entry in _posts(_start(root)):
        with suppress(OSError):
            status = entry.stat(follow_symlinks=False)
            posts, size, newest = posts + 1, size + status.st_size, max(newest, status.st_mtime_ns)
    return Seen(posts, size, newest)


def look_at_files(files: FileSystem, folder: Path) -> tuple[object, ...]:
    """Return what is seen of the files that lie in a folder itself."""
    return tuple((path.name, files.stamp(path)) for path in files.files_in(folder) if path.suffix != ".lock")


def _start(root: Path) -> Path:
    """Return where posts begin: a site has them below one folder."""
    is_site = (root / _CONFIG).is_file() and (root / _CONTENT).is_dir()
    return root / _CONTENT if is_site else root


def _posts(root: Path) -> Iterator["os.DirEntry[str]"]:
    waiting, count = [str(root)], 0
    while waiting and count < _MOST:
        for entry in _entries(waiting.pop()):
            count += 1
            with suppress(OSError):
                if entry.name.startswith(".") or entry.name in _LEFT_OUT:
                    continue
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                elif entry.name.endswith(".md") and entry.is_file(follow_symlinks=False):
                    yield entry


def _entries(folder: str) -> tuple["os.DirEntry[str]", ...]:
    try:
        with os.scandir(folder) as entries:
            return tuple(entries)
    except OSError:
        return ()
