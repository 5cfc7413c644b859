"""Knows what the selected entry was last time, and asks the archive anew when it is about something else."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from twimeditor.core.archive.directory import Directory
from twimeditor.core.archive.last_time import Holder, Subject, headline, last_told, subject
from twimeditor.core.errors import EditError
from twimeditor.core.model import Entry, EntryHeading, Section, SectionHeading
from twimeditor.core.model.find import container
from twimeditor.services.editing import Session
from twimeditor.ui.bridge import Selection, SessionBridge
from twimeditor.ui.last_time.looking import PAGE, Found, Wanted, look

if TYPE_CHECKING:
    from twimeditor.ui.archive.watch import ArchiveWatch

TYPING: Final = 700
TURNING: Final = 60
"""Milliseconds after the last key, and after another entry was selected, until the archive is asked."""


@dataclass(frozen=True, slots=True)
class _Said:
    """The words for the entry of a number, while it had that heading."""

    number: int
    heading: EntryHeading | SectionHeading | None = None
    line: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class _Question:
    """What was asked last."""

    holder: Holder
    limit: int
    today: date

    def is_same(self, other: "_Question") -> bool:
        """Tell whether there is nothing new to ask; a mark or a note changes no report."""
        same = self.holder.heading is other.holder.heading and self.holder.nodes is other.holder.nodes
        return same and (self.holder.id, self.limit, self.today) == (other.holder.id, other.limit, other.today)


class Follower(QObject):
    """Follows the selected entry, or the selected section, where that tells something itself.

    `told` tells that the headline of an entry is another, `found` carries what the archive says, which is asked only
    while that is `wanted`. `path` returns the issue's own file.
    """

    told = Signal()
    found = Signal(object)

    def __init__(
        self,
        session: Session,
        bridge: SessionBridge,
        selection: Selection,
        archive: "ArchiveWatch",
        path: Callable[[], Path | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._selection = selection
        self._archive = archive
        self._path = path
        self._said: _Said | None = None
        self._asked: _Question | None = None
        self._limit = PAGE
        self._wanted = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._catch_up)
        bridge.committed.connect(lambda _event: self._later.start(TYPING))
        selection.changed.connect(lambda _container: self._turn())
        archive.changed.connect(self._look_again)

    def holder(self, number: int | None = None) -> Holder | None:
        """Return the entry or section of that number, or the selected one, as it is now; None where there is none."""
        try:
            found = container(self._session.document, self._selection.current if number is None else number)
        except EditError:
            return None
        return found if isinstance(found, Entry | Section) else None

    def headline(self, number: int) -> str:
        """Return how it stands with an entry, as it was when the user last paused; "" where there is nothing to say."""
        return self._saying_of(number).words

    def line(self, number: int) -> str:
        """Return the same in fewer words; cheap, it is asked for with each key."""
        return self._saying_of(number).line

    def forget(self) -> None:
        """Begin with another issue, whose entries may have the numbers of those before."""
        self._said = None
        self._asked = None
        self._turn()

    def want(self, *, on: bool) -> None:
        """Tell whether anybody wants to know what the archive says."""
        self._wanted = on
        if on:
            self._ask()

    def want_more(self) -> None:
        """Look for older entries as well."""
        self._limit += PAGE
        self._ask()

    def close(self) -> None:
        """Ask nothing more."""
        self._later.stop()

    def _turn(self) -> None:
        self._limit = PAGE
        self._later.start(TURNING)

    def _look_again(self) -> None:
        self._said = self._asked = None
        self.told.emit()
        self._ask()

    def _catch_up(self) -> None:
        """Take note of what the entry is about by now."""
        before = self._said
        if before is not None and self._archive.is_there():
            holder = self.holder(before.number)
            if holder is None or holder.heading is not before.heading:
                self._said = self._saying(before.number)
                if self._said.words != before.words:
                    self.told.emit()
        self._ask()

    def _saying_of(self, number: int) -> _Said:
        """Return what is said of an entry, which is worked out anew in pauses only."""
        if not self._archive.is_there():
            return _Said(number)
        if self._said is None or self._said.number != number:
            self._said = self._saying(number)
        return self._said

    def _saying(self, number: int) -> _Said:
        holder, directory = self.holder(number), self._archive.directory()
        if holder is None:
            return _Said(number)
        asked = _about(holder, directory), directory.issues, self._archive.today()
        return _Said(number, holder.heading, last_told(*asked), headline(*asked))

    def _ask(self) -> None:
        """Ask what the archive says, unless that was asked already."""
        holder = self.holder()
        if not self._wanted or holder is None or not self._archive.is_there():
            self._asked = None
            return
        question = _Question(holder, self._limit, self._archive.today())
        if self._asked is not None and self._asked.is_same(question):
            return
        self._asked = question
        about = _about(holder, self._archive.directory())
        wanted = Wanted(holder, about, question.today, self._path(), self._limit)
        self._archive.ask(lambda archive: look(wanted, archive), self._take, key="last time")

    def _take(self, found: Found) -> None:
        if found.wanted.holder.id == self._selection.current and self._wanted:
            self.found.emit(found)


def _about(holder: Holder, directory: Directory) -> Subject:
    """Return what an entry is about; a section is about no project."""
    if isinstance(holder, Section):
        return Subject()
    return subject(directory, holder.heading.title, holder.heading.website)
