"""The editors' own words about an entry."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from twimeditor.core.model import edits
from twimeditor.core.model.tree import Entry
from twimeditor.services.editing import Session
from twimeditor.ui.theme import TOKENS, fonts
from twimeditor.ui.widgets import muted
from twimeditor.ui.widgets.texts import raw_text

_LINES = 3


class NoteField(QWidget):
    """Shows the note of an entry where there is one, or one is wanted; `left` asks for the focus to go back."""

    left = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._entry: Entry | None = None
        self._text = _Text(self._leave, self._look_again)
        label = muted(QLabel("Note to yourselves, not in the post"))
        label.setFont(fonts(self.font()).small)
        label.setWordWrap(True)
        label.setBuddy(self._text)
        self._text.textChanged.connect(self._typed)
        column = QVBoxLayout(self)
        column.setContentsMargins(TOKENS.small, TOKENS.small, TOKENS.small, 0)
        column.setSpacing(TOKENS.tight)
        column.addWidget(label)
        column.addWidget(self._text)
        self.hide()

    def follow(self, entry: Entry | None) -> None:
        """Show the note of `entry`, nothing for None; what is being typed stays under its caret."""
        other = self._entry is None or entry is None or entry.id != self._entry.id
        self._entry = entry
        note = entry.note if entry is not None else ""
        if raw_text(self._text.document()) != note:
            self._text.show_text(note)
        if other or not self._text.hasFocus():
            self.setVisible(bool(note))

    def begin(self) -> None:
        """Put the caret into the note."""
        if self._entry is not None:
            self._session.seal()
            self.show()
            self._text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _typed(self) -> None:
        entry, note = self._entry, raw_text(self._text.document())
        if entry is None or note == entry.note:
            return
        edit = partial(edits.set_note, target=entry.id, note=note)
        self._session.edit("Edit note", edit, merge_key=("note", entry.id), origin=self)

    def _leave(self) -> None:
        self.left.emit()

    def _look_again(self) -> None:
        self._session.seal()
        self.setVisible(self._entry is not None and bool(self._entry.note))


class _Text(QPlainTextEdit):
    """A few lines; undo is the session's, Tab and Escape lead out."""

    def __init__(self, leave: Callable[[], None], done: Callable[[], None]) -> None:
        super().__init__()
        self._leave = leave
        self._done = done
        self.setObjectName("outline.note")
        self.setAccessibleName("Note to yourselves, not in the post")
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self._fit()

    def show_text(self, text: str) -> None:
        """Show another text without telling of it, the caret where it was."""
        at = self.textCursor().position()
        self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(False)
        cursor = self.textCursor()
        cursor.setPosition(min(at, self.document().characterCount() - 1))
        self.setTextCursor(cursor)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._done()

    def _fit(self) -> None:
        self.setFixedHeight(self.fontMetrics().lineSpacing() * _LINES + 2 * TOKENS.small)
