"""Where the files of an issue's pictures lie: written before the text names them, and never deleted."""

import secrets
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING
from urllib.parse import quote

from twimeditor.core.assets.names import among, asset_name, name_problem, picture_day
from twimeditor.core.errors import SaveError
from twimeditor.core.model import Issue
from twimeditor.core.style import HouseStyle
from twimeditor.services.assets import wording
from twimeditor.services.assets.lookup import find_picture, is_media, is_plain
from twimeditor.services.assets.outcomes import Discarded, Settled, Stored
from twimeditor.services.assets.place import Home, Place, holding_roots
from twimeditor.services.assets.shelf import Shelf, media_in, names_in
from twimeditor.services.ports import FileSystem, Trash

# What reads posts is imported where it is needed: a window without one starts sooner.
if TYPE_CHECKING:
    from twimeditor.services.assets.settling import Settling

__all__ = ["AssetStore", "Discarded", "Settled", "Stored"]

_RANDOM = 5
_TRIES = 100
"""So often another program may take the very name that was free a moment ago."""


class AssetStore:
    """The pictures of one window's issue. Any thread may call it: paths and values come in and go out.

    New files go where the issue lies: into the site's folder, beside a post that is a folder, else below the post as
    the site has them. For an issue that lies nowhere, and for what no text names any more, there is the folder
    `holding`, in which addresses are always looked up. What cannot be written raises SaveError; nothing is left then.
    """

    def __init__(self, files: FileSystem, trash: Trash, holding: Path) -> None:
        self._files = files
        self._trash = trash
        self._holding = holding
        self._shelf = Shelf(files, holding)
        self._place = Place()
        self._before: tuple[Path, ...] = ()
        self._ours: frozenset[Path] = frozenset()
        self._has_moved = False
        self._writing = RLock()

    @property
    def holding(self) -> Path:
        """Return the folder of what has no other place."""
        return self._shelf.resolved(Home.below(self._holding)).folder

    def begin(self, place: Place) -> None:
        """Go on with another issue."""
        self._place, self._before, self._ours, self._has_moved = place, (), frozenset(), False

    def turn_to(self, place: Place) -> None:
        """Take note of where the issue lies now; what lay around the place before is still found."""
        if place.post != self._place.post:
            self._before = self.roots()
            self._has_moved = True
        self._place = place

    def roots(self) -> tuple[Path, ...]:
        """Return the folders that addresses are looked up in; what is held comes first where it is the issue's own."""
        place, held = self._place.roots(), holding_roots(self._holding)
        first, second = (held, place) if self._place.post is None else (place, held)
        return tuple(dict.fromkeys((*first, *second, *self._before)))

    def find(self, address: str) -> Path | None:
        """Return the file that an address of the issue names."""
        return find_picture(address, self.roots())

    def day_of(self, issue: Issue) -> date | None:
        """Return the day that names the files of an issue that lies here; None where nothing tells it."""
        return picture_day(issue, self._place.post.name if self._place.post is not None else "")

    def own(self, day: date | None = None) -> tuple[Path, ...]:
        """Return the files that are this issue's: brought in by this session, or named by its day where they lie."""
        ours = (path for path in self._ours if path.is_file())
        return tuple(sorted({*ours, *self._of_day(day)}))

    def taken(self, known: Collection[str] = ()) -> Callable[[str], bool]:
        """Return what tells whether a name is that of a file or of one of the `known` addresses, whatever the case."""
        return among(self._names(known))

    def add(
        self, data: bytes, name: str, suffix: str, *, day: date, style: HouseStyle, known: Collection[str] = ()
    ) -> Stored:
        """Keep a picture; one that the issue has already is that file. `known` are the addresses that it names."""
        with self._writing:
            home = self._home()
            return (
                self._had(data, home, day, known)
                or self._again(data, suffix, home)
                or self._new(data, name, suffix, home, self._named(style, day, known))
            )

    def replace(
        self, address: str, data: bytes, suffix: str, *, day: date, style: HouseStyle, known: Collection[str] = ()
    ) -> Stored:
        """Keep another picture for the one of an address, under a new name: the edit of the text makes the change.

        So undo needs nothing but the old text. The old file leaves when a save no longer names it.
        """
        with self._writing:
            old = self.find(address)
            name = old.name if old is not None else address
            stored = self.add(data, name, suffix, day=day, style=style, known=known)
            self._let_go(old, day)
            return stored

    def rename(self, address: str, name: str, *, day: date | None = None, known: Collection[str] = ()) -> Stored:
        """Give the file of an address another name: a copy of it, until a save no longer names the old one."""
        with self._writing:
            old = self._required(address)
            if not name.lower().endswith(old.suffix.lower()):
                raise SaveError(wording.ending_stays(name, old.suffix))
            if problem := name_problem(name, self.taken(known)):
                raise SaveError(problem)
            stored = self._made(self._home(), name, self._shelf.read(old))
            if stored is None:
                raise SaveError(wording.there_already(name, old.parent))
            self._let_go(old, day)
            return stored

    def fill(self, address: str, data: bytes) -> Stored:
        """Put a file where an address that has none says that it is; raise SaveError where there is another."""
        with self._writing:
            from twimeditor.core.assets.references import is_local, path_of  # noqa: PLC0415

            path = path_of(address)
            if not (is_local(address) and is_plain(path.lstrip("/")) and is_media(path)):
                raise SaveError(wording.no_place(address))
            home = self._shelf.resolved(self._place.home_of(path, self._holding))
            name = path.rpartition("/")[2]
            made = self._made(home, name, data)
            if made is None and not self._shelf.holds(home.folder / name, data):
                raise SaveError(wording.there_already(name, home.folder))
            return Stored(name, address, home.folder / name, is_new=made is not None)

    def trash(self, paths: Sequence[Path]) -> Discarded:
        """Put files into the trash, or where there is none into the holding folder; undo finds them all the same."""
        trashed: list[str] = []
        held: list[str] = []
        failed: list[tuple[str, str]] = []
        for path in paths:
            try:
                with self._writing:
                    (trashed if self._thrown_away(path) else held).append(path.name)
            except SaveError as error:
                failed.append((path.name, str(error)))
        return Discarded(tuple(trashed), tuple(held), tuple(failed), self.holding)

    def settle(self, issue: Issue) -> Settled:
        """Bring what a saved issue names to where it lies, and put aside what this session added for nothing."""
        return self.settling(issue)()

    def settling(self, issue: Issue) -> Callable[[], Settled]:
        """Return what does so, also when the store has gone on to another issue by then."""
        before = self._before if self._has_moved else ()
        return partial(self._settle, issue, self._place, self.roots(), before, self._ours)

    def sweeping(self) -> Callable[[], None]:
        """Return what deletes half of files that a program which was killed has left where the issue's files are."""
        post = self._place.post
        folders = {
            self._home().folder,
            self.holding,
            *((self._files.resolve(post).parent,) if post is not None else ()),
        }
        return partial(self._sweep, frozenset(folders))

    def leaving(self, saved: Issue | None) -> Callable[[], object] | None:
        """Return what puts aside all that this session added and the `saved` issue does not name; None: nothing."""
        if not self._ours:
            return None
        return partial(self._put_aside, saved, self._place, self.roots(), self._ours)

    def _settle(
        self, issue: Issue, place: Place, roots: tuple[Path, ...], before: tuple[Path, ...], ours: frozenset[Path]
    ) -> Settled:
        with self._writing:
            settling = self._settling(place, roots)
            settled = settling.bring(issue, before)
            gone = settling.put_aside(issue, ours)
            if self._place == place:
                self._has_moved = self._has_moved and bool(settled.failed)
                self._ours = (self._ours | settling.brought) - gone
            return settled

    def _put_aside(self, saved: Issue | None, place: Place, roots: tuple[Path, ...], ours: frozenset[Path]) -> None:
        with self._writing:
            self._settling(place, roots).put_aside(saved, ours)

    def _settling(self, place: Place, roots: tuple[Path, ...]) -> "Settling":
        from twimeditor.services.assets.settling import Settling  # noqa: PLC0415

        return Settling(self._shelf, place, self._holding, roots)

    def _sweep(self, folders: Iterable[Path]) -> None:
        for folder in folders:
            self._files.sweep(folder)

    def _home(self) -> Home:
        return self._shelf.resolved(self._place.home(self._holding))

    def _had(self, data: bytes, home: Home, day: date, known: Collection[str]) -> Stored | None:
        """Return the file of the issue that is this picture."""
        own = (path for path in self.own(day) if path.parent == home.folder)
        same = self._shelf.first_of(own, data)
        if same is not None:
            return self._stored(home, same, is_new=False)
        for address in known:
            path = self.find(address)
            if path is not None and not self._is_aside(path, home) and self._shelf.holds(path, data):
                return Stored(path.name, address, path, is_new=False)
        return None

    def _is_aside(self, path: Path, home: Home) -> bool:
        """Tell whether a file is one that was put aside, and not where the issue's are."""
        return path.parent == self.holding and path.parent != home.folder

    def _again(self, data: bytes, suffix: str, home: Home) -> Stored | None:
        """Return the file made anew under the name that it had before it was put aside."""
        taken = among(self._names((), held=False))
        held = (path for path in media_in(self.holding) if path.suffix == suffix and not taken(path.name))
        same = self._shelf.first_of(held, data)
        return None if same is None else self._made(home, same.name, data)

    def _new(self, data: bytes, name: str, suffix: str, home: Home, named: "_Named") -> Stored:
        for _ in range(_TRIES):
            stored = self._made(home, named(name, suffix), data)
            if stored is not None:
                return stored
        raise SaveError(wording.there_already(name, home.folder))

    def _made(self, home: Home, name: str, data: bytes) -> Stored | None:
        path = self._shelf.create(home, name, data)
        if path is None:
            return None
        self._ours |= {path}
        return self._stored(home, path, is_new=True)

    def _stored(self, home: Home, path: Path, *, is_new: bool) -> Stored:
        return Stored(path.name, home.prefix + quote(path.name), path, is_new)

    def _named(self, style: HouseStyle, day: date, known: Collection[str]) -> "_Named":
        return _Named(style.image_name, day, {name.lower() for name in self._names(known)})

    def _names(self, known: Iterable[str], *, held: bool = True) -> Iterator[str]:
        """Yield the names that a new file may not have."""
        home = self._home()
        folders = (root / home.prefix.strip("/") for root in (*self._place.roots(), *self._before))
        for folder in dict.fromkeys((home.folder, *folders, *((self.holding,) if held else ()))):
            yield from names_in(folder)
        if known:
            from twimeditor.core.assets.references import file_name  # noqa: PLC0415

            yield from map(file_name, known)

    def _of_day(self, day: date | None) -> Iterator[Path]:
        """Yield the files that belong to the issue by where they lie and what they are called."""
        if self._place.is_folder:
            yield from media_in(self._home().folder)
        elif day is not None and self._place.base is not None:
            yield from media_in(self._home().folder, f"{day:%Y-%m-%d}-")

    def _let_go(self, path: Path | None, day: date | None) -> None:
        """See to it that a file of the issue is put aside once no text names it."""
        if path is not None and path in self.own(day):
            self._ours |= {path}

    def _required(self, address: str) -> Path:
        path = self.find(address)
        if path is None:
            raise SaveError(wording.no_file(address))
        return path

    def _thrown_away(self, path: Path) -> bool:
        """Get rid of a file, a copy of which is held for undo; tell whether it is in the trash."""
        if path.parent == self.holding:
            self._ours -= {path}
            return False
        is_held = self._settling(self._place, ()).hold(path)
        is_trashed = self._tried_to_trash(path, or_else=is_held)
        if not is_trashed:
            self._shelf.remove(path)
        self._ours -= {path}
        return is_trashed

    def _tried_to_trash(self, path: Path, *, or_else: bool) -> bool:
        try:
            self._trash.put(path)
        except OSError as error:
            if not or_else:
                raise SaveError(wording.cannot_trash(path, error)) from error
            return False
        return True


class _Named:
    """Names new files, none twice."""

    def __init__(self, pattern: str, day: date, taken: set[str]) -> None:
        self._pattern = pattern
        self._day = day
        self._taken = taken

    def __call__(self, original: str, suffix: str) -> str:
        random = secrets.token_urlsafe(_RANDOM)[:_RANDOM]
        name = asset_name(self._pattern, self._day, original, suffix, random, self._taken.__contains__)
        self._taken.add(name.lower())
        return name
