"""Pictures as they come in: files, folders, archives."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Source:
    """A file that may be a picture. `read` reads its bytes when they are wanted, on any thread, and raises Refused."""

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


def read_file(path: Path) -> Source:
    """Return a file as a source; raise Refused for what is no file, empty or too large."""
    raise NotImplementedError(path)


def gather(paths: Sequence[Path], cancelled: Callable[[], bool] = lambda: False) -> Gathered:
    """Return what files, folders and archives hold, in their order; raise Cancelled."""
    raise NotImplementedError(paths, cancelled)
