"""The site's own style sheets, compiled where that is needed."""

import hashlib
import json
import os
import posixpath
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Protocol

from twimeditor.core.lazy import lazy_pattern
from twimeditor.services.ports import FileSystem
from twimeditor.services.site.checkout import MOST, SASS, STATIC, is_inside, read_text
from twimeditor.services.site.links import linked_sheets
from twimeditor.services.site.sass import SassError

_LARGEST: Final = 2_000_000
_SOURCES: Final = (".scss", ".sass")
_VERSION: Final = 1
_RELATIVE: Final = lazy_pattern(r"""\burl\(\s*(?P<quote>["']?)(?P<path>(?![/#]|[A-Za-z][A-Za-z0-9+.-]*:)[^"')\s?#]+)""")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A style sheet: its address on the site, and its text, in which addresses begin at the site's root."""

    address: str
    text: str


@dataclass(frozen=True, slots=True)
class Styles:
    """The style sheets of a site in their order, where they come from, and why not from Sass, if that failed."""

    sheets: tuple[Sheet, ...] = ()
    source: str = ""
    trouble: str = ""


class Compiler(Protocol):
    """Turns Sass into CSS; raises SassError."""

    def compile(self, entry: Path, folder: Path) -> str: ...


class StyleSheets:
    """Finds a site's style sheets; what was compiled last is kept in `cache`, until a source changes.

    Slow: `find` is for a thread of its own.
    """

    def __init__(self, files: FileSystem, compiler: Compiler, cache: Path) -> None:
        self._files = files
        self._compiler = compiler
        self._cache = cache / "site-styles.json"

    def find(self, folder: Path) -> Styles:
        """Return the style sheets that a post's page links: of ``sass``, else of ``static`` and ``public``."""
        linked = linked_sheets(self._files, folder)
        entries = dict(self._entries(folder, linked))
        trouble = ""
        if entries:
            try:
                is_compiled = any(path.suffix in _SOURCES for path in entries.values())
                return Styles(self._compiled(folder, entries), SASS.name if is_compiled else STATIC.name)
            except SassError as error:
                trouble = str(error)
        built = tuple(self._built(folder, linked))
        return Styles(built, "public" if built else "", trouble)

    def _entries(self, folder: Path, linked: tuple[str, ...]) -> Iterator[tuple[str, Path]]:
        """Yield the sources of the linked style sheets, or, where none is known, of all that ``sass`` makes."""
        for name in linked:
            choices = [folder / "sass" / Path(name).with_suffix(suffix) for suffix in _SOURCES]
            source = next((path for path in [*choices, folder / "static" / name] if self._files.stamp(path)), None)
            if source is not None:
                yield f"/{name}", source
        if not linked:
            for path in self._files.files_in(folder / "sass")[:MOST]:
                if path.suffix in _SOURCES and not path.name.startswith("_"):
                    yield f"/{path.stem}.css", path

    def _built(self, folder: Path, linked: tuple[str, ...]) -> Iterator[Sheet]:
        public = folder / "public"
        listed = [path for path in self._files.files_in(public) if path.suffix == ".css"]
        for path in [public / name for name in linked] or listed[:MOST]:
            text = read_text(self._files, folder, path, _LARGEST)
            if text is not None:
                yield _sheet(f"/{path.relative_to(public).as_posix()}", text)

    def _compiled(self, folder: Path, entries: dict[str, Path]) -> tuple[Sheet, ...]:
        key = self._key(folder, entries)
        known = self._remembered(key)
        if known is not None:
            return known
        sheets = tuple(_sheet(address, self._text(folder, path)) for address, path in entries.items())
        self._remember(key, sheets)
        return sheets

    def _text(self, folder: Path, path: Path) -> str:
        if path.suffix in _SOURCES:
            text = self._compiler.compile(path, folder / "sass")
        else:
            text = read_text(self._files, folder, path, _LARGEST) or ""
        if len(text) > _LARGEST:
            raise SassError(f"{path.name} becomes larger than {_LARGEST:,} characters")
        return text

    def _key(self, folder: Path, entries: dict[str, Path]) -> str:
        """Return what changes whenever a source does; raise SassError where one is a link out of the site's folder."""
        sources = [*_tree(folder / "sass"), *entries.values()]
        astray = next((path for path in sources if not is_inside(self._files, folder, path)), None)
        if astray is not None:
            raise SassError(f"{astray.relative_to(folder).as_posix()} leads out of the site's folder")
        stamps = [(str(path), str(self._files.stamp(path))) for path in sources]
        return hashlib.sha256(json.dumps([_VERSION, list(entries), stamps]).encode()).hexdigest()

    def _remembered(self, key: str) -> tuple[Sheet, ...] | None:
        try:
            kept: Any = json.loads(self._files.read(self._cache))
            if kept["key"] == key:
                return tuple(Sheet(str(address), str(text)) for address, text in kept["sheets"])
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None
        return None

    def _remember(self, key: str, sheets: tuple[Sheet, ...]) -> None:
        kept = {"key": key, "sheets": [(sheet.address, sheet.text) for sheet in sheets]}
        with suppress(OSError):  # it only saves time
            self._files.make_folder(self._cache.parent)
            self._files.replace(self._cache, json.dumps(kept).encode())


def _sheet(address: str, text: str) -> Sheet:
    """Return a style sheet whose relative addresses are told from the root: it will be worn without its own."""
    return Sheet(address, _RELATIVE.sub(lambda found: _from_root(address, found), text))


def _from_root(address: str, found: re.Match[str]) -> str:
    return f"url({found['quote']}{posixpath.normpath(posixpath.join('/', posixpath.dirname(address), found['path']))}"


def _tree(folder: Path) -> Iterator[Path]:
    """Yield the sources below a folder; raise SassError where there is no end to them."""
    found = 0
    for place, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            if name.endswith((*_SOURCES, ".css")):
                found += 1
                yield Path(place) / name
        if found > 10 * MOST:
            raise SassError(f"sass holds more than {10 * MOST:,} files")
