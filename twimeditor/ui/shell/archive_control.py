"""The archive in the window: when it is read, what is said of that, and how the user has a hand in it."""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QTimer

from twimeditor.services.settings import ARCHIVE_FOLDER
from twimeditor.services.storage.controller import PostState
from twimeditor.ui.actions import ActionSpec
from twimeditor.ui.archive.state import Phase, State
from twimeditor.ui.widgets import Choice

if TYPE_CHECKING:
    from twimeditor.ui.shell.window import MainWindow

REST: Final = 400
"""Milliseconds after the window has shown in which it does what its user waits for."""

AFTER_SAVE: Final = 15_000
"""Milliseconds after a save in which another one is likely: the issue is read into the archive when there was none."""

_UPDATE: Final = "&Update the archive"
_STOP: Final = "Stop &updating the archive"
_DONE: Final = "The archive is up to date: {summary}"


class ArchiveControl(QObject):
    """Has the action that reads past issues, or stops that."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._watch = window.parts.archive
        self._is_asked = False
        self._phase = Phase.NONE
        self._told = ""
        self._watch.progressed.connect(self._follow)

    def actions(self) -> Iterator[ActionSpec]:
        """Yield what goes into the menu Tools."""
        can = self._can_update
        yield ActionSpec("update_archive", _UPDATE, self._act, "", (), can, live_text=self._text)

    def _can_update(self) -> bool:
        return self._watch.root() is not None

    def _text(self) -> str:
        return _STOP if self._is_reading() else _UPDATE

    def _is_reading(self) -> bool:
        return self._watch.state().phase is Phase.READING

    def _act(self) -> None:
        if self._is_reading():
            self._is_asked = False
            self._watch.cancel()
        else:
            self._is_asked = True
            self._told = ""
            self._watch.index_now()

    def _follow(self) -> None:
        state = self._watch.state()
        self._window.status.archive.show_state(state)
        if state.phase is self._phase is Phase.READING:
            return
        self._phase = state.phase
        self._window.commands.refresh(("update_archive",))
        if state.phase is Phase.TROUBLE:
            self._tell_trouble(state)
        elif state.phase is Phase.READY:
            self._tell_done(state)

    def _tell_trouble(self, state: State) -> None:
        """Show a bar; once dismissed it stays away until there is something else to say."""
        self._is_asked = False
        if state.words == self._told:
            return
        self._told = state.words
        again = Choice("Update the archive", self._act)
        choose = Choice("Preferences…", lambda: self._window.site.show_preferences(ARCHIVE_FOLDER))
        self._window.bars.tell("archive", state.words, [again, choose])

    def _tell_done(self, state: State) -> None:
        was_asked, self._is_asked, self._told = self._is_asked, False, ""
        self._window.banners.drop("archive")
        if was_asked:
            self._window.bars.tell("archive", _DONE.format(summary=state.words), icon="info")


class ArchiveKeeper(QObject):
    """Tells a window's watch over the archive when to begin, when to look again, and when to let go."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._watch = window.parts.archive
        self._saved: datetime | None = None
        self._rest, self._after_save = self._timer(REST), self._timer(AFTER_SAVE)
        self._rest.timeout.connect(self._watch.wake)
        self._after_save.timeout.connect(self._watch.look)
        window.installEventFilter(self)
        window.activated.connect(self._watch.look)
        window.parts.site.read.connect(self._watch.follow)
        window.status.archive.cancelled.connect(self._watch.cancel)
        window.closed.connect(self._close)
        self._end = window.parts.controller.subscribe(self._take_note)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show:
            self._rest.start()
        return super().eventFilter(watched, event)

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        return timer

    def _take_note(self, state: PostState) -> None:
        root = self._watch.root()
        before, self._saved = self._saved, state.last_saved
        is_inside = root is not None and state.path is not None and state.path.is_relative_to(root)
        if is_inside and state.last_saved is not None and state.last_saved != before:
            self._after_save.start()

    def _close(self) -> None:
        self._end()
        self._rest.stop()
        self._after_save.stop()
        self._watch.close()
