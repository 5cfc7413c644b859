"""A look at the folders that an archive is made of: whether anything may have changed, without opening a file."""

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from twimeditor.services.archive.scanning import posts_folder, scan, stamp_of


@dataclass(frozen=True, slots=True)
class Look:
    """What is another as soon as a post is, and as soon as a table or a correction is."""

    posts: int
    tables: int


def look(root: Path, tables: Path) -> Look:
    """Look at the posts below a folder, and at the files in another; what cannot be seen counts as not there."""
    posts = hash(tuple((seen.name, seen.stamp) for seen in scan(posts_folder(root)).files))
    return Look(posts, look_at_tables(tables))


def look_at_tables(folder: Path) -> int:
    """Look at the tables and corrections alone."""
    found: list[tuple[str, str]] = []
    with suppress(OSError), os.scandir(folder) as entries:
        found += [(entry.name, stamp_of(entry.stat())) for entry in entries if not entry.name.endswith(".lock")]
    return hash(tuple(sorted(found)))
