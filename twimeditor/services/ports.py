"""What the services need from outside, as protocols: time, threads, files, and the open document."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol, TypeVar

from twimeditor.core.ids import IdSource
from twimeditor.core.model.changes import ChangeSet
from twimeditor.core.model.tree import Issue

T = TypeVar("T")

Edit = Callable[[Issue, IdSource], Issue]
Unsubscribe = Callable[[], None]


class Handle(Protocol):
    """A call that was put off and can still be called off."""

    def cancel(self) -> None: ...


class Scheduler(Protocol):
    """Calls a function later, on the thread that asked."""

    def call_later(self, seconds: float, fn: Callable[[], None]) -> Handle: ...


class Executor(Protocol):
    """Calls a function elsewhere and brings its outcome back to the thread that asked.

    The function gets nothing but immutable values: it never touches the session.
    """

    def submit(
        self,
        fn: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None: ...


class Clock(Protocol):
    """Tells the time of day."""

    def now(self) -> datetime:
        """Return the time, with its zone."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What tells cheaply that a file is likely the same: equal stamps, equal file (but for luck)."""

    size: int
    modified_ns: int
    inode: int


class Lock(Protocol):
    """A file held for this process; the system lets go of it when the process dies."""

    def release(self) -> None: ...


class FileSystem(Protocol):
    """The disk. Every method but `stamp`, `files_in`, `sweep` and `lock` raises OSError as the system words it."""

    def resolve(self, path: Path) -> Path:
        """Return the absolute path of the file itself, symbolic links followed."""

    def stamp(self, path: Path) -> Stamp | None:
        """Return the file's stamp, or None where no regular file can be seen."""

    def read(self, path: Path) -> bytes:
        """Return the bytes of a regular file; pipes, devices and folders are refused, not waited for."""

    def replace(self, path: Path, data: bytes) -> None:
        """Put `data` in the place of `path` so that a reader finds the old or the new, never a mixture.

        The data is on the disk when this returns; permissions, and where possible owner, are kept.
        """

    def create(self, path: Path, data: bytes) -> None:
        """Make a file of `data`, and the folders above it; FileExistsError where there is anything of that name.

        Nobody ever finds a part of it, and two programs that want one name never get the same. When it fails, nothing
        is left behind.
        """

    def make_folder(self, path: Path) -> None:
        """Make the folder, for this user only, with what is missing above it."""

    def files_in(self, folder: Path) -> tuple[Path, ...]:
        """Return the files of a folder by name, none where there is no folder."""

    def sweep(self, folder: Path) -> None:
        """Delete what a program of ours that died within a write has left in the folder; nothing else, and no error."""

    def move(self, source: Path, target: Path) -> None:
        """Rename a file within one disk."""

    def remove(self, path: Path) -> None:
        """Delete a file; one that is gone already is no error."""

    def lock(self, path: Path) -> Lock | None:
        """Hold `path`, made if missing, or return None when another process holds it or it cannot be made."""


class Trash(Protocol):
    """The desktop's trash."""

    def put(self, path: Path) -> None:
        """Move a file there; raise OSError where there is none, or none for that disk."""


@dataclass(frozen=True, slots=True)
class Committed:
    """The document has become another: `changes` is the difference, `origin` who did it (None: undo, redo)."""

    before: Issue
    after: Issue
    changes: ChangeSet
    origin: object
    label: str


Listener = Callable[[Committed], None]


class DocumentPort(Protocol):
    """The open document as the storage sees it; `twimeditor.services.editing.session.Session` is one."""

    @property
    def document(self) -> Issue: ...

    @property
    def saved(self) -> Issue | None: ...

    @property
    def ids(self) -> IdSource: ...

    @property
    def modified(self) -> bool: ...

    def edit(
        self,
        label: str,
        edit: Edit,
        *,
        merge_key: Hashable | None = None,
        origin: object = None,
    ) -> bool: ...

    def replace(
        self,
        issue: Issue,
        *,
        saved: bool,
        origin: object = None,
        keep_history: bool = False,
        label: str = "",
    ) -> None: ...

    def mark_saved(self, issue: Issue | None, *, goes_on: bool = False) -> None: ...

    def subscribe(self, listener: Listener) -> Unsubscribe: ...
