"""Pictures as they come in: files, folders, archives."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from twimeditor.services.assets import reading, tars, zips
from twimeditor.services.assets.folders import pictures_in
from twimeditor.services.assets.refusal import Refused, damaged
from twimeditor.services.assets.source import Gathered, Source
from twimeditor.services.assets.unpacking import Budget, Unpacked, is_archive

__all__ = ["Gathered", "Source", "gather", "read_file"]

MOST_PACKED: Final = 1_000_000_000

_BROKEN: Final = (*zips.BROKEN, *tars.BROKEN)
_UNKNOWN: Final = {b"Rar!": "RAR", b"7z\xbc\xaf": "7-Zip"}


def read_file(path: Path) -> Source:
    """Return a file as a source; raise Refused for what is no file, empty or too large."""
    return Source(reading.readable(path.name), reading.size_of(path), path, partial(reading.bytes_of, path))


def gather(paths: Sequence[Path], cancelled: Callable[[], bool] = lambda: False) -> Gathered:
    """Return what files, folders and archives hold, in their order; raise Cancelled.

    An archive or a folder is taken with all that is in it, or refused if anything in it is not as it should be.
    """
    sources: list[Source] = []
    refused: list[tuple[str, str]] = []
    for path in paths:
        try:
            found = _gathered(path, cancelled)
        except Refused as error:
            refused.append((reading.readable(path.name or str(path)), str(error)))
        else:
            sources.extend(found.sources)
            refused.extend(found.refused)
    return Gathered(tuple(sources), tuple(refused))


def _gathered(path: Path, cancelled: Callable[[], bool]) -> Gathered:
    if machine := reading.other_machine(path):
        raise Refused(reading.is_elsewhere(path.name, machine))
    if path.is_dir():
        return pictures_in(path, cancelled)
    with reading.opened(path) as file:
        head = file.read(reading.HEAD)
    return _unpacked(path, head, cancelled) if is_archive(head) else Gathered((read_file(path),))


def _unpacked(path: Path, head: bytes, cancelled: Callable[[], bool]) -> Gathered:
    """Return the pictures of an archive, which is read once and to its end; nothing of it is written where it shows."""
    unknown = _UNKNOWN.get(head[:4])
    if unknown is not None:
        raise Refused(f"“{path.name}” is a {unknown} archive, which cannot be read. Unpack it, and drop the pictures.")
    packed = path.stat().st_size
    if packed > MOST_PACKED:
        raise Refused(f"“{path.name}” is larger than 1 GB. Unpack it, and drop the pictures that you want.")
    found, budget = Unpacked(path), Budget(path.name, packed, cancelled)
    is_zip = head.startswith(b"PK")
    with reading.opened(path) as file:
        if not is_zip and not tars.is_tar(file):
            raise Refused(f"“{path.name}” is packed, but no archive of pictures. Unpack it, and drop what is in it.")
        try:
            for member in (zips if is_zip else tars).members(file, budget):
                found.take(member)
        except _BROKEN as error:
            if isinstance(error, OSError) and error.errno is not None:
                raise  # the disk, not the archive
            raise damaged(path.name) from error
    return found.gathered()
