"""The file that holds the user's choices."""

import logging
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from twimeditor.services.listeners import Listeners
from twimeditor.services.ports import FileSystem, Stamp, Unsubscribe
from twimeditor.services.settings.options import Option, T
from twimeditor.services.settings.shared_file import free_name, held, pause

logger = logging.getLogger(__name__)

Listener = Callable[[Option[Any]], None]


@dataclass(slots=True)
class _Read:
    """What the file held when it had this stamp."""

    stamp: Stamp | None = None
    values: dict[str, Any] = field(default_factory=dict)


class Settings:
    """Choices in a TOML file that running programs share: each reads it anew when it has changed.

    A change writes only its own key; all others stay as they are in the file by then, also those that this version
    does not know. A file that makes no sense is renamed, `damaged` names it, and everything is as if never chosen.
    """

    def __init__(self, files: FileSystem, file: Path, *, wait: Callable[[], None] = pause) -> None:
        self._files = files
        self._file = file
        self._wait = wait
        self._known = _Read()
        self._unwritten: dict[str, Any] = {}
        self._listeners = Listeners[[Option[Any]]]()
        self.damaged: Path | None = None

    def get(self, option: Option[T]) -> T:
        """Return what was chosen; the default when nothing was, or nothing that makes sense."""
        value = self._unwritten.get(option.key, _found(self._values(), option.key))
        return value if type(value) is type(option.default) else option.default

    def put(self, option: Option[T], value: T) -> None:
        """Choose and tell the listeners; raise OSError when it cannot be kept, and holds until the program ends."""
        self._unwritten[option.key] = value
        try:
            self._write(option, value)
        finally:
            self._listeners.tell(option)

    def subscribe(self, listener: Listener) -> Unsubscribe:
        """Call `listener` with every option that was chosen, until the returned function is called."""
        return self._listeners.add(listener)

    def _write(self, option: Option[T], value: T) -> None:
        import tomli_w  # noqa: PLC0415 - most starts write nothing

        self._files.make_folder(self._file.parent)
        with held(self._files, self._file, self._wait):
            values = _with(self._read(), option.key, value)
            self._files.replace(self._files.resolve(self._file), tomli_w.dumps(values).encode())
        del self._unwritten[option.key]

    def _values(self) -> dict[str, Any]:
        try:
            return self._read()
        except OSError as error:
            logger.info("settings cannot be read: %s", error)
            return {}

    def _read(self) -> dict[str, Any]:
        """Return all that the file holds; raise OSError when that cannot be known."""
        stamp = self._files.stamp(self._file)
        if stamp is None:
            return {}
        if stamp != self._known.stamp:
            self._known = _Read(stamp, self._load())
        return self._known.values

    def _load(self) -> dict[str, Any]:
        data = self._files.read(self._file)
        try:
            return tomllib.loads(data.decode())
        except (ValueError, RecursionError):
            self.damaged = free_name(self._files, self._file)
            self._files.move(self._file, self.damaged)
            return {}


def _found(values: dict[str, Any], key: str) -> object:
    table, _, name = key.partition(".")
    inner = values.get(table)
    return inner.get(name) if isinstance(inner, dict) else None


def _with(values: dict[str, Any], key: str, value: object) -> dict[str, Any]:
    table, _, name = key.partition(".")
    inner = values.get(table)
    return {**values, table: {**(inner if isinstance(inner, dict) else {}), name: value}}
