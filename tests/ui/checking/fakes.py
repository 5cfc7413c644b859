"""A watch over problems that a test lays down itself, and that knows no process."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from twimeditor.core.check import Problem, Severity
from twimeditor.core.check.carrying import carried
from twimeditor.core.check.ignoring import Marks, Scope, mark_of

from twimeditor.core.model import Issue
from twimeditor.services.editing import Committed, Session

if TYPE_CHECKING:
    from twimeditor.core.check.readiness import Readiness

Find = Callable[[Issue], Sequence[Problem]]


class FakeWatch(QObject):
    """Finds with `find`, when it is asked to; in between, what was found is carried over."""

    changed = Signal()

    def __init__(self, session: Session, find: Find) -> None:
        super().__init__()
        self._session = session
        self._find = find
        self._found: tuple[Problem, ...] = ()
        self._current = False
        self._marks: list[tuple[Problem, Scope]] = []
        self.hints = True
        self.words: tuple[Problem, ...] = ()
        self.learnt: list[str] = []
        self.told: tuple[str, ...] = ()
        self.ready: Readiness | None = None
        session.subscribe(self._follow)

    def is_checked(self) -> bool:
        return True

    def problems(self) -> tuple[Problem, ...]:
        marks = self._covering()
        shown = (one for one in self._found if marks.covering(one) is None)
        return tuple(one for one in shown if self.hints or one.severity is not Severity.HINT)

    def everything(self) -> tuple[Problem, ...]:
        return self._found

    def ignored(self) -> tuple[Problem, ...]:
        marks = self._covering()
        return tuple(one for one in self._found if marks.covering(one) is not None)

    def misspelt(self) -> tuple[Problem, ...]:
        return self.words

    def is_current(self) -> bool:
        return self._current

    def notes(self) -> tuple[str, ...]:
        return self.told

    def readiness(self) -> "Readiness | None":
        return self.ready

    def check_now(self) -> None:
        self._found = tuple(self._find(self._session.document))
        self._current = True
        self.changed.emit()

    def suggest(self, word: str, done: Callable[[tuple[str, ...]], object]) -> None:
        done((word.capitalize(), f"{word}s"))

    def learn(self, word: str) -> None:
        self.learnt.append(word)
        self.words = tuple(one for one in self.words if one.place.text != word)
        self.changed.emit()

    def unlearn(self, word: str) -> None:
        self.learnt.remove(word)

    def ignore(self, problem: Problem, scope: Scope) -> None:
        self._marks.append((problem, scope))
        self.changed.emit()

    def unignore(self, problem: Problem, _scope: Scope | None = None) -> None:
        self._marks = [one for one in self._marks if one[0] != problem]
        self.changed.emit()

    def _covering(self) -> Marks:
        return Marks(mark_of(*one) for one in self._marks)

    def _follow(self, event: Committed) -> None:
        self._found = carried(self._found, event.before, event.after)
        self._current = False
        self.changed.emit()
