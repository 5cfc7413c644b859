"""The file of the open post: what it held when this program last read or wrote it, and what it holds now."""

from enum import Enum
from pathlib import Path

from twimeditor.core.errors import ChangedOnDiskError, SaveError
from twimeditor.services.ports import FileSystem, Stamp
from twimeditor.services.storage import content, wording
from twimeditor.services.storage.backups import Backups
from twimeditor.services.storage.content import Content


class Conflict(Enum):
    """How the file on disk differs from what was read or written last."""

    CHANGED = "changed"
    REMOVED = "removed"


class PostFile:
    """A post's file. `base` is the digest of what was last read or written, or None when nothing was."""

    def __init__(self, files: FileSystem, backups: Backups, path: Path, known: Content | None = None) -> None:
        self._files = files
        self._backups = backups
        self.path = path
        self.base: str | None = known.digest if known else None
        self._stamp: Stamp | None = known.stamp if known else None
        self._seen: str | None = self.base

    def check(self) -> Conflict | None:
        """Compare with the disk; reads the file only when its stamp is another."""
        target = self._files.resolve(self.path)
        stamp = self._files.stamp(target)
        if stamp is None:
            return Conflict.REMOVED if self.base is not None else None
        if stamp == self._stamp:
            return None
        try:
            self._seen = content.digest(self._files.read(target))
        except OSError:
            return Conflict.CHANGED
        if self._seen != self.base:
            return Conflict.CHANGED
        self._stamp = stamp
        return None

    def accept(self) -> None:
        """Let the next `store` replace what the last `check` or `store` saw, but nothing newer."""
        removed = self._files.stamp(self._files.resolve(self.path)) is None
        self.base = None if removed else self._seen
        self._stamp = None

    def doubt(self) -> None:
        """Take what is on disk for another program's work, whatever it is, until `accept`."""
        self.base = ""  # no content has this digest
        self._stamp = None

    def store(self, text: str, *, over: bool = False) -> str:
        """Write `text` and return what to tell beside the success.

        Raise ChangedOnDiskError when the file is another than `base`, unless `over`, and SaveError when it cannot be
        written. A file that is gone is made again: that overwrites nothing.
        """
        data = content.encode(text, self.path)
        try:
            target = self._files.resolve(self.path)
            old = self._current(target)
            if not over:
                self._require_unchanged(old)
            notice = self._replace(target, old, data)
        except OSError as error:
            raise SaveError(wording.cannot_save(self.path, error)) from error
        self.base = self._seen = content.digest(data)
        self._stamp = self._files.stamp(target)
        return notice

    def _current(self, target: Path) -> bytes | None:
        try:
            return self._files.read(target)
        except FileNotFoundError:
            return None

    def _require_unchanged(self, old: bytes | None) -> None:
        if old is None:
            return
        self._seen = content.digest(old)
        if self._seen != self.base:
            raise ChangedOnDiskError(wording.changed_on_disk(self.path))

    def _replace(self, target: Path, old: bytes | None, data: bytes) -> str:
        if old == data:
            return ""
        before = "" if old is None else self._back_up(target, old)
        self._files.replace(target, data)
        after = self._back_up(target, data)  # another program may overwrite it, and who saved thinks it safe
        return before or after

    def _back_up(self, target: Path, version: bytes) -> str:
        try:
            self._backups.keep(target, version)
        except OSError as error:
            return wording.cannot_keep_backup(error)
        return ""
