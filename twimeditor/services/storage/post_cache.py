"""Posts beside the open one: each is read once for as long as its file stays the same."""

from collections.abc import Callable, Collection
from pathlib import Path
from typing import Generic, TypeVar

from twimeditor.services.ports import FileSystem, Stamp

T = TypeVar("T")


class PostCache(Generic[T]):
    """Keeps what was understood of posts' texts; files larger than `largest` bytes are not read."""

    def __init__(self, files: FileSystem, understand: Callable[[str], T], largest: int) -> None:
        self._files = files
        self._understand = understand
        self._largest = largest
        self._known: dict[Path, tuple[Stamp, T | None]] = {}

    def get(self, path: Path) -> T | None:
        """Return what a post was understood as, None where it cannot be read or is no text."""
        stamp = self._files.stamp(path)
        if stamp is None or stamp.size > self._largest:
            return None
        known = self._known.get(path)
        if known is None or known[0] != stamp:
            known = self._known[path] = stamp, self._read(path)
        return known[1]

    def keep(self, paths: Collection[Path]) -> None:
        """Forget all others."""
        self._known = {path: known for path, known in self._known.items() if path in paths}

    def _read(self, path: Path) -> T | None:
        try:
            return self._understand(self._files.read(path).decode())
        except (OSError, ValueError):
            return None
