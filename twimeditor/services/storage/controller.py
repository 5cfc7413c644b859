"""The open post between the session and the disk."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from twimeditor.core.errors import ChangedOnDiskError, EncodingError, SaveError, TwimError
from twimeditor.core.ids import IdSource
from twimeditor.core.model import Issue, Writing
from twimeditor.core.post import Held, parse, write, written
from twimeditor.services.ports import (
    Clock,
    Committed,
    DocumentPort,
    Executor,
    FileSystem,
    Scheduler,
    Unsubscribe,
)
from twimeditor.services.storage import content, wording
from twimeditor.services.storage.backups import Backups
from twimeditor.services.storage.content import Content
from twimeditor.services.storage.found import Found, Recovered, Remains
from twimeditor.services.storage.post_file import Conflict, PostFile
from twimeditor.services.storage.records import Snapshot
from twimeditor.services.storage.recovery import Recovery
from twimeditor.services.storage.trimmed import is_same_in_file

NO_NAME = "New issue"

LARGE = 1_000_000
"""Bytes of a post that takes most of a second to read."""


@dataclass(frozen=True, slots=True)
class PostState:
    """What a window shows about the open post.

    `held` are the nodes whose typed text the last save left out of the file, with the reasons; `error` is why the last
    request failed, `notice` what did not go as it should though the last save succeeded, `unsafe` why unsaved text
    would not survive a crash now. All three are whole sentences, or empty.
    """

    path: Path | None = None
    name: str = NO_NAME
    modified: bool = False
    conflict: Conflict | None = None
    held: tuple[Held, ...] = ()
    last_saved: datetime | None = None
    error: str = ""
    notice: str = ""
    unsafe: str = ""


@dataclass(frozen=True, slots=True)
class ReadPost:
    """A post that was read and is not in the session yet."""

    path: Path
    content: Content
    issue: Issue


@dataclass(frozen=True, slots=True)
class Kept:
    """A text of the issue that was kept for the user: unsaved, or (`is_saved`) what the last save has replaced."""

    text: str
    when: datetime
    is_saved: bool


StateListener = Callable[[PostState], None]
Furnish = Callable[[Issue, Path | None], Issue]
"""Gives an issue that was read from a file what is kept of it elsewhere, and never written to the file."""


class PostController:
    """Opens, saves and watches the session's post and keeps it safe meanwhile.

    Whatever cannot be done raises a TwimError, whose words stand in `state.error` as well; session and disk are then
    as they were. `furnish` is asked whenever an issue was read. `close` it at the end.
    """

    def __init__(
        self,
        session: DocumentPort,
        *,
        files: FileSystem,
        clock: Clock,
        scheduler: Scheduler,
        executor: Executor,
        state_folder: Path,
        furnish: Furnish = lambda issue, _path: issue,
    ) -> None:
        self._session = session
        self._furnish = furnish
        self._files = files
        self._clock = clock
        self._file: PostFile | None = None
        self._since: datetime | None = None
        self._state = PostState()
        self._listeners: list[StateListener] = []
        self._backups = Backups(files, clock, state_folder / "backups")
        self._aside = state_folder / "aside"
        self._recovery = Recovery(files, clock, scheduler, executor, state_folder / "recovery")
        self._recovery.attach(self._snapshot, self._recovery_went)
        self._remains = Remains(files, state_folder / "recovery", self._aside)
        self._unsubscribe = session.subscribe(self._committed)

    @property
    def state(self) -> PostState:
        """Return how things stand."""
        return self._state

    def subscribe(self, listener: StateListener) -> Unsubscribe:
        """Call `listener` with every new state, until the returned function is called."""
        self._listeners.append(listener)

        def unsubscribe() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return unsubscribe

    def new(self, text: str = "", writing: Writing | None = None, *, saved: bool = True) -> None:
        """Start an issue that has no file yet, with `text` as its beginning; unless `saved`, it is kept safe at once.

        `writing` tells how it is gone on with.
        """
        self._leave()
        self._put(None, replace(parse(text, self._session.ids), writing=writing), saved=saved)

    def open(self, path: Path) -> None:
        """Open a post; raise StorageError or EncodingError."""
        with self._reporting(path.absolute()):
            self.take(self.reader(path)())

    def is_large(self, path: Path) -> bool:
        """Tell whether a post takes so long to read that nobody should have to wait for it."""
        stamp = self._files.stamp(path)
        return stamp is not None and stamp.size > LARGE

    def reader(self, path: Path) -> Callable[[], ReadPost]:
        """Return what reads a post and raises StorageError or EncodingError; any thread may call it."""
        path, files, ids = path.absolute(), self._files, self._session.ids

        def read() -> ReadPost:
            found = content.load(files, path)
            return ReadPost(path, found, parse(found.text, ids))

        return read

    def take(self, post: ReadPost) -> None:
        """Go on with a post that was read."""
        self._leave()
        self._put(PostFile(self._files, self._backups, post.path, post.content), post.issue)
        self._publish(replace(self._state, error=""))

    def give_up(self, path: Path, error: Exception) -> None:
        """Take note that a post could not be read; raise the error."""
        with self._reporting(path.absolute()):
            raise error

    def autosaved(self) -> Kept | None:
        """Return the newest text that was kept without the user's doing, and is not the one that is in the file."""
        unsaved = self._recovery.written
        if unsaved is not None:
            return Kept(write(unsaved[0].issue), unsaved[1], is_saved=False)
        found = self._backups.before(self._file.path) if self._file is not None else None
        return None if found is None else Kept(content.decode(found[0]), found[1], is_saved=True)

    def make_safe(self) -> None:
        """Write unsaved text down at once, to be offered at the next start."""
        self._kept_safe()

    def save(self) -> None:
        """Write the post into its file; raise ChangedOnDiskError or SaveError."""
        with self._reporting():
            self._store(self._require_file(), over=False)

    def save_as(self, path: Path) -> None:
        """Write the post into another file, over what is there, and go on in that one; raise SaveError."""
        path = path.absolute()
        with self._reporting():
            same = self._file is not None and self._files.resolve(path) == self._files.resolve(self._file.path)
            if self._file is not None and same:
                self._store(self._file, over=False)
            else:
                self._store(PostFile(self._files, self._backups, path), over=True)

    def check_disk(self) -> Conflict | None:
        """Look whether another program has changed the file; cheap enough for every time the window gets the focus."""
        conflict = self._file.check() if self._file is not None else None
        self._publish(replace(self._state, conflict=conflict))
        return conflict

    def disk_text(self) -> str:
        """Return what stands in the file now, to compare with; raise StorageError or EncodingError."""
        path = self._require_file().path
        with self._reporting(path):
            return content.load(self._files, path).text

    def reload(self) -> None:
        """Take what stands in the file now, as a step that can be undone; raise StorageError or EncodingError."""
        path = self._require_file().path
        with self._reporting(path):
            read = content.load(self._files, path)
            self._leave()
            self._file = PostFile(self._files, self._backups, path, read)
            issue = self._furnish(parse(read.text, self._session.ids, reuse=self._session.document), path)
            self._session.replace(issue, saved=True, keep_history=True, label="Reload", origin=self)
            self._publish(replace(self._state, conflict=None, held=()))

    def keep_mine(self) -> None:
        """Let the next save replace what another program wrote."""
        if self._file is not None and self._state.conflict is not None:
            self._file.accept()
            self._session.mark_saved(None)
            self._touched()
            self._publish(replace(self._state, conflict=None, error=""))

    def recovered(self) -> Found:
        """List the unsaved texts of programs that ended badly; they stay until restored or discarded."""
        return self._remains.find(self._recovery.instance)

    def restore(self, recovered: Recovered) -> None:
        """Open the post that the text belongs to and put the text in, as a step that can be undone.

        When the post has changed since the text was made from it, that is a conflict like any.
        """
        self._go_to(recovered.path)
        text, path = recovered.text, recovered.path

        def restored(issue: Issue, ids: IdSource) -> Issue:
            return self._furnish(parse(text, ids, reuse=issue), path)

        self._session.edit("Restore recovered text", restored, origin=self)
        if self._file is not None and recovered.base is not None and not recovered.fits:
            self._file.doubt()
            self.check_disk()
        if self._kept_safe():
            self.discard(recovered)

    def discard(self, recovered: Recovered) -> None:
        """Offer the text no more; its file is moved aside, not deleted."""
        try:
            self._remains.put_aside(recovered)
        except OSError as error:
            self._recovery_went(error)

    def close(self, *, discard: bool = False) -> None:
        """Stop. Unsaved text is there to recover at the next start, or with `discard` moved aside."""
        self._unsubscribe()
        if discard:
            self._leave()
        else:
            self._kept_safe()
        self._recovery.close()
        self._remains.close()

    def _begin(self, file: PostFile | None, text: str) -> None:
        self._put(file, parse(text, self._session.ids))

    def _put(self, file: PostFile | None, issue: Issue, *, saved: bool = True) -> None:
        issue = self._furnish(issue, file.path if file is not None else None)
        self._file = file
        self._session.replace(issue, saved=saved, origin=self)
        self._publish(replace(self._state, conflict=None, held=(), last_saved=None, notice=""))

    def _go_to(self, path: Path | None) -> None:
        here = self._file.path if self._file is not None else None
        if path is None or path != here:
            self._open_or_begin(path)

    def _open_or_begin(self, path: Path | None) -> None:
        if path is None:
            self.new()
            return
        try:
            self.open(path)
        except TwimError:
            self._leave()
            self._begin(PostFile(self._files, self._backups, path), "")

    def _store(self, file: PostFile, *, over: bool) -> None:
        try:
            result = written(self._session.document, saved=self._session.saved)
            notice = file.store(result.text, over=over)
        except Exception:
            self._kept_safe()
            raise
        self._file = file
        self._session.mark_saved(result.issue)  # not the document, when something of it was held back
        self._since = None
        self._publish(
            replace(
                self._state, conflict=None, held=result.held, last_saved=self._clock.now(), notice=notice, unsafe=""
            )
        )
        self._touched()
        self._kept_safe()

    def _require_file(self) -> PostFile:
        if self._file is None:
            raise SaveError(wording.NO_FILE)
        return self._file

    def _leave(self) -> None:
        """Put unsaved text aside: the user goes on without it, but it is not thrown away."""
        if self._kept_safe():
            try:
                self._recovery.set_aside(self._aside)
            except OSError as error:
                self._recovery_went(error)
        self._since = None

    def _kept_safe(self) -> bool:
        """Bring the recovery file up to date at once."""
        try:
            self._recovery.flush()
        except Exception as error:  # noqa: BLE001 - whatever it is: it is told, and must not stop a save
            self._recovery_went(error)
            return False
        return True

    def _committed(self, event: Committed) -> None:
        if event.before is self._session.saved and is_same_in_file(event):
            self._session.mark_saved(event.after, goes_on=True)
        self._touched()
        self._publish()

    def _touched(self) -> None:
        if not self._session.modified:
            self._since = None
        elif self._since is None:
            self._since = self._clock.now()
        if self._session.modified or self._recovery.kept:
            self._recovery.changed()

    def _snapshot(self) -> Snapshot | None:
        if not self._session.modified:
            return None
        path, base = (None, None) if self._file is None else (self._file.path, self._file.base)
        return Snapshot(self._session.document, path, base, self._since or self._clock.now())

    def _recovery_went(self, error: Exception | None) -> None:
        self._publish(replace(self._state, unsafe="" if error is None else wording.cannot_keep_recovery(error)))

    @contextmanager
    def _reporting(self, path: Path | None = None) -> Iterator[None]:
        try:
            yield
        except TwimError as error:
            conflict = Conflict.CHANGED if isinstance(error, ChangedOnDiskError) else self._state.conflict
            words = wording.not_utf8(path, error) if path and isinstance(error, EncodingError) else str(error)
            self._publish(replace(self._state, error=words, conflict=conflict))
            raise
        self._publish(replace(self._state, error=""))

    def _publish(self, state: PostState | None = None) -> None:
        path = self._file.path if self._file is not None else None
        modified = self._session.modified
        state = replace(state or self._state, path=path, name=_name(path), modified=modified)
        if state != self._state:
            self._state = state
            for listener in tuple(self._listeners):
                listener(state)


def _name(path: Path | None) -> str:
    if path is None:
        return NO_NAME
    return f"{path.parent.name}/{path.name}" if path.stem in {"index", "_index"} else path.name
