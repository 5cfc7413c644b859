"""Edit > Search the archive: everything that was ever published, the issues themselves, and copying out of them."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from twimeditor.core.errors import EditError
from twimeditor.ui.actions import ActionSpec
from twimeditor.ui.shell.archive_lack import ArchiveLack
from twimeditor.ui.shell.lazy_dock import LazyDock
from twimeditor.ui.shell.lending import Lender
from twimeditor.ui.shell.past_pictures import PastPictures

if TYPE_CHECKING:
    from twimeditor.core.archive.query import Query
    from twimeditor.core.model import Issue
    from twimeditor.core.post.clipping import Clipping
    from twimeditor.services.archive.archive import Hit, Told
    from twimeditor.ui.archive_search.dock import ArchiveSearchDock
    from twimeditor.ui.archive_search.looking import Answer, Around, Chosen
    from twimeditor.ui.shell.past_issue import Past, PastIssueWindow
    from twimeditor.ui.shell.window import MainWindow

_KEY: Final = "past issue"
_GONE: Final = "The past issue “{name}” cannot be opened: {reason}. Update the archive to find what there is now."
_CHANGED: Final = "This issue has become another since the archive was updated; the entry is no longer in it as it was."
_COPY: Final = "Copy from a past issue"
_LARGEST: Final = 20_000_000


class ArchiveSearchControl(QObject):
    """Has the dock, made when it is first wanted, and the windows of past issues."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._archive = window.parts.archive
        self._lack = ArchiveLack(window)
        self._readers: dict[Path, PastIssueWindow] = {}
        self._lender = Lender(window)
        self.pictures = PastPictures()
        self._lazy = LazyDock(window, "archive_search", self._made, self._connect)

    def actions(self) -> Iterator[ActionSpec]:
        """Yield what goes into the menu Edit."""
        is_open, keys = self._window.is_open, ("Ctrl+Shift+F",)
        yield ActionSpec("archive_search", "Search the arch&ive…", self.open, "search", keys, is_open)

    def open(self) -> None:
        """Show the dock and put the caret into its line, with the words that are selected."""
        self._lazy.come().open(self._window.form.selected_text())

    @property
    def dock(self) -> "ArchiveSearchDock":
        """Return the dock, hidden at first."""
        return self._lazy.get()

    def _made(self) -> "ArchiveSearchDock":
        from twimeditor.ui.archive_search.dock import ArchiveSearchDock  # noqa: PLC0415 - not for the first window

        return ArchiveSearchDock(self._window)

    def _connect(self, dock: "ArchiveSearchDock") -> None:
        dock.searched.connect(self._search)
        dock.picked.connect(self._pick)
        dock.open_asked.connect(lambda chosen: self.open_past(chosen.told))
        dock.put_asked.connect(self._put_chosen)
        dock.copy_asked.connect(self._copy)
        dock.help_wanted.connect(self._lack.help)
        self._archive.changed.connect(self._tell_archive)
        self._archive.progressed.connect(self._tell_state)
        self._tell_archive()

    # The archive

    def _tell_archive(self) -> None:
        words, help_text = self._lack.words()
        if words:
            self.dock.tell_nothing(words, help_text)
        else:
            self.dock.tell_archive(self._archive.directory())

    def _tell_state(self) -> None:
        words, help_text = self._lack.words()
        if words:
            self.dock.tell_nothing(words, help_text)

    def _search(self, query: "Query", start: int) -> None:
        from twimeditor.ui.archive_search.looking import find  # noqa: PLC0415 - the dock has loaded it

        self._archive.ask(partial(find, query, start), self._show_found, key="archive search")

    def _show_found(self, answer: "Answer") -> None:
        self.dock.tell(answer)

    def _pick(self, hit: "Hit") -> None:
        from twimeditor.ui.archive_search.looking import choose  # noqa: PLC0415 - the dock has loaded it

        self._archive.ask(partial(choose, hit.id, self._around()), self._show_chosen, key="archive search, one entry")

    def _show_chosen(self, chosen: "Chosen | None") -> None:
        self.dock.show_chosen(replace(chosen, origin=self._origin(chosen.told)) if chosen is not None else None)

    def _origin(self, told: "Told") -> str:
        """Return the name by which the pictures of an entry's issue are found, wherever a copy of it goes."""
        return self.pictures.name_of(self._roots(told))

    def _roots(self, told: "Told") -> tuple[Path, ...]:
        from twimeditor.ui.archive.seeing import roots_of  # noqa: PLC0415 - the dock has loaded it

        return roots_of(self._archive.root(), self._window.parts.site.reading.folder, told.path)

    def _around(self) -> "Around":
        from twimeditor.ui.archive_search.looking import Around  # noqa: PLC0415 - the dock has loaded it

        parts = self._window.parts
        site, ratio = parts.site.reading.folder, self._window.devicePixelRatioF()
        return Around(parts.files, self._archive.root(), site, ratio)

    # Past issues

    def open_past(self, told: "Told") -> None:
        """Open the issue of an entry beside this one, at the entry."""
        root = self._archive.root()
        if root is None:
            return
        path = root / told.path
        if path in self._readers:
            self._show_reader(path, told)
            return
        self._window.parts.executor.submit(
            partial(self._read, path, told, self._roots(told)),
            partial(self._open_reader, told),
            partial(self._tell_gone, told),
        )

    def _read(self, path: Path, told: "Told", roots: tuple[Path, ...]) -> "Past":
        from twimeditor.ui.shell.past_issue import Past, read_past  # noqa: PLC0415 - most windows open none

        if path.stat().st_size > _LARGEST:
            raise OSError("it is too large for a post")
        issue, ids = read_past(self._window.parts.files.read(path))
        return Past(told.issue_title, path, issue, ids, roots, remark=_remark(issue, told))

    def _open_reader(self, told: "Told", past: "Past") -> None:
        from twimeditor.ui.shell.past_issue import PastIssueWindow  # noqa: PLC0415 - most windows open none

        if past.path not in self._readers:
            origin = self.pictures.name_of(past.roots)
            reader = PastIssueWindow(replace(past, origin=origin), self._window)
            reader.put_asked.connect(partial(self._put, origin))
            reader.closed.connect(lambda: self._forget(past.path))
            self._readers[past.path] = reader
        self._show_reader(past.path, told)

    def _show_reader(self, path: Path, told: "Told") -> None:
        reader = self._readers[path]
        reader.show()
        reader.show_record(told.record)
        reader.raise_()
        reader.activateWindow()

    def _forget(self, path: Path) -> None:
        self._readers.pop(path, None)
        self._window.activateWindow()

    def _tell_gone(self, told: "Told", error: Exception) -> None:
        if not isinstance(error, OSError | ValueError):
            raise error
        reason = error.strerror or str(error) if isinstance(error, OSError) else "it is not in UTF-8"
        self._window.bars.tell(_KEY, _GONE.format(name=told.issue_title, reason=reason))

    # Copying

    def _copy(self, chosen: "Chosen") -> None:
        from twimeditor.ui.actions.clips import data_for  # noqa: PLC0415 - as above

        QGuiApplication.clipboard().setMimeData(data_for(chosen.clipping, origin=chosen.origin))

    def _put_chosen(self, chosen: "Chosen") -> None:
        self._put(chosen.origin, chosen.clipping, chosen.told.record.mention.section)

    def _put(self, origin: str, clipping: "Clipping", section: str) -> None:
        """Put a copy into the section of the same name once its pictures are there."""
        self._lender.bring(origin, clipping, partial(self._put_in, section))

    def _put_in(self, section: str, clipping: "Clipping") -> None:
        """Put a copy into the section of the same name, as one step, and choose it."""
        from twimeditor.core.archive.copying import put_in  # noqa: PLC0415 - as above

        parts = self._window.parts
        session = parts.session
        self._window.form.finish()
        session.seal()
        before = session.document
        style = parts.styles.of(session.document)
        try:
            session.edit(_COPY, partial(put_in, clipping=clipping, section=section, style=style))
        except EditError as error:
            self._window.bars.tell(_KEY, str(error))
            return
        session.seal()
        parts.selection.show(_new_in(session.document, before))
        self._window.toast.tell("Copied into your issue.", "Undo", session.undo)


def _new_in(issue: "Issue", before: "Issue") -> int:
    """Return the first block that an issue has and had not before."""
    from twimeditor.core.model import Blank, EntryHeading, SectionHeading  # noqa: PLC0415 - as above

    known = {one.id for one in before.leaves()}
    new = [one for one in issue.leaves() if one.id not in known and not isinstance(one, Blank)]
    entry = next((one for one in new if isinstance(one, EntryHeading)), None)
    told = (one for one in new if not isinstance(one, SectionHeading))
    return (entry or next(told, new[0])).id


def _remark(issue: "Issue", told: "Told") -> str:
    from twimeditor.core.archive.copying import place_in  # noqa: PLC0415 - as above

    return "" if place_in(issue, told.record) is not None else _CHANGED
