"""Posts of a site that have the same address: the generator refuses to build with two of them."""

import os
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Final

from twimeditor.core.export.places import BLOG
from twimeditor.core.lazy import lazy_pattern
from twimeditor.services.export.contents import opened

_HEAD: Final = 16_384
"""No front matter of a post is as long."""

_FRONT = lazy_pattern(rb"\A(?:\xef\xbb\xbf)?\s*\+\+\+[ \t]*\r?\n(.*?\n)\+\+\+", re.DOTALL)


def posts_with_path(site: Path, wanted: str) -> Iterator[PurePosixPath]:
    """Yield the posts of a site whose front matter has that address, by their places in it."""
    for file in sorted((site / BLOG).rglob("*.md")):
        if _same(_path_of(file, wanted), wanted):
            yield PurePosixPath(file.relative_to(site))


def _path_of(file: Path, wanted: str) -> str:
    try:
        with opened(file) as descriptor:
            head = os.read(descriptor, _HEAD)
    except OSError:
        return ""
    front = _FRONT.match(head) if wanted.strip("/").encode() in head else None
    try:
        path = tomllib.loads(front[1].decode()).get("path", "") if front is not None else ""
    except (ValueError, RecursionError):
        return ""
    return path if isinstance(path, str) else ""


def _same(path: str, wanted: str) -> bool:
    return path.strip("/") == wanted.strip("/")
