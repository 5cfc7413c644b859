"""Looks through a folder for files that may be posts, without opening any."""

import os
import stat
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from twimeditor.services.archive.values import Skipped

LARGEST: Final = 5_000_000
MOST_ENTRIES: Final = 500_000
MOST_FILES: Final = 50_000
DEEPEST: Final = 16
_NO_POSTS: Final = frozenset({"node_modules", "public", "target", "build", "dist", "site-packages"})


@dataclass(frozen=True, slots=True)
class Seen:
    """A file that may be a post: its path below the folder, and what tells that it is likely the same.

    The moment of its last change of any kind is part of that: a program that gives a file back its old date cannot set
    it.
    """

    name: str
    path: str
    size: int
    stamp: str
    modified_ns: int


@dataclass(slots=True)
class Scan:
    """What was seen: files by their paths below the folder, in order, and what was left out.

    `unread` are folders, by how the paths below them begin, of which nobody knows what is in them.
    """

    files: list[Seen] = field(default_factory=list)
    skipped: Counter[Skipped] = field(default_factory=Counter)
    unread: list[str] = field(default_factory=list)

    def gone(self, names: Iterable[str]) -> Iterator[str]:
        """Yield of paths that were there once those that surely are no longer."""
        seen = {one.name for one in self.files}
        unread = tuple(self.unread)
        yield from (name for name in names if name not in seen and not name.startswith(unread))


def posts_folder(root: Path) -> Path:
    """Return the folder with the posts: of a site's checkout its pages, else the folder itself."""
    content = root / "content"
    return content if content.is_dir() and not content.is_symlink() else root


def scan(folder: Path, *, most: int = MOST_FILES, deepest: int = DEEPEST) -> Scan:
    """Look through a folder; links are not followed, hidden folders and those of programs left out."""
    return _Scanner(most, deepest).all(folder)


class _Scanner:
    def __init__(self, most: int, deepest: int) -> None:
        self._most, self._deepest = most, deepest
        self._scan = Scan()
        self._entries = 0

    def all(self, folder: Path) -> Scan:
        waiting = [("", str(folder), 0)]
        while waiting:
            prefix, path, depth = waiting.pop()
            if self._entries > MOST_ENTRIES:
                self._leave(Skipped.TOO_MANY, "")
                break
            below = list(self._below(prefix, path, depth))
            waiting += reversed(below)
        self._scan.files.sort(key=lambda seen: seen.name)
        return self._scan

    def _below(self, prefix: str, path: str, depth: int) -> Iterator[tuple[str, str, int]]:
        """Take the files of a folder, and yield the folders in it."""
        for entry in self._listed(prefix, path):
            self._entries += 1
            if entry.name.startswith("."):
                continue
            name = prefix + entry.name
            if entry.is_symlink():
                self._scan.skipped[Skipped.LINK] += entry.name.endswith(".md")
            elif entry.is_dir(follow_symlinks=False):
                if entry.name in _NO_POSTS:
                    continue
                if depth < self._deepest:
                    yield f"{name}/", entry.path, depth + 1
                else:
                    self._leave(Skipped.TOO_DEEP, f"{name}/")
            elif entry.name.endswith(".md"):
                self._take(name, entry)

    def _listed(self, prefix: str, path: str) -> "list[os.DirEntry[str]]":
        try:
            with os.scandir(path) as entries:
                return sorted(entries, key=lambda entry: entry.name)
        except (OSError, ValueError):
            self._leave(Skipped.UNREADABLE, prefix)
            return []

    def _leave(self, reason: Skipped, prefix: str) -> None:
        self._scan.skipped[reason] += 1
        if prefix not in self._scan.unread[-1:]:
            self._scan.unread.append(prefix)

    def _take(self, name: str, entry: "os.DirEntry[str]") -> None:
        try:
            status = entry.stat(follow_symlinks=False)
        except OSError:
            self._leave(Skipped.UNREADABLE, name)
            return
        if not stat.S_ISREG(status.st_mode):
            self._scan.skipped[Skipped.UNREADABLE] += 1
        elif len(self._scan.files) >= self._most:
            self._leave(Skipped.TOO_MANY, "")
        else:
            self._scan.files.append(Seen(name, entry.path, status.st_size, stamp_of(status), status.st_mtime_ns))


def stamp_of(status: os.stat_result) -> str:
    """Return what is another as soon as a file is."""
    parts = (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
    return " ".join(map(str, parts))
