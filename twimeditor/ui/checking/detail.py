"""The selected problem: the whole sentence, and what can be done about it."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from twimeditor.core.check.fix import Fix
from twimeditor.core.check.ignoring import Scope
from twimeditor.core.check.problem import SPELLING
from twimeditor.ui.checking.listing import Row
from twimeditor.ui.checking.words import meant, subject
from twimeditor.ui.problems.words import SCOPES, sentence
from twimeditor.ui.theme import TOKENS, fonts
from twimeditor.ui.widgets import muted, tip, words_label

MOST_FIXES: Final = 4
"""So many fixes have a button; the menu of the row has all."""

_LONGEST: Final = 300
_LONGEST_LABEL: Final = 48


class ProblemDetail(QWidget):
    """Shows one problem.

    `fix_asked` carries a `Fix`, `kind_asked` and `why_asked` a rule, `ignore_asked` a `Scope`, `learn_asked` a word;
    `tell_asked` asks to tell of an ignored problem again.
    """

    fix_asked = Signal(object)
    kind_asked = Signal(str)
    why_asked = Signal(str)
    ignore_asked = Signal(object)
    tell_asked = Signal()
    learn_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._row: Row | None = None
        self._fixes: tuple[Fix, ...] = ()
        self._words, self._text, self._rule = words_label(), words_label(), muted(words_label())
        self._buttons = [QPushButton() for _ in range(MOST_FIXES)]
        self._kind, self._ignore = QPushButton(), QPushButton("Ign&ore")
        self._tell, self._learn = QPushButton("Te&ll of it again"), QPushButton("Add to &dictionary")
        self._why = QPushButton("Wh&y?")
        self._make()
        self._lay_out()
        self.show_row(None)

    def stops(self) -> tuple[QWidget, ...]:
        """Return what Tab reaches, in its order."""
        return (*self._buttons, self._kind, self._learn, self._ignore, self._tell, self._why)

    def show_row(self, row: Row | None, fixes: Sequence[Fix] = (), alike: int = 0) -> None:
        """Show another problem with its fixes, or none; `alike` are so many of its kind that can be fixed at once."""
        self._row, self._fixes = row, tuple(fixes)
        self._show_words(row)
        told = row is not None and not row.is_ignored
        is_word = row is not None and row.problem.rule == SPELLING
        for number, button in enumerate(self._buttons):
            button.setVisible(told and number < len(self._fixes))
            if number < len(self._fixes):
                _label(button, self._fixes[number].label)
        self._kind.setVisible(told and alike > 1)
        self._kind.setText(f"Fi&x all {alike:,} of this kind…")
        self._learn.setVisible(told and is_word)
        self._ignore.setVisible(told)
        self._tell.setVisible(row is not None and row.is_ignored)
        self._why.setVisible(row is not None)

    # Own work

    def _make(self) -> None:
        self.setObjectName("problems.detail")
        self._words.setObjectName("problems.sentence")
        self._text.setObjectName("problems.meant")
        self._rule.setObjectName("problems.rule")
        self._rule.setFont(fonts(self.font()).small)
        self._text.setFont(fonts(self.font()).mono)
        for number, button in enumerate(self._buttons):
            button.setObjectName(f"problems.fix{number + 1}")
            button.clicked.connect(partial(self._fix, number))
        self._kind.setObjectName("problems.kind")
        self._kind.setToolTip("Shows all changes first; the ones you do not want can be left out")
        self._kind.clicked.connect(self._ask_kind)
        self._ignore.setObjectName("problems.ignore")
        self._ignore.setMenu(self._menu())
        self._tell.setObjectName("problems.tell")
        self._tell.clicked.connect(self.tell_asked)
        self._learn.setObjectName("problems.learn")
        self._learn.clicked.connect(self._ask_to_learn)
        self._why.setObjectName("problems.why")
        self._why.setToolTip("Tells what the rule demands, with an example")
        self._why.clicked.connect(self._ask_why)
        for button in (*self._buttons, self._kind, self._ignore, self._tell, self._learn, self._why):
            button.setAutoDefault(False)
            button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def _menu(self) -> QMenu:
        menu = QMenu(self._ignore)
        for scope, text in SCOPES.items():
            menu.addAction(text).triggered.connect(partial(self._ask_to_ignore, scope))
        return menu

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TOKENS.tight)
        for label in (self._words, self._text, self._rule):
            label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            column.addWidget(label)
        column.addSpacing(TOKENS.tight)
        for button in self._buttons:
            column.addWidget(button)
        row = QHBoxLayout()
        row.setSpacing(TOKENS.small)
        for button in (self._kind, self._learn, self._ignore, self._tell, self._why):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)

    def _show_words(self, row: Row | None) -> None:
        problem = row.problem if row is not None else None
        texts = ("", "", "") if problem is None else (sentence(problem), meant(problem, _LONGEST), subject(problem))
        for label, text in zip((self._words, self._text, self._rule), texts, strict=True):
            label.setText(text)
            label.setVisible(bool(text))

    def _fix(self, number: int, _checked: bool = False) -> None:
        if number < len(self._fixes):
            self.fix_asked.emit(self._fixes[number])

    def _ask_kind(self) -> None:
        if self._row is not None:
            self.kind_asked.emit(self._row.problem.rule)

    def _ask_why(self) -> None:
        if self._row is not None:
            self.why_asked.emit(self._row.problem.rule)

    def _ask_to_ignore(self, scope: Scope, _checked: bool = False) -> None:
        self.ignore_asked.emit(scope)

    def _ask_to_learn(self) -> None:
        if self._row is not None:
            self.learn_asked.emit(self._row.problem.place.text)


def _label(button: QPushButton, text: str) -> None:
    """Name a button by a fix, whose label may have any text in it."""
    short = text if len(text) <= _LONGEST_LABEL else f"{text[:_LONGEST_LABEL]}…"
    button.setText(short.replace("&", "&&"))
    button.setAccessibleName(text)
    button.setToolTip(tip(text) if short != text else "")
