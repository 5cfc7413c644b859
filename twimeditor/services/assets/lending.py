"""Pictures of one issue copied to where another one has its own."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Protocol

from twimeditor.core.assets.references import addresses_in, path_of
from twimeditor.core.errors import SaveError
from twimeditor.core.model import Issue
from twimeditor.core.style import HouseStyle
from twimeditor.services.assets.lookup import find_picture, is_media
from twimeditor.services.assets.store import AssetStore
from twimeditor.services.ports import FileSystem


class Finder(Protocol):
    """Whatever knows the files of an issue's pictures."""

    def find(self, address: str) -> Path | None:
        """Return the file that an address of the issue names."""


@dataclass(frozen=True, slots=True)
class LyingIn:
    """Knows the pictures of an issue that nobody writes, by the folders that they are looked up in."""

    roots: tuple[Path, ...]

    def find(self, address: str) -> Path | None:
        """Return the file that an address of the issue names."""
        return find_picture(address, self.roots)


@dataclass(frozen=True, slots=True)
class Lent:
    """What came of it: addresses that have to become others, and what could not be copied and why."""

    names: Mapping[str, str] = field(default_factory=dict)
    failed: tuple[tuple[str, str], ...] = ()


def lacking(owner: Finder, borrower: AssetStore, addresses: Iterable[str]) -> tuple[str, ...]:
    """Return the addresses whose files one issue has and another has not, or has others for."""
    found = ((address, owner.find(address)) for address in addresses)
    return tuple(
        address
        for address, path in found
        if path is not None and is_media(path.name) and borrower.find(address) != path
    )


@dataclass(frozen=True, slots=True)
class Lending:
    """Copies files from the issue that `owner` knows to `issue`, which `borrower` keeps; any thread may do it."""

    owner: Finder
    borrower: AssetStore
    files: FileSystem
    day: date
    style: HouseStyle
    issue: Issue

    def lend(self, addresses: Iterable[str]) -> Lent:
        """Copy the files of these addresses, under their names unless there is another file of that name.

        What lay beside a post that is a folder gets the name and place that the other issue's own pictures have.
        """
        known = addresses_in(self.issue)
        names: dict[str, str] = {}
        failed: list[tuple[str, str]] = []
        for address in addresses:
            try:
                names |= self._lent(address, known)
            except (SaveError, OSError) as error:
                failed.append((address, str(error)))
        return Lent(names, tuple(failed))

    def _lent(self, address: str, known: Collection[str]) -> Mapping[str, str]:
        path = self.owner.find(address)
        if path is None or not is_media(path.name):
            return {}
        data = self.files.read(path)
        there = self.borrower.find(address)
        if there is not None and self.files.read(there) == data:
            return {}
        if there is not None or not path_of(address).startswith("/"):
            return {address: self._added(path, data, known)}
        self.borrower.fill(address, data)
        return {}

    def _added(self, path: Path, data: bytes, known: Collection[str]) -> str:
        store = self.borrower
        return store.add(data, path.name, path.suffix, day=self.day, style=self.style, known=known).address
