"""Between a post's bytes and its text: strict, and nothing normalised."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from twimeditor.core.errors import EncodingError, SaveError, StorageError
from twimeditor.services.ports import FileSystem, Stamp
from twimeditor.services.storage import wording


@dataclass(frozen=True, slots=True)
class Content:
    """What stood in a file when it was read; a byte order mark and every line end are part of `text`."""

    text: str
    digest: str
    stamp: Stamp | None


def digest(data: bytes) -> str:
    """Return what tells one content of a file from another."""
    return hashlib.sha256(data).hexdigest()


def decode(data: bytes) -> str:
    """Return the text of UTF-8 bytes; raise EncodingError with the offset of the first bad byte."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise EncodingError(error.start, error.reason) from None


def encode(text: str, path: Path) -> bytes:
    """Return the bytes to write into `path`; raise SaveError for half a character (a lone surrogate)."""
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        line = text.count("\n", 0, error.start) + 1
        raise SaveError(wording.cannot_encode(path, line)) from None


def load(files: FileSystem, path: Path) -> Content:
    """Read a post; raise StorageError or EncodingError."""
    try:
        target = files.resolve(path)
        stamp = files.stamp(target)  # before the bytes: a change between the two is then noticed later
        data = files.read(target)
    except OSError as error:
        raise StorageError(wording.cannot_open(path, error)) from error
    return Content(decode(data), digest(data), stamp)
