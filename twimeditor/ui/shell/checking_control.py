"""The check in the window: the list of problems, going through them, fixing many at once, and what is still missing."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from twimeditor.core.check import Problem
from twimeditor.core.check.order import Key, Order, beside
from twimeditor.services.settings import HINTS, Option
from twimeditor.ui.actions import ActionSpec
from twimeditor.ui.bridge import NOTHING
from twimeditor.ui.problems.deeds import ProblemDeeds, Undo
from twimeditor.ui.problems.words import sentence
from twimeditor.ui.shell.help_control import help_for
from twimeditor.ui.shell.lazy_dock import LazyDock

if TYPE_CHECKING:
    from twimeditor.core.check.fixing import Find
    from twimeditor.core.check.place import Place
    from twimeditor.ui.checking.board import ReadinessBoard
    from twimeditor.ui.checking.dock import ProblemsDock
    from twimeditor.ui.shell.window import MainWindow

_FIELDS: Final = {"id": "target", "quote": "body"}
"""What the form calls otherwise than the nodes do."""

_WRAPPED: Final = {1: "Went on from the beginning of the issue.", -1: "Went on from the end of the issue."}
_NOTHING: Final = "Nothing to mend."
_NOTHING_SAFE: Final = "Nothing here can be fixed without your judgement: see each problem in the list."
_CHECKING: Final = "The issue is still being checked."
_MILLISECONDS: Final = 5000
_TIME_TO_READ: Final = 15000
_START: Final[Key] = (-1, 0, 0)


class CheckingControl(QObject):
    """Has the dock and the dialogs, which are made when they are first wanted, and leads from problem to problem."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._watch = window.parts.problems
        self._lazy = LazyDock(window, "problems", self._made, self._connect)
        self._caret: tuple[int, str, int] | None = None
        self._at: tuple[Problem, tuple[int, str, int] | None] | None = None
        self.deeds = ProblemDeeds(window.parts.session, self._watch, self)

    def actions(self) -> Iterator[ActionSpec]:
        """Yield what goes into the menus View, Issue and Tools, and into the toolbar."""
        is_open = self._window.is_open
        yield ActionSpec("problems", "Proble&ms", self.toggle, "", ("Ctrl+5",), is_open, checked=self.is_shown)
        yield ActionSpec("check", "Chec&k", self.check, "check", ("F7",), is_open)
        after, before = partial(self.step, 1), partial(self.step, -1)
        yield ActionSpec("next_problem", "Ne&xt problem", after, "", ("F8",), is_open)
        yield ActionSpec("previous_problem", "Pre&vious problem", before, "", ("Shift+F8",), is_open)
        yield ActionSpec("fix_all", "&Fix all…", self.deeds.fix_all, "", (), is_open)
        yield ActionSpec("readiness", "Rea&diness…", self.show_readiness, "", (), is_open)

    def start(self) -> None:
        """Follow the caret, and what is found."""
        selection = self._window.parts.selection
        selection.pointed.connect(self._note_caret)
        selection.changed.connect(lambda _container: self._forget_caret())
        self._watch.changed.connect(self._count)
        self._window.closed.connect(self._window.parts.settings.subscribe(self._option_chosen))
        self.deeds.told.connect(self._tell)
        self.deeds.many_wanted.connect(self.show_fixes)
        self.deeds.help_wanted.connect(partial(help_for, self._window))
        self._count()

    # The dock

    def is_shown(self) -> bool:
        """Tell whether the dock is there."""
        return self._lazy.is_shown

    def toggle(self) -> None:
        """Show the dock and go there, or close it."""
        self._lazy.toggle(self.open)

    def check(self) -> None:
        """Check now, and show what is found."""
        self._watch.check_now()
        self.open()

    @property
    def dock(self) -> "ProblemsDock":
        """Return the dock, hidden at first."""
        return self._lazy.get()

    def open(self) -> None:
        """Show the dock and go there."""
        was_seen = self.is_shown()
        dock = self._lazy.come()
        dock.open()
        if not was_seen and self._at is not None:
            dock.choose(self._at[0])

    def _made(self) -> "ProblemsDock":
        from twimeditor.ui.checking.dock import ProblemsDock  # noqa: PLC0415 - not needed by the first window

        return ProblemsDock(self._window.parts.session, self._watch, self.deeds, self._window)

    def _connect(self, dock: "ProblemsDock") -> None:
        window, settings = self._window, self._window.parts.settings
        dock.show_hints(on=settings.get(HINTS))
        dock.wanted.connect(self.go)
        dock.hints_wanted.connect(lambda on: window.site.keep(HINTS, on))

    def _option_chosen(self, option: Option[Any]) -> None:
        if option is HINTS and self._lazy.made is not None:
            self._lazy.made.show_hints(on=self._window.parts.settings.get(HINTS))

    # Going through

    def go(self, problem: Problem) -> None:
        """Go to the field of a problem and select the characters that are meant."""
        self.go_to(problem.place)
        self._at = problem, self._caret

    def go_to(self, place: "Place") -> None:
        """Go to a place in the form."""
        if not self._window.is_pane_shown("form"):
            self._window.toggle_pane("form")
        self._window.activateWindow()
        self._window.form.reveal(place)

    def step(self, step: int) -> None:
        """Go to the next problem (1) or the one before (-1), from the last to the first."""
        issue, problems = self._window.parts.session.document, self._watch.problems()
        if not problems:
            self._say(self._nothing())
            return
        found, wrapped = self._beside(problems, Order(issue), step), ""
        if found is None:
            found, wrapped = problems[0 if step > 0 else -1], f"{_WRAPPED[step]} "
        self.go(found)
        if self._lazy.made is not None:
            self._lazy.made.choose(found)
        place = f"{problems.index(found) + 1:,} of {len(problems):,}"
        self._say(f"{wrapped}Problem {place}: {sentence(found)}", _TIME_TO_READ)

    def _beside(self, problems: tuple[Problem, ...], order: Order, step: int) -> Problem | None:
        """Return the problem beside the one that was gone to, or while the caret is elsewhere beside the caret."""
        if self._at is not None and self._at[1] == self._caret and self._at[0] in problems:
            number = problems.index(self._at[0]) + step
            return problems[number] if 0 <= number < len(problems) else None
        return beside(problems, order, self._here(order), step)

    def _here(self, order: Order) -> Key:
        """Return where the user is: at the caret, else at the beginning of what is selected."""
        if self._caret is not None:
            return order.key(*self._caret)
        current = self._window.parts.selection.current
        return _START if current == NOTHING else order.key(current)

    def _note_caret(self, node: int) -> None:
        caret = self._window.parts.selection.caret
        if caret is not None:
            self._caret = node, _FIELDS.get(caret.field, caret.field), caret.index

    def _forget_caret(self) -> None:
        self._caret = None

    # Dialogs

    def show_fixes(self, rule: str) -> None:
        """Show what fixing all problems of a rule does, or all with an empty name, before it is done."""
        from twimeditor.core.check.planning import safe  # noqa: PLC0415 - not needed by the first window
        from twimeditor.ui.checking.fixes_dialog import FixesDialog  # noqa: PLC0415 - likewise

        if not safe(self._watch.problems(), rule):
            self._say(_NOTHING_SAFE if self._watch.problems() else self._nothing())
            return
        parts = self._window.parts
        dialog = FixesDialog(
            self._window, parts.session, parts.bridge, self._watch, parts.executor, rule, find=self._found_again()
        )
        dialog.done_with.connect(self._tell_fixed)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _found_again(self) -> "Find":
        """Return what finds, in any thread, what is left in an issue of which something was fixed."""
        from twimeditor.services.check.values import Spelling  # noqa: PLC0415 - not needed by the first window
        from twimeditor.services.check.worker import HereWorker  # noqa: PLC0415 - likewise

        worker, where = HereWorker(), replace(self._watch.where(), spelling=Spelling())
        return lambda issue: worker.check(issue, where).problems

    def show_readiness(self) -> None:
        """Show what is done and what is still missing."""
        from twimeditor.ui.checking.board_dialog import ReadinessDialog  # noqa: PLC0415 - not needed by the first window

        dialog = ReadinessDialog(self._window, self._watch)
        dialog.wanted.connect(self.go_to)
        dialog.problems_wanted.connect(self.open)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def new_board(self) -> "ReadinessBoard":
        """Return a board for another dialog to show first."""
        from twimeditor.ui.checking.board import ReadinessBoard  # noqa: PLC0415 - not needed by the first window

        return ReadinessBoard(self._watch)

    # Telling

    def _count(self) -> None:
        """Let the button say how much there is to mend; after a key only when the issue was checked anew."""
        if self._watch.is_checked() and not self._watch.is_current() and not self._watch.notes():
            return
        count = len(self._watch.problems())
        action = self._window.commands["check"]
        words = f"Check {count:,}" if count else "Check"
        if action.iconText() != words:
            action.setIconText(words)

    def _nothing(self) -> str:
        """Return why there is no problem to go to or to fix."""
        return _NOTHING if self._watch.is_current() else _CHECKING

    def _say(self, words: str, milliseconds: int = _MILLISECONDS) -> None:
        self._window.status.showMessage(words, milliseconds)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._window.status, words))

    def _tell(self, words: str, undo: Undo | None) -> None:
        toast = self._window.toast
        toast.tell(words, *(("Undo", undo) if undo is not None else ("Close", toast.hide)))

    def _tell_fixed(self, words: str) -> None:
        self._tell(words, self._window.parts.session.undo)
