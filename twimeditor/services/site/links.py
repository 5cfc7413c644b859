"""Which style sheets the page of a post links, by the site's own templates."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from twimeditor.core.lazy import lazy_pattern
from twimeditor.services.ports import FileSystem
from twimeditor.services.site.checkout import read_text

_DEEPEST: Final = 20
_USUAL: Final = "page.html"
_FRONT = lazy_pattern(r"\A\s*\+\+\+\s*\n(.*?)\n\+\+\+", re.DOTALL)
_UNUSED = lazy_pattern(
    r"\{#.*?(?:#\}|\Z)|<!--.*?(?:-->|\Z)|<noscript\b.*?(?:</noscript>|\Z)", re.DOTALL | re.IGNORECASE
)
_EXTENDS = lazy_pattern(r"""\{%-?\s*extends\s+["'`]([^"'`]+)["'`]""")
_PIECE = lazy_pattern(r"""\{%-?\s*include\s+["'`](?P<included>[^"'`]+)["'`]|<link\b(?P<link>[^<>]*)>""", re.IGNORECASE)
_SHEET = lazy_pattern(r"""["'`]/?(?P<path>[^"'`:?#{}]+\.css)\b""")


def linked_sheets(files: FileSystem, folder: Path) -> tuple[str, ...]:
    """Return the paths of the style sheets on the site, ``css/site.css``, in their order; none where none are found."""
    found = _sheets(files, folder, _page_template(files, folder), _DEEPEST)
    return tuple(dict.fromkeys(found))


def _page_template(files: FileSystem, folder: Path) -> str:
    text = read_text(files, folder, folder / "content" / "blog" / "_index.md") or ""
    front = _FRONT.match(text)
    try:
        named = tomllib.loads(front[1]).get("page_template") if front else None
    except (ValueError, RecursionError):
        named = None
    return named if isinstance(named, str) and named else _USUAL


def _sheets(files: FileSystem, folder: Path, name: str, depth: int) -> Iterator[str]:
    text = read_text(files, folder, folder / "templates" / name) if depth else None
    if text is None:
        return
    text = _UNUSED.sub("", text)
    base = _EXTENDS.search(text)
    if base:
        yield from _sheets(files, folder, base[1], depth - 1)
    for piece in _PIECE.finditer(text):
        if piece["included"]:
            yield from _sheets(files, folder, piece["included"], depth - 1)
        else:
            yield from _linked(piece["link"])


def _linked(attributes: str) -> Iterator[str]:
    is_sheet = "stylesheet" in attributes and "print" not in attributes
    path = _SHEET.search(attributes) if is_sheet else None
    if path and ".." not in path["path"].split("/"):
        yield path["path"].lstrip("/")
