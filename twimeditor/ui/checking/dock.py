"""The dock *Problems*: everything that is wrong with the issue, where it is, and what can be done about it."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QCloseEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from twimeditor.core.check import Problem
from twimeditor.core.check.fix import Fix, correction
from twimeditor.core.check.ignoring import Scope
from twimeditor.core.check.planning import safe
from twimeditor.core.check.problem import SPELLING
from twimeditor.services.editing import Session
from twimeditor.ui.checking.detail import ProblemDetail
from twimeditor.ui.checking.filters import Filters
from twimeditor.ui.checking.listing import Found, Key, Listed, Row, listed
from twimeditor.ui.checking.menu import problem_menu
from twimeditor.ui.checking.model import ROW, ProblemsModel
from twimeditor.ui.checking.nothing import NothingToMend
from twimeditor.ui.checking.view import ProblemsView
from twimeditor.ui.checking.words import standing
from twimeditor.ui.problems.deeds import ProblemDeeds
from twimeditor.ui.theme import TOKENS
from twimeditor.ui.widgets import muted, words_label
from twimeditor.ui.widgets.areas import scrolled
from twimeditor.ui.widgets.dock import LeavableDock
from twimeditor.ui.widgets.focus import has_focus
from twimeditor.ui.widgets.folding import fold

if TYPE_CHECKING:
    from twimeditor.ui.problems.watch import ProblemWatch

_PAUSE: Final = 100
"""Milliseconds after a key until the list follows; it is never about a text that is not there, only late."""

_LETTERS: Final = 90
"""How many letters wide the dock is at least for the selected problem to be told beside the list."""


class ProblemsDock(LeavableDock):
    """Lists the issue's problems while it is seen.

    `wanted` carries the `Problem` to go to, `hints_wanted` whether hints are to be told of, `left` asks for the focus
    to go back.
    """

    wanted = Signal(object)
    hints_wanted = Signal(bool)

    def __init__(self, session: Session, watch: "ProblemWatch", deeds: ProblemDeeds, parent: QWidget) -> None:
        super().__init__("problems", "Problems", parent)
        self._session = session
        self._watch = watch
        self._deeds = deeds
        self._listed = Listed()
        self._key: Key | None = None
        self._place = 0
        self._has_come = True
        self._suggested: dict[str, tuple[str, ...]] = {}
        self.model = ProblemsModel(self)
        self.view = ProblemsView(self.model)
        self.filters, self.detail, self.nothing = Filters(), ProblemDetail(), NothingToMend()
        self._all = QPushButton("Fix &all…")
        self._count, self._notes = muted(QLabel()), muted(words_label())
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_PAUSE)
        self._make()
        self._lay_out()
        self._connect()

    def open(self) -> None:
        """Show the dock and put the focus into its list."""
        self.come()
        self.refresh()
        self._has_come = bool(self._listed.shown) or self._watch.is_current()
        stop = self.view if self._listed.shown else self.filters.text
        stop.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def current(self) -> Row | None:
        """Return the selected problem."""
        return self.model.row_at(self.view.currentIndex())

    def choose(self, problem: Problem) -> None:
        """Select a problem in the list, if it is there; nothing is gone to."""
        rows = (row for group in self._listed.groups for row in group.rows)
        self._key = next((row.key for row in rows if row.problem == problem), self._key)
        self._select()

    def show_hints(self, *, on: bool) -> None:
        """Tell whether hints are told of."""
        self.filters.show_hints(on=on)

    def refresh(self) -> None:
        """List what is known now."""
        self._later.stop()
        if not self.is_seen:
            return
        found = self._found()
        self._listed = listed(found, self.filters.wanted)
        self.filters.tell(found)
        self._fill()
        self._say(found)

    # What Qt calls

    def closeEvent(self, event: QCloseEvent) -> None:
        self._later.stop()
        super().closeEvent(event)

    def fold(self) -> None:
        fold(self._body, narrow=self.is_narrow(_LETTERS))

    # Building

    def _make(self) -> None:
        self._all.setObjectName("problems.fix_all")
        self._all.setToolTip("Shows all changes first; the ones you do not want can be left out")
        self._all.setAutoDefault(False)
        self._count.setObjectName("problems.count")
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        self._notes.setObjectName("problems.notes")

    def _lay_out(self) -> None:
        top, below = QHBoxLayout(), QHBoxLayout()
        top.setSpacing(TOKENS.gap)
        top.addWidget(self.filters, 1)
        top.addWidget(self._all)
        below.setSpacing(TOKENS.gap)
        below.addWidget(self._count)
        below.addWidget(self._notes, 1)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(TOKENS.gap)
        self._body.addWidget(self.view, 2)
        self._body.addWidget(self.nothing, 2)
        self._beside = scrolled(self.detail)
        self._body.addWidget(self._beside, 1)
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(TOKENS.gap, TOKENS.small, TOKENS.gap, TOKENS.small)
        column.setSpacing(TOKENS.small)
        column.addLayout(top)
        column.addLayout(self._body, 1)
        column.addLayout(below)
        self.setWidget(sheet)
        order = (*self.filters.stops(), self._all, self.view, self.nothing.button, *self.detail.stops())
        for one, following in pairwise(order):
            QWidget.setTabOrder(one, following)

    def _connect(self) -> None:
        self._later.timeout.connect(self.refresh)
        self._watch.changed.connect(self._follow)
        self._deeds.fixed.connect(lambda _problem: self.refresh())
        self.visibilityChanged.connect(lambda _seen: self.refresh())
        self.filters.changed.connect(self.refresh)
        self.filters.hints_wanted.connect(self.hints_wanted)
        self.nothing.button.clicked.connect(self.filters.show_all)
        self.view.selectionModel().currentChanged.connect(lambda _new, _old: self._choose())
        self.view.wanted.connect(self._go_to)
        self.view.menu_wanted.connect(self._open_menu)
        self._all.clicked.connect(self._deeds.fix_all)
        self.detail.fix_asked.connect(self.fix)
        self.detail.kind_asked.connect(self.fix_kind)
        self.detail.why_asked.connect(self.tell_why)
        self.detail.ignore_asked.connect(self.ignore)
        self.detail.tell_asked.connect(self.tell_again)
        self.detail.learn_asked.connect(self.learn)

    # Following

    def _follow(self) -> None:
        """List anew at once what was found, and after a key as soon as there is time."""
        if self._watch.is_current():
            self.refresh()
        elif not self._later.isActive() and self.is_seen:
            self._later.start()

    def _found(self) -> Found:
        """Return what is known; hints as well where they are not told of, for the button that tells of them."""
        everything, ignored = self._watch.everything(), self._watch.ignored()
        quiet = set(ignored)
        told = tuple(one for one in everything if one not in quiet) if quiet else everything
        return Found(self._session.document, told, ignored, self._watch.misspelt())

    def _fill(self) -> None:
        """Put the rows in; selection and scroll stay where they are."""
        self.view.setAutoScroll(False)
        top = QPersistentModelIndex(self.view.indexAt(QPoint(TOKENS.wide, TOKENS.small)))
        key, place = self._key, self._place
        self.model.show(self._listed.groups)
        self._key, self._place = key, place
        self._select()
        if top.isValid():
            self.view.scrollTo(top, ProblemsView.ScrollHint.PositionAtTop)
        self.view.setAutoScroll(True)

    def _select(self) -> None:
        """Go on with the problem that was selected; where it is gone, with the one in its place.

        What is gone before the issue is checked anew may come back, as may what stood around it: it is remembered.
        """
        index = self.model.index_of(self._key) if self._key is not None else QModelIndex()
        kept = None if index.isValid() or self._watch.is_current() else (self._key, self._place)
        if not index.isValid():
            keys = tuple(self._keys())
            index = self.model.index_of(keys[min(self._place, len(keys) - 1)]) if keys else QModelIndex()
        if self.view.currentIndex() != index:
            self.view.setCurrentIndex(index)
        self._choose()
        if kept is not None:
            self._key, self._place = kept

    def _keys(self) -> Iterator[Key]:
        return (row.key for group in self._listed.groups for row in group.rows)

    def _choose(self) -> None:
        """Show what is selected, and remember it."""
        row = self.current()
        if row is not None:
            self._key = row.key
            self._place = next((number for number, key in enumerate(self._keys()) if key == row.key), 0)
        button = self.window().focusWidget() if has_focus(self.detail) else None
        self.detail.show_row(row, self._fixes(row), self._alike(row))
        if button is not None and not button.isVisibleTo(self.detail):  # Qt would take the next: another deed
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, found: Found) -> None:
        """Tell how things stand; a screen reader is told where that is another than before."""
        wanted = self.filters.wanted
        words = standing(found, self._listed, wanted, is_current=self._watch.is_current())
        has_rows = bool(self._listed.shown)
        total = len(self._watch.problems())
        self.setWindowTitle(f"Problems ({total:,})" if total else "Problems")
        self.nothing.tell(words, narrow=wanted.is_narrow and bool(found.problems), known=self._watch.is_current())
        self.view.setVisible(has_rows)
        self._beside.setVisible(has_rows)
        self.nothing.setVisible(not has_rows)
        self._count.setVisible(has_rows)
        if has_rows and not self._has_come:
            self._come()
        self._all.setEnabled(any(problem.safe_fix is not None for problem in found.problems))
        self._notes.setText(" ".join(self._watch.notes()))
        if words != self._count.text():
            self._count.setText(words)
            self._count.setAccessibleName(words)
            QAccessible.updateAccessibility(QAccessibleEvent(self._count, QAccessible.Event.NameChanged))

    def _come(self) -> None:
        """Go from the filter, if nothing is typed there, to the list that was waited for."""
        self._has_come = True
        if self.filters.text.hasFocus() and not self.filters.text.text():
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    # Doing

    def _fixes(self, row: Row | None) -> tuple[Fix, ...]:
        if row is None:
            return ()
        if row.problem.rule == SPELLING:
            return self._corrections(row.problem)
        return row.problem.fixes

    def _corrections(self, problem: Problem) -> tuple[Fix, ...]:
        """Return what may have been meant by a word, as far as that is known; it is asked for once."""
        word = problem.place.text
        if word not in self._suggested:
            self._suggested[word] = ()
            self._watch.suggest(word, partial(self._take_suggestions, word))
        return tuple(correction(problem.place, new) for new in self._suggested[word])

    def _take_suggestions(self, word: str, words: Sequence[str]) -> None:
        self._suggested[word] = tuple(words)
        row = self.current()
        if row is not None and row.problem.place.text == word:
            self._choose()

    def _alike(self, row: Row | None) -> int:
        """Return how many problems of a row's kind can be fixed at once."""
        if row is None or row.problem.safe_fix is None:
            return 0
        return len(safe(self._watch.problems(), row.problem.rule))

    def _go_to(self, index: QModelIndex) -> None:
        row = index.data(ROW) or self.model.index(0, 0, index).data(ROW)
        if isinstance(row, Row):
            self.go(row.problem)

    def go(self, problem: Problem) -> None:
        """Ask to go to a problem."""
        self.wanted.emit(problem)

    def fix(self, fix: Fix) -> None:
        """Do a fix of the selected problem."""
        row = self.current()
        if row is not None:
            self._deeds.fix(row.problem, fix)

    def fix_kind(self, rule: str) -> None:
        """Ask for a look at all fixes of a rule."""
        self._deeds.fix_kind(rule)

    def tell_why(self, rule: str) -> None:
        """Ask what a rule demands, and why."""
        self._deeds.tell_why(rule)

    def learn(self, word: str) -> None:
        """Take a word for right from now on."""
        self._deeds.learn(word)

    def ignore(self, scope: Scope) -> None:
        """Tell no longer of the selected problem."""
        row = self.current()
        if row is not None:
            self._deeds.ignore(row.problem, scope)

    def tell_again(self) -> None:
        """Tell of the selected problem again, which is ignored."""
        row = self.current()
        if row is not None:
            self._deeds.unignore(row.problem)

    def _open_menu(self, spot: QPoint) -> None:
        row = self.current()
        if row is not None:
            problem_menu(self, row, self._fixes(row), self._alike(row), self).popup(spot)
