"""What is wrong with the open issue, for all panes that tell of it: found in pauses of the typing, by a process."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from twimeditor.core.check.carrying import carried
from twimeditor.core.check.ignoring import Marks, Scope, mark_of
from twimeditor.core.check.numbered import Numbered
from twimeditor.core.check.problem import Problem
from twimeditor.core.model import Issue
from twimeditor.core.model.changes import diff
from twimeditor.services.check.ignored import Ignored
from twimeditor.services.check.own_words import OwnWords
from twimeditor.services.check.values import NOTHING_FOUND, Checked, Where
from twimeditor.services.editing import Committed, Session
from twimeditor.services.settings import HINTS, LANGUAGES, SPELLING, Option, Settings
from twimeditor.ui.actions.places import is_blank
from twimeditor.ui.problems.shown import Shown

if TYPE_CHECKING:
    from twimeditor.core.check.readiness import Readiness
    from twimeditor.services.check.aside import CheckAside, Proposed

PAUSE: Final = 400
"""Milliseconds without a change after which the issue is looked at again."""

_NOT_KEPT: Final = "That holds until the program ends, but could not be kept: {reason}."
_GIVEN_UP: Final = "The check took too long, or its process ended; it begins anew with the next change."


class ProblemWatch(QObject):
    """Knows what is wrong with the session's document as it is now; `changed` tells that something else is.

    When the document changes, the results are carried over at once: what is told is never about a text that is not
    there. After a pause it is checked anew, `is_current` says since when. Nothing is done before `wake`: the window is
    shown first. What cannot be kept on the disk is told by `failed`.
    """

    changed = Signal()
    failed = Signal(str)

    def __init__(
        self,
        session: Session,
        settings: Settings,
        ignored: Ignored,
        words: OwnWords,
        where: Callable[[Issue], Where],
        aside: Callable[[], "CheckAside"],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = settings
        self._ignored = ignored
        self._words = words
        self._where = where
        self._make_aside = aside
        self._aside: CheckAside | None = None
        self._is_awake = False
        self._is_current = False
        self._is_checked = False
        self._asked: list[Issue] = []
        self._path = ""
        self._number = 0
        self._is_other = False
        self._of = session.document
        self._checked = NOTHING_FOUND
        self._problems, self._misspelt = Numbered(), Numbered()
        self._shown = Shown(self._problems, self._misspelt, marks=Marks(), hints=False)
        self._told: tuple[object, ...] = (self._shown, False)
        self._suggested: dict[str, tuple[str, ...]] = {}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.check_now)
        self._ends = (
            settings.subscribe(self._option_chosen),
            ignored.subscribe(self._sort_out),
            words.subscribe(self._words_changed),
        )

    # What is wrong.

    def problems(self) -> tuple[Problem, ...]:
        """Return what is told, in file order."""
        return self._now().problems

    def misspelt(self) -> tuple[Problem, ...]:
        """Return the words that no dictionary has."""
        return self._now().misspelt

    def everything(self) -> tuple[Problem, ...]:
        """Return all problems, those as well that nobody wants to hear of; misspelt words are none."""
        self._now()
        return self._problems.all

    def ignored(self) -> tuple[Problem, ...]:
        """Return what the user does not want to hear of."""
        return self._now().ignored

    def of_node(self, node: int) -> tuple[Problem, ...]:
        """Return what is told of a node, an entry or a section as a whole, or what stands before them."""
        return self._now().of_node(node)

    def misspelt_in(self, node: int) -> tuple[Problem, ...]:
        """Return the words in a node that no dictionary has."""
        return self._now().misspelt_in(node)

    def where(self) -> Where:
        """Return where the issue lies now, and by what it is checked."""
        return self._where(self._session.document)

    def is_current(self) -> bool:
        """Tell whether all is known of the document as it is now."""
        return self._is_current and self._of is self._session.document

    def is_checked(self) -> bool:
        """Tell whether anything is known of this issue yet."""
        return self._is_checked

    def is_checking(self) -> bool:
        """Tell whether a check is under way, or waits."""
        return bool(self._asked)

    def notes(self) -> tuple[str, ...]:
        """Return in words what could not be checked."""
        return self._checked.notes

    def readiness(self) -> "Readiness | None":
        """Return what is done and what is missing, as it was when all was current; None before the first check."""
        return self._checked.readiness

    # When it is looked for.

    def wake(self) -> None:
        """Begin: the window is shown and rests."""
        if not self._is_awake:
            self._is_awake = True
            self._pause.start()

    def begin(self, path: str) -> None:
        """Forget everything: another issue is open, at `path`, or with "" nowhere."""
        self._path = path
        self._number += 1
        self._is_other = False
        self._asked.clear()
        self._know(self._session.document, NOTHING_FOUND)
        self._is_checked = self._is_current = False
        self._sort_out()
        self.look_again()

    def turn_to(self, path: str) -> None:
        """Take note that the issue is now in the file at `path`, or that it is another one."""
        if path == self._path:
            return
        if self._is_other or not _is_same(self._of, self._session.document):
            self.begin(path)
            return
        before, self._path = self._name(), path
        self._kept(lambda: self._ignored.settle(before, path))
        self.look_again()

    def follow(self, event: Committed) -> None:
        """Take note that the document has become another; all panes know it already."""
        if event.changes.added and not _is_same(event.before, event.after):
            self._is_other = True
        if event.before is not event.after:
            self.look_again()

    def look_again(self) -> None:
        """Check anew soon: the issue, what lies around it, or what is chosen, has become something else."""
        self._is_current = False
        self.refresh()
        self._tell()

    def refresh(self) -> None:
        """Check anew soon, since something around the issue may have become something else."""
        if self._is_awake:
            self._pause.start()

    def check_now(self) -> None:
        """Check without waiting for a pause."""
        self._pause.stop()
        issue = self._session.document
        if not self._is_awake:
            return
        self._asked.append(issue)
        if not self._path and is_blank(issue):
            self._take(issue, NOTHING_FOUND)
            return
        if self._aside is None:
            self._aside = self._make_aside()
            self._aside.attach(self._take, self._give_up)
        self._aside.check(issue, self._where(issue))

    def close(self) -> None:
        """Check no more, and end the process."""
        self._is_awake = False
        self._pause.stop()
        for end in self._ends:
            end()
        if self._aside is not None:
            self._aside.detach()

    # What is done about it.

    def suggest(self, word: str, done: "Proposed") -> Callable[[], None]:
        """Have words proposed for a misspelt one; return what calls that off. What is known comes at once."""
        known = self._suggested.get(word)
        if known is not None or self._aside is None:
            done(known or ())
            return lambda: None
        return self._aside.suggest(word, partial(self._propose, word, done))

    def learn(self, word: str) -> None:
        """Add a word to the user's dictionary."""
        self._kept(lambda: self._words.add(word))

    def unlearn(self, word: str) -> None:
        """Take a word out of the user's dictionary."""
        self._kept(lambda: self._words.remove(word))

    def ignore(self, problem: Problem, scope: Scope) -> None:
        """Tell no longer of a problem."""
        mark = mark_of(problem, scope)
        self._kept(lambda: self._ignored.add(self._name(), mark, saved=bool(self._path)))

    def unignore(self, problem: Problem, scope: Scope | None = None) -> None:
        """Tell of a problem again; without a scope, whatever it was ignored by."""
        mark = self._marks().covering(problem) if scope is None else mark_of(problem, scope)
        if mark is not None:
            self._kept(lambda: self._ignored.remove(self._name(), mark))

    # What happens meanwhile.

    def _take(self, issue: Issue, checked: Checked) -> None:
        """Take what was found in an issue, carried over to what it is by now; nothing of one that is closed."""
        if self._is_answer(issue):
            self._know(issue, checked)
            self._is_checked = True
            self._is_current = issue is self._session.document and not self._pause.isActive()
            self._sort_out()

    def _give_up(self, issue: Issue) -> None:
        if self._is_answer(issue):
            self._checked = replace(self._checked, notes=(_GIVEN_UP,))
            self._is_checked = True
            self._sort_out()

    def _is_answer(self, issue: Issue) -> bool:
        """Tell whether the open issue was asked about, and forget what was asked before."""
        number = next((number for number, one in enumerate(self._asked) if one is issue), None)
        if number is None:
            return False
        del self._asked[: number + 1]
        return True

    def _know(self, issue: Issue, checked: Checked) -> None:
        self._of, self._checked = issue, checked
        self._problems, self._misspelt = Numbered(checked.problems), Numbered(checked.misspelt)

    def _now(self) -> Shown:
        """Return what is known of the document as it is now."""
        document = self._session.document
        if document is not self._of:
            changes = diff(self._of, document)
            problems = carried(self._problems, self._of, document, changes)
            misspelt = carried(self._misspelt, self._of, document, changes)
            same = problems is self._problems and misspelt is self._misspelt
            self._of = document
            if not same:
                self._problems, self._misspelt = problems, misspelt
                self._shown = self._sorted_out()
        return self._shown

    def _sort_out(self) -> None:
        """Take note that other things are known, or wanted to be heard of."""
        self._shown = self._sorted_out()
        self._tell()

    def _sorted_out(self) -> Shown:
        return Shown(self._problems, self._misspelt, marks=self._marks(), hints=self._settings.get(HINTS))

    def _tell(self) -> None:
        told = self._now(), self._is_current
        if told != self._told:
            self._told = told
            self.changed.emit()

    def _marks(self) -> Marks:
        return self._ignored.marks(self._name())

    def _name(self) -> str:
        """Return how the issue is known where it is kept what is ignored in it."""
        return self._path or f"unsaved {id(self)}.{self._number}"

    def _option_chosen(self, option: Option[Any]) -> None:
        if option is HINTS:
            self._sort_out()
        elif option in {SPELLING, LANGUAGES}:
            self.look_again()

    def _words_changed(self) -> None:
        """Tell no longer of words that are right by now; what else they make right is found soon."""
        from twimeditor.core.check.words import bare  # noqa: PLC0415 - no word is added before the window shows

        right = self._words.all()
        wrong = (one for one in self._misspelt.all if not {bare(one.place.text), one.place.text} & right)
        self._misspelt = Numbered(wrong)
        self._suggested.clear()
        self._sort_out()
        self.look_again()

    def _propose(self, word: str, done: "Proposed", found: tuple[str, ...]) -> None:
        self._suggested[word] = found
        done(found)

    def _kept(self, keep: Callable[[], None]) -> None:
        try:
            keep()
        except OSError as error:
            self.failed.emit(_NOT_KEPT.format(reason=error.strerror or error))


def _is_same(one: Issue, other: Issue) -> bool:
    """Tell whether both are versions of one issue: no two issues of a session have a node in common."""
    return not {node.id for node in one.leaves()}.isdisjoint(node.id for node in other.leaves())
