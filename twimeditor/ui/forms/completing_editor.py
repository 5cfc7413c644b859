"""A line that proposes people or projects while one types."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from twimeditor.ui.forms.line_editor import LineEditor
from twimeditor.ui.forms.proposal import Proposal

if TYPE_CHECKING:
    from twimeditor.ui.forms.proposal_list import ProposalList

_ENTER: Final = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_TABS: Final = {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
_STEPS: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


def _nothing(_typed: str) -> Sequence[Proposal]:
    return ()


class CompletingEditor(LineEditor):
    """A line with a list of proposals below it; `picked` carries the `Proposal` that was chosen.

    They are looked for once the key that was typed is on the screen, and not while an input method composes. Down
    opens the list, and goes through it; Enter and Tab take the row that was gone to, and do what they always do
    where none was. Escape closes it.
    """

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.propose: Callable[[str], Sequence[Proposal]] = _nothing
        self._rows: ProposalList | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._open)
        self.textEdited.connect(lambda _text: self._later.start())

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and self._is_open():
            if event.type() is QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
                event.accept()  # the list is what Escape closes first
                return True
            if event.type() is QEvent.Type.KeyPress and event.key() in _TABS:
                self._pick_chosen()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._take(Qt.Key(event.key()), plain=not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier):
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._close()
        super().focusOutEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        if self.is_composing():
            self._close()

    def _take(self, key: Qt.Key, *, plain: bool) -> bool:
        """Do what a key does with the list; tell whether that is all it does."""
        if not plain:
            return False
        if key in _STEPS and self._is_open():
            self._step(_STEPS[key])
        elif key == Qt.Key.Key_Down and not self.isReadOnly():
            self._open(asked=True)
        elif key == Qt.Key.Key_Escape and self._is_open():
            self._close()
        elif key in _ENTER:
            return self._pick_chosen()
        else:
            return False
        return True

    def _is_open(self) -> bool:
        return self._rows is not None and self._rows.isVisible()

    def _open(self, *, asked: bool = False) -> None:
        """Show what fits; a list that was asked for begins at its first row."""
        if not self.hasFocus() or self.is_composing() or self.isReadOnly():
            return
        rows = self.propose(self.value())
        if rows or self._rows is not None:
            self._list().show_rows(rows)
        if rows and asked:
            self._step(1)

    def _step(self, turns: int) -> None:
        self._list().step(turns)

    def _close(self) -> None:
        self._later.stop()
        if self._rows is not None:
            self._rows.hide()

    def _pick_chosen(self) -> bool:
        chosen = self._rows.chosen() if self._rows is not None and self._rows.isVisible() else None
        if chosen is not None:
            self._pick(chosen)
        return chosen is not None

    def _pick(self, proposal: Proposal) -> None:
        self._close()
        self.picked.emit(proposal)
        self.end(False)

    def _list(self) -> "ProposalList":
        if self._rows is None:
            from twimeditor.ui.forms.proposal_list import ProposalList  # noqa: PLC0415 - not before it is needed

            self._rows = ProposalList(self)
            self._rows.picked.connect(self._pick)
        return self._rows
