"""The menu of a problem: where it leads, how it is put right, how it is ignored."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from twimeditor.core.check.fix import Fix
from twimeditor.core.check.ignoring import Scope
from twimeditor.core.check.problem import SPELLING, Problem
from twimeditor.ui.checking.listing import Row
from twimeditor.ui.problems.words import SCOPES


class Does(Protocol):
    """What the menu asks of the list."""

    def go(self, problem: Problem) -> object: ...
    def fix(self, fix: Fix) -> object: ...
    def fix_kind(self, rule: str) -> object: ...
    def learn(self, word: str) -> object: ...
    def ignore(self, scope: Scope) -> object: ...
    def tell_again(self) -> object: ...
    def tell_why(self, rule: str) -> object: ...


def problem_menu(parent: QWidget, row: Row, fixes: Sequence[Fix], alike: int, does: Does) -> QMenu:
    """Return the menu of a row; `alike` are so many problems of its kind that can be fixed at once."""
    menu, problem = QMenu(parent), row.problem
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    _add(menu, "&Go to the place\tReturn", partial(does.go, problem))
    _add(menu, "Wh&y?", partial(does.tell_why, problem.rule))
    menu.addSeparator()
    if row.is_ignored:
        _add(menu, "&Tell of it again", does.tell_again)
        return menu
    for fix in fixes:
        _add(menu, fix.label.replace("&", "&&"), partial(does.fix, fix))
    if alike > 1:
        _add(menu, f"Fi&x all {alike:,} of this kind…", partial(does.fix_kind, problem.rule))
    if problem.rule == SPELLING:
        _add(menu, "Add to &dictionary", partial(does.learn, problem.place.text))
    menu.addSeparator()
    for scope, text in SCOPES.items():
        _add(menu, text, partial(does.ignore, scope))
    return menu


def _add(menu: QMenu, text: str, act: Callable[[], object]) -> None:
    menu.addAction(text).triggered.connect(lambda _checked: act())
