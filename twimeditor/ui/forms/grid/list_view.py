"""Items under one another, written in like a text: the caret goes from one to the next."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent, QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QWidget

from twimeditor.ui.forms.grid.delegate import CellDelegate, Index
from twimeditor.ui.forms.grid.list_model import DEPTH, MARK
from twimeditor.ui.forms.grid.view import GridView
from twimeditor.ui.theme import TOKENS


class ItemDelegate(CellDelegate):
    """Draws an item's mark before its text, moved in by its depth. `ticked` carries an item whose box was clicked."""

    ticked = Signal(object)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        mark = QRect(option.rect)
        indent = _indent(option, index)
        mark.setWidth(indent - TOKENS.tight)
        painter.save()
        painter.setFont(option.font)
        painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(mark, flags, str(index.data(MARK)))
        painter.restore()
        option.rect.setLeft(option.rect.left() + indent)
        super().paint(painter, option, index)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        option.rect.setLeft(option.rect.left() + _indent(option, index))
        return super().sizeHint(option, index)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect.adjusted(_indent(option, index), 0, 0, 0))

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        if isinstance(event, QMouseEvent) and event.type() is QEvent.Type.MouseButtonRelease:
            inside = event.position().x() - option.rect.left() < _indent(option, index)
            if inside:
                self.ticked.emit(index.row())
        return super().editorEvent(event, model, option, index)


class ListView(GridView):
    """A list's items. A click, or coming here by key, puts the caret into one; `ticked` carries a clicked one's row."""

    ticked = Signal(object)

    def __init__(self, model: QAbstractItemModel, *arguments: object) -> None:
        super().__init__(model, *arguments)  # type: ignore[arg-type] # those of a `GridView`
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.horizontalHeader().hide()

    def made_delegate(self) -> CellDelegate:
        delegate = ItemDelegate(self.asked_to_paste, self)
        delegate.ticked.connect(self.ticked)
        return delegate

    def go_to(self, row: int, column: int, *, edit: bool = False) -> None:
        """Make an item the current one; its editor has the caret at the end."""
        super().go_to(row, column, edit=edit)
        editor = self.editor()
        if edit and editor is not None:
            editor.end(False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in _BY_KEY and not self.closing:
            self.go_to(self.currentIndex().row(), 0, edit=True)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and index.isValid():
            self.go_to(index.row(), 0, edit=True)
            self._place_caret(index, event)

    def _place_caret(self, index: QModelIndex, event: QMouseEvent) -> None:
        editor = self.editor()
        if editor is not None and index == self.currentIndex():
            at = editor.mapFrom(self.viewport(), event.position().toPoint())
            editor.setCursorPosition(editor.cursorPositionAt(at))


def _indent(option: QStyleOptionViewItem, index: Index) -> int:
    """Return how far an item's text is from the left."""
    step = max(TOKENS.section, option.fontMetrics.horizontalAdvance("00.") + TOKENS.tight)
    depth = index.data(DEPTH)
    return step * ((depth if isinstance(depth, int) else 0) + 1)


_BY_KEY = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
    Qt.FocusReason.OtherFocusReason,
}
