"""What is known of people and projects besides past issues: imported tables, and what the user corrected."""

import errno
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from twimeditor.core.archive.corrections import Corrections, read, written
from twimeditor.core.archive.listing import Listing, listing, read_table
from twimeditor.core.archive.table import Table
from twimeditor.core.errors import TableError
from twimeditor.services.listeners import Listeners
from twimeditor.services.ports import FileSystem, Stamp, Unsubscribe
from twimeditor.services.settings.shared_file import free_name, held

logger = logging.getLogger(__name__)

Change = Callable[[Corrections], Corrections]

_LARGEST: Final = 8_000_000
"""Bytes; no table of people comes near it."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """What of a file does not count: the key, "" where it is the whole file, and the reason."""

    file: str
    key: str
    reason: str

    def __str__(self) -> str:
        return f"{self.file}: {' '.join(filter(None, (self.key, self.reason)))}"


@dataclass(frozen=True, slots=True)
class Loaded:
    """All that the files say."""

    tables: tuple[Table, ...] = ()
    corrections: Corrections = field(default_factory=Corrections)
    problems: tuple[Trouble, ...] = ()
    kept: tuple[Listing, ...] = ()


@dataclass(frozen=True, slots=True)
class Imported:
    """What came in."""

    kind: Listing
    table: Table


Stamps = tuple[Stamp | None, ...]


class Sources:
    """Files in a folder that running programs share: each reads them anew when they have changed.

    A correction that cannot be written holds until the program ends, and is written with the next one that can: on top
    of what the file says by then. A file that has mistakes is never written over before a copy of it lies beside it.
    """

    def __init__(self, files: FileSystem, folder: Path) -> None:
        self._files = files
        self.folder = folder
        self._stamps: Stamps | None = None
        self._loaded = Loaded()
        self._unwritten: tuple[Change, ...] = ()
        self._listeners = Listeners[[]]()

    def load(self) -> Loaded:
        """Return what the files say; the very same value while they do. What is bad is told, never raised."""
        stamps = tuple(self._files.stamp(self.folder / name.value) for name in Listing)
        if stamps != self._stamps:
            self._loaded, self._stamps = self._load(), stamps
        return self._loaded

    def correct(self, change: Change) -> None:
        """Change the corrections; raise OSError when that holds only until the program ends."""
        try:
            self._correct(change)
        except OSError:
            self._unwritten = (*self._unwritten, change)
            raise
        finally:
            self._stamps = None
            self._listeners.tell()

    def read(self, path: Path) -> tuple[Listing, str]:
        """Return what a file lists, and its text; raise TableError or OSError when it is nothing of ours."""
        stamp = self._files.stamp(path)
        if stamp is not None and stamp.size > _LARGEST:
            raise TableError("The file is too large to be a table of people and projects.")
        try:
            text = self._files.read(path).decode("utf-8")
        except UnicodeDecodeError as error:
            raise TableError("The file is not UTF-8.") from error
        return listing(text, path.name), text

    def import_table(self, path: Path) -> Imported:
        """Take a file in, in the place of the one of its kind; raise TableError or OSError when that cannot be done.

        With projects of twim-o-matic its sections come in that lie beside, since only they have titles.
        """
        kind, text = self.read(path)
        if kind is Listing.CORRECTIONS:
            raise TableError("These are corrections: they are joined with yours, not imported as a table.")
        beside = path.with_name(Listing.SECTIONS.value)
        if kind is Listing.PROJECTS and self._files.stamp(beside) is not None:
            self._keep_sections(beside)
        table = read_table(text, kind, self._text(Listing.SECTIONS))
        self._keep(kind, text)
        self._told()
        return Imported(kind, table)

    def remove_table(self, kind: Listing) -> None:
        """Forget an imported table; raise OSError when that cannot be done."""
        if kind is not Listing.CORRECTIONS:
            self._files.remove(self.folder / kind.value)
            self._told()

    def subscribe(self, listener: Callable[[], None]) -> Unsubscribe:
        """Call `listener` when something was changed here, until the returned function is called."""
        return self._listeners.add(listener)

    def _told(self) -> None:
        self._stamps = None
        self._listeners.tell()

    def _keep(self, kind: Listing, text: str) -> None:
        self._files.make_folder(self.folder)
        with held(self._files, self.folder / kind.value):
            self._files.replace(self._files.resolve(self.folder / kind.value), text.encode())

    def _keep_sections(self, path: Path) -> None:
        try:
            kind, text = self.read(path)
            if kind is Listing.SECTIONS:
                read_table(text, kind)
                self._keep(kind, text)
        except (TableError, OSError) as error:
            logger.info("the sections beside a table of projects cannot be read: %s", error)

    def _correct(self, change: Change) -> None:
        file = self.folder / Listing.CORRECTIONS.value
        self._files.make_folder(self.folder)
        with held(self._files, file):
            said, problems = self._read_corrections()
            if problems and self._files.stamp(file) is not None:
                self._files.create(free_name(self._files, file), self._files.read(file))
            text = written(change(self._with_unwritten(said)))
            self._files.replace(self._files.resolve(file), text.encode("utf-8", "replace"))
        self._unwritten = ()

    def _load(self) -> Loaded:
        problems: list[Trouble] = []
        tables: dict[Listing, Table] = {}
        for kind in Listing:
            if kind is not Listing.CORRECTIONS and self._files.stamp(self.folder / kind.value) is not None:
                table = self._table(kind, problems)
                tables |= {kind: table} if table is not None else {}
        try:
            said, wrong = self._read_corrections()
        except OSError as error:
            said, wrong = Corrections(), (("", f"cannot be read: {error.strerror or error}"),)
        problems += (Trouble(Listing.CORRECTIONS.value, key, reason) for key, reason in wrong)
        return Loaded(tuple(tables.values()), self._with_unwritten(said), tuple(problems), tuple(tables))

    def _table(self, kind: Listing, problems: list[Trouble]) -> Table | None:
        try:
            table = read_table(self._kept(kind).decode(), kind, self._text(Listing.SECTIONS))
        except OSError as error:
            problems.append(Trouble(kind.value, "", f"cannot be read: {error.strerror or error}"))
            return None
        except (TableError, UnicodeDecodeError) as error:
            problems.append(Trouble(kind.value, "", f"cannot be used: {error}"))
            return None
        problems += (Trouble(kind.value, left.key, left.reason) for left in table.left_out)
        return table

    def _text(self, kind: Listing) -> str:
        try:
            text = self._kept(kind).decode() if self._files.stamp(self.folder / kind.value) is not None else ""
            if text:
                read_table(text, kind)
        except (OSError, UnicodeDecodeError, TableError):
            return ""
        return text

    def _kept(self, kind: Listing) -> bytes:
        """Return what a file of ours holds; raise OSError where it cannot be read, or is larger than any was made."""
        file = self.folder / kind.value
        stamp = self._files.stamp(file)
        if stamp is not None and stamp.size > _LARGEST:
            raise OSError(errno.EFBIG, "it is too large")
        return self._files.read(file)

    def _read_corrections(self) -> tuple[Corrections, tuple[tuple[str, str], ...]]:
        """Return what the file says by now, and what of it does not count."""
        if self._files.stamp(self.folder / Listing.CORRECTIONS.value) is None:
            return Corrections(), ()
        try:
            return read(self._kept(Listing.CORRECTIONS).decode("utf-8"))
        except UnicodeDecodeError:
            return Corrections(), (("", "is not UTF-8"),)

    def _with_unwritten(self, said: Corrections) -> Corrections:
        for change in self._unwritten:
            said = change(said)
        return said
