"""What is kept of a post, and its way to bytes and back."""

import json
from dataclasses import asdict, dataclass, fields
from typing import Any, Final

from twimeditor.core.model.remembering import Remembered
from twimeditor.core.model.tree import MARKS

_VERSION: Final = 1


@dataclass(frozen=True, slots=True)
class Record:
    """The name of the chosen style ("": as recognised), and what is noted about entries."""

    style: str = ""
    entries: tuple[Remembered, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.style or self.entries)

    @property
    def key(self) -> tuple[object, ...]:
        """Return what must be equal for nothing to be written: all but how texts begin."""
        return self.style, tuple((one.section, one.title, one.author, one.mark, one.note) for one in self.entries)


def encode(record: Record, path: str) -> bytes:
    """Return the bytes of the file for the post at `path` (all ASCII: half a character survives as well)."""
    content = {"version": _VERSION, "path": path, "style": record.style, "entries": list(map(asdict, record.entries))}
    return json.dumps(content, indent=1).encode("ascii")


class BrokenRecordError(Exception):
    """Bytes that are no record, or one of another version of the program."""


def decode(data: bytes) -> Record:
    """Return what a file holds; raise BrokenRecordError where not all of it can be read."""
    try:
        content = json.loads(data)
        if content["version"] != _VERSION:
            raise BrokenRecordError("written by another version of the program")
        return Record(str(content["style"]), tuple(_entry(one) for one in content["entries"]))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise BrokenRecordError(f"damaged: {error}") from error


def _entry(data: dict[str, Any]) -> Remembered:
    one = Remembered(**{field.name: str(data[field.name]) for field in fields(Remembered)})
    if one.mark not in {"", *MARKS}:
        raise ValueError(f"there is no mark {one.mark!r}")
    return one
