"""The commands that have to do with files."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from twimeditor.core.errors import ChangedOnDiskError, TwimError
from twimeditor.core.model import Issue, Writing
from twimeditor.core.post import parse
from twimeditor.services.editing import Session
from twimeditor.services.ports import Executor
from twimeditor.services.resources import resource_path
from twimeditor.services.storage.controller import Kept, PostController, PostState, ReadPost
from twimeditor.services.storage.found import Found, Recovered
from twimeditor.services.storage.recent import RecentFiles, RecentPost
from twimeditor.ui.shell.questions import Answer, Questions
from twimeditor.ui.widgets.pictured import is_picture


class Elsewhere(Protocol):
    """The other windows, which `but` is none of."""

    def show_open(self, post: Path, but: QObject | None = None) -> bool:
        """Bring the window forward that has the post open, if one has it."""

    def is_open_elsewhere(self, post: Path, but: QObject | None = None) -> bool:
        """Tell whether a window has the post open."""

    def restore_elsewhere(self, recovered: Recovered, but: QObject | None = None) -> bool:
        """Let a window that suits better put a recovered text in, if there is one."""


_OPEN_ELSEWHERE = "“{name}” is open in another window. Choose another name, or close it there first."

_PICTURE = (
    "“{name}” is no post. To put it into an issue, open that, and choose Issue > Insert picture, or drop it there."
)

Suggest = Callable[[Issue, Path], Path]
"""Names a file for an issue; the folder is that of the posts that were open lately."""


class Posts(QObject):
    """Opens, saves and closes posts, and asks first where something would be lost.

    Failures are told by `failed`, never raised: the window stays as it is.
    """

    state_changed = Signal(object)
    failed = Signal(str)
    """Something could not be done, for this reason."""

    leaving = Signal()
    """The post that is in the window is about to go."""

    opened = Signal()
    """Another post, or none, is in the window now."""

    reading = Signal(str)
    """A large post of this name is being read, nothing with an empty name."""

    def __init__(
        self,
        session: Session,
        controller: PostController,
        recent: RecentFiles,
        questions: Questions,
        windows: Elsewhere,
        executor: Executor,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._controller = controller
        self._recent = recent
        self._windows = windows
        self._executor = executor
        self._awaited: Path | None = None
        self.questions = questions
        self.suggest: Suggest = lambda _issue, folder: folder / "twim.md"
        self._unsubscribe = controller.subscribe(self.state_changed.emit)

    @property
    def state(self) -> PostState:
        """Return how things stand."""
        return self._controller.state

    def has_file(self) -> bool:
        """Tell whether the issue lies in a file."""
        return self.state.path is not None

    def new(self, text: str, writing: Writing) -> bool:
        """Start an issue with a text, without a file; False when the user wants to stay in the one that is open."""
        if not self._may_leave():
            return False
        self.stop_reading()
        self.leaving.emit()
        self._controller.new(text, writing, saved=False)
        self.opened.emit()
        return True

    def put_in(self, label: str, text: str, writing: Writing) -> None:
        """Put another text in the place of an issue that has no file, as one step that can be undone."""
        issue = replace(parse(text, self._session.ids), writing=writing)
        self._session.replace(issue, saved=False, keep_history=True, label=label)

    def open_sample(self) -> None:
        """Show the sample issue, as one that has no file."""
        if self._may_leave():
            self.leaving.emit()
            self._controller.new(resource_path("samples", "twim.md").read_text(encoding="utf-8"))
            self.opened.emit()

    def choose(self) -> Path | None:
        """Ask for a post."""
        return self.questions.file_to_open(self._folder())

    def choose_and_open(self) -> None:
        """Ask for a post and open it."""
        path = self.choose()
        if path is not None:
            self.open(path)

    def open(self, path: Path) -> None:
        """Open a post in place of the one that is open; one that another window has is shown there."""
        if is_picture(path):
            self.failed.emit(_PICTURE.format(name=path.name))
            return
        if self._windows.show_open(path, but=self.parent()) or not self._may_leave():
            return
        self.stop_reading()
        if self._controller.is_large(path):
            self._read_aside(path)
        else:
            self._begin_with(path, lambda: self._controller.open(path))

    def stop_reading(self) -> None:
        """Do without the large post that is being read."""
        if self._awaited is not None:
            self._awaited = None
            self.reading.emit("")

    def save(self) -> bool:
        """Save; ask for a file if there is none yet. Return whether it was saved."""
        if self.state.path is None:
            return self.save_as()
        return self._tried(self._controller.save)

    def save_as(self) -> bool:
        """Ask for another file and save there. Return whether it was saved."""
        suggested = self._suggested(self._session.document)
        path = self.questions.file_to_save(suggested)
        if path is None:
            return False
        if self._windows.is_open_elsewhere(path, but=self.parent()):
            self.failed.emit(_OPEN_ELSEWHERE.format(name=path.name))
            return False
        if not self._tried(lambda: self._controller.save_as(path)):
            return False
        self._remember(path)
        return True

    def reload(self) -> None:
        """Take what stands in the file now; undo brings back what was there."""
        self._tried(self._controller.reload)

    def keep_mine(self) -> None:
        """Let the next save replace what another program wrote, and save."""
        self._controller.keep_mine()

    def disk_text(self) -> str | None:
        """Return what stands in the file now, None when it cannot be read."""
        try:
            return self._controller.disk_text()
        except TwimError:
            return None

    def autosaved(self) -> Kept | None:
        """Return what was kept last of the issue without the user's doing."""
        return self._controller.autosaved()

    def check_disk(self) -> None:
        """Look whether another program has changed the file."""
        self._controller.check_disk()

    def recovered(self) -> Found:
        """Return the unsaved texts of programs that ended badly, and the files that make no sense."""
        return self._controller.recovered()

    def restore(self, recovered: Recovered) -> bool:
        """Open the post of a recovered text and put the text in; False when the user thinks better of it."""
        if self._windows.restore_elsewhere(recovered, but=self.parent()):
            return True
        if not self._may_leave():
            return False
        self.leaving.emit()
        self._tried(lambda: self._controller.restore(recovered))
        self.opened.emit()
        return True

    def discard(self, recovered: Recovered) -> None:
        """Offer a recovered text no more."""
        self._controller.discard(recovered)

    def recent(self) -> tuple[RecentPost, ...]:
        """Return the posts that were open lately."""
        return self._recent.posts()

    def forget_recent(self) -> None:
        """Clear the list of recent posts."""
        with suppress(OSError):
            self._recent.clear()

    def make_safe(self) -> None:
        """Write unsaved text down at once, to be offered at the next start."""
        self._controller.make_safe()

    def close(self) -> bool:
        """Let go of the post; False when the user wants to stay."""
        answer = self.questions.unsaved(self.state.name) if self._session.modified else Answer.SAVE
        if answer is Answer.CANCEL or (answer is Answer.SAVE and self._session.modified and not self.save()):
            return False
        self.leave(discard=answer is Answer.DISCARD)
        return True

    def leave(self, *, discard: bool = False) -> None:
        """Let go of the post without asking; unsaved text is offered at the next start, unless it is to `discard`."""
        self.stop_reading()
        self._controller.close(discard=discard)
        self._unsubscribe()

    def _begin_with(self, path: Path, act: Callable[[], None]) -> None:
        self.leaving.emit()
        with _busy():
            is_open = self._tried(act)
        if is_open:
            self._remember(path)
            self.opened.emit()

    def _read_aside(self, path: Path) -> None:
        """Read a large post while the window goes on."""
        self._awaited = path
        self.reading.emit(path.name)
        failed = partial(self._give_up, path)
        self._executor.submit(self._controller.reader(path), partial(self._take, path), failed)

    def _take(self, path: Path, post: ReadPost) -> None:
        if self._awaited is not path:
            return
        self.stop_reading()
        if self._may_leave():
            self._begin_with(path, lambda: self._controller.take(post))

    def _give_up(self, path: Path, error: Exception) -> None:
        if self._awaited is path:
            self.stop_reading()
            self._tried(lambda: self._controller.give_up(path, error))

    def _may_leave(self) -> bool:
        if not self._session.modified:
            return True
        answer = self.questions.unsaved(self.state.name)
        return answer is Answer.DISCARD or (answer is Answer.SAVE and self.save())

    def _tried(self, act: Callable[[], None]) -> bool:
        try:
            act()
        except ChangedOnDiskError:  # which is a state of the post, and told as that
            return False
        except TwimError as error:
            self.failed.emit(self.state.error or str(error))
            return False
        return True

    def _suggested(self, issue: Issue) -> Path:
        """Return where to save: beside the file that there is, under the name that the editors want."""
        path = self.state.path or self.suggest(issue, self._folder())
        name = issue.file.strip()
        fits = name and name not in {".", ".."} and not any(char in "/\\\0" for char in name)
        return path.with_name(name) if fits else path

    def _remember(self, path: Path) -> None:
        with suppress(OSError):
            self._recent.add(path)

    def _folder(self) -> Path:
        latest = next((post.path for post in self.recent()), None)
        known = self.state.path or latest
        return known.parent if known is not None else Path.home()


@contextmanager
def _busy() -> Iterator[None]:
    """Show the cursor that waits: a post of many megabytes takes a while."""
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QGuiApplication.restoreOverrideCursor()
