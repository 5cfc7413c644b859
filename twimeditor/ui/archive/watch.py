"""The archive as a window knows it, for all panes that ask it."""

from collections.abc import Callable, Hashable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from twimeditor.core.archive.directory import Directory
from twimeditor.ui.archive.state import State

if TYPE_CHECKING:
    from twimeditor.core.archive.proposing import Proposer
    from twimeditor.services.archive.archive import Archive, Summary
    from twimeditor.services.archive.sources import Sources

T = TypeVar("T")

_NOTHING = Directory()


class ArchiveWatch(QObject):
    """Knows who and what is told of in past issues, and asks the archive aside.

    `changed` tells that the directory or the summary is another, `progressed` that the state is.
    """

    changed = Signal()
    progressed = Signal()

    def directory(self) -> Directory:
        """Return what is known of people and projects: the very same value until `changed`; empty without archive."""
        return _NOTHING

    def proposer(self) -> "Proposer":
        """Return who proposes sections and projects from the directory."""
        from twimeditor.core.archive.proposing import Proposer  # noqa: PLC0415 - no form proposes before it is shown

        return Proposer(_NOTHING)

    def is_there(self) -> bool:
        """Tell whether there is an archive that can be asked."""
        return False

    def root(self) -> Path | None:
        """Return the folder whose posts the archive has."""
        return None

    def summary(self) -> "Summary | None":
        """Return what the archive has, None while that is not known."""
        return None

    def state(self) -> State:
        """Return how it stands, in words."""
        return State()

    def ask(self, question: "Callable[[Archive], T]", done: Callable[[T], None], *, key: Hashable) -> None:
        """Have a question answered by the archive on a worker, and `done` called here with what it says.

        Of several questions of one `key` only the newest is answered. Where there is no archive, the window is closed
        or the archive fails, `done` is not called.
        """

    def index_now(self) -> None:
        """Read what has changed in the archive's folder."""

    def cancel(self) -> None:
        """Stop reading; what was read is kept."""

    def sources(self) -> "Sources":
        """Return the tables and corrections, which all windows share."""
        raise NotImplementedError

    def today(self) -> date:
        """Return the day of the open issue; without one, the day that it is."""
        return date.today()  # noqa: DTZ011 - as on the user's calendar
