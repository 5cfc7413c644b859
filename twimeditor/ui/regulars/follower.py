"""Keeps what the dock shows true to the issue, in pauses, while somebody looks."""

from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from twimeditor.services.editing import Session
from twimeditor.ui.archive.watch import ArchiveWatch
from twimeditor.ui.bridge import SessionBridge
from twimeditor.ui.regulars.looking import Past, facts, look, shown

_PAUSE: Final = 300
"""Milliseconds after the last key."""

_KEY: Final = "regulars"


class Follower(QObject):
    """`found` carries what is `Shown`, again only when it is something else."""

    found = Signal(object)

    def __init__(self, session: Session, bridge: SessionBridge, archive: ArchiveWatch, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._archive = archive
        self._past = Past()
        self._asked: object = None
        self._facts: object = None
        self._is_wanted = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_PAUSE)
        self._later.timeout.connect(self.refresh)
        bridge.committed.connect(lambda _event: self._follow())
        archive.changed.connect(self._forget)

    def want(self, *, on: bool) -> None:
        """Follow the issue, or rest."""
        if on and not self._is_wanted:
            self._is_wanted = True
            self._facts = None
            self.refresh()
        elif not on:
            self._is_wanted = False
            self._later.stop()

    def refresh(self) -> None:
        """Look now, unless nothing has changed that matters."""
        self._later.stop()
        if not self._is_wanted or not self._archive.is_there():
            return
        issue, day, directory = self._session.document, self._archive.today(), self._archive.directory()
        self._ask()
        known = (facts(issue), day, id(directory), self._past)
        if known != self._facts:
            self._facts = known
            self.found.emit(shown(directory, issue, day, self._past))

    def _ask(self) -> None:
        """Ask about the issues before, once for each day."""
        day = self._archive.today()
        if self._asked != day:
            self._asked = day
            self._archive.ask(partial(look, day=day), self._take, key=_KEY)

    def _take(self, past: Past) -> None:
        self._past = past
        self.refresh()

    def _forget(self) -> None:
        """Ask the archive again: it is another."""
        self._asked = None
        self._facts = None
        self.refresh()

    def _follow(self) -> None:
        if self._is_wanted:
            self._later.start()
