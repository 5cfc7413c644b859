"""What can be done about the problems at a place, on top of the menu of a text."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from shiboken6 import isValid

from twimeditor.core.check import Fix
from twimeditor.core.check.fix import correction
from twimeditor.core.check.ignoring import Scope
from twimeditor.core.check.problem import SPELLING, Problem
from twimeditor.ui.forms.marks import Mark
from twimeditor.ui.problems.words import SCOPES, sentence

LOOKING = "Looking for suggestions…"
NONE_FOUND = "No suggestions"
MOST = 8
"""So many suggestions are offered."""
_WIDEST = 72
"""How many letters of a problem's sentence a menu shows."""


class Deeds(Protocol):
    """What is done about problems, one named undo step each."""

    def fix(self, problem: Problem, fix: Fix) -> object: ...
    def fix_kind(self, rule: str) -> object: ...
    def ignore(self, problem: Problem, scope: Scope) -> object: ...


class Words(Protocol):
    """What is known of words: `suggest` tells in a moment what one could have been, and returns what calls that off."""

    def suggest(self, word: str, done: Callable[[tuple[str, ...]], None]) -> Callable[[], None]: ...
    def learn(self, word: str) -> object: ...


class FixMenu(QObject):
    """Fills menus with what helps against problems; `why_wanted` carries the rule that the user wants explained."""

    why_wanted = Signal(str)

    def __init__(self, deeds: Deeds, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._deeds = deeds
        self._words = words

    def fill(self, menu: QMenu, marks: Sequence[Mark], *, writable: bool = True) -> None:
        """Add what can be done about the marks: for the worst in the menu itself, for others in menus of their own."""
        for number, mark in enumerate(marks):
            target = menu if number == 0 else menu.addMenu(_shortened(mark.problem))
            if mark.problem.rule == SPELLING:
                self._add_word(target, menu, mark.problem, writable=writable)
            else:
                self._add_problem(target, mark.problem)
        if marks:
            menu.addSeparator()

    def _add_problem(self, menu: QMenu, problem: Problem) -> None:
        menu.addAction(_shortened(problem)).setEnabled(False)
        for fix in problem.fixes:
            _add(menu, _plain(fix.label), partial(self._deeds.fix, problem, fix))
        if problem.safe_fix is not None:
            _add(menu, "&Fix all of this kind…", partial(self._deeds.fix_kind, problem.rule))
        menu.addSeparator()
        for scope, text in SCOPES.items():
            _add(menu, text, partial(self._deeds.ignore, problem, scope))
        _add(menu, "Wh&y?", partial(self.why_wanted.emit, problem.rule))

    def _add_word(self, menu: QMenu, whole: QMenu, problem: Problem, *, writable: bool) -> None:
        word = problem.place.text
        if writable:
            waiting = menu.addAction(LOOKING)
            waiting.setEnabled(False)
            whole.aboutToHide.connect(_Suggestions(menu, waiting, problem, self._deeds.fix).ask(self._words))
            menu.addSeparator()
        _add(menu, f"&Add “{_plain(word)}” to the dictionary", partial(self._words.learn, word))
        _add(menu, SCOPES[Scope.ISSUE], partial(self._deeds.ignore, problem, Scope.ISSUE))


class _Suggestions(QObject):
    """Puts suggestions into an open menu when they come, in the place of a line that says so."""

    def __init__(
        self, menu: QMenu, waiting: QAction, problem: Problem, choose: Callable[[Problem, Fix], object]
    ) -> None:
        super().__init__(menu)
        self._menu = menu
        self._waiting = waiting
        self._problem = problem
        self._choose = choose

    def ask(self, words: Words) -> Callable[[], None]:
        """Ask for them; return what asks no more."""
        return words.suggest(self._problem.place.text, self._take)

    def _take(self, found: tuple[str, ...]) -> None:
        if not isValid(self._menu):
            return
        if not found:
            self._waiting.setText(NONE_FOUND)
            return
        active = self._menu.activeAction()
        for word in found[:MOST]:
            action = QAction(_plain(word), self._menu)
            action.triggered.connect(partial(self._replace, word))
            self._menu.insertAction(self._waiting, action)
        self._menu.removeAction(self._waiting)
        if active is not None:
            self._menu.setActiveAction(active)
        self._stay_on_screen()

    def _replace(self, word: str, _checked: bool = False) -> None:
        fix = correction(self._problem.place, word)
        self._choose(replace(self._problem, fixes=(fix,)), fix)

    def _stay_on_screen(self) -> None:
        """Move up where the menu has grown past the lower edge."""
        room, shape = self._menu.screen().availableGeometry(), self._menu.geometry()
        if self._menu.isVisible() and shape.bottom() > room.bottom():
            self._menu.move(shape.x(), max(room.bottom() - shape.height(), room.top()))


def _add(menu: QMenu, text: str, act: Callable[[], object]) -> None:
    menu.addAction(text).triggered.connect(partial(_call, act))


def _call(act: Callable[[], object], _checked: bool = False) -> None:
    act()


def _shortened(problem: Problem) -> str:
    text = sentence(problem)
    return _plain(text if len(text) <= _WIDEST else f"{text[: _WIDEST - 1].rstrip()}…")


def _plain(text: str) -> str:
    """Return a text without a letter that Alt would lead to."""
    return text.replace("&", "&&")
