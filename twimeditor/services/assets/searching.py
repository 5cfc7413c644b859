"""Finding pictures by their names somewhere below a folder, and pages that name them."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Final
from urllib.parse import quote

MOST: Final = 200_000
"""So many files are looked at; who chooses the root of a disk should not wait for ever."""


def search(
    folders: Iterable[Path], names: Iterable[str], cancelled: Callable[[], bool] = lambda: False
) -> Mapping[str, Path]:
    """Return the files that have these names, whatever the case; links are not followed."""
    wanted = {name.casefold(): name for name in names}
    found: dict[str, Path] = {}
    for count, path in enumerate(_files(folders)):
        if cancelled() or count >= MOST or len(found) == len(wanted):
            break
        name = wanted.get(path.name.casefold())
        if name is not None and name not in found:
            found[name] = path
    return found


def named_in(folder: Path, names: Iterable[str], but: Path | None = None) -> frozenset[str]:
    """Return those of the names that a page below a folder has in its text; the page `but` is none."""
    return named_by((page for page in pages_below(folder) if but is None or not _is_same(page, but)), names)


def pages_below(folder: Path) -> Iterator[Path]:
    """Yield the pages below a folder; links are not followed."""
    return islice((path for path in _files([folder]) if path.suffix == ".md"), MOST)


def named_by(pages: Iterable[Path], names: Iterable[str]) -> frozenset[str]:
    """Return those of the names that any of the pages has in its text, as it is or as addresses spell it.

    A page that cannot be read may have all of them.
    """
    left = {name: (name.encode(), quote(name).encode()) for name in names}
    found: set[str] = set()
    for page in pages if left else ():
        text = _bytes(page)
        found |= {name for name, spellings in left.items() if text is None or any(one in text for one in spellings)}
    return frozenset(found)


def _is_same(path: Path, other: Path) -> bool:
    try:
        return path.name == other.name and path.samefile(other)
    except OSError:
        return False


def _bytes(path: Path) -> bytes | None:
    """Return what a file holds, nothing for what is none; None where it cannot be read."""
    try:
        return path.read_bytes() if path.is_file() else b""
    except OSError:
        return None


def _files(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        for place, inside, names in os.walk(folder, followlinks=False):
            inside[:] = sorted(name for name in inside if not name.startswith("."))
            yield from (Path(place, name) for name in sorted(names))
