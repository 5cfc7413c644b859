"""Putting staged files in their places, all of them or none: forward, or back."""

from contextlib import suppress
from pathlib import PurePosixPath
from typing import Final

from twimeditor.services.export.errors import ExportError
from twimeditor.services.export.folder import Folder, OpenFolder
from twimeditor.services.export.journal import Move, Record

NEW: Final = "new-"
OLD: Final = "old-"
"""What staged files and the files that they replace are called in the staging folder, before their number."""


def now(folder: Folder, move: Move) -> str | None:
    """Return the digest of what is in a place; None where nothing is. Raise OSError for a link or a folder."""
    place = PurePosixPath(move.place)
    if folder.missing(place.parent):
        return None
    with folder.at(place.parent) as parent:
        found = parent.measure(place.name)
    return found[1] if found is not None else None


def keep(parent: OpenFolder, name: str, staging: OpenFolder, number: int) -> None:
    """Keep a file that will be replaced: by a second name, or as a copy where the disk has no such names."""
    try:
        parent.link(name, staging, f"{OLD}{number}")
    except OSError:
        old = parent.read(name)
        if old is None:
            raise
        staging.write(f"{OLD}{number}", old.pieces(), parent.status(name))


def forward(folder: Folder, record: Record, staging: OpenFolder) -> None:
    """Put every new file that is not there yet in its place; raise OSError, with some of them there."""
    for number, move in enumerate(record.moves):
        found = now(folder, move)
        if found not in {move.old, move.new}:
            raise ExportError(f"{move.place} has just been changed by another program. Nothing was written.")
        if found != move.new:
            _put(folder, move, number, staging)


def back(folder: Folder, record: Record, staging: OpenFolder) -> None:
    """Take back every file that `forward` has put; what another has changed meanwhile stays. Raise OSError."""
    for number, move in reversed(tuple(enumerate(record.moves))):
        if now(folder, move) == move.new:
            _take_back(folder, move, number, staging)
    for made in reversed(record.made):
        _remove_empty(folder, PurePosixPath(made))


def can_go_forward(folder: Folder, record: Record, staging: OpenFolder) -> bool:
    """Tell whether every place has its old or its new file still, and the new one that it lacks is staged."""
    return all(
        found == move.new or (found == move.old and _is_staged(staging, number, move))
        for number, move in enumerate(record.moves)
        for found in (now(folder, move),)
    )


def sweep(folder: Folder, name: str) -> None:
    """Delete the staging folder and what is in it; raise OSError."""
    root = PurePosixPath()
    with folder.at(root) as above:
        if above.status(name) is None:
            return
        with folder.at(PurePosixPath(name)) as staging:
            for file in staging.names():
                staging.remove(file)
        above.remove_folder(name)
        above.sync()


def _is_staged(staging: OpenFolder, number: int, move: Move) -> bool:
    found = staging.measure(f"{NEW}{number}")
    return found is not None and found[1] == move.new


def _put(folder: Folder, move: Move, number: int, staging: OpenFolder) -> None:
    place = PurePosixPath(move.place)
    with folder.at(place.parent, make=True) as parent:
        if move.old is None:
            staging.add(f"{NEW}{number}", parent, place.name)
        else:
            staging.replace(f"{NEW}{number}", parent, place.name)
        parent.sync()


def _take_back(folder: Folder, move: Move, number: int, staging: OpenFolder) -> None:
    place = PurePosixPath(move.place)
    with folder.at(place.parent) as parent:
        if move.old is None:
            parent.remove(place.name)
        else:
            staging.replace(f"{OLD}{number}", parent, place.name)
        parent.sync()


def _remove_empty(folder: Folder, made: PurePosixPath) -> None:
    with suppress(OSError), folder.at(made.parent) as above:
        above.remove_folder(made.name)
