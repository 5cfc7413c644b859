"""A plain-text editor that grows with its text and never changes what it is not asked to."""

import math

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from twimeditor.ui.forms.asking import Asked, show_tip
from twimeditor.ui.forms.heights import BlockHeights
from twimeditor.ui.forms.marks import Mark, Marks
from twimeditor.ui.forms.text_marks import areas_of, draw_marks, is_over_mark
from twimeditor.ui.theme import TOKENS
from twimeditor.ui.widgets.pictured import brings_pictures, pasted_pictures
from twimeditor.ui.widgets.texts import (
    differing_span,
    escaped,
    from_utf16,
    holds,
    one_kind_of_line_end,
    raw_text,
    utf16_length,
)

PASSING = {
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
}
"""Reasons for which the focus goes away only to come back."""

TABS = {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
PAGE_KEYS = {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}
INSET = 6
"""What the text is moved in on both sides, to line up with that of one-line editors."""


class TextEditor(QPlainTextEdit):
    """A text of many lines in a page that scrolls as a whole.

    `edited` tells that the user changed the text, `left` that the focus went elsewhere, `ended`
    that a line was finished, `moved` that the caret may have gone out of view. `pictures_pasted` carries
    pictures, which are no text. `deed` is what the step is called that makes a change, "" for typing.
    """

    edited = Signal()
    left = Signal()
    ended = Signal()
    entered = Signal()
    moved = Signal()
    menu_wanted = Signal(object)
    pictures_pasted = Signal(object)

    def __init__(self, lines: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.deed = ""
        self._lines = lines
        self._text = ""
        self._pending: str | None = None
        self._composing = False
        self._held = True
        self._marks = Marks()
        self._length = 0
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(TOKENS.tight)
        self.setViewportMargins(INSET, 0, INSET, 0)
        self._heights = BlockHeights(self.document())
        self._heights.changed.connect(self._grow)
        self.textChanged.connect(self._note)
        self.cursorPositionChanged.connect(self.moved)
        self._grow()

    def value(self) -> str:
        """Return the text as it was shown and typed."""
        return self._text

    def show_value(self, text: str) -> None:
        """Show `text`, replacing only what differs: the caret and what is selected stay."""
        if text == self._text:
            return
        if self._composing:
            self._pending = text
            return
        before, self._text = self._text, text
        held, self._held = self._held, False
        if held:
            self._replace(before, text)
        else:
            self.setPlainText(text)
        self._hold(text)

    @property
    def readable_only(self) -> bool:
        """Tell whether the text has characters that an editor would alter."""
        return not self._held

    def caret(self) -> int:
        """Return the caret's place as an index into `value`."""
        return from_utf16(self._text, self.textCursor().position())

    def place_caret(self, index: int) -> None:
        """Put the caret before the character at `index`."""
        cursor = self.textCursor()
        cursor.setPosition(utf16_length(self._text[:index]))
        self.setTextCursor(cursor)

    def select(self, start: int, end: int) -> None:
        """Select the characters from `start` to `end` of the value."""
        cursor = self.textCursor()
        cursor.setPosition(utf16_length(self._text[:start]))
        cursor.setPosition(utf16_length(self._text[:end]), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def show_span(self, start: int, end: int) -> bool:
        """Select the characters from `start` to `end` of the value; a line can always."""
        self.select(start, end)
        return True

    def selected(self) -> str:
        """Return the text that is selected."""
        return self.textCursor().selectedText().replace("\u2029", "\n")

    def show_marks(self, marks: Marks) -> None:
        """Draw lines under what something is said of; only what is another than before is drawn again."""
        marks = marks if self._held else Marks()
        changed = marks.moved(self._marks, len(self._text) - self._length)
        self._marks, self._length = marks, len(self._text)
        for area in areas_of(self, self._text, changed):
            self.viewport().update(area)

    def marks_at(self, index: int) -> tuple[Mark, ...]:
        """Return the marks at a character, the worst first."""
        return self._marks.at(index)

    def ask_at_caret(self) -> None:
        """Ask for a menu of what can be done at the caret."""
        at = self.viewport().mapToGlobal(self.cursorRect().bottomLeft())
        self.menu_wanted.emit(Asked(at, self.marks_at(self.caret())))

    def caret_area(self) -> QRect:
        """Return the caret's line in this widget's coordinates."""
        return self.cursorRect().translated(self.viewport().pos())

    # What Qt calls

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._marks:
            draw_marks(self, self._text, self._marks, event.rect())

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            show_tip(self, event, self._marks_under(event.pos()))
            return True
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._heights.measure()
        self.verticalScrollBar().setValue(0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.viewport().setFont(self.font())  # the hint is drawn in it; a style sheet parts the two
            self._heights.measure()
            self._grow()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in PASSING:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in PAGE_KEYS and not event.modifiers():
            event.ignore()  # the editor is as high as its text: the page scrolls
        elif event.key() in TABS and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            QWidget.focusNextPrevChild(self, event.key() == Qt.Key.Key_Tab)  # Qt's own stays where Tab is a letter
        elif event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        elif not self.isReadOnly():
            self.break_line()
            self.ended.emit()

    def break_line(self) -> None:
        """Begin a new line at the caret; Shift+Enter must not put U+2028 there as Qt would."""
        self.textCursor().insertBlock()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        pending, self._pending = self._pending, self._pending if self._composing else None
        if pending is not None and not self._composing and not event.commitString():
            self.show_value(pending)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            self.ask_at_caret()
        else:
            place = self.viewport().mapFromGlobal(event.globalPos())
            self.menu_wanted.emit(Asked(event.globalPos(), self._marks_under(place)))

    def createMimeDataFromSelection(self) -> QMimeData:
        data = QMimeData()
        data.setText(self.textCursor().selectedText().replace("\u2029", "\n"))
        return data

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text; files and pictures are for those around, a path in the text helps nobody."""
        is_text = source.hasText() and not any(url.isLocalFile() for url in source.urls())
        return is_text and not brings_pictures(source, onto_text=True)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if came := pasted_pictures(source):
            self.pictures_pasted.emit(came)
        else:
            self.insert_text_of(source)

    def insert_text_of(self, source: QMimeData) -> None:
        """Put the text of what is pasted or dropped in the place of what is selected."""
        if source.hasText():
            self.textCursor().insertText(one_kind_of_line_end(source.text()))
            self.ensureCursorVisible()

    # Own work

    def _marks_under(self, point: QPoint) -> tuple[Mark, ...]:
        """Return the marks that a point of the viewport is over, the worst first."""
        index = from_utf16(self._text, self.cursorForPosition(point).position())
        return tuple(mark for mark in self._marks.at(index) if is_over_mark(self, self._text, mark, point))

    def _note(self) -> None:
        """Tell of a change of the text; a highlighter's work is none."""
        if not self._held:
            return
        text = raw_text(self.document())
        if text != self._text:
            self._text = text
            self.edited.emit()

    def _replace(self, before: str, after: str) -> None:
        span = differing_span(before, after)
        cursor = QTextCursor(self.document())
        cursor.setPosition(span.start)
        cursor.setPosition(span.end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(span.text)

    def _hold(self, text: str) -> None:
        """Make sure that the document is the text; else show it with escapes, read-only."""
        held = holds(self.document(), text)
        if not held:
            self.setPlainText(escaped(text))
        self.setReadOnly(not held)
        self._held = held

    def _grow(self) -> None:
        margin = self.document().documentMargin()
        frame = 2 * self.frameWidth()
        text = max(self._heights.total, margin + self._lines * self.fontMetrics().lineSpacing())
        height = frame + math.ceil(text + margin) + 1
        if height != self.minimumHeight() or height != self.maximumHeight():
            self.setFixedHeight(height)
            self.moved.emit()
