"""What a form is told of problems, known at once: the rules of some subjects, and words that a test calls misspelt."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Signal

from twimeditor.core.check import Fix, Problem, Severity
from twimeditor.core.check import pictures as of_pictures
from twimeditor.core.check import shortcodes as of_shortcodes
from twimeditor.core.check.fixing import fixed
from twimeditor.core.check.ignoring import Scope
from twimeditor.core.check.knowledge import Knowledge
from twimeditor.core.check.place import Place
from twimeditor.core.check.run import Run
from twimeditor.core.model import Issue
from twimeditor.core.post.fields import fields
from twimeditor.core.render import SiteTemplates
from twimeditor.services.editing import Session


class Instant(QObject):
    """Problems and misspelt words of a session's document as it is now; hints where a test wants them."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._run = Run((*of_pictures.RULES, *of_shortcodes.RULES))
        self._known = Knowledge()
        self.hints = False
        self.wrong_words: tuple[str, ...] = ()
        self.own: tuple[Problem, ...] = ()
        self.asked: list[tuple[str, Callable[[tuple[str, ...]], None]]] = []
        self.called_off = 0
        self.learned: list[str] = []
        self._found: tuple[Problem, ...] = ()
        self.look()

    def look(self) -> None:
        """Look anew, and tell."""
        found = (*self._run.problems(self._session.document, self._known), *self.own)
        self._found = tuple(one for one in found if self.hints or one.severity is not Severity.HINT)
        self.changed.emit()

    def know(self, templates: SiteTemplates | None) -> None:
        """Know the shortcodes of the site."""
        self._known = Knowledge(templates=templates)
        self.look()

    def of_node(self, node: int) -> tuple[Problem, ...]:
        return tuple(one for one in self._found if one.place.node == node)

    def misspelt_in(self, node: int) -> tuple[Problem, ...]:
        return tuple(one for one in misspelt(self._session.document, self.wrong_words) if one.place.node == node)

    def suggest(self, word: str, done: Callable[[tuple[str, ...]], None]) -> Callable[[], None]:
        self.asked.append((word, done))
        return self._call_off

    def learn(self, word: str) -> None:
        self.learned.append(word)

    def _call_off(self) -> None:
        self.called_off += 1


class Deeds:
    """Fixes as the window does; what else was asked for is written down."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.kinds: list[str] = []
        self.ignored: list[tuple[str, Scope]] = []

    def fix(self, problem: Problem, fix: Fix) -> None:
        assert fix in problem.fixes
        self._session.edit(fix.label, lambda issue, ids: fixed(issue, ids, (fix,)))

    def fix_kind(self, rule: str) -> None:
        self.kinds.append(rule)

    def ignore(self, problem: Problem, scope: Scope) -> None:
        self.ignored.append((problem.place.text, scope))


def misspelt(issue: Issue, words: Iterable[str]) -> Iterable[Problem]:
    """Yield a problem for each place of the words."""
    for node in issue.leaves():
        for field, value in fields(node):
            for word in words:
                at = value.find(word)
                while at >= 0:
                    place = Place(node.id, field, at, at + len(word), value)
                    yield Problem("spelling", f"no dictionary has “{word}”", place, Severity.HINT)
                    at = value.find(word, at + 1)
