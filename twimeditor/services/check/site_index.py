"""What the front matter of the site's pages tells: their addresses, authors and categories."""

import os
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from time import monotonic
from typing import Any, Final, TypeAlias

from twimeditor.core.post.blocks import split_lines
from twimeditor.core.post.front_matter import cut
from twimeditor.services.ports import Stamp
from twimeditor.services.site.pages import published_at

MOST_ENTRIES: Final = 200_000
MOST_PAGES: Final = 20_000
DEEPEST: Final = 16
_HEAD: Final = 16_384
"""The bytes that a page's front matter has to be within."""

_FRESH: Final = 30.0
_FRESH_WHERE_LACKING: Final = 3.0
"""Seconds in which the folder is not looked through again; fewer where something is not found."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A page: its file below ``content``, its address unless none is built, and what it is filed under."""

    name: str
    address: str | None
    title: str = ""
    authors: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()


_Read: TypeAlias = Mapping[str, tuple[Stamp, Listed]]
"""Pages by their files below the folder, with what tells whether a file is the same."""


@dataclass(frozen=True)
class Listing:
    """All pages of a site, at one time."""

    pages: Mapping[str, Listed]

    @cached_property
    def by_address(self) -> Mapping[str, Listed]:
        """Return the pages by their addresses."""
        return {page.address: page for page in self.pages.values() if page.address is not None}

    def find(self, name: str) -> Listed | None:
        """Return the page of a name as links have it: ``@/`` and a file, or an address."""
        if not name.startswith("@/"):
            return self.by_address.get(name)
        page = self.pages.get(name.removeprefix("@/"))
        return page if page is not None and page.address is not None else None


class SiteIndex:
    """Reads the front matter of all pages below a folder, each again when its file is another.

    Nothing that is a link is followed; what cannot be read is left out. `deepest` is how many folders may be in one
    another.
    """

    def __init__(self, now: Callable[[], float] = monotonic, *, deepest: int = DEEPEST) -> None:
        self._now = now
        self._deepest = deepest
        self._content: Path | None = None
        self._looked = 0.0
        self._read: _Read = {}
        self._listing = Listing({})

    def listing(self, content: Path, wanted: frozenset[str] = frozenset()) -> Listing:
        """Return the pages below a folder; it is looked through again sooner if one that is `wanted` is not known."""
        age = self._now() - self._looked
        lacks = any(self._listing.find(name) is None for name in wanted)
        if self._content != content or age > (_FRESH_WHERE_LACKING if lacks else _FRESH):
            self._look(content)
        return self._listing

    def _look(self, content: Path) -> None:
        known = self._read if self._content == content else {}
        self._read = dict(_listed(content, known, self._deepest))
        pages = {name: page for name, (_, page) in self._read.items()}
        if self._content != content or pages != self._listing.pages:
            self._listing = Listing(pages)
        self._content, self._looked = content, self._now()


def _listed(content: Path, known: _Read, deepest: int) -> Iterator[tuple[str, tuple[Stamp, Listed]]]:
    for number, (name, path, stamp) in enumerate(_files(content, deepest)):
        if number >= MOST_PAGES:
            return
        before = known.get(name)
        if before is not None and before[0] == stamp:
            yield name, before
        else:
            yield name, (stamp, _page(name, path))


def _files(content: Path, deepest: int) -> Iterator[tuple[str, str, Stamp]]:
    """Yield the pages below a folder: name, path and stamp of each."""
    waiting, seen = [("", str(content), 0)], 0
    while waiting:
        prefix, folder, depth = waiting.pop()
        for entry in _entries(folder):
            seen += 1
            if seen > MOST_ENTRIES:
                return
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                if depth < deepest:
                    waiting.append((f"{prefix}{entry.name}/", entry.path, depth + 1))
            elif entry.name.endswith(".md"):
                stamp = _stamp(entry)
                if stamp is not None:
                    yield prefix + entry.name, entry.path, stamp


def _entries(folder: str) -> list["os.DirEntry[str]"]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except (OSError, ValueError):
        return []


def _stamp(entry: "os.DirEntry[str]") -> Stamp | None:
    try:
        if not entry.is_file(follow_symlinks=False):
            return None
        found = entry.stat(follow_symlinks=False)
    except OSError:
        return None
    return Stamp(found.st_size, found.st_mtime_ns, found.st_ino)


def _page(name: str, path: str) -> Listed:
    front = _front(path)
    if front is None:
        return Listed(name, None)
    filed = front.get("taxonomies")
    terms = filed if isinstance(filed, dict) else {}
    return Listed(
        name,
        published_at(name, front),
        _text(front.get("title")),
        _texts(terms.get("author")),
        _texts(terms.get("category")),
    )


def _front(path: str) -> Mapping[str, Any] | None:
    try:
        with Path(path).open("rb") as file:
            head = file.read(_HEAD)
        front, _ = cut(split_lines(head.decode(errors="replace")))
        return tomllib.loads(front.text) if front is not None else None
    except (OSError, ValueError, RecursionError):
        return None


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _texts(value: object) -> tuple[str, ...]:
    return tuple(one for one in value if isinstance(one, str) and one) if isinstance(value, list) else ()
