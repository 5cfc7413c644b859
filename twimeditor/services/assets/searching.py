"""Finding pictures by their names somewhere below a folder."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

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


def _files(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        for place, inside, names in os.walk(folder, followlinks=False):
            inside[:] = sorted(name for name in inside if not name.startswith("."))
            yield from (Path(place, name) for name in sorted(names))
