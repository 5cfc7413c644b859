"""What of the issue was published before: asked of the archive in pauses, for what was not asked yet."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from twimeditor.core.model import Issue, Quote
from twimeditor.services.editing import Session
from twimeditor.ui.archive.watch import ArchiveWatch
from twimeditor.ui.bridge import SessionBridge

if TYPE_CHECKING:
    from twimeditor.services.archive.archive import Archive

PAUSE: Final = 900
"""Milliseconds after the last key until the archive is asked."""

Told = Mapping[str, date]
"""Paragraphs by their words, and addresses as they are written, with the day on which they were told last."""

_Update = tuple[Quote, str]
"""An update, and the website of its project."""


class Published(QObject):
    """Knows what of the open issue's updates past issues have; `changed` tells that this is something else."""

    changed = Signal()

    def __init__(
        self,
        session: Session,
        bridge: SessionBridge,
        archive: ArchiveWatch,
        path: Callable[[], Path | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._archive = archive
        self._path = path
        self._known: dict[Quote, Told] = {}
        self._day: date | None = None
        self._told: Told = {}
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(PAUSE)
        self._later.timeout.connect(self._look)
        bridge.committed.connect(lambda _event: self._later.start())
        archive.changed.connect(self._look_anew)

    def __call__(self) -> Told:
        """Return all of it."""
        return self._told

    def close(self) -> None:
        """Ask nothing more."""
        self._later.stop()

    def _look_anew(self) -> None:
        self._known = {}
        self._later.start()

    def _look(self) -> None:
        """Ask for the updates that are not known yet; the others are what they were."""
        if not self._archive.is_there():
            self._tell({})
            return
        today = self._archive.today()
        if today != self._day:
            self._known, self._day = {}, today
        updates = tuple(_updates(self._session.document))
        self._known = {node: self._known[node] for node, _ in updates if node in self._known}
        new = tuple(update for update in updates if update[0] not in self._known)
        if new:
            question = partial(_published, new, today, self._path())
            self._archive.ask(question, partial(self._take, today), key="published")
        else:
            self._tell(self._known)

    def _take(self, day: date, found: Mapping[Quote, Told]) -> None:
        if day == self._day:
            self._known |= found
            self._tell(self._known)

    def _tell(self, known: Mapping[Quote, Told]) -> None:
        told = {text: day for one in known.values() for text, day in one.items()}
        if told != self._told:
            self._told = told
            self.changed.emit()


def _updates(issue: Issue) -> Iterator[_Update]:
    for section in issue.sections:
        yield from ((node, "") for node in section.nodes if isinstance(node, Quote))
        for entry in section.entries:
            yield from ((node, entry.heading.website) for node in entry.nodes if isinstance(node, Quote))


def _published(
    updates: tuple[_Update, ...], before: date, without: Path | None, archive: "Archive"
) -> Mapping[Quote, Told]:
    """Return for each of some updates what of it was told before; worked out on a worker."""
    from twimeditor.core.archive.repeats import Asked, asked_of, is_usual, told_again  # noqa: PLC0415 - not at the start

    def told_of(node: Quote, asked: Asked) -> Told:
        if not asked:
            return {}
        found = archive.repeated(tuple(asked.paragraphs), tuple(asked.links), before=before, without=without)
        again = told_again((node,), {one.text: one.count for one in found if not one.is_link})
        links = {asked.links[one.text]: one.day for one in found if one.is_link and not is_usual(one.count)}
        return {one.text: one.day for one in found if not one.is_link and one.text in again} | links

    return {node: told_of(node, asked_of((node,), website)) for node, website in updates}
