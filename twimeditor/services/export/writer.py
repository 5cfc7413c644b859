"""Writing an export, all of it or nothing, whatever comes in between.

New files are first written into a folder of their own at the top of the target, where neither the site's generator nor
its server looks, and brought to the disk; what they replace keeps a second name there. A journal in the user's state
folder says what goes where. Only then the files are put in their places, one step each. What fails on the way is taken
back; what was killed on the way is finished by the next export or the next start, or taken back where it cannot be.
"""

import secrets
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from twimeditor.services.export.contents import Cancelled, Content
from twimeditor.services.export.errors import ExportCancelledError, ExportError, UnfinishedExportError
from twimeditor.services.export.folder import Folder, OpenFolder
from twimeditor.services.export.journal import Journal, Journals, Move, Phase, Record
from twimeditor.services.export.moving import NEW, back, can_go_forward, forward, keep, now, sweep
from twimeditor.services.export.plan import Item, Plan
from twimeditor.services.ports import FileSystem

STAGING: Final = ".twimeditor-export-"
"""What the staging folder's name begins with."""

Progress = Callable[[int, int], None]
"""Is told how many bytes of how many are written."""


@dataclass(frozen=True, slots=True)
class Recovered:
    """An export that a dead program had left half done: it is finished now, or taken back."""

    folder: Path
    is_finished: bool

    @property
    def told(self) -> str:
        """Return a sentence about it for the user."""
        end = "It is finished now." if self.is_finished else "It was taken back: please export again."
        return f"An export into {self.folder} had been cut short. {end}"


class Writer:
    """Writes plans. `folder`, in the user's state folder, holds the journals."""

    def __init__(self, files: FileSystem, folder: Path) -> None:
        self._journals = Journals(files, folder)

    def write(
        self,
        plan: Plan,
        *,
        overwrite: bool = False,
        progress: Progress = lambda _done, _all: None,
        cancelled: Cancelled = lambda: False,
    ) -> None:
        """Do what a plan says; files that it replaces need `overwrite`. Raise ExportError, with nothing written."""
        _require_leave(plan, overwrite=overwrite)
        self.recover()
        try:
            with self._journals.begun() as journal:
                _Export(plan, journal, progress, cancelled).run()
        except OSError as error:
            raise ExportError(_sentence(plan.folder, error)) from error

    def recover(self) -> tuple[Recovered, ...]:
        """Finish what dead programs have left half done, or take it back; what cannot be now is tried again later."""
        with self._journals.left() as journals:
            return tuple(found for journal in journals for found in _recovered(journal))


def _require_leave(plan: Plan, *, overwrite: bool) -> None:
    for problem in plan.problems:
        raise ExportError(problem)
    if plan.replaced and not overwrite:
        names = ", ".join(str(item.path) for item in plan.replaced)
        raise ExportError(
            f"There are other files in place of {names}. Nothing was written: replacing them needs a yes."
        )


def _sentence(folder: Path, error: OSError) -> str:
    where = error.filename if isinstance(error.filename, str) and Path(error.filename).is_absolute() else folder
    return f"The export could not be written: {where}: {error.strerror or error}. {folder} is as it was."


