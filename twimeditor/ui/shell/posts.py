"""The commands that have to do with files."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from twimeditor.core.errors import TwimError
from twimeditor.services.editing import Session
from twimeditor.services.resources import resource_path
from twimeditor.services.storage.controller import PostController, PostState
from twimeditor.services.storage.found import Found, Recovered
from twimeditor.services.storage.recent import RecentFiles, RecentPost
from twimeditor.ui.shell.new_issue import file_name, new_issue
from twimeditor.ui.shell.questions import Answer, Questions


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

    def __init__(
        self,
        session: Session,
        controller: PostController,
        recent: RecentFiles,
        questions: Questions,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._controller = controller
        self._recent = recent
        self.questions = questions
        self._unsubscribe = controller.subscribe(self.state_changed.emit)

    @property
    def state(self) -> PostState:
        """Return how things stand."""
        return self._controller.state

    def has_file(self) -> bool:
        """Tell whether the issue lies in a file."""
        return self.state.path is not None

    def new(self) -> None:
        """Start an issue for the coming Friday, without a file."""
        if self._may_leave():
            self.leaving.emit()
            self._controller.new(new_issue())
            self.opened.emit()

    def open_sample(self) -> None:
        """Show the sample issue, as one that has no file."""
        if self._may_leave():
            self.leaving.emit()
            self._controller.new(resource_path("samples", "twim.md").read_text(encoding="utf-8"))
            self.opened.emit()

    def choose_and_open(self) -> None:
        """Ask for a post and open it."""
        path = self.questions.file_to_open(self._folder())
        if path is not None:
            self.open(path)

    def open(self, path: Path) -> None:
        """Open a post in place of the one that is open."""
        if not self._may_leave():
            return
        self.leaving.emit()
        with _busy():
            is_open = self._tried(lambda: self._controller.open(path))
        if is_open:
            self._remember(path)
            self.opened.emit()

    def save(self) -> bool:
        """Save; ask for a file if there is none yet. Return whether it was saved."""
        if self.state.path is None:
            return self.save_as()
        return self._tried(self._controller.save)

    def save_as(self) -> bool:
        """Ask for another file and save there. Return whether it was saved."""
        suggested = self.state.path or self._folder() / file_name(self._session.document)
        path = self.questions.file_to_save(suggested)
        if path is None or not self._tried(lambda: self._controller.save_as(path)):
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

    def check_disk(self) -> None:
        """Look whether another program has changed the file."""
        self._controller.check_disk()

    def recovered(self) -> Found:
        """Return the unsaved texts of programs that ended badly, and the files that make no sense."""
        return self._controller.recovered()

    def restore(self, recovered: Recovered) -> bool:
        """Open the post of a recovered text and put the text in; False when the user thinks better of it."""
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

    def close(self) -> bool:
        """Let go of the post; False when the user wants to stay."""
        answer = self.questions.unsaved(self.state.name) if self._session.modified else Answer.SAVE
        if answer is Answer.CANCEL or (answer is Answer.SAVE and self._session.modified and not self.save()):
            return False
        self.leave(discard=answer is Answer.DISCARD)
        return True

    def leave(self, *, discard: bool = False) -> None:
        """Let go of the post without asking; unsaved text is offered at the next start, unless it is to `discard`."""
        self._controller.close(discard=discard)
        self._unsubscribe()

    def _may_leave(self) -> bool:
        if not self._session.modified:
            return True
        answer = self.questions.unsaved(self.state.name)
        return answer is Answer.DISCARD or (answer is Answer.SAVE and self.save())

    def _tried(self, act: Callable[[], None]) -> bool:
        try:
            act()
        except TwimError as error:
            self.failed.emit(self.state.error or str(error))
            return False
        return True

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
