"""Many fixes at once: what each does is shown before, and any can be left out."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QSplitter, QVBoxLayout, QWidget

from twimeditor.core.check.fixing import Find
from twimeditor.core.check.planning import safe
from twimeditor.services.editing import Session
from twimeditor.services.ports import Executor
from twimeditor.ui.bridge import SessionBridge
from twimeditor.ui.checking.fixes_list import FixesList
from twimeditor.ui.checking.listing import Found, Group, Key, Wanted, listed
from twimeditor.ui.checking.proposal import Proposal, edit_of, proposal
from twimeditor.ui.checking.words import problems as counted
from twimeditor.ui.theme import TOKENS
from twimeditor.ui.widgets import muted, words_label
from twimeditor.ui.widgets.compare_view import MOST_ROWS, CompareView

if TYPE_CHECKING:
    from twimeditor.ui.problems.watch import ProblemWatch

_USUAL: Final = QSize(1000, 700)
_SHARES: Final = (2, 3)
_PAUSE: Final = 60
"""Milliseconds after a tick until its outcome is worked out: an entry's ticks come together."""

_WORKING: Final = "Working out what changes…"
_NONE: Final = "Nothing is ticked."
_SAME: Final = "None of this can be fixed as the text is now."
_LEFT: Final = "{left} will be left: they are in the way of one another, or need you."
_ALONE: Final = "{others} cannot be fixed without your judgement and {are} not listed here."


class FixesDialog(QDialog):
    """Proposes to fix the problems of a rule, or all that need no judgement, as one step.

    What is proposed is always worked out for the issue as it is: it is done over when that becomes another. `done_with`
    carries words about what was done.
    """

    done_with = Signal(str)

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        bridge: SessionBridge,
        watch: "ProblemWatch",
        executor: Executor,
        rule: str = "",
        find: Find | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("fixes")
        self.setWindowTitle("Fix all of this kind" if rule else "Fix all")
        self._session = session
        self._watch = watch
        self._executor = executor
        self._rule = rule
        self._find = find
        self._ticket = 0
        self._proposal: Proposal | None = None
        self._groups: tuple[Group, ...] | None = None
        self.list = FixesList()
        self.view = CompareView("What changes", ("before", "after"), ())
        self.told = words_label()
        self.others = muted(words_label())
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.act_button = self.buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_PAUSE)
        self._lay_out()
        self._connect(bridge)
        self._list()
        self.list.setFocus()

    def done(self, code: int) -> None:
        """Close, and forget what is being worked out."""
        self._later.stop()
        self._ticket += 1
        super().done(code)

    def accept(self) -> None:
        """Fix what is ticked as one step; nothing happens before it is shown what that does."""
        proposed = self._proposal
        if proposed is None or not proposed.plan.changes_anything or proposed.plan.issue is not self._session.document:
            return
        name = f"Fix {counted(proposed.plan.done)}"
        super().accept()
        self._session.seal()
        self._session.edit(name, edit_of(proposed), origin=self)  # the form stays where it is
        self._session.seal()
        self.done_with.emit(_outcome(proposed))

    def _lay_out(self) -> None:
        self.told.setObjectName("fixes.told")
        self.others.setObjectName("fixes.others")
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(TOKENS.hair)
        for number, (part, share) in enumerate(zip((self.list, self.view), _SHARES, strict=True)):
            split.addWidget(part)
            split.setStretchFactor(number, share)
        self.act_button.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(TOKENS.wide, TOKENS.wide, TOKENS.wide, TOKENS.wide)
        column.setSpacing(TOKENS.small)
        column.addWidget(split, 1)
        column.addWidget(self.told)
        column.addWidget(self.others)
        column.addWidget(self.buttons)
        self.resize(_USUAL.boundedTo(self.screen().availableGeometry().size() * 0.95))

    def _connect(self, bridge: SessionBridge) -> None:
        self.list.ticked.connect(self._outdate)
        self.list.looked.connect(self._show_place)
        self._later.timeout.connect(self._work_out)
        self._watch.changed.connect(self._list)
        bridge.committed.connect(self._follow)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def _list(self) -> None:
        """List what can be fixed in the issue as it is now."""
        if self.result() == QDialog.DialogCode.Accepted:
            return
        problems = self._watch.problems()
        found = Found(self._session.document, safe(problems, self._rule))
        groups = listed(found, Wanted()).groups
        if groups != self._groups:
            self._groups = groups
            self.list.show_groups(groups)
        others = sum(1 for one in problems if self._rule in {"", one.rule}) - len(found.problems)
        words = _ALONE.format(others=counted(others), are="is" if others == 1 else "are")
        self.others.setText(words if others else "")
        self.others.setVisible(bool(others))

    def _follow(self, _event: object) -> None:
        self._outdate()

    def _outdate(self) -> None:
        """Work out anew what is ticked now; until then nothing can be done."""
        self._ticket += 1
        self._proposal = None
        self._later.start()
        self._say(_WORKING)

    def _work_out(self) -> None:
        self._ticket += 1
        issue, ids = self._session.document, self._session.ids
        job = partial(proposal, issue, ids, self.list.chosen(), self.list.spared(), self._find)
        self._executor.submit(job, partial(self._take, self._ticket), partial(self._fail, self._ticket))

    def _take(self, ticket: int, proposed: Proposal) -> None:
        if ticket != self._ticket:
            return
        self._proposal = proposed
        self.view.show_rows(proposed.rows)
        self._say(_said(proposed))

    def _fail(self, ticket: int, error: Exception) -> None:
        if ticket == self._ticket:
            self._say(_SAME)
        raise error

    def _show_place(self, key: Key) -> None:
        if self._proposal is not None:
            self.view.show_row(self._proposal.row_of(key))

    def _say(self, words: str) -> None:
        proposed, chosen = self._proposal, len(self.list.chosen())
        self.act_button.setText(f"&Fix {counted(chosen)}" if chosen else "&Fix")
        self.act_button.setEnabled(proposed is not None and proposed.plan.changes_anything)
        if words != self.told.text():
            self.told.setText(words)
            self.told.setAccessibleName(words)
            QAccessible.updateAccessibility(QAccessibleEvent(self.told, QAccessible.Event.NameChanged))


def _said(proposed: Proposal) -> str:
    planned = proposed.plan
    if not planned.chosen:
        return _NONE
    if not planned.changes_anything:
        return _SAME
    lines = sum(1 for row in proposed.rows if row.is_change)
    cut = f" The first {MOST_ROWS:,} lines are shown." if len(proposed.rows) > MOST_ROWS else ""
    changed = f"{'1 line changes' if lines == 1 else f'{lines:,} lines change'}.{cut}"
    return f"{changed} {_LEFT.format(left=counted(len(planned.left)))}" if planned.left else changed


def _outcome(proposed: Proposal) -> str:
    planned = proposed.plan
    done = f"Fixed {counted(planned.done)}."
    return f"{done} {counted(len(planned.left)).capitalize()} left." if planned.left else done
