"""What pictures and videos an issue has: those that it names, with their files, and files that it names no more."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from twimeditor.core.assets.references import Reference, Use, file_name, is_local
from twimeditor.services.assets.lookup import is_video


class State(Enum):
    """How it stands with a picture or video."""

    USED = "used"
    UNUSED = "unused"
    MISSING = "missing"
    REMOTE = "remote"


@dataclass(frozen=True, slots=True)
class FileFacts:
    """A file as it was when it was looked at; equal facts, equal file (but for luck).

    By its `inode` it is known under whatever path leads to it.
    """

    path: Path
    size: int
    modified_ns: int
    inode: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Stock:
    """What lies on the disk: the files of the `known` addresses, as far as there are any, and the issue's `own`."""

    known: frozenset[str] = frozenset()
    found: Mapping[str, FileFacts] = field(default_factory=dict)
    own: tuple[FileFacts, ...] = ()


@dataclass(frozen=True, slots=True)
class Asset:
    """A picture or video, under all the addresses that lead to it; `uses` are where the issue names it."""

    name: str
    state: State
    addresses: tuple[str, ...] = ()
    uses: tuple[Reference, ...] = ()
    file: FileFacts | None = None

    @property
    def key(self) -> str:
        """Return what tells it from the others, whatever is written about it."""
        return str(self.file.path) if self.file is not None else self.name

    @property
    def address(self) -> str:
        """Return what names it in the text, or would if anything did."""
        named = next((use.address for use in (*self.places, *self.uses)), "")
        in_site = self.file is not None and self.file.path.parent.parts[-2:] == ("blog", "img")
        return named or (f"/blog/img/{self.name}" if in_site else self.name)

    @property
    def is_video(self) -> bool:
        """Tell whether it is a video, by its name."""
        return is_video(self.name)

    @property
    def is_shared(self) -> bool:
        """Tell whether it is what the post is shared with."""
        return any(use.use is Use.SHARE for use in self.uses)

    @property
    def places(self) -> tuple[Reference, ...]:
        """Return where it stands in the text."""
        return tuple(use for use in self.uses if use.use is not Use.SHARE)

    @property
    def lacks_alt(self) -> bool:
        """Tell whether it stands somewhere without a word for those who cannot see it."""
        return any(use.alt is not None and not use.alt.strip() for use in self.places)


def survey(addresses: Iterable[str], find: Callable[[str], Path | None], own: Iterable[Path]) -> Stock:
    """Look at the disk; call it where waiting hurts nobody."""
    known = frozenset(addresses)
    paths = {address: find(address) for address in sorted(known) if is_local(address)}
    found = {address: facts for address, path in paths.items() if (facts := _facts(path)) is not None}
    return Stock(known, found, tuple(facts for path in own if (facts := _facts(path)) is not None))


def inventory(references: Iterable[Reference], stock: Stock) -> tuple[Asset, ...]:
    """Return all that the issue names, in its order, and then what it names no more."""
    groups: dict[object, list[Reference]] = {}
    for reference in filter(_counts, references):
        groups.setdefault(_group(reference.address, stock), []).append(reference)
    used = tuple(_named(uses, stock) for uses in groups.values())
    seen = {asset.file.inode for asset in used if asset.file is not None}
    return (*used, *_unused(stock, seen))


def _counts(reference: Reference) -> bool:
    """Tell whether a place is one of an asset: a link to a picture elsewhere shows none."""
    return reference.use is not Use.LINK or is_local(reference.address)


def _group(address: str, stock: Stock) -> object:
    facts = stock.found.get(address)
    if facts is not None:
        return facts.inode
    return file_name(address).casefold() if is_local(address) else address


def _named(found: list[Reference], stock: Stock) -> Asset:
    uses = sorted(found, key=lambda use: use.use is Use.SHARE)  # where it is seen comes first
    addresses = tuple(dict.fromkeys(use.address for use in uses))
    first = addresses[0]
    facts = stock.found.get(first)
    if not is_local(first):
        return Asset(file_name(first) or first, State.REMOTE, addresses, tuple(uses))
    state = State.MISSING if facts is None else State.USED
    return Asset(facts.path.name if facts is not None else file_name(first), state, addresses, tuple(uses), facts)


def _unused(stock: Stock, seen: set[tuple[int, int]]) -> Iterator[Asset]:
    left = {facts.inode: facts for facts in stock.own if facts.inode not in seen}
    for facts in sorted(left.values(), key=lambda facts: facts.path.name.casefold()):
        yield Asset(facts.path.name, State.UNUSED, file=facts)


def _facts(path: Path | None) -> FileFacts | None:
    try:
        status = path.stat() if path is not None else None
    except OSError:
        return None
    return None if path is None or status is None else _as_facts(path, status)


def _as_facts(path: Path, status: os.stat_result) -> FileFacts:
    return FileFacts(path, status.st_size, status.st_mtime_ns, (status.st_dev, status.st_ino))
