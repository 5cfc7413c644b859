"""What an export would do to a folder, before it does anything."""

import stat
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import unified_diff
from enum import Enum
from pathlib import Path, PurePosixPath

from twimeditor.core.export.places import INDEX_TEXT
from twimeditor.core.export.tree import Tree
from twimeditor.services.export.contents import Cancelled, Content
from twimeditor.services.export.folder import Folder, OpenFolder, OutsideError
from twimeditor.services.export.gathering import FindPicture, gathered
from twimeditor.services.export.twins import posts_with_path


class State(Enum):
    """What becomes of a file."""

    CREATE = "create"
    CHANGE = "change"
    SAME = "same"


class Kind(Enum):
    """What a file is to the site."""

    POST = "post"
    INDEX = "index"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class Item:
    """A file of an export: where it goes, what it is to hold, and what is there now.

    `place` is `path` with the links of folders followed. `is_own` tells that the open post is this very file, and
    `is_foreign` that another program has changed it since that was read.
    """

    path: PurePosixPath
    place: PurePosixPath
    kind: Kind
    new: Content
    old: Content | None
    is_own: bool = False
    is_foreign: bool = False

    @property
    def state(self) -> State:
        """Tell what becomes of the file."""
        if self.old is None:
            return State.CREATE
        return State.SAME if self.old.digest == self.new.digest else State.CHANGE

    def diff(self) -> str:
        """Return the difference as a patch has it; "" for what is no text, or stays."""
        if self.kind is Kind.PICTURE or self.state is State.SAME:
            return ""
        return "".join(_patch(str(self.path), _lines(self.old), _lines(self.new), is_new=self.old is None))


@dataclass(frozen=True, slots=True)
class Plan:
    """An export before it is written: `problems` forbid it, `missing` pictures and `warnings` do not."""

    folder: Path
    items: tuple[Item, ...]
    problems: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    title: str = ""
    day: date | None = None

    @property
    def changes(self) -> tuple[Item, ...]:
        """Return what would be written."""
        return tuple(item for item in self.items if item.state is not State.SAME)

    @property
    def replaced(self) -> tuple[Item, ...]:
        """Return the files that are there and would be others; the open post as it was read is none of them."""
        changed = (item for item in self.items if item.state is State.CHANGE)
        return tuple(item for item in changed if item.is_foreign or not item.is_own)


def plan(tree: Tree, folder: Path, find_picture: FindPicture, *, cancelled: Cancelled = lambda: False) -> Plan:
    """Look at a folder and say what an export would do to it; raise OSError or ExportCancelledError.

    A folder that is to be a site's is inspected by the caller.
    """
    planning = _Planning(Folder(folder), cancelled)
    planning.add_post(tree)
    planning.add_indexes(tree)
    planning.add_pictures(tree, find_picture)
    planning.look_for_twins(tree)
    blocking = (remark.message for remark in tree.problems if remark.blocks)
    warnings = (remark.message for remark in tree.problems if not remark.blocks)
    return Plan(
        folder=planning.folder.path,
        items=tuple(planning.items),
        problems=(*blocking, *planning.problems),
        missing=tuple(planning.missing),
        warnings=(*warnings, *_about_held(tree), *planning.warnings),
        title=tree.title,
        day=tree.day,
    )


def _about_held(tree: Tree) -> Iterator[str]:
    if tree.held:
        what = "One field" if len(tree.held) == 1 else f"{len(tree.held)} fields"
        yield f"{what} cannot be written as typed: the post has the last text that could, as when it is saved."


def _known(tree: Tree) -> Content | None:
    """Return what the file of the open post holds as far as this program knows; None where it lies elsewhere."""
    return Content.of_bytes(tree.known.encode("utf-8", "surrogatepass")) if tree.is_home else None


