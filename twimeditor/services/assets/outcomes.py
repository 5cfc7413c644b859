"""What became of files that were to be kept, to follow their issue, or to go."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


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
    """What was done: files that came to the post, addresses that have to become others, what failed and why."""

    brought: tuple[str, ...] = ()
    renamed: Mapping[str, str] = field(default_factory=dict)
    failed: tuple[tuple[str, str], ...] = ()
