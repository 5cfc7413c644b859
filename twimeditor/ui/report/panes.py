"""Two texts side by side, with what differs marked by colour, line and words."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPalette, QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QGridLayout, QLabel, QPlainTextEdit, QTextEdit, QWidget

from twimeditor.core.compare import Span, differences
from twimeditor.ui.theme import TOKENS, fonts, readable
from twimeditor.ui.widgets import muted
from twimeditor.ui.widgets.pasted import paste_plain, pasted
from twimeditor.ui.widgets.texts import raw_text, utf16_length

_GREEN, _RED = "#1a7f37", "#cf222e"
_MOST_MARKS = 1_000
_EMPTY = "The clipboard has no text. Paste a report here (Ctrl+V), or type it."
_NOTHING = "What becomes of the report is shown here."


class Side(QPlainTextEdit):
    """One of the two texts."""

    COLOUR: ClassVar[str] = _GREEN

    def __init__(self, name: str, hint: str) -> None:
        super().__init__()
        self._spans: Sequence[Span] = ()
        self.setObjectName(f"report.{name}")
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setFont(fonts(self.font()).mono)

    def mark(self, spans: Sequence[Span]) -> None:
        """Mark passages; of very many only the first."""
        self._spans = spans[:_MOST_MARKS]
        self.setExtraSelections(list(self._selections()))

    def text(self) -> str:
        """Return the text with no-break spaces as they are."""
        return raw_text(self.document())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.mark(self._spans)

    def _selections(self) -> list[QTextEdit.ExtraSelection]:
        marks = self._format()
        found: list[QTextEdit.ExtraSelection] = []
        text, done, units = self.text(), 0, 0
        for start, end in self._spans:
            units += utf16_length(text[done:start])
            cursor = QTextCursor(self.document())
            cursor.setPosition(units)
            units += utf16_length(text[start:end])
            cursor.setPosition(units, QTextCursor.MoveMode.KeepAnchor)
            done = end
            selection = QTextEdit.ExtraSelection()
            selection.cursor, selection.format = cursor, marks
            found.append(selection)
        return found

    def _format(self) -> QTextCharFormat:
        base = self.palette().color(QPalette.ColorRole.Base)
        colour = readable(QColor(self.COLOUR), base)
        ground = QColor(colour)
        ground.setAlphaF(0.12)
        marks = QTextCharFormat()
        marks.setForeground(readable(colour, base, 5.5))
        marks.setBackground(ground)
        return marks


class Before(Side):
    """The report as it came: `typed` tells that the user changed it."""

    COLOUR = _RED
    typed = Signal()
    accepted = Signal()

    def __init__(self) -> None:
        super().__init__("before", _EMPTY)
        self._held = ""
        self.rich = True
        self.textChanged.connect(self._note)

    def show_text(self, text: str) -> None:
        """Show another text without telling of it."""
        self._held = text
        if self.text() != text:
            self.setPlainText(text)
        self._held = self.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.accepted.emit()
        elif QKeySequence(event.keyCombination()) == QKeySequence("Ctrl+Shift+V"):
            paste_plain(self)
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.textCursor().insertText(pasted(source).text)
        self.ensureCursorVisible()

    def _note(self) -> None:
        if self.text() != self._held:
            self._held = self.text()
            self.typed.emit()

    def _format(self) -> QTextCharFormat:
        marks = super()._format()
        marks.setFontStrikeOut(True)
        return marks


class After(Side):
    """The report as it goes into the issue."""

    def __init__(self) -> None:
        super().__init__("after", _NOTHING)
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )

    def show_text(self, text: str) -> None:
        """Show another text; what is scrolled to stays in view as far as it can."""
        if self.text() != text:
            place = self.verticalScrollBar().value()
            self.setPlainText(text)
            self.verticalScrollBar().setValue(place)

    def _format(self) -> QTextCharFormat:
        marks = super()._format()
        marks.setFontUnderline(True)
        return marks


class Sides(QWidget):
    """Both texts under their headings, scrolled together."""

    def __init__(self) -> None:
        super().__init__()
        self.before = Before()
        self.after = After()
        self._told = muted(QLabel())
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(TOKENS.gap)
        grid.setVerticalSpacing(TOKENS.tight)
        for column, (side, text) in enumerate(((self.before, "&Before"), (self.after, "A&fter"))):
            label = QLabel(text)
            label.setBuddy(side)
            side.setAccessibleName(text.replace("&", ""))
            grid.addWidget(label, 0, column)
            grid.addWidget(side, 1, column)
            grid.setColumnStretch(column, 1)
        grid.addWidget(self._told, 2, 0, 1, 2)
        grid.setRowStretch(1, 1)

    def show_texts(self, before: str, after: str) -> None:
        """Show both texts and mark what differs."""
        self.before.show_text(before)
        self.after.show_text(after)
        changes = differences(self.before.text(), self.after.text())
        gone = [old for old, _ in changes if old[0] < old[1]]
        fresh = [new for _, new in changes if new[0] < new[1]]
        self.before.mark(gone)
        self.after.mark(fresh)
        words = _counted(len(gone), len(fresh)) if before.strip() else ""
        self._told.setText(words)
        self.after.setAccessibleDescription(words)


def _counted(gone: int, fresh: int) -> str:
    if not gone and not fresh:
        return "Nothing differs."
    return f"Left, struck out: {_passages(gone)} taken out. Right, underlined: {_passages(fresh)} put in."


def _passages(count: int) -> str:
    return "1 passage" if count == 1 else f"{count} passages"
