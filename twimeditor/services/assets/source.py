"""A file that comes in."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Source:
    """A file that may be a picture. `read` reads its bytes when they are wanted, on any thread, and raises Refused.

    Its `name` is a path where it lies in a folder or archive that came in; `origin` is that, or the file itself.
    """

    name: str
    size: int
    origin: Path | None
    read: Callable[[], bytes] = field(repr=False)

    @property
    def data(self) -> bytes:
        """Return the bytes, read anew each time."""
        return self.read()


@dataclass(frozen=True, slots=True)
class Gathered:
    """What was dropped: the files to look at, and what was refused with the reason, each a name and a sentence."""

    sources: tuple[Source, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()
