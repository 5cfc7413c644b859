"""Files follow their issue: to where it was saved, and out of the way when it names them no more."""

from collections.abc import Collection, Iterable, Iterator
from itertools import chain, count
from pathlib import Path
from urllib.parse import quote

from twimeditor.core.assets.references import file_name, is_local, path_of, references
from twimeditor.core.errors import SaveError
from twimeditor.core.model import Issue
from twimeditor.services.assets.lookup import find_file, is_media, is_plain
from twimeditor.services.assets.outcomes import Settled
from twimeditor.services.assets.place import STATIC, Home, Place
from twimeditor.services.assets.searching import named_by, pages_below
from twimeditor.services.assets.shelf import Shelf


class Settling:
    """One time of putting files in order; `roots` is all that is looked into, also around places of before."""

    def __init__(self, shelf: Shelf, place: Place, holding: Path, roots: tuple[Path, ...]) -> None:
        self._shelf = shelf
        self._place = place
        self._holding = holding
        self._held = shelf.resolved(Home.below(holding))
        self._roots = roots
        self._failed: list[tuple[str, str]] = []
        self.brought: set[Path] = set()

    def bring(self, issue: Issue, before: tuple[Path, ...]) -> Settled:
        """Copy what the issue names and has elsewhere to where it belongs now.

        `before` is where the files were looked up until the issue was saved in another place: where that has another
        file of the same name, the issue's own gets a new one.
        """
        names: list[str] = []
        renamed: dict[str, str] = {}
        for address in _local_addresses(issue):
            try:
                new = self._bring(path_of(address), before)
            except SaveError as error:
                self._failed.append((file_name(address), str(error)))
                continue
            if new is not None:
                names.append(new.rpartition("/")[2])
            if new is not None and new != path_of(address):
                renamed[address] = quote(new)
        return Settled(tuple(dict.fromkeys(names)), renamed, tuple(self._failed))

    def put_aside(self, issue: Issue | None, files: Collection[Path]) -> set[Path]:
        """Move those of the files to the holding folder that the issue does not name; return them."""
        addresses = tuple(_local_addresses(issue)) if issue is not None else ()
        named = {file_name(address).lower() for address in addresses}
        spare = {path for path in files if path.parent != self._held.folder and path.name.lower() not in named}
        return {path for path in spare - _named_around(spare) if self._put_aside(path)}

    def hold(self, path: Path) -> bool:
        """Keep a copy in the holding folder; False where that has another file of the name. Raise SaveError."""
        data = self._shelf.read(path)
        made = self._shelf.create(self._held, path.name, data)
        return made is not None or self._shelf.holds(self._held.folder / path.name, data)

    def _bring(self, path: str, before: tuple[Path, ...]) -> str | None:
        """Return the path that a file has now, if something was done for it."""
        there = find_file(path, self._place.roots())
        meant = find_file(path, before) if before else None
        if there is None:
            found = meant or find_file(path, self._roots)
            return None if found is None or not is_plain(path.lstrip("/")) else self._copied(found, path)
        if meant is None or meant == there or self._shelf.holds(there, self._shelf.read(meant)):
            return None
        return self._copied(meant, path)

    def _copied(self, source: Path, path: str) -> str | None:
        """Copy a file to where `path` says, under a name with a number where another file has it."""
        home = self._shelf.resolved(self._place.home_of(path, self._holding))
        if source.parent == home.folder:
            return None
        data = self._shelf.read(source)
        for name in _numbered(path.rpartition("/")[2]):
            made = self._shelf.create(home, name, data)
            if made is not None:
                self.brought.add(made)
                return home.prefix + name
            if self._shelf.holds(home.folder / name, data):
                return home.prefix + name
        raise AssertionError(path)  # the numbers never end

    def _put_aside(self, path: Path) -> bool:
        """Move a file away; what cannot be moved stays where it is, which does no harm."""
        try:
            if not self.hold(path):
                return False
            self._shelf.remove(path)
        except SaveError:
            return False
        return True


def _local_addresses(issue: Issue) -> Iterator[str]:
    found = dict.fromkeys(reference.address for reference in references(issue))
    return (address for address in found if is_local(address) and is_media(file_name(address)))


def _numbered(name: str) -> Iterator[str]:
    path = Path(name)
    return chain((name,), (f"{path.stem}-{number}{path.suffix}" for number in count(2)))


def _named_around(paths: Collection[Path]) -> set[Path]:
    """Return those of the files that a page which they could be for names: they are not for this program to move."""
    folders = {path.parent for path in paths}
    return {folder / name for folder in folders for name in named_by(_pages_around(folder), _names(paths, folder))}


def _names(paths: Iterable[Path], folder: Path) -> tuple[str, ...]:
    return tuple(path.name for path in paths if path.parent == folder)


def _pages_around(folder: Path) -> Iterator[Path]:
    """Yield the pages beside files, beside the folder that is laid out as the site is, and all of that site."""
    base = next((one.parent for one in (folder, *folder.parents) if one.name == STATIC), folder)
    return chain(folder.glob("*.md"), base.glob("*.md"), pages_below(base / "content"))
