"""Folders of pictures that somebody drops."""

import os
import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Final

from twimeditor.services.assets import reading
from twimeditor.services.assets.refusal import Cancelled, Refused
from twimeditor.services.assets.source import Gathered, Source
from twimeditor.services.assets.unpacking import MOST_ENTRIES, MOST_UNPACKED, is_hidden

_DEEPEST: Final = 16


def pictures_in(folder: Path, cancelled: Callable[[], bool]) -> Gathered:
    """Return the pictures of a folder and of those in it, in the order of their names; raise Refused."""
    name = folder.name or str(folder)
    sources: list[Source] = []
    refused: list[tuple[str, str]] = []
    try:
        for path in _files(folder, cancelled):
            try:
                sources.extend(_picture(folder, path))
            except Refused as error:
                refused.append((reading.readable(path.name), str(error)))
    except OSError as error:
        raise Refused(reading.cannot_read(folder, error)) from error
    if sum(source.size for source in sources) > MOST_UNPACKED:
        raise Refused(f"“{name}” has more than 1 GB of pictures in it. Drop those that you want.")
    if not sources and not refused:
        raise Refused(f"“{name}” has no pictures in it.")
    return Gathered(tuple(sources), tuple(refused))


def _picture(folder: Path, path: Path) -> Iterator[Source]:
    with reading.opened(path) as file:
        head = file.read(reading.HEAD)
    if reading.may_be_picture(path.name, head):
        name = reading.readable(path.relative_to(folder).as_posix())
        yield Source(name, reading.size_of(path), folder, partial(reading.bytes_of, path, folder))


def _files(folder: Path, cancelled: Callable[[], bool]) -> Iterator[Path]:
    """Yield the files below a folder; links in it are not followed, and none may lead out of it."""
    waiting, seen = [(folder, 0)], 0
    while waiting:
        place, depth = waiting.pop()
        inside: list[tuple[Path, int]] = []
        for entry in sorted(os.scandir(place), key=_order):
            seen += 1
            _check(folder, seen, depth, cancelled)
            if is_hidden(entry.name) or _is_link(folder, entry):
                continue
            if entry.is_dir(follow_symlinks=False):
                inside.append((Path(entry.path), depth + 1))
            else:
                yield Path(entry.path)
        waiting.extend(reversed(inside))


def _check(folder: Path, seen: int, depth: int, cancelled: Callable[[], bool]) -> None:
    if cancelled():
        raise Cancelled(folder.name)
    if seen > MOST_ENTRIES or depth > _DEEPEST:
        raise Refused(f"There is too much in “{folder.name or folder}”. Drop the folder of the pictures itself.")


def _is_link(folder: Path, entry: "os.DirEntry[str]") -> bool:
    """Tell whether an entry is a link to what is in the folder anyway; raise Refused where it leads elsewhere."""
    if not entry.is_symlink():
        return False
    if not reading.is_within(Path(entry.path), folder):
        raise Refused(reading.leads_out(entry.name))
    return True


def _order(entry: "os.DirEntry[str]") -> list[tuple[int, str]]:
    """Sort ``2.png`` before ``10.png``."""
    parts = re.split(r"(\d+)", entry.name.casefold())
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in parts]
