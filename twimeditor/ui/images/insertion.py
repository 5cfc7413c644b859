"""From the first look at pictures to their files on the disk: the work behind a panel."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TypeAlias

from PySide6.QtCore import QObject, QTimer

from twimeditor.core.assets.references import addresses_in
from twimeditor.core.errors import EditError, TwimError
from twimeditor.core.model.tree import Issue
from twimeditor.core.style import HouseStyle
from twimeditor.services.assets.refusal import Cancelled
from twimeditor.services.assets.store import Stored
from twimeditor.ui.images.batch import Batch
from twimeditor.ui.images.desk import Desk, Store
from twimeditor.ui.images.piece import Piece
from twimeditor.ui.images.piece_words import left_out
from twimeditor.ui.images.waiting import WaitingDialog

AT_LATEST = 40
"""Milliseconds after which the panel shows, whether or not a picture has been read: at once, for a person."""


NewPanel: TypeAlias = Callable[[Batch], WaitingDialog]
Put: TypeAlias = Callable[[WaitingDialog, Sequence[Piece], Sequence[Stored]], str]
"""Makes the edit once the files are there; returns why it cannot be made, or an empty string."""


class Insertion(QObject):
    """Works on `pieces` and shows their panel; with its *Insert* their files are kept, and `put` makes the edit.

    `refused` says what of the same drop does not come in.
    """

    def __init__(
        self, desk: Desk, pieces: Sequence[Piece], new_panel: NewPanel, put: Put, refused: Sequence[str] = ()
    ) -> None:
        super().__init__(desk.window)
        self._desk = desk
        self._new_panel = new_panel
        self._put = put
        self._panel: WaitingDialog | None = None
        self._is_wanted = False
        self._latest = QTimer(self, singleShot=True, interval=AT_LATEST)
        self._latest.timeout.connect(self._show_panel)
        self.batch = Batch(pieces, desk.executor, self, refused)
        self.batch.changed.connect(self._on_changed)
        self.batch.lost.connect(self._on_lost)

    def begin(self) -> None:
        """Start the work, and show the panel with the first picture, or soon without one."""
        self._latest.start()
        self.batch.start()

    def stop(self) -> None:
        """Call everything off."""
        self._latest.stop()
        self.batch.cancel()
        panel, self._panel = self._panel, None
        if panel is not None:
            panel.close()
            panel.deleteLater()
        self.deleteLater()

    def _show_panel(self) -> None:
        if self._panel is not None or self.batch.is_over or not self.batch.pieces:
            return
        self._latest.stop()
        self._panel = self._new_panel(self.batch)
        self._panel.insert_wanted.connect(self._insert)
        self._panel.rejected.connect(self.stop)
        if self.batch.refused:
            self._panel.tell_left_out()
        self._panel.open()

    def _on_changed(self, _piece: Piece) -> None:
        self._show_panel()
        if self._is_wanted:
            self._insert()

    def _on_lost(self, _piece: Piece) -> None:
        if not self.batch.pieces:
            self._desk.tell("pictures", left_out(self.batch.refused), ())
            self.stop()
        elif self._is_wanted:
            self._insert()

    def _insert(self) -> None:
        """Keep the pictures as soon as all are ready."""
        panel, pieces = self._panel, tuple(self.batch.pieces)
        if panel is None:
            return
        self._is_wanted = not self.batch.is_ready
        if self._is_wanted:
            panel.wait("Preparing: %v of %m", self.batch.done, len(pieces))
            return
        panel.wait("Saving…", len(pieces), len(pieces))
        wanted = tuple(Made(made.data, one.wanted_name, made.kind.suffix) for one in pieces if (made := one.result))
        is_over = partial(getattr, self.batch, "is_over")
        issue = self._desk.session.document
        job = partial(kept, self._desk.store, wanted, self._desk.day(), self._desk.style, issue, is_over)
        self._desk.executor.submit(job, partial(self._on_kept, pieces), self._on_not_kept)

    def _on_kept(self, pieces: Sequence[Piece], stored: Sequence[Stored]) -> None:
        panel = self._panel
        if panel is None or self.batch.is_over:
            return
        try:
            problem = self._put(panel, pieces, stored)
        except EditError as error:
            problem = str(error)
        if problem:
            panel.tell(_sentence(problem))
            return
        self._panel = None
        panel.accept()
        panel.deleteLater()
        self._desk.window.activateWindow()  # the caret is in the new place
        self.stop()

    def _on_not_kept(self, error: Exception) -> None:
        if self._panel is None or isinstance(error, Cancelled):
            return
        if not isinstance(error, TwimError | OSError):
            raise error
        self._panel.tell(_sentence(str(error)))


@dataclass(frozen=True, slots=True)
class Made:
    """A picture as it is to be kept: its bytes, what it is to be called, and how its file's name ends."""

    data: bytes
    name: str
    suffix: str


def kept(
    store: Store,
    wanted: Sequence[Made],
    day: date,
    style: HouseStyle,
    issue: Issue,
    is_over: Callable[[], bool],
) -> tuple[Stored, ...]:
    """Write the files, on a worker; a name that one gets, or the issue has, is taken for the next."""
    known = addresses_in(issue)
    stored: list[Stored] = []
    for one in wanted:
        if is_over():
            raise Cancelled("It was called off.")
        taken = known | {earlier.address for earlier in stored}
        stored.append(store.add(one.data, one.name, one.suffix, day=day, style=style, known=taken))
    return tuple(stored)


def _sentence(text: str) -> str:
    stop = "." if text and text[-1].isalnum() else ""
    return f"{text[:1].upper()}{text[1:]}{stop}"
