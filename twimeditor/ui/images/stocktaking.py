"""What the issue has of pictures, looked up aside and only as often as somebody wants to know."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from twimeditor.core.assets.references import ReferenceReader
from twimeditor.core.model.tree import Issue
from twimeditor.services.assets.stock import Asset, State, Stock, inventory, survey
from twimeditor.services.editing import Session
from twimeditor.services.ports import Executor

PAUSE: Final = 150
"""Milliseconds after an edit until the issue is looked at again."""


class Store(Protocol):
    """Where the files of an issue are."""

    def find(self, address: str) -> Path | None: ...

    def day_of(self, issue: Issue) -> date | None: ...

    def own(self, day: date | None = None) -> tuple[Path, ...]: ...


class Stocktaking(QObject):
    """Knows the `assets` that the session's issue had at the last look, when it was `issue`; `taken` follows each look.

    Text and files are read aside: what of the text is the same as before is known, and files are looked for where the
    issue names others than before, or when `take` is told that they may have changed.
    """

    taken = Signal()

    def __init__(self, session: Session, store: Store, executor: Executor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._store = store
        self._executor = executor
        self._reader = ReferenceReader()
        self._stock = Stock()
        self._is_looking = False
        self._wanted: Look | None = None
        self.issue = session.document
        self.assets: tuple[Asset, ...] = ()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(PAUSE)
        self._later.timeout.connect(self._follow)

    def follow(self) -> None:
        """Look at the issue in a moment; at the disk only where it names another file."""
        self._later.start()

    def take(self) -> None:
        """Look at issue and disk now."""
        self._later.stop()
        self._look(Stock())

    def rest(self) -> None:
        """Look at nothing until it is asked for again."""
        self._later.stop()

    @property
    def is_current(self) -> bool:
        """Tell whether the issue is still what it was at the last look."""
        return self.issue is self._session.document

    def missing(self) -> list[Asset]:
        """Return what the issue names and nobody has found."""
        return [asset for asset in self.assets if asset.state is State.MISSING]

    def unused(self) -> list[Asset]:
        """Return what nothing in the issue names."""
        return [asset for asset in self.assets if asset.state is State.UNUSED]

    def _follow(self) -> None:
        self._look(self._stock)

    def _look(self, known: Stock) -> None:
        """Look aside, one at a time: the newest that was asked for comes next."""
        look = Look(self._session.document, known, self._store, self._reader)
        if self._is_looking:
            anew = self._wanted is not None and not self._wanted.stock.known
            self._wanted = replace(look, stock=Stock()) if anew else look
            return
        self._is_looking = True
        self._executor.submit(look, self._take, self._give_up)

    def _take(self, seen: "Seen") -> None:
        self._is_looking = False
        self._stock = seen.stock
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self._look(wanted.stock)
        elif seen.issue is not self._session.document:
            self._look(seen.stock)
        else:
            self.issue, self.assets = seen.issue, seen.assets
            self.taken.emit()

    def _give_up(self, error: Exception) -> None:
        self._is_looking = False
        self._wanted = None
        raise error


@dataclass(frozen=True, slots=True)
class Seen:
    """What was found."""

    issue: Issue
    stock: Stock
    assets: tuple[Asset, ...]


@dataclass(frozen=True, slots=True)
class Look:
    """One look at an issue, and at the disk unless the `stock` has all that the issue names."""

    issue: Issue
    stock: Stock
    store: Store
    reader: ReferenceReader

    def __call__(self) -> Seen:
        """Look, on a worker."""
        references = self.reader.references(self.issue)
        addresses = frozenset(reference.address for reference in references)
        stock = self.stock
        if not stock.known or not addresses <= stock.known:
            stock = survey(addresses, self.store.find, self.store.own(self.store.day_of(self.issue)))
        return Seen(self.issue, stock, inventory(references, stock))
