"""What is done about problems: one named undo step each."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from twimeditor.core.check import Problem
from twimeditor.core.check.fix import Fix
from twimeditor.core.check.ignoring import Scope
from twimeditor.core.errors import EditError
from twimeditor.services.editing import Session

if TYPE_CHECKING:
    from twimeditor.ui.problems.watch import ProblemWatch

_IGNORED: Final = {
    Scope.HERE: "Ignored here.",
    Scope.ISSUE: "Ignored in this issue.",
    Scope.ALWAYS: "Ignored in all issues.",
}

Undo = Callable[[], object]

_CHANGED_SINCE: Final = "Nothing was changed: that text is another one by now."


class ProblemDeeds(QObject):
    """Fixes and ignores problems, for all panes that show them.

    `fixed` carries a `Problem` that is no more, `told` words about what was done and how that is undone, None where
    there is nothing to undo. `many_wanted` asks for a look at the fixes of a rule, or of all with an empty name, before
    they are done, `help_wanted` for what a rule demands.
    """

    fixed = Signal(object)
    told = Signal(str, object)
    many_wanted = Signal(str)
    help_wanted = Signal(str)

    def __init__(self, session: Session, watch: "ProblemWatch", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._watch = watch

    def fix(self, problem: Problem, fix: Fix) -> bool:
        """Do a fix of a problem as a step that has its name; return False where its place has become another."""
        from twimeditor.core.check.fixing import fixed  # noqa: PLC0415 - what the first window does not need

        self._session.seal()
        try:
            done = self._session.edit(fix.label, partial(fixed, fixes=(fix,)))
        except EditError:  # what it was about is gone
            done = False
        self._session.seal()
        self._tell(f"“{fix.label}” is done." if done else _CHANGED_SINCE, self._session.undo if done else None)
        if done:
            self.fixed.emit(problem)
        return done

    def fix_kind(self, rule: str) -> None:
        """Ask for a look at all fixes of a rule."""
        self.many_wanted.emit(rule)

    def fix_all(self) -> None:
        """Ask for a look at all fixes."""
        self.many_wanted.emit("")

    def ignore(self, problem: Problem, scope: Scope) -> None:
        """Tell no longer of a problem."""
        self._watch.ignore(problem, scope)
        self._tell(_IGNORED[scope], partial(self._watch.unignore, problem, scope))

    def unignore(self, problem: Problem) -> None:
        """Tell of a problem again."""
        self._watch.unignore(problem)

    def tell_why(self, rule: str) -> None:
        """Ask what a rule demands, and why."""
        self.help_wanted.emit(rule)

    def learn(self, word: str) -> None:
        """Take a word for right from now on, in all issues."""
        self._watch.learn(word)
        self._tell(f"“{word}” is in your dictionary.", partial(self._watch.unlearn, word))

    def _tell(self, words: str, undo: Undo | None) -> None:
        self.told.emit(words, undo)
