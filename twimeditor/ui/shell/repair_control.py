"""Tools > Repair characters, and the bar that offers it when a post is opened whose characters are damaged."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer

from twimeditor.core.ids import IdSource
from twimeditor.core.model import Issue
from twimeditor.services.ports import Committed
from twimeditor.ui.actions import ActionSpec
from twimeditor.ui.bridge import pass_on
from twimeditor.ui.widgets import Choice

if TYPE_CHECKING:
    from twimeditor.core.check.repairing import Repairing
    from twimeditor.ui.shell.window import MainWindow

_NAME = "repair_characters"
_KEY = "damaged"
_OFFER = (
    "The characters of this post look damaged: it was read as {encoding} once. "
    "Repairing them is one step, which can be undone."
)
_TOO_LATE = (
    "The characters can no longer be repaired as a whole: what was typed since is not damaged. "
    "Undo that first, repair, and type it again."
)
_PAUSE = 300
"""Milliseconds without an edit after which a damaged issue is looked at again."""


class RepairControl(QObject):
    """Looks aside whether the issue's characters are damaged, offers the repair and does it.

    An issue is looked at when it comes from a file, and after each edit once it was damaged; of others only when blocks
    come or go, as by pasting.
    """

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._found: Repairing | None = None
        self._was_damaged = False
        self._offers = False
        self._repairs = False
        self._is_closed = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)
        window.posts.opened.connect(self._begin)
        window.parts.bridge.committed.connect(self._follow)
        window.closed.connect(self._close)

    def actions(self) -> Iterator[ActionSpec]:
        """Yield the action."""
        yield ActionSpec(_NAME, "Repair c&haracters…", self._ask, enabled=lambda: self._found is not None)

    def _close(self) -> None:
        self._is_closed = True
        self._timer.stop()

    def _begin(self) -> None:
        """Forget the post before."""
        self._found, self._was_damaged, self._repairs = None, False, False
        self._window.banners.drop(_KEY)
        self._look_soon(offers=True)

    def _follow(self, event: Committed) -> None:
        is_from_file = event.origin is self._window.parts.controller
        if is_from_file or self._was_damaged or event.changes.structure:
            self._look_soon(offers=is_from_file)

    def _look_soon(self, *, offers: bool) -> None:
        self._offers = self._offers or offers
        self._timer.start(0 if self._offers else _PAUSE)

    def _look(self) -> None:
        parts = self._window.parts
        issue = parts.session.document
        parts.executor.submit(partial(_repairing, issue, parts.session.ids), partial(self._take, issue), pass_on)

    def _take(self, issue: Issue, found: "Repairing | None") -> None:
        if self._is_closed:  # while a worker looked
            return
        if issue is not self._window.parts.session.document:
            self._look_soon(offers=False)
            return
        self._found = found
        self._was_damaged = self._was_damaged or found is not None
        self._window.commands.refresh((_NAME,))
        offers, self._offers = self._offers, False
        if found is None:
            self._window.banners.drop(_KEY)
        elif offers and not self._repairs:
            self._offer(found)
        if self._repairs:
            self._repair()

    def _offer(self, found: "Repairing") -> None:
        choices = (
            Choice("Show", self._show, keeps=True),
            Choice("Repair", self._repair),
            Choice("Not now", lambda: None),
        )
        self._window.banners.put(_KEY, _OFFER.format(encoding=found.encoding), choices)

    def _ask(self) -> None:
        """Offer the repair again, the keyboard on it."""
        if self._found is not None:
            self._offer(self._found)
            self._window.banners.buttons(_KEY)["Show"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        from twimeditor.ui.shell.compare import CompareDialog  # noqa: PLC0415 - what the first window does without

        if self._found is not None:
            old, new = ("as it is", self._found.damaged), ("repaired", self._found.repaired)
            dialog = CompareDialog(self._window, "Repair characters", old, new)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    def _repair(self) -> None:
        session, found = self._window.parts.session, self._found
        if found is not None and found.before is not session.document:  # it was typed into a moment ago
            self._repairs, self._found = True, None
            self._look_soon(offers=False)
            return
        self._repairs = False
        if found is None:
            self._window.bars.tell("repair", _TOO_LATE)
        else:
            session.edit("Repair characters", lambda _issue, _ids: found.after, origin=self)


def _repairing(issue: Issue, ids: IdSource) -> "Repairing | None":
    """Look for the damage; a worker does it, and loads what it takes."""
    from twimeditor.core.check.repairing import repairing  # noqa: PLC0415 - as said

    return repairing(issue, ids)
