"""What was told before of the project that is written about: the dock, and the line in the form."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from twimeditor.core.errors import EditError
from twimeditor.core.ids import IdSource
from twimeditor.core.model import Attribution, Entry, Issue, Quote, Section, edits
from twimeditor.core.model.find import container
from twimeditor.ui.actions import ActionSpec
from twimeditor.ui.archive.state import Phase
from twimeditor.ui.bridge import NOTHING
from twimeditor.ui.shell.archive_lack import ArchiveLack
from twimeditor.ui.shell.docks import add_below
from twimeditor.ui.widgets.focus import FocusReturn, has_focus

if TYPE_CHECKING:
    from twimeditor.core.archive.last_time import Holder
    from twimeditor.core.model.edits import Edit
    from twimeditor.services.archive.archive import Told
    from twimeditor.ui.last_time.dock import LastTimeDock
    from twimeditor.ui.last_time.follower import Follower
    from twimeditor.ui.last_time.looking import Found, Seen
    from twimeditor.ui.last_time.rows import Row
    from twimeditor.ui.shell.window import MainWindow

_CHOOSE: Final = "Choose an entry to see what past issues tell of its project."
_NOTHING_OWN: Final = "Choose one of the section’s entries to see what past issues tell of its project."
_AUTHORLESS: Final = "Name who tells the section’s own update to see what they told there before."
_IN_SECTION: Final = "What {names} told in this section before"
_FIRST_IN_SECTION: Final = "No past issue has anything by {names} in this section."
_NAMELESS: Final = "Name the entry’s project to see what past issues tell of it."
_FIRST: Final = "None of the {count} past issues tells of this project."
_FIRST_OF_FEW: Final = "No past issue tells of this project."
_LOOKING: Final = "Looking through the past issues."
_PATIENCE: Final = 500
"""Milliseconds until what was told of another entry no longer stands in for an answer."""

_FIELDS: Final = {"description": "Fill in the description", "website": "Fill in the website"}


class LastTimeControl(QObject):
    """Has the dock, made when it is first wanted, and brings to it what the archive says."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._archive = window.parts.archive
        self._lack = ArchiveLack(window)
        self._dock: LastTimeDock | None = None
        self._followed: Follower | None = None
        self._found_for = NOTHING
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(_PATIENCE)
        self._waiting.timeout.connect(self._look_patient)
        self._focus = FocusReturn(window)
        window.docks.offer("last_time", lambda: self.dock)

    def actions(self) -> Iterator[ActionSpec]:
        """Yield what goes into the menu View."""
        is_open = self._window.is_open
        yield ActionSpec("last_time", "Last tim&e", self.toggle, "", ("Ctrl+6",), is_open, checked=self.is_shown)

    def start(self) -> None:
        """Tell the form how it stands with its entry, as soon as there is an archive."""
        window = self._window
        window.form.use_past(self._headline)
        window.form.past_wanted.connect(self.open)
        self._archive.changed.connect(self._follow_archive)
        self._archive.progressed.connect(self._refresh)
        window.posts.opened.connect(self._begin)
        window.parts.selection.changed.connect(lambda _container: self._turn())
        window.closed.connect(self._waiting.stop)
        window.parts.bridge.committed.connect(lambda _event: self._compare())

    # The dock

    def is_shown(self) -> bool:
        """Tell whether the dock is there."""
        return self._dock is not None and self._dock.is_seen

    def toggle(self) -> None:
        """Show the dock and go there, or close it."""
        if self.is_shown():
            self.dock.close()
        else:
            self.open()

    def open(self) -> None:
        """Show the dock and go there."""
        dock = self.dock
        if not dock.is_seen:
            self._focus = FocusReturn(dock)
            self._focus.note()
        dock.open()
        self._window.commands.refresh(("last_time",))

    @property
    def dock(self) -> "LastTimeDock":
        """Return the dock, hidden at first."""
        if self._dock is None:
            self._dock = self._made()
        return self._dock

    def _made(self) -> "LastTimeDock":
        from twimeditor.ui.last_time.dock import LastTimeDock  # noqa: PLC0415 - not needed by the first window

        dock = LastTimeDock(self._window)
        add_below(self._window, dock)
        dock.visibilityChanged.connect(self._seen_or_not)
        dock.picked.connect(self._see)
        dock.open_asked.connect(self._open_past)
        dock.compare_asked.connect(self._show_differences)
        dock.fill_asked.connect(self._fill_in)
        dock.older_wanted.connect(self._want_more)
        dock.help_wanted.connect(self._lack.help)
        dock.left.connect(self._leave)
        return dock

    def _want_more(self) -> None:
        self._follower.want_more()

    def _leave(self) -> None:
        if has_focus(self.dock):
            self._focus.give_back()
        self._window.commands.refresh(("last_time",))

    # Following

    @property
    def _follower(self) -> "Follower":
        if self._followed is None:
            self._followed = self._made_follower()
        return self._followed

    def _made_follower(self) -> "Follower":
        from twimeditor.ui.last_time.follower import Follower  # noqa: PLC0415 - not before there is an archive

        parts = self._window.parts
        follower = Follower(parts.session, parts.bridge, parts.selection, self._archive, self._path, self)
        follower.told.connect(self._tell_headline)
        follower.found.connect(self._show_found)
        self._window.closed.connect(follower.close)
        return follower

    def _path(self) -> Path | None:
        return self._window.parts.controller.state.path

    def _headline(self, container: int) -> str:
        """Return how it stands with an entry, for the form; without an archive nothing is loaded for it."""
        return self._follower.line(container) if self._archive.is_there() else ""

    def _follow_archive(self) -> None:
        self._window.form.refresh_past()
        self._refresh()

    def _begin(self) -> None:
        self._found_for = NOTHING
        if self._followed is not None:
            self._followed.forget()
        self._refresh()

    def _turn(self) -> None:
        self._refresh()
        self._compare()
        self._waiting.start()

    def _look_patient(self) -> None:
        """Show no longer what was told of another entry, where the archive is slow or does not answer."""
        holder = self._holder()
        if self.is_shown() and holder is not None and holder.id != self._found_for and not self._obstacle(holder)[0]:
            state = self._archive.state()
            self.dock.tell_nothing(state.words if state.phase is Phase.TROUBLE else _LOOKING)

    def _tell_headline(self) -> None:
        self._window.form.refresh_past()
        self._refresh()

    def _seen_or_not(self) -> None:
        self._window.commands.refresh(("last_time",))
        self._refresh()

    def _refresh(self) -> None:
        """Say in the dock how it stands, and ask the archive where there is something to ask."""
        if self._dock is None:
            return
        holder = self._holder()
        known = self.is_shown() and self._archive.is_there()
        if self._followed is not None or known:
            self._follower.want(on=known)
        if not self.is_shown():
            return
        self._dock.tell_headline(self._told_of(holder) if known and holder is not None else "")
        words, help_text = self._obstacle(holder)
        if words:
            self._dock.tell_nothing(words, help_text)
        elif not self._dock.is_filled:
            self._dock.tell_nothing(_LOOKING)

    def _told_of(self, holder: "Holder") -> str:
        """Return how it stands with an entry, or who tells something in a section."""
        if isinstance(holder, Section):
            names = _names(holder)
            return _IN_SECTION.format(names=names) if names else ""
        return self._follower.headline(holder.id)

    def _obstacle(self, holder: "Holder | None") -> tuple[str, str]:
        """Return why there is nothing to show, and what the button says that helps."""
        words, help_text = self._lack.words()
        if words:
            return words, help_text
        if holder is None:
            return _CHOOSE, ""
        if isinstance(holder, Section):
            has_own = any(isinstance(node, Quote | Attribution) for node in holder.nodes)
            return ("" if _names(holder) else _AUTHORLESS if has_own else _NOTHING_OWN), ""
        return ("", "") if holder.heading.title.strip() or holder.heading.website.strip() else (_NAMELESS, "")

    def _holder(self) -> "Holder | None":
        """Return the entry or section that is selected."""
        try:
            found = container(self._window.parts.session.document, self._window.parts.selection.current)
        except EditError:
            return None
        return found if isinstance(found, Entry | Section) else None

    # What the archive says

    def _show_found(self, found: "Found") -> None:
        self._refresh()
        if not self.is_shown() or self._obstacle(self._holder())[0]:
            return
        self._found_for = found.wanted.holder.id
        if self.dock.show_found(found, self._compared()):
            self._compare()
        else:
            self.dock.tell_nothing(self._first(found.wanted.holder))

    def _first(self, holder: "Holder") -> str:
        """Return that nothing was found."""
        if isinstance(holder, Section):
            return _FIRST_IN_SECTION.format(names=_names(holder))
        summary = self._archive.summary()
        return _FIRST.format(count=f"{summary.posts:,}") if summary is not None else _FIRST_OF_FEW

    def _see(self, row: "Row") -> None:
        from twimeditor.ui.last_time.looking import see  # noqa: PLC0415 - the dock has loaded it

        parts = self._window.parts
        ratio = self.dock.devicePixelRatioF()
        question = partial(see, row.told, self._archive.root(), parts.site.reading.folder, ratio)
        self._archive.ask(question, self._show_entry, key="last time, one entry")

    def _show_entry(self, seen: "Seen | None") -> None:
        if seen is not None:
            self.dock.show_entry(seen, self._holder())
            self._compare()

    def _compare(self) -> None:
        """Follow what today's entry lacks."""
        if self.is_shown():
            self.dock.compare_with(self._compared())

    def _compared(self) -> "Holder | None":
        """Return what is written today if what is shown was looked up for it: an answer may come later than a click."""
        holder, told, row = self._holder(), self.dock.detail.shown(), self.dock.current()
        is_its_own = holder is not None and holder.id == self._found_for
        return holder if is_its_own and told is not None and row is not None and told.id == row.told else None

    # Doing

    def _open_past(self, told: "Told") -> None:
        """Open a past issue at an entry."""
        self._window.archive_search.open_past(told)

    def _show_differences(self, told: "Told") -> None:
        from twimeditor.core.post.clipping import Clipping, markdown  # noqa: PLC0415 - not needed by the first window
        from twimeditor.core.post.days import day_in_words  # noqa: PLC0415 - likewise
        from twimeditor.ui.shell.compare import CompareDialog  # noqa: PLC0415 - likewise

        holder = self._compared()
        if holder is None:
            return
        old = told.record.markdown.strip("\r\n") + "\n"
        new = markdown(Clipping(spans=(holder.nodes,)))
        day = day_in_words(told.record.mention.day)
        dialog = CompareDialog(self._window, "Compare with last time", (day, old), ("This issue", new))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _fill_in(self, field: str, value: str) -> None:
        """Fill in what today's entry lacks, as one step."""
        entry = self._compared()
        if isinstance(entry, Entry):
            self._window.form.finish()
            self._window.parts.session.seal()
            self._window.parts.session.edit(_FIELDS[field], _filling(entry.id, field, value))
            self._window.parts.session.seal()


def _names(section: Section) -> str:
    """Return who tells something in a section itself."""
    from twimeditor.core.archive.last_time import tellers  # noqa: PLC0415 - not needed by the first window

    *others, last = dict.fromkeys(tellers(section.nodes).values()) or ("",)
    return f"{', '.join(others)} and {last}" if others else last


def _filling(target: int, field: str, value: str) -> "Edit":
    """Return the edit that fills in a field, unless something stands there by then."""
    from twimeditor.core.post.settle import settle  # noqa: PLC0415 - not needed by the first window

    def fill(issue: Issue, ids: IdSource) -> Issue:
        if edits.get_field(issue, target=target, field=field).strip():
            return issue
        return settle(edits.set_field(issue, ids, target=target, field=field, value=value), ids, target=target)

    return fill