@dataclass(slots=True)
class _Planning:
    """What is found while each file of a tree is looked at."""

    folder: Folder
    cancelled: Cancelled
    items: list[Item] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    _names: dict[PurePosixPath, dict[str, str]] = field(default_factory=dict)

    def add_post(self, tree: Tree) -> None:
        try:
            data = tree.text.encode("utf-8")
        except UnicodeEncodeError as error:
            line = tree.text.count("\n", 0, error.start) + 1
            self.problems.append(f"Line {line} of the post has half a character, which no file can hold. Type it anew.")
            return
        self._add(tree.post, Kind.POST, Content.of_bytes(data), own=_known(tree))

    def add_indexes(self, tree: Tree) -> None:
        for path in tree.indexes:
            self._add(path, Kind.INDEX, Content.of_bytes(INDEX_TEXT.encode()))

    def add_pictures(self, tree: Tree, find_picture: FindPicture) -> None:
        found = gathered(tree, find_picture, lies=self._there, cancelled=self.cancelled)
        for path, content in found.contents.items():
            self._add(path, Kind.PICTURE, content)
        self.missing.extend(found.missing)
        self.problems.extend(found.problems)
        self.warnings.extend(found.warnings)

    def look_for_twins(self, tree: Tree) -> None:
        for path in posts_with_path(self.folder.path, tree.path) if tree.path else ():
            if path != tree.post:
                self.problems.append(
                    f"{path} has the path {tree.path} already, and the site cannot be built with two such posts. "
                    "Open that file, or give one of them another path."
                )

    def _there(self, path: PurePosixPath) -> Content | None:
        """Return the picture that lies in the folder already: nothing else is known of it, so it stays as it is."""
        try:
            return self._old(self.folder.place(path), Kind.PICTURE)
        except OSError:
            return None

    def _add(self, path: PurePosixPath, kind: Kind, new: Content, *, own: Content | None = None) -> None:
        try:
            place = self.folder.place(path)
            old = self._old(place, kind)
        except OutsideError:
            self.problems.append(
                f"{path} would lie outside of {self.folder.path}: a link leads there. Nothing is written."
            )
        except OSError as error:
            self.problems.append(f"{path} cannot be written: {_said(error)}.")
        else:
            stays = kind is Kind.INDEX and old is not None
            is_foreign = own is not None and old is not None and old.digest != own.digest
            self.items.append(
                Item(path, place, kind, old if stays and old is not None else new, old, own is not None, is_foreign)
            )

    def _old(self, place: PurePosixPath, kind: Kind) -> Content | None:
        for missing in self.folder.missing(place.parent):
            with self.folder.at(missing.parent):  # raises where that is no folder
                self._claim(place, ())
                return None
        with self.folder.at(place.parent) as parent:
            status = parent.status(place.name)
            if status is None:
                self._claim(place, parent.names())
                return None
            if stat.S_ISLNK(status.st_mode):
                raise OSError(0, "is a link, which an export does not write through")
            return _read(parent, place.name, kind)

    def _claim(self, place: PurePosixPath, there: Sequence[str]) -> None:
        """Note a new name, and say which other one is the same on a disk that does not tell letters' cases apart."""
        names = self._names.setdefault(place.parent, {})
        for name in there:
            names.setdefault(_same_name(name), name)
        other = names.setdefault(_same_name(place.name), place.name)
        if other != place.name:
            self.problems.append(
                f"{place.name} and {other} in {place.parent} differ in capital letters only, and are one file on many "
                "disks. Give one of them another name."
            )


def _same_name(name: str) -> str:
    """Return what two names have in common that are one on a disk of a Mac or of Windows."""
    return unicodedata.normalize("NFC", name).casefold()


def _read(parent: OpenFolder, name: str, kind: Kind) -> Content | None:
    if kind is not Kind.PICTURE:
        return parent.read(name)
    measured = parent.measure(name)
    return Content(*measured) if measured is not None else None


def _said(error: OSError) -> str:
    words = error.strerror or str(error)
    return f"what is there {words}" if words.startswith("is ") else words


def _lines(content: Content | None) -> list[str]:
    data = content.data if content is not None else None
    *whole, last = (data or b"").decode("utf-8", "replace").split("\n")
    return [*(f"{line}\n" for line in whole), *([last] if last else [])]


def _patch(path: str, old: list[str], new: list[str], *, is_new: bool) -> Iterator[str]:
    for line in unified_diff(old, new, "/dev/null" if is_new else f"a/{path}", f"b/{path}"):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
