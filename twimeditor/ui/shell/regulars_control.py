"""View > Regulars: who usually reports and has not this week."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from twimeditor.core.errors import EditError
from twimeditor.core.ids import IdSource
from twimeditor.core.model import Issue
from twimeditor.core.style import HouseStyle
from twimeditor.ui.actions import ActionSpec
from twimeditor.ui.shell.archive_lack import ArchiveLack
from twimeditor.ui.shell.lazy_dock import LazyDock

if TYPE_CHECKING:
    from twimeditor.services.ports import Edit
    from twimeditor.ui.regulars.dock import RegularsDock
    from twimeditor.ui.regulars.follower import Follower
    from twimeditor.ui.regulars.rows import Row
    from twimeditor.ui.shell.window import MainWindow

_NUMBER: Final = "Put in Matrix Live’s number"


class RegularsControl(QObject):
    """Has the dock, made when it is first wanted, and puts into the issue what is chosen there."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._archive = window.parts.archive
        self._lack = ArchiveLack(window)
        self._follower: Follower | None = None
        self._lazy = LazyDock(window, "regulars", self._made, self._connect)

    def actions(self) -> Iterator[ActionSpec]:
        """Yield what goes into the menu View."""
        is_open = self._window.is_open
        yield ActionSpec("regulars", "Re&gulars", self.toggle, "", ("Ctrl+7",), is_open, checked=self.is_shown)

    def is_shown(self) -> bool:
        """Tell whether the dock is there."""
        return self._lazy.is_shown

    def toggle(self) -> None:
        """Show the dock and go there, or close it."""
        self._lazy.toggle(self._open)

    def _open(self) -> None:
        dock = self._lazy.come()
        self._refresh()
        dock.open()

    @property
    def dock(self) -> "RegularsDock":
        """Return the dock, hidden at first."""
        return self._lazy.get()

    def _made(self) -> "RegularsDock":
        from twimeditor.ui.regulars.dock import RegularsDock  # noqa: PLC0415 - not needed by the first window

        return RegularsDock(self._window)

    def _connect(self, dock: "RegularsDock") -> None:
        from twimeditor.ui.regulars.follower import Follower  # noqa: PLC0415 - not needed by the first window

        parts = self._window.parts
        self._follower = Follower(parts.session, parts.bridge, self._archive, self)
        self._follower.found.connect(dock.tell)
        self._archive.changed.connect(self._refresh)
        self._archive.progressed.connect(self._refresh)
        dock.visibilityChanged.connect(lambda _seen: self._refresh())
        dock.added.connect(self._add)
        dock.number_wanted.connect(self._put_number)
        dock.told.connect(self._tell)
        dock.help_wanted.connect(self._lack.help)

    # Following

    def _refresh(self) -> None:
        """Follow the issue while the dock is seen; say what is lacking where there is no archive."""
        if self._follower is None:
            return
        words, help_text = self._lack.words()
        self._follower.want(on=self.is_shown() and not words)
        if words:
            self.dock.tell_nothing(words, help_text)

    # Doing

    def _add(self, rows: Sequence["Row"]) -> None:
        """Put what is missing into the issue as one step, and go to the first place that waits for words."""
        if rows:
            edit = partial(_with_rows, rows=tuple(rows), style=self._style())
            label = f"Add {rows[0].title}" if len(rows) == 1 else f"Add {len(rows)} regulars"
            self._edit(label, edit)

    def _put_number(self, number: str) -> None:
        from twimeditor.core.archive.adding import with_live_number  # noqa: PLC0415 - not needed by the first window

        self._edit(_NUMBER, partial(with_live_number, number=number, style=self._style()))

    def _edit(self, label: str, edit: "Edit") -> None:
        from twimeditor.core.report import lacking  # noqa: PLC0415 - not needed by the first window

        session, selection = self._window.parts.session, self._window.parts.selection
        self._window.form.finish()
        before = session.document
        session.seal()
        try:
            session.edit(label, edit)
        except EditError as error:
            self._tell(f"This cannot be added: {error}.")
            return
        session.seal()
        if self._follower is not None:
            self._follower.refresh()
        node, lacks = lacking(before, session.document)
        if node is not None:
            (selection.reveal if lacks else selection.show)(node.id, origin=self)

    def _tell(self, words: str) -> None:
        toast = self._window.toast
        toast.tell(words, "Close", toast.hide)

    def _style(self) -> HouseStyle:
        parts = self._window.parts
        return parts.styles.of(parts.session.document)


def _with_rows(issue: Issue, ids: IdSource, *, rows: Sequence["Row"], style: HouseStyle) -> Issue:
    from twimeditor.core.archive.adding import (  # noqa: PLC0415 - not needed by the first window
        with_missing,
        with_missing_section,
    )
    from twimeditor.core.archive.regulars import MissingSection  # noqa: PLC0415 - likewise

    for row in rows:
        if isinstance(row, MissingSection):
            issue = with_missing_section(issue, ids, title=row.title, style=style)
        else:
            issue = with_missing(issue, ids, missing=row, style=style)
    return issue
