"""Files that somebody drops: none is believed to be one before it was looked at."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath
from typing import BinaryIO, Final

from twimeditor.core.assets.kinds import kind_of
from twimeditor.core.assets.sizes import file_size
from twimeditor.services.assets.look import MOST_BYTES
from twimeditor.services.assets.refusal import Refused

HEAD: Final = 4096
"""So many bytes tell what a file is."""

_NO_WAIT: Final = getattr(os, "O_NONBLOCK", 0)  # opening a pipe would wait for its writer
_BYTES: Final = getattr(os, "O_BINARY", 0)
_PICTURES: Final = frozenset(
    [
        ".apng",
        ".avif",
        ".bmp",
        ".gif",
        ".heic",
        ".heif",
        ".jfif",
        ".jpeg",
        ".jpg",
        ".m4v",
        ".mov",
        ".mp4",
        ".png",
        ".psd",
        ".svg",
        ".svgz",
        ".tif",
        ".tiff",
        ".webm",
        ".webp",
    ]
)


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """Open a regular file; raise Refused for anything else, and for what cannot be read."""
    try:
        _require_file(path.stat(), path)
        with os.fdopen(os.open(path, os.O_RDONLY | _NO_WAIT | _BYTES), "rb") as file:
            _require_file(os.fstat(file.fileno()), path)
            yield file
    except OSError as error:
        raise Refused(cannot_read(path, error)) from error


def size_of(path: Path) -> int:
    """Return the size of a file that may come in; raise Refused for what is empty or too large."""
    with opened(path) as file:
        return checked_size(path.name, os.fstat(file.fileno()).st_size)


def checked_size(name: str, size: int) -> int:
    """Return a file's size; raise Refused for one that no picture has."""
    if not size:
        raise Refused(f"“{readable(name)}” is empty: there is nothing in the file. Save or download it again.")
    if size > MOST_BYTES:
        raise Refused(too_large(name, size))
    return size


def bytes_of(path: Path, within: Path | None = None) -> bytes:
    """Return the bytes of a file; raise Refused, also when it is no longer `within` the folder that it came in with."""
    if within is not None and not is_within(path, within):
        raise Refused(leads_out(path.name))
    with opened(path) as file:
        data = file.read(MOST_BYTES + 1)
    checked_size(path.name, len(data))
    return data


def may_be_picture(name: str, head: bytes) -> bool:
    """Tell whether a file among others is one to look at: it is called like a picture or video, or begins like one."""
    return Path(name).suffix.lower() in _PICTURES or kind_of(head) is not None


def readable(name: str) -> str:
    """Return a file's name so that it can be shown: on one line, and without what is no letter at all."""
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in name)


def other_machine(path: PurePath) -> str:
    """Return the machine that a path names, "" for this one; where it names one, even a look at it calls there.

    An address on a page becomes such a path: ``file://machine/folder/name.png``.
    """
    text = str(path).replace("\\", "/") if path.drive else str(path)
    machine, _, rest = text[2:].partition("/") if text.startswith("//") else ("", "", "")
    return machine if rest and machine not in {"", ".", "?"} else ""


def is_elsewhere(name: str, machine: str) -> str:
    """Return what to tell of a file on another machine."""
    return f"“{readable(name)}” lies on another machine, “{readable(machine)}”. Copy it to this one, and take the copy."


def is_within(path: Path, folder: Path) -> bool:
    """Tell whether a file, links followed, is in a folder."""
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def leads_out(name: str) -> str:
    """Return what to tell of a link to somewhere else."""
    return f"“{readable(name)}” is a link that leads out of the folder. Drop the file that it leads to."


def too_large(name: str, size: int) -> str:
    """Return what to tell of a file that is too large."""
    return (
        f"“{readable(name)}” has {file_size(size)}, and no more than {file_size(MOST_BYTES)} can come in. "
        "Make it smaller, or put it on another site and link to it."
    )


def cannot_read(path: Path, error: OSError) -> str:
    """Return what to tell of a file that the system does not give."""
    why = error.strerror or str(error) or type(error).__name__
    return f"“{readable(path.name or str(path))}” could not be read: {why[:1].lower()}{why[1:]}. Nothing was changed."


def _require_file(status: os.stat_result, path: Path) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise Refused(f"“{readable(path.name)}” is a folder. Drop the pictures in it.")
    if not stat.S_ISREG(status.st_mode):
        raise Refused(f"“{readable(path.name)}” is a device or a pipe, not a file. Choose the file of a picture.")
