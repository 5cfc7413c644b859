"""The program's windows: made, found by their post, shown again at the next start, closed together."""

from base64 import b64decode, b64encode
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QSessionManager

from twimeditor.services.settings import RESTORE, Settings
from twimeditor.services.storage.found import Recovered
from twimeditor.services.storage.workspace import WindowRecord, Workspace
from twimeditor.ui.shell.placing import keep_on_screen, stagger

if TYPE_CHECKING:
    from twimeditor.ui.shell.window import MainWindow

_PAUSE = 500
"""Milliseconds from a change of the windows to its writing."""

_MISSING = "“{name}” was open last time, but is not there any more: {folder}"


class Windows(QObject):
    """Owns the windows; a post is open in one of them at most.

    `emptied` is emitted when the last one has been closed, and everything shared may go.
    """

    emptied = Signal()

    def __init__(self, make: Callable[["Windows"], "MainWindow"], workspace: Workspace, settings: Settings) -> None:
        super().__init__()
        self._make = make
        self._workspace = workspace
        self._settings = settings
        self._windows: list[MainWindow] = []
        self._is_leaving = False
        self._is_new = workspace.is_new()
        self._kept: tuple[WindowRecord, ...] | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_PAUSE)
        self._later.timeout.connect(self.keep)

    def all(self) -> "tuple[MainWindow, ...]":
        """Return the windows, the one that was in front last at the end."""
        return tuple(self._windows)

    @property
    def is_first_start(self) -> bool:
        """Tell whether the program has never run before, and nothing is open yet."""
        return self._is_new and not any(window.is_open() for window in self._windows)

    def add(self) -> "MainWindow":
        """Make a window that is not shown yet."""
        window = self._make(self)
        self._windows.append(window)
        window.closed.connect(lambda: self._forget(window))
        window.activated.connect(lambda: self._come_forward(window))
        window.posts.opened.connect(self._keep_soon)
        window.parts.selection.changed.connect(lambda _id: self._keep_soon())
        window.parts.selection.pointed.connect(lambda _id: self._keep_soon())
        window.posts.state_changed.connect(lambda _state: self._keep_soon())
        return window

    def open_new(self) -> None:
        """Show another, empty window beside the one in front."""
        before = self._windows[-1] if self._windows else None
        window = self.add()
        if before is not None:
            stagger(window, before)
        window.show()
        window.activateWindow()

    def holder(self, post: Path, but: QObject | None = None) -> "MainWindow | None":
        """Return the window that the post is open in; `but` does not count."""
        others = (window for window in self._windows if window is not but)
        return next((window for window in others if _is_same(window.posts.state.path, post)), None)

    def show_open(self, post: Path, but: QObject | None = None) -> bool:
        """Bring the window forward that has the post open, if one has it."""
        window = self.holder(post, but)
        if window is not None:
            self._come_forward(window)
            bring_forward(window)
        return window is not None

    def is_open_elsewhere(self, post: Path, but: QObject | None = None) -> bool:
        """Tell whether a window has the post open."""
        return self.holder(post, but) is not None

    def restore_elsewhere(self, recovered: Recovered, but: QObject | None = None) -> bool:
        """Let a window that suits better than `but` put a recovered text in, if there is one.

        That is the one which has the post open already; a new one, where `but` has unsaved text of its own.
        """
        holder = self.holder(recovered.path, but) if recovered.path is not None else None
        if holder is None and but is not None and any(one is but and one.isWindowModified() for one in self._windows):
            self.open_new()
            holder = self._windows[-1]
        if holder is None:
            return False
        bring_forward(holder)
        return holder.posts.restore(recovered)

    def begin(self, posts: Sequence[Path]) -> None:
        """Make the windows of a start with posts, one for each."""
        for post in posts:
            if self.holder(post) is None:
                self.add().posts.open(post)

    def receive(self, posts: tuple[Path, ...]) -> None:
        """Open posts for another start of the program; without any, come forward."""
        for post in posts:
            if not self.show_open(post):
                self.with_room().posts.open(post)
        if self._windows:
            bring_forward(self._windows[-1])

    def with_room(self) -> "MainWindow":
        """Return a window without an issue, a new one where there is none."""
        empty = next((window for window in reversed(self._windows) if not window.is_open()), None)
        if empty is None:
            self.open_new()
            return self._windows[-1]
        self._come_forward(empty)
        return empty

    def restore(self) -> None:
        """Make the windows of last time, where the user wants that; one at least is there afterwards."""
        records = self._workspace.windows() if self._settings.get(RESTORE) else ()
        for record in records:
            if record.post is not None:
                self._restore(record, record.post)
        if not self._windows:
            self.add()

    def keep(self) -> None:
        """Write down which windows there are, and where the user is in them."""
        self._later.stop()
        if self._is_leaving:
            return
        for window in self._windows:
            window.keep_place()
        records = tuple(_recorded(window) for window in self._windows)
        if records != self._kept:
            with suppress(OSError):
                self._workspace.keep(records)
                self._kept = records

    def quit(self) -> bool:
        """Close all windows, each asking about what is not saved; False as soon as one is to stay."""
        self.keep()
        self._is_leaving = True
        for window in reversed(self.all()):
            bring_forward(window)
            if not window.close():
                self._is_leaving = False
                return False
        return True

    def leave(self) -> None:
        """Take all windows away without asking; unsaved text is offered at the next start."""
        self.keep()
        self._is_leaving = True
        for window in self.all():
            window.posts.leave()
            window.shut_down()
            window.hide()
            window.deleteLater()

    def commit(self, manager: QSessionManager) -> None:
        """Get ready for the end of the desktop's session: nothing is asked, unsaved text is kept for the next start."""
        manager.setRestartHint(QSessionManager.RestartHint.RestartNever)
        self.make_safe()

    def make_safe(self) -> None:
        """Write down all that would be lost if the program ended now."""
        self.keep()
        for window in self._windows:
            window.posts.make_safe()

    def _keep_soon(self) -> None:
        if not self._is_leaving:
            self._later.start()

    def _restore(self, record: WindowRecord, post: Path) -> None:
        window = self.add()
        window.take_measures(_bytes(record.geometry), _bytes(record.splitter), set(record.hidden))
        keep_on_screen(window)
        if self._workspace.is_gone(post):
            window.bars.tell("missing", _MISSING.format(name=post.name, folder=post.parent))
        else:
            window.docks.restore(record.docks, _bytes(record.arrangement))
            window.posts.open(post)

    def _come_forward(self, window: "MainWindow") -> None:
        if window in self._windows:
            self._windows.remove(window)
            self._windows.append(window)

    def _forget(self, window: "MainWindow") -> None:
        if len(self._windows) == 1:
            self.keep()  # the last one is there again next time
            self._is_leaving = True
        self._windows.remove(window)
        if self._windows:
            self.keep()
        else:
            self._later.stop()
            self.emptied.emit()


def bring_forward(window: "MainWindow") -> None:
    """Show a window above all others, with the focus."""
    if window.isMinimized():
        window.showNormal()
    window.show()
    if QGuiApplication.platformName() != "offscreen":  # which cannot, and says so
        window.raise_()
    window.activateWindow()


def _is_same(path: Path | None, other: Path) -> bool:
    if path is None:
        return False
    with suppress(OSError):
        return path.resolve() == other.resolve()
    return path == other.absolute()


def _recorded(window: "MainWindow") -> WindowRecord:
    geometry, splitter, hidden = window.measures()
    measures = _text(geometry), _text(splitter), tuple(sorted(hidden))
    docks = window.docks.opened(), _text(window.docks.arrangement())
    return WindowRecord(window.posts.state.path, *measures, *docks)


def _text(data: QByteArray) -> str:
    return b64encode(data.data()).decode("ascii")


def _bytes(text: str) -> QByteArray:
    with suppress(ValueError):
        return QByteArray(b64decode(text))
    return QByteArray()
