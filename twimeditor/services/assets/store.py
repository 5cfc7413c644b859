"""Where the files of an issue's pictures lie: written before the text names them, and never deleted."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from twimeditor.core.model import Issue
from twimeditor.core.style import HouseStyle
from twimeditor.services.assets.place import Place
from twimeditor.services.ports import FileSystem, Trash


@dataclass(frozen=True, slots=True)
class Stored:
    """A file that lies where it belongs; the text names it by `address`. Unless it `is_new`, it lay there before."""

    name: str
    address: str
    path: Path
    is_new: bool


@dataclass(frozen=True, slots=True)
class Discarded:
    """What became of files that were to go: trashed, else held in the folder `holding`, else still there, and why."""

    trashed: tuple[str, ...] = ()
    held: tuple[str, ...] = ()
    failed: tuple[tuple[str, str], ...] = ()
    holding: Path = Path()


@dataclass(frozen=True, slots=True)
class Settled:
    """What `settle` did: files that came to the post, addresses that had to become others, what failed and why."""

    brought: tuple[str, ...] = ()
    renamed: Mapping[str, str] = field(default_factory=dict)
    failed: tuple[tuple[str, str], ...] = ()


class AssetStore:
    """The pictures of one window's issue. Any thread may call it: paths and values come in and go out.

    What cannot be written raises SaveError; nothing is left behind then.
    """

    def __init__(self, files: FileSystem, trash: Trash, holding: Path) -> None:
        raise NotImplementedError(files, trash, holding)

    def turn_to(self, place: Place) -> None:
        """Take note of where the issue lies now."""
        raise NotImplementedError(place)

    def roots(self) -> tuple[Path, ...]:
        """Return the folders that addresses are looked up in."""
        raise NotImplementedError

    def find(self, address: str) -> Path | None:
        """Return the file that an address of the issue names."""
        raise NotImplementedError(address)

    def own(self, day: date | None = None) -> tuple[Path, ...]:
        """Return the files that are this issue's: brought in by this session, or named by its day where they lie."""
        raise NotImplementedError(day)

    def is_taken(self, name: str, known: Collection[str] = ()) -> bool:
        """Tell whether a file has this name already, or one of the `known` addresses, whatever the case."""
        raise NotImplementedError(name, known)

    def add(
        self, data: bytes, name: str, suffix: str, *, day: date, style: HouseStyle, known: Collection[str] = ()
    ) -> Stored:
        """Keep a picture; one that the issue has already is that file. `known` are the addresses that it names."""
        raise NotImplementedError(data, name, suffix, day, style, known)

    def replace(
        self, address: str, data: bytes, suffix: str, *, day: date, style: HouseStyle, known: Collection[str] = ()
    ) -> Stored:
        """Keep another picture for the one of an address, under a new name: the edit of the text makes the change.

        So undo needs nothing but the old text. The old file leaves when a save no longer names it.
        """
        raise NotImplementedError(address, data, suffix, day, style, known)

    def rename(self, address: str, name: str, *, known: Collection[str] = ()) -> Stored:
        """Give the file of an address another name: a copy of it, until a save no longer names the old one."""
        raise NotImplementedError(address, name, known)

    def trash(self, paths: Sequence[Path]) -> Discarded:
        """Put files into the trash, or where there is none into the holding folder; undo finds them all the same."""
        raise NotImplementedError(paths)

    def settle(self, issue: Issue) -> Settled:
        """Bring what a saved issue names to where it lies, and put aside what this session added for nothing."""
        raise NotImplementedError(issue)