class _Export:
    """One run of a plan."""

    def __init__(self, plan: Plan, journal: Journal, progress: Progress, cancelled: Cancelled) -> None:
        self._plan = plan
        self._journal = journal
        self._progress = progress
        self._cancelled = cancelled
        self._folder = Folder(plan.folder)
        self._items = plan.changes
        self._all = sum(item.new.size for item in self._items)
        self._done = 0
        self._record = self._planned()

    def run(self) -> None:
        if not self._items:
            self._check()
            return
        self._journal.put(self._record)
        try:
            self._stage()
            self._check()
            self._require_wanted()
            self._journal.put(self._record.at(Phase.MOVING))
        except BaseException:
            self._drop()
            raise
        self._move()

    def _planned(self) -> Record:
        folders = dict.fromkeys(made for item in self._items for made in self._folder.missing(item.place.parent))
        return Record(
            folder=str(self._folder.path),
            staging=f"{STAGING}{secrets.token_hex(6)}",
            moves=tuple(map(_move, self._items)),
            made=tuple(map(str, folders)),
        )

    def _stage(self) -> None:
        with self._folder.at(PurePosixPath()) as above:
            above.make(self._record.staging, 0o700)
        with self._staging() as staging:
            for number, item in enumerate(self._items):
                self._stage_one(staging, number, item)
            staging.sync()

    def _stage_one(self, staging: OpenFolder, number: int, item: Item) -> None:
        if item.old is None:
            self._require_same_disk(staging, item)
            staging.write(f"{NEW}{number}", self._told(item.new))
            return
        with self._folder.at(item.place.parent) as parent:
            if parent.device() != staging.device():
                raise _on_another_disk(item)
            staging.write(f"{NEW}{number}", self._told(item.new), parent.status(item.place.name))
            keep(parent, item.place.name, staging, number)

    def _require_same_disk(self, staging: OpenFolder, item: Item) -> None:
        """Refuse a place from which the file could not be moved in one step."""
        missing = self._folder.missing(item.place.parent)
        with self._folder.at(missing[0].parent if missing else item.place.parent) as parent:
            if parent.device() != staging.device():
                raise _on_another_disk(item)

    def _told(self, content: Content) -> Iterator[bytes]:
        for piece in content.pieces(self._cancelled):
            self._require_wanted()
            yield piece
            self._done += len(piece)
            self._progress(self._done, self._all)

    def _check(self) -> None:
        """Refuse to go on when any file is another than the plan has seen, or has come or gone."""
        for item in self._plan.items:
            seen = item.old.digest if item.old is not None else None
            if now(self._folder, _move(item)) != seen:
                raise ExportError(f"{item.path} has changed since it was looked at. Nothing was written: look again.")

    def _require_wanted(self) -> None:
        if self._cancelled():
            raise ExportCancelledError

    def _move(self) -> None:
        try:
            with self._staging() as staging:
                forward(self._folder, self._record, staging)
        except BaseException as error:
            self._undo(error)
            raise
        self._drop()

    def _undo(self, reason: BaseException) -> None:
        with suppress(OSError):  # a full disk, say; without the word the next start may finish instead
            self._journal.put(self._record.at(Phase.UNDOING))
        try:
            with self._staging() as staging:
                back(self._folder, self._record, staging)
        except OSError:
            raise UnfinishedExportError(
                f"The export broke off half way and could not be taken back: {reason}. "
                f"As soon as {self._folder.path} can be written again, the next start or export puts it right."
            ) from reason
        self._drop()

    def _staging(self) -> AbstractContextManager[OpenFolder]:
        return self._folder.at(PurePosixPath(self._record.staging))

    def _drop(self) -> None:
        """Remove what was staged; where that fails the next start does it."""
        with suppress(OSError):
            sweep(self._folder, self._record.staging)
            self._journal.end()


def _move(item: Item) -> Move:
    return Move(str(item.place), item.new.digest, item.old.digest if item.old is not None else None)


def _on_another_disk(item: Item) -> ExportError:
    return ExportError(
        f"{item.path} would lie on another disk than the rest, so that not all could be written in one step. "
        "Nothing was written: choose a folder that is on one disk."
    )


def _recovered(journal: Journal) -> Iterator[Recovered]:
    record = journal.read()
    if record is None or not Path(record.folder).is_dir():
        return  # of another version of the program; on a disk that is not there today
    folder = Folder(Path(record.folder))
    try:
        is_finished = _settled(folder, record)
        sweep(folder, record.staging)
        journal.end()
    except OSError:
        return
    if is_finished is not None:
        yield Recovered(folder.path, is_finished)


def _settled(folder: Folder, record: Record) -> bool | None:
    """Bring the places of an export to all new or all old, and tell which; None where it was so already."""
    with folder.at(PurePosixPath()) as above:
        if record.phase is Phase.STAGING or above.status(record.staging) is None:
            return None
    with folder.at(PurePosixPath(record.staging)) as staging:
        if record.phase is Phase.MOVING and can_go_forward(folder, record, staging):
            forward(folder, record, staging)
            return True
        back(folder, record, staging)
        return False
