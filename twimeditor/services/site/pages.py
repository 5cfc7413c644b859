"""Where the pages of the site are published, for links such as ``@/blog/2026/11/news.md#part``.

A page's address is what its front matter says, else made from its file's name, by Zola's rules.
"""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote

from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.post.blocks import split_lines
from twimeditor.core.post.front_matter import cut
from twimeditor.core.render import SITE
from twimeditor.core.render.slugs import slug
from twimeditor.services.ports import FileSystem, Stamp

_INTERNAL = "@/"
_SECTION = "_index.md"
_LARGEST = 4_000_000
_DATED = lazy_pattern(
    r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
    r"(?:T(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d))?"
    r"\s?[_-](.+)",
    re.ASCII,
)


class SitePages:
    """The pages in a folder with the site's sources, each read when a link first needs it.

    `site` is the address that the site is published at.
    """

    def __init__(self, files: FileSystem, folder: Path, site: str = SITE) -> None:
        self._files = files
        self._content = folder / "content"
        self._site = site.rstrip("/")
        self._known: dict[str, tuple[Stamp, str | None]] = {}

    def resolve(self, link: str) -> str | None:
        """Return the address that Zola puts in the place of `link`, None where it would fail."""
        target, *anchors = link.removeprefix(_INTERNAL).split("#")
        name = unquote(target, errors="replace")
        path = self._path(name) if link.startswith(_INTERNAL) and _plain(name) else None
        if path is None:
            return None
        return self._site + path + "".join(f"#{anchor}" for anchor in anchors[:1])

    def _path(self, name: str) -> str | None:
        file = self._inside(name)
        stamp = self._files.stamp(file) if file else None
        if file is None or stamp is None or stamp.size > _LARGEST:
            return None
        known = self._known.get(name)
        if known is None or known[0] != stamp:
            known = self._known[name] = (stamp, published_at(name, self._front_matter(file)))
        return known[1]

    def _inside(self, name: str) -> Path | None:
        try:
            file = self._files.resolve(self._content / name)
            return file if file.is_relative_to(self._files.resolve(self._content)) else None
        except (OSError, ValueError, RuntimeError):  # the latter for links in a circle
            return None

    def _front_matter(self, file: Path) -> Mapping[str, Any] | None:
        try:
            front, _ = cut(split_lines(self._files.read(file).decode()))
            return tomllib.loads(front.text) if front else None
        except (OSError, ValueError, RecursionError):
            return None


def published_at(name: str, front: Mapping[str, Any] | None) -> str | None:
    """Return the path of a page on the site, with a slash at both ends; None where Zola builds none.

    `name` is the file's inside ``content``, `front` what its front matter holds.
    """
    if front is None or front.get("draft") is True:
        return None
    if name.rpartition("/")[2] == _SECTION:
        return _between_slashes(name.removesuffix(_SECTION))
    path, own = front.get("path"), front.get("slug")
    if path == "" or own == "":
        return None
    if isinstance(path, str):
        path = path.strip()
        return f"{'' if path.startswith('/') else '/'}{path}{'' if path.endswith('/') else '/'}"
    return _by_name(PurePosixPath(name), own if isinstance(own, str) else None)


def _by_name(file: PurePosixPath, own_slug: str | None) -> str:
    folders = file.parts[:-1]
    if file.stem == "index" and not folders:
        return "/"
    title = folders[-1] if file.stem == "index" else file.stem
    dated = _DATED.fullmatch(title)
    last = slug(own_slug or (dated[1] if dated else title))
    if file.stem.split(".")[0] == "index":  # a folder of its own, with its pictures beside it
        folders = folders[:-1]
    return _between_slashes("/".join((*folders, last)))


def _between_slashes(path: str) -> str:
    inner = path.strip("/")
    return f"/{inner}/" if inner else "/"


def _plain(name: str) -> bool:
    """Tell whether `name` is a page's exactly as Zola lists it: no other spelling of it is one."""
    parts = name.split("/")
    return name.endswith(".md") and not {"", ".", ".."} & {*parts} and not re.search(r"[\\\0]", name)
