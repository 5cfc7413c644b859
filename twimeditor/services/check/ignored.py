"""What the user does not want to hear of again, kept beside the settings and never in a post."""

import logging
import tomllib
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from twimeditor.core.check.ignoring import Mark, Marks, Scope
from twimeditor.services.listeners import Listeners
from twimeditor.services.ports import FileSystem, Stamp, Unsubscribe
from twimeditor.services.settings.shared_file import free_name, held

logger = logging.getLogger(__name__)

_TABLE: Final = "ignored"

Kept = tuple[str, Mark]
"""The issue's path, "" for all, and what is ignored there."""


class Ignored:
    """Marks in a TOML file that running programs share: each reads it anew when it has changed.

    An issue is known by its path. What is ignored in one that was never saved is kept in memory, under a name that its
    window makes up, until `settle` tells the path. A file that makes no sense is renamed, and `damaged` names it.
    """

    def __init__(self, files: FileSystem, file: Path) -> None:
        self._files = files
        self._file = file
        self._stamp: Stamp | None = None
        self._kept: tuple[Kept, ...] = ()
        self._in_memory: tuple[Kept, ...] = ()
        self._listeners = Listeners[[]]()
        self.damaged: Path | None = None

    def marks(self, issue: str) -> Marks:
        """Return what is ignored in an issue."""
        return Marks(mark for name, mark in self._all() if name in {"", issue})

    def add(self, issue: str, mark: Mark, *, saved: bool = True) -> None:
        """Ignore something from now on; raise OSError when that holds only until the program ends.

        `saved` tells whether `issue` is the path of a file.
        """
        name = "" if mark.scope is Scope.ALWAYS else issue
        if saved or not name:
            self._change(lambda kept: (*(one for one in kept if one != (name, mark)), (name, mark)))
        else:
            self._in_memory = (*self._in_memory, (name, mark))
            self._listeners.tell()

    def remove(self, issue: str, mark: Mark) -> None:
        """Ignore something no longer; raise OSError when that cannot be kept."""
        gone = {("", mark), (issue, mark)}
        self._in_memory = tuple(one for one in self._in_memory if one not in gone)
        if gone.isdisjoint(self._read()):
            self._listeners.tell()
        else:
            self._change(lambda kept: tuple(one for one in kept if one not in gone))

    def settle(self, before: str, path: str) -> None:
        """Take note that an issue is now in the file at `path`; raise OSError when that cannot be kept."""
        named = tuple((path, mark) for name, mark in self._all() if name == before)
        self._in_memory = tuple(one for one in self._in_memory if one[0] != before)
        if named:
            self._change(lambda kept: tuple(dict.fromkeys((*kept, *named))))

    def subscribe(self, listener: Callable[[], None]) -> Unsubscribe:
        """Call `listener` when something has changed here, until the returned function is called."""
        return self._listeners.add(listener)

    def _all(self) -> tuple[Kept, ...]:
        try:
            return (*self._read(), *self._in_memory)
        except OSError as error:
            logger.info("what is ignored cannot be read: %s", error)
            return (*self._kept, *self._in_memory)

    def _change(self, change: Callable[[tuple[Kept, ...]], tuple[Kept, ...]]) -> None:
        import tomli_w  # noqa: PLC0415 - most starts write nothing

        try:
            self._files.make_folder(self._file.parent)
            with held(self._files, self._file):
                text = tomli_w.dumps({_TABLE: list(map(_told, change(self._read())))})
                self._files.replace(self._files.resolve(self._file), text.encode("utf-8", "replace"))
        except OSError:
            self._in_memory = change(self._in_memory)
            raise
        finally:
            self._listeners.tell()

    def _read(self) -> tuple[Kept, ...]:
        stamp = self._files.stamp(self._file)
        if stamp is None:
            self._kept = ()
        elif stamp != self._stamp:
            self._kept = self._load()
        self._stamp = stamp
        return self._kept

    def _load(self) -> tuple[Kept, ...]:
        data = self._files.read(self._file)
        try:
            return tuple(map(_kept, tomllib.loads(data.decode("utf-8"))[_TABLE]))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            logger.info("what is ignored makes no sense and is put aside: %s", error)
            self.damaged = free_name(self._files, self._file)
            self._files.move(self._file, self.damaged)
            return ()


def _told(kept: Kept) -> dict[str, str]:
    issue, mark = kept
    values = {**asdict(mark), "scope": mark.scope.value, "issue": issue}
    return {key: str(value) for key, value in values.items() if value}


def _kept(data: dict[str, Any]) -> Kept:
    values = {key: str(value) for key, value in data.items()}
    around = (values.get(key, "") for key in ("field", "before", "behind"))
    return values.get("issue", ""), Mark(values["rule"], values["meant"], Scope(values["scope"]), *around)
