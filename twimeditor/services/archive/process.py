"""The process that reads past issues and learns from them."""

from collections.abc import Callable
from pathlib import Path

from twimeditor.services.archive.values import Learned, Progress


class IndexProcess:
    """Reads and learns in a process of its own, which neither holds up this one nor outlives it.

    `index` and `learn` are called from one thread at a time and return when all is done; `cancel` and `stop` come from
    any thread.
    """

    def index(
        self, root: Path, database: Path, sources: Path, told: Callable[[Progress], None] = lambda _: None
    ) -> Learned:
        """Bring the archive of a folder up to date and learn from it and from the tables and corrections in `sources`.

        `told` is called on this thread. Raise ArchiveError where the archive cannot be kept, OSError or EOFError when
        the process cannot be started or is stopped meanwhile.
        """
        raise NotImplementedError(root, database, sources, told)

    def learn(self, root: Path, database: Path, sources: Path) -> Learned:
        """Learn from the archive as it is, without looking at the folder."""
        raise NotImplementedError(root, database, sources)

    def cancel(self) -> None:
        """Have it stop reading: `index` then returns what was learned so far."""

    def stop(self) -> None:
        """End the process; whoever waits for it is told."""
