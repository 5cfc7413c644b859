"""The one-line editor, and the one that proposes words."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QDragEnterEvent,
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from twimeditor.ui.forms.asking import Asked, show_tip
from twimeditor.ui.forms.line_marks import draw_in_line, under
from twimeditor.ui.forms.marks import Mark, Marks
from twimeditor.ui.forms.pictures import Pictures
from twimeditor.ui.forms.popups import popup
from twimeditor.ui.forms.text_editor import PASSING
from twimeditor.ui.widgets.pictured import brings_pictures, pasted_pictures
from twimeditor.ui.widgets.texts import differing_span, escaped, from_utf16, one_kind_of_line_end, utf16_length

Vocabulary = Callable[[], Sequence[str]]


class LineEditor(QLineEdit):
    """A text of one line; signals and values as in `TextEditor`."""

    edited = Signal()
    left = Signal()
    ended = Signal()
    entered = Signal()
    menu_wanted = Signal(object)
    pictures_pasted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._pending: str | None = None
        self._composing = False
        self._held = True
        self._marks = Marks()
        self.textChanged.connect(self._note)
        self.returnPressed.connect(self.ended)

    def value(self) -> str:
        """Return the text as it was shown and typed."""
        return self._text

    def show_value(self, text: str) -> None:
        """Show `text`; the caret stays where it can."""
        if text == self._text:
            return
        if self._composing:
            self._pending = text
            return
        before, self._text = self._text, text
        caret = self.cursorPosition()
        span = differing_span(before, text)
        moved = utf16_length(span.text) - (span.end - span.start)
        self._put(text)
        self.setCursorPosition(_followed(caret, span.start, span.end, moved) if before else 0)

    def is_composing(self) -> bool:
        """Tell whether an input method is at work here."""
        return self._composing

    @property
    def readable_only(self) -> bool:
        """Tell whether the text has characters that an editor would alter."""
        return not self._held

    def show_marks(self, marks: Marks) -> None:
        """Draw lines under what something is said of."""
        self._marks = marks if self._held else Marks()
        self.update()

    def marks_at(self, index: int) -> tuple[Mark, ...]:
        """Return the marks at a character, the worst first."""
        return self._marks.at(index)

    def ask_at_caret(self) -> None:
        """Ask for a menu of what can be done at the caret."""
        self.menu_wanted.emit(Asked(self.mapToGlobal(self.cursorRect().bottomLeft()), self.marks_at(self.caret())))

    def caret(self) -> int:
        """Return the caret's place as an index into `value`."""
        return from_utf16(self._text, self.cursorPosition())

    def place_caret(self, index: int) -> None:
        """Put the caret before the character at `index`."""
        self.setCursorPosition(utf16_length(self._text[:index]))

    def select(self, start: int, end: int) -> None:
        """Select the characters from `start` to `end` of the value."""
        self.setSelection(utf16_length(self._text[:start]), utf16_length(self._text[start:end]))

    def show_span(self, start: int, end: int) -> bool:
        """Select the characters from `start` to `end` of the value; a line can always."""
        self.select(start, end)
        return True

    def selected(self) -> str:
        """Return the text that is selected."""
        return self.selectedText()

    def paste(self) -> None:
        """Paste the text on the clipboard; pictures go beside the line."""
        came = pasted_pictures(QGuiApplication.clipboard().mimeData())
        self.pictures_pasted.emit(came) if came else super().paste()

    # What Qt calls

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste) and not self.isReadOnly():
            self.paste()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if brings_pictures(event.mimeData(), onto_text=True):
            event.ignore()  # those around know where it goes
        else:
            super().dragEnterEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in PASSING:
            self.left.emit()

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
            self.menu_wanted.emit(Asked(event.globalPos(), self._marks_under(event.pos())))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._marks and self._text and not self._composing:
            draw_in_line(self, self.cursorRect(), self._marks)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip and self._marks:
            show_tip(self, event, self._marks_under(event.pos()))
            return True
        return super().event(event)

    # Own work

    def _marks_under(self, point: QPoint) -> tuple[Mark, ...]:
        """Return the marks that a point is over, the worst first."""
        marks = self._marks.at(from_utf16(self._text, self.cursorPositionAt(point)))
        return under(self, self.cursorRect(), marks, point)

    def _put(self, text: str) -> None:
        """Show `text`; with escapes and read-only when Qt would alter it."""
        self._held = False
        self.setText(text)
        held = self.text() == text
        if not held:
            self.setText(escaped(text))
        self._held = held
        self.setReadOnly(not held)

    def _note(self, text: str) -> None:
        if text == self._text or not self._held:
            return
        joined = self._joined(text)
        if joined != text:
            caret = self.cursorPosition()
            self.setText(joined)
            self.setCursorPosition(caret)
            return
        self._text = text
        self.edited.emit()

    def _joined(self, text: str) -> str:
        """Put spaces for line ends that were pasted; those that the value had stay."""
        plain = one_kind_of_line_end(text)
        known = one_kind_of_line_end(self._text).count("\n")
        return text if plain.count("\n") <= known else plain.replace("\n", " ")


class ArrowEditor(LineEditor):
    """A line from which something unfolds, by the arrow at its end or by the Down key."""

    def __init__(self, words: str, picture: str, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._picture = picture
        self._drawn: int | None = None
        self._arrow = QAction(words, self)
        self._arrow.triggered.connect(self._unfold)
        self.addAction(self._arrow, QLineEdit.ActionPosition.TrailingPosition)
        self._draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and not self.isReadOnly():
            self._unfold()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._draw()

    def _unfold(self) -> None:
        raise NotImplementedError

    def _draw(self) -> None:
        colour = self.palette().color(QPalette.ColorRole.WindowText).rgba()
        if colour != self._drawn:
            self._drawn = colour
            self._arrow.setIcon(self._pictures.icon(self._picture, self.palette()))


class VerbEditor(ArrowEditor):
    """A line that proposes the verbs in use: by its arrow, and by the Down key."""

    def __init__(self, vocabulary: Vocabulary, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__("Show the verbs in use", "expand", pictures, parent)
        self._vocabulary = vocabulary

    def proposals(self) -> QMenu:
        """Return a menu of the verbs in use; choosing one writes it."""
        menu = QMenu(self)
        menu.setMinimumWidth(self.width())
        for verb in self._vocabulary():
            menu.addAction(verb.replace("&", "&&")).triggered.connect(partial(self._take, verb))
        return menu

    def _unfold(self) -> None:
        self.setFocus()
        popup(self.proposals(), self.mapToGlobal(self.rect().bottomLeft()))

    def _take(self, verb: str, _checked: bool = False) -> None:
        if verb == self.value():
            self.edited.emit()  # chosen now, if it was not before
        else:
            self.setText(verb)


def _followed(caret: int, start: int, end: int, moved: int) -> int:
    """Return where the caret goes when the units from `start` to `end` are replaced."""
    if caret <= start:
        return caret
    return caret + moved if caret >= end else end + moved
