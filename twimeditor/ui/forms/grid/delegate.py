"""The editor of one cell: what is typed is in the model with every key."""

from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPalette, QPen
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from twimeditor.ui.forms.grid.spans import marks_in
from twimeditor.ui.forms.text_editor import PASSING
from twimeditor.ui.theme import TOKENS
from twimeditor.ui.theme.tones import tone_colour
from twimeditor.ui.widgets.underlines import DEPTH, draw_underline

Index = QModelIndex | QPersistentModelIndex
MOVES = {
    Qt.Key.Key_Tab: (0, 1),
    Qt.Key.Key_Backtab: (0, -1),
    Qt.Key.Key_Return: (1, 0),
    Qt.Key.Key_Enter: (1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Up: (-1, 0),
}
"""Where the keys that finish a cell lead: rows and columns from it."""


class CellEditor(QLineEdit):
    """A line that lets `takes_paste` have what is more than one cell."""

    def __init__(self, takes_paste: Callable[[], bool], parent: QWidget) -> None:
        super().__init__(parent)
        self._takes_paste = takes_paste

    def paste(self) -> None:
        """Insert the clipboard's text, unless the grid takes it."""
        if not self._takes_paste():
            super().paste()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)


class CellDelegate(QStyledItemDelegate):
    """Makes cell editors, and tells what happens in them.

    `opened` carries a new editor; `finished` the key that ended one: a member of `MOVES`, or Escape. `pressed` carries
    an event that the grid may take for itself, by accepting it.
    """

    opened = Signal(object)
    finished = Signal(object, object)
    pressed = Signal(object)

    def __init__(self, takes_paste: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._takes_paste = takes_paste

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = CellEditor(self._takes_paste, parent)
        editor.setFrame(False)
        editor.setProperty("cell", True)
        editor.setFont(option.font)
        editor.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole) or ""))
        editor.setAlignment(Qt.AlignmentFlag(index.data(Qt.ItemDataRole.TextAlignmentRole) or 0))
        editor.setProperty("was", index.data(Qt.ItemDataRole.EditRole))
        editor.textEdited.connect(lambda _text: self.commitData.emit(editor))
        self.opened.emit(editor)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the cell's value, unless it is what was typed but for space at the ends."""
        value = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, QLineEdit) and editor.text().strip() != value:
            editor.setText(value)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QLineEdit):
            model.setData(index, editor.text(), Qt.ItemDataRole.EditRole)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: ARG002 - Qt's signature
        editor.setGeometry(option.rect)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() in PASSING:
            return False  # the focus comes back: a cell stays open under a menu or a popup
        if isinstance(event, QKeyEvent) and event.type() is not QEvent.Type.KeyRelease:
            event.setAccepted(False)
            self.pressed.emit(event)
            if event.isAccepted():
                return True
            if event.type() is QEvent.Type.KeyPress and self._finishes(event) and isinstance(editor, QLineEdit):
                event.accept()  # or the grid would be given the key as well
                self.finished.emit(editor, event.key())
                return True
        return super().eventFilter(editor, event)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the cell, with a frame where the focus is: colour alone would not be seen."""
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        super().paint(painter, option, index)
        self._underline(painter, option, index)
        if focused:
            painter.save()
            painter.setPen(QPen(option.palette.color(QPalette.ColorRole.Link), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))
            painter.restore()

    def _underline(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a line at the foot of a cell in which something is marked, of the worst mark's kind."""
        tones = [mark.tone for mark in marks_in(index).worst()]
        if tones:
            left, right = option.rect.left() + TOKENS.tight, option.rect.right() - TOKENS.tight
            top = option.rect.bottom() - DEPTH - 1
            draw_underline(painter, tones[0], tone_colour(tones[0], option.palette), left, right, top)

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.textElideMode = Qt.TextElideMode.ElideRight

    @staticmethod
    def _finishes(event: QKeyEvent) -> bool:
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        return plain and (event.key() in MOVES or event.key() == Qt.Key.Key_Escape)
