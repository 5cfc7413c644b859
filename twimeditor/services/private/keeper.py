"""Keep marks, notes and the chosen style of each post in a file of the state folder.

It is written soon after a change, as the recovery file is, and read when the post is opened. A post is known by its
path; its entries by what they say, so that they are found again when the post was edited elsewhere. A file that cannot
be read is copied before another is written in its place.
"""

import hashlib
import logging
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Final

from twimeditor.core.model.remembering import Remembered, recalled, remembered
from twimeditor.core.model.tree import Issue, Section
from twimeditor.core.model.writing import Writing
from twimeditor.services.ports import Committed, DocumentPort, Executor, FileSystem, Handle, Scheduler
from twimeditor.services.private.records import BrokenRecordError, Record, decode, encode

logger = logging.getLogger(__name__)

DELAY: Final = 0.5
"""Seconds from a change to its writing: the rest of the second is for the disk."""


class PrivateKeeper:
    """Gives an issue that is opened what is kept of it, and keeps what becomes of that.

    `writing` returns what the writer needs of a style, by its name. What is remembered of entries that a post does not
    have any more stays in its file.
    """

    def __init__(
        self,
        session: DocumentPort,
        files: FileSystem,
        scheduler: Scheduler,
        executor: Executor,
        folder: Path,
        writing: Callable[[str], Writing | None],
    ) -> None:
        self._session = session
        self._files = files
        self._scheduler = scheduler
        self._executor = executor
        self._folder = folder
        self._writing = writing
        self._path: Path | None = None
        self._left: tuple[Remembered, ...] = ()
        self._kept: Record = Record()
        self._pending: Handle | None = None
        self._working = False
        self._is_noted = _has_any(session.document)
        self._unsubscribe = session.subscribe(self._committed)

    def furnish(self, issue: Issue, path: Path | None) -> Issue:
        """Return an issue that was read from `path` with what is kept of it; from now on this is the post."""
        if path != self._path:
            self.flush()
            self._path, self._kept = path, Record() if path is None else self._read(path)
        found = recalled(issue, self._kept.entries)
        self._left = found.left
        writing = found.issue.writing or (self._writing(self._kept.style) if self._kept.style else None)
        return found.issue if writing is found.issue.writing else replace(found.issue, writing=writing)

    def turn_to(self, path: Path | None) -> None:
        """Keep from now on what belongs to the post at `path`: it was saved there."""
        if path != self._path:
            self._path, self._kept = path, Record()
            self._later()

    def flush(self) -> None:
        """Write now what is still to be written."""
        if self._pending is not None:
            self._pending.cancel()
            self._pending = None
            self._tried(self._job())

    def close(self) -> None:
        """Write what is still to be written, and stop."""
        self._unsubscribe()
        self.flush()

    def _committed(self, event: Committed) -> None:
        had_any = self._is_noted
        self._is_noted = _has_any(event.after, () if had_any else event.before.sections)
        if event.before.writing != event.after.writing or had_any or self._is_noted:
            self._later()

    def _later(self) -> None:
        if self._pending is None:
            self._pending = self._scheduler.call_later(DELAY, self._due)

    def _due(self) -> None:
        self._pending = None
        if self._working:
            self._later()
            return
        job = self._job()
        if job is not None:
            self._working = True
            self._executor.submit(job, self._done, self._failed)

    def _job(self) -> Callable[[], None] | None:
        """Return what writes the file, None where that says what it is to say already."""
        record, path = self._record(), self._path
        if path is None or record.key == self._kept.key:
            return None
        self._kept = record
        return lambda: self._write(path, record)

    def _record(self) -> Record:
        issue = self._session.document
        style = issue.writing.style if issue.writing is not None else ""
        return Record(style, (*remembered(issue), *self._left))

    def _done(self, _: None) -> None:
        self._working = False

    def _failed(self, error: Exception) -> None:
        self._working = False
        self._kept = Record()
        logger.info("notes cannot be kept: %s", error)

    def _tried(self, job: Callable[[], None] | None) -> None:
        try:
            if job is not None:
                job()
        except OSError as error:
            self._failed(error)

    def _read(self, path: Path) -> Record:
        file = self._file(path)
        try:
            data = self._files.read(file)
            return decode(data)
        except OSError as error:
            logger.info("notes cannot be read: %s", error)
        except BrokenRecordError as error:
            logger.info("notes are put aside: %s", error)
            with suppress(OSError):
                self._files.replace(file.with_suffix(f".{_digest(data)}.damaged"), data)
        return Record()

    def _write(self, path: Path, record: Record) -> None:
        if not record:
            self._files.remove(self._file(path))
            return
        self._files.make_folder(self._folder)
        self._files.replace(self._file(path), encode(record, str(path)))

    def _file(self, path: Path) -> Path:
        return self._folder / f"{_digest(str(path).encode('utf-8', 'surrogateescape'))}.json"


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:16]


def _has_any(issue: Issue, without: Sequence[Section] = ()) -> bool:
    """Tell whether anything is noted in an issue; the sections `without` are known to have nothing."""
    known = set(map(id, without))
    others = (section for section in issue.sections if id(section) not in known)
    return any(entry.mark or entry.note for section in others for entry in section.entries)
