"""Beginning an issue: a new one, one from a bot's output, and what a later run of the bot adds."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog
from shiboken6 import isValid

from twimeditor.core.model import Issue, find
from twimeditor.core.post.front_matter import fields
from twimeditor.core.style import HouseStyle
from twimeditor.services.settings import EDITORS, STYLE
from twimeditor.ui.actions import ActionSpec
from twimeditor.ui.shell.docks import add_below
from twimeditor.ui.widgets.focus import FocusReturn, has_focus, is_seen

if TYPE_CHECKING:
    from twimeditor.core.begin import NewIssue
    from twimeditor.core.bot import Addition, Finding
    from twimeditor.services.archive.archive import Archive
    from twimeditor.ui.beginning.from_bot import Made
    from twimeditor.ui.beginning.new_issue import NewIssueDialog
    from twimeditor.ui.beginning.review import ReviewDock
    from twimeditor.ui.beginning.source import Source
    from twimeditor.ui.shell.window import MainWindow

_BLOG = ("content", "blog")
_DOCK_LINES = 9


class BeginningControl(QObject):
    """Opens the dialogs, does what was chosen in them, and shows what a bot has left to do."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._parts = window.parts
        self._dock: ReviewDock | None = None
        self._focus = FocusReturn(window)
        window.posts.suggest = self._suggest
        window.docks.offer("review", self._review)

    def actions(self) -> Iterator[ActionSpec]:
        """Yield what goes into the menus File and Tools."""
        is_open, review, shown = self._window.is_open, self._toggle_review, self._is_shown
        yield ActionSpec("new", "&New issue…", self._new, "new", (QKeySequence.StandardKey.New,), short="New")
        yield ActionSpec("new_from_bot", "New &from bot output…", self._new_from_bot)
        yield ActionSpec("update_from_bot", "&Update from bot output…", self._update_from_bot, "", (), is_open)
        yield ActionSpec("review", "&Left to do", review, "", ("Ctrl+Alt+L",), is_open, checked=shown)

    # The dialogs

    def _new(self) -> None:
        from twimeditor.core.begin import Live, NewIssue  # noqa: PLC0415 - what the first window does without
        from twimeditor.ui.beginning.new_issue import NewIssueDialog  # noqa: PLC0415 - opened now and then

        styles, names = self._parts.styles.all(), self._parts.settings.get(EDITORS).split(",")
        editors = tuple(filter(None, map(str.strip, names)))
        style = self._parts.styles.named(self._parts.settings.get(STYLE)) or styles[0]
        proposed = NewIssue(_coming(), style, editors, Live(self._next_number(_coming())))
        dialog = NewIssueDialog(self._window, styles, proposed, self._begin)
        dialog.day_chosen.connect(partial(self._ask_number, dialog))
        self._open(dialog)
        self._ask_number(dialog, proposed.day)

    def _ask_number(self, dialog: "NewIssueDialog", day: date) -> None:
        """Let the archive, if there is one, tell the video's number on a day: it knows more than a few issues do."""

        def ask(archive: "Archive") -> str:
            from twimeditor.core.begin import number_on  # noqa: PLC0415 - what the first window does not need

            return number_on(day, ((issue.day, issue.live) for issue in archive.issues()))

        def propose(number: str) -> None:
            if isValid(dialog):
                dialog.propose_number(day, number or self._next_number(day))

        self._parts.archive.ask(ask, propose, key=self)

    def _next_number(self, day: date) -> str:
        """Return the number of the video that follows the one of the issue before, where that is known."""
        from twimeditor.core.begin import next_number  # noqa: PLC0415 - what the first window does not need
        from twimeditor.services.archive.nearby import Nearby  # noqa: PLC0415 - likewise

        recent = [post.path for post in self._parts.recent.posts()]
        return next_number(Nearby(self._parts.files).before(day, self._parts.site.reading.folder, recent))

    def _new_from_bot(self) -> None:
        from twimeditor.ui.beginning.from_bot import FromBotDialog  # noqa: PLC0415 - opened now and then

        styles = self._parts.styles.all()
        dialog = FromBotDialog(self._window, styles, _source(self._window), self._parts.executor, _coming(), self._take)
        dialog.choose_style(self._parts.settings.get(STYLE))
        self._open(dialog)

    def _update_from_bot(self) -> None:
        from twimeditor.ui.beginning.update_from_bot import UpdateFromBotDialog  # noqa: PLC0415 - likewise

        issue = self._parts.session.document
        style = self._parts.styles.of(issue)
        add = partial(self._add, style=style)
        dialog = UpdateFromBotDialog(self._window, issue, style, _source(self._window), self._parts.executor, add)
        self._open(dialog)

    def _open(self, dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    # What was chosen

    def _begin(self, new: "NewIssue") -> bool:
        from twimeditor.core.begin import first_gap, text_of  # noqa: PLC0415 - what the first window does without

        if not self._window.posts.new(text_of(new), new.style.writing):
            return False
        self._remember(new)
        self._reveal(first_gap(self._parts.session.document))
        return True

    def _remember(self, new: "NewIssue") -> None:
        """Propose the same editors and style the next time."""
        with suppress(OSError):
            for option, value in ((EDITORS, ", ".join(new.editors)), (STYLE, new.style.name)):
                if value and value != self._parts.settings.get(option):
                    self._parts.settings.put(option, value)

    def _take(self, made: "Made") -> bool:
        posts, text, writing = self._window.posts, made.output.text, made.style.writing
        if self._window.is_open() and not posts.has_file():
            posts.put_in("New from bot output", text, writing)
        elif not posts.new(text, writing):
            return False
        self._show_review()
        return True

    def _add(self, chosen: "tuple[Addition, ...]", style: HouseStyle) -> None:
        from twimeditor.core.bot import with_additions  # noqa: PLC0415 - what the first window does not need

        session = self._parts.session
        before = {node.id for node in session.document.leaves()}
        session.seal()
        session.edit("Update from bot output", partial(with_additions, chosen=chosen, style=style))
        self._reveal(next((node.id for node in session.document.leaves() if node.id not in before), None))
        updates = "1 update" if len(chosen) == 1 else f"{len(chosen):,} updates"
        self._window.toast.tell(f"Added {updates}.", "Undo", session.undo)

    def _reveal(self, wanted: int | None) -> None:
        """Put the caret where there is something to fill in, or select the section."""
        issue, selection = self._parts.session.document, self._parts.selection
        if wanted is None:
            return
        path = find.locate(issue, wanted)
        holder = find.container_at(issue, path)
        if path.index is None and not isinstance(holder, Issue) and holder.id == wanted:
            selection.select(wanted)
        else:
            selection.reveal(wanted)

    # What is left

    def _is_shown(self) -> bool:
        return self._dock is not None and is_seen(self._dock)

    def _toggle_review(self) -> None:
        if self._dock is not None and self._is_shown():
            self._dock.close()
            return
        dock = self._review()
        self._focus = FocusReturn(dock)
        self._focus.note()
        self._show_review()
        if dock.list.count():
            dock.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_review(self) -> None:
        self._review().open()
        self._window.commands.refresh(("review",))

    def _review(self) -> "ReviewDock":
        self._dock = self._dock or self._made_dock()
        return self._dock

    def _leave_review(self) -> None:
        if self._dock is not None and has_focus(self._dock):
            self._focus.give_back()
        self._window.commands.refresh(("review",))

    def _made_dock(self) -> "ReviewDock":
        from twimeditor.ui.beginning.review import ReviewDock  # noqa: PLC0415 - what the first window does not need

        dock = ReviewDock(self._findings, self._parts.bridge, self._window)
        add_below(self._window, dock, dock.fontMetrics().lineSpacing() * _DOCK_LINES)
        dock.wanted.connect(self._go)
        dock.left.connect(self._leave_review)
        dock.visibilityChanged.connect(lambda _on: self._window.commands.refresh(("review",)))
        return dock

    def _findings(self) -> "tuple[Finding, ...]":
        from twimeditor.core.bot import findings  # noqa: PLC0415 - what the first window does not need

        issue = self._parts.session.document
        return findings(issue, self._parts.styles.of(issue), self._has_file)

    def _has_file(self, url: str) -> bool:
        return self._parts.assets.find(url) is not None

    def _go(self, finding: "Finding") -> None:
        if not self._window.is_pane_shown("form"):
            self._window.toggle_pane("form")
        self._reveal(finding.node or None)

    # The file's name

    def _suggest(self, issue: Issue, folder: Path) -> Path:
        """Name a file in the style's manner, in the site's folder for that month if there is one."""
        path = fields(issue.front).get("path", "") if issue.front is not None else ""
        style = self._parts.styles.of(issue)
        day = _day_in(path)
        if day is None:
            return folder / "twim.md"
        for root in self._parts.site.roots():
            place = root.parent.joinpath(*_BLOG, *style.folder(day).split("/"))
            if place.is_dir():
                return place / style.file_name(day)
        return folder / style.file_name(day)


def _source(window: "MainWindow") -> "Source":
    from twimeditor.services.storage import content  # noqa: PLC0415 - what the first window does not need
    from twimeditor.ui.beginning.source import Source  # noqa: PLC0415 - likewise

    return Source(window.posts.choose, lambda path: content.load(window.parts.files, path).text)


def _coming() -> date:
    from twimeditor.core.begin import friday  # noqa: PLC0415 - what the first window does without

    return friday(date.today())  # noqa: DTZ011 - the editor's own day is meant


def _day_in(path: str) -> date | None:
    """Return the day at the end of an address on the site."""
    try:
        return date.fromisoformat(path.rstrip("/")[-10:])
    except ValueError:
        return None
