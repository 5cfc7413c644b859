"""The pictures of a tree, looked up and read once for each place that they go to."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from twimeditor.core.export.tree import Tree
from twimeditor.services.export.contents import Cancelled, Content
from twimeditor.services.export.errors import ExportCancelledError

FindPicture = Callable[[str], Path | None]
Lies = Callable[[PurePosixPath], Content | None]


@dataclass(slots=True)
class Gathered:
    """What was found: the contents by their places, the addresses without a file, and what cannot be together."""

    contents: dict[PurePosixPath, Content] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    problems: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def gathered(
    tree: Tree,
    find_picture: FindPicture,
    *,
    lies: Lies = lambda _place: None,
    cancelled: Cancelled = lambda: False,
) -> Gathered:
    """Return the pictures of a tree; `lies` tells what is in a place already, for those that are found nowhere else."""
    found = Gathered()
    absent = [
        (address, place)
        for address, place in tree.pictures.items()
        if not _added(found, place, _read(found, find_picture(address), address, cancelled))
    ]
    absent = [(address, place) for address, place in absent if not _is_there(found, place, lies)]
    found.missing = tuple(address for address, _place in absent)
    return found


def _read(found: Gathered, path: Path | None, address: str, cancelled: Cancelled) -> Content | None:
    if cancelled():
        raise ExportCancelledError
    try:
        return Content.of_file(path, cancelled) if path is not None else None
    except OSError as error:
        found.warnings.append(f"{address} cannot be read: {error.strerror or error}.")
        return None


def _added(found: Gathered, place: PurePosixPath, content: Content | None) -> bool:
    if content is not None and found.contents.setdefault(place, content).digest != content.digest:
        found.problems.append(f"Two pictures would both be {place.name}. Give one of them another name.")
    return content is not None


def _is_there(found: Gathered, place: PurePosixPath, lies: Lies) -> bool:
    content = found.contents.get(place) or lies(place)
    if content is not None:
        found.contents.setdefault(place, content)
    return content is not None
