"""Files follow their issue: to where it was saved, and out of the way when it names them no more."""

from collections.abc import Collection, Iterator
from itertools import chain, count
from pathlib import Path
from urllib.parse import quote

from twimeditor.core.assets.references import file_name, is_local, path_of, references
from twimeditor.core.errors import SaveError
from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.model import Issue
from twimeditor.services.assets.lookup import find_file, is_media, is_plain
from twimeditor.services.assets.outcomes import Settled
from twimeditor.services.assets.place import Home, Place
from twimeditor.services.assets.shelf import Shelf

_MONTH = lazy_pattern(r"(\d{4})-(\d\d)-\d\d")


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
        gone = set()
        for path in files:
            if path.parent != self._held.folder and path.name.lower() not in named and not _is_named_around(path):
                gone |= self._put_aside(path)
        return gone

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

    def _put_aside(self, path: Path) -> set[Path]:
        """Move a file away; what cannot be moved stays where it is, which does no harm."""
        try:
            if not self.hold(path):
                return set()
            self._shelf.remove(path)
        except SaveError:
            return set()
        return {path}


def _local_addresses(issue: Issue) -> Iterator[str]:
    found = dict.fromkeys(reference.address for reference in references(issue))
    return (address for address in found if is_local(address) and is_media(file_name(address)))


def _numbered(name: str) -> Iterator[str]:
    path = Path(name)
    return chain((name,), (f"{path.stem}-{number}{path.suffix}" for number in count(2)))


def _is_named_around(path: Path) -> bool:
    """Tell whether a post that the file could be for names it: then it is not for this program to move."""
    return any(_names(post, path.name) for post in _posts_around(path))


def _posts_around(path: Path) -> Iterator[Path]:
    yield from path.parent.glob("*.md")
    base = path.parents[3] if len(path.parents) > 3 else path.parent
    yield from base.glob("*.md")
    month = _MONTH.match(path.name)
    if month is not None:
        yield from (base / "content" / "blog" / month[1] / month[2]).rglob("*.md")


def _names(post: Path, name: str) -> bool:
    try:
        return name.encode() in post.read_bytes()
    except OSError:
        return True  # nobody knows
