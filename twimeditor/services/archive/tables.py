"""What imported tables and the user's corrections tell by themselves: who and what is known on a first day."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from twimeditor.core.archive.directory import Directory
from twimeditor.services.listeners import Listeners
from twimeditor.services.ports import Executor, FileSystem, Unsubscribe

if TYPE_CHECKING:
    from twimeditor.core.archive.proposing import Proposer
    from twimeditor.services.archive.sources import Loaded, Sources

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Listed:
    """The directory that tables and corrections make, and who proposes from it."""

    directory: Directory
    proposer: "Proposer"


class Tables:
    """Reads tables and corrections aside; where past issues are known, what was learned of them has it all as well."""

    def __init__(self, files: FileSystem, folder: Path, executor: Executor) -> None:
        self._files = files
        self._folder = folder
        self._executor = executor
        self._changed = Listeners[[]]()
        self._sources: Sources | None = None
        self._loaded: Loaded | None = None
        self._known: Listed | None = None
        self._is_wanted = self._is_busy = self._is_closed = False

    @property
    def known(self) -> Listed | None:
        """Return what they tell, None before they are read and where there are none."""
        return self._known

    def subscribe(self, changed: Callable[[], None]) -> Unsubscribe:
        """Call `changed` when they tell something else, until the returned function is called."""
        return self._changed.add(changed)

    def read(self) -> None:
        """Read what has changed since."""
        self._is_wanted = not self._is_closed
        self._go_on()

    def close(self) -> None:
        """Say nothing more."""
        self._is_closed, self._is_wanted = True, False

    def _go_on(self) -> None:
        if self._is_wanted and not self._is_busy:
            self._is_wanted, self._is_busy = False, True
            self._executor.submit(self._listed, self._came, self._failed)

    def _listed(self) -> Listed | None:
        """Put together what the files say, on a worker; the very same value while they say the same."""
        from twimeditor.core.archive.merging import merged  # noqa: PLC0415 - the window shows before
        from twimeditor.core.archive.proposing import Proposer  # noqa: PLC0415 - likewise
        from twimeditor.services.archive.sources import Sources  # noqa: PLC0415 - likewise

        self._sources = self._sources or Sources(self._files, self._folder)
        loaded = self._sources.load()
        if loaded is self._loaded:
            return self._known
        self._loaded = loaded
        if not loaded.tables and not loaded.corrections:
            return None
        directory = merged(Directory(), loaded.tables, loaded.corrections)
        return Listed(directory, Proposer(directory))

    def _came(self, known: Listed | None) -> None:
        self._is_busy = False
        if known is not self._known and not self._is_closed:
            self._known = known
            self._changed.tell()
        self._go_on()

    def _failed(self, error: Exception) -> None:
        self._is_busy = False
        logger.error("tables of people and projects cannot be read: %r", error)
        self._go_on()
