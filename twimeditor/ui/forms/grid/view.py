"""A grid of cells in a page that scrolls as a whole."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLineEdit,
    QMenu,
    QScrollArea,
    QSizePolicy,
    QTableView,
    QWidget,
)

from twimeditor.ui.forms.grid.deeds import Deed, deed_for, menu_of
from twimeditor.ui.forms.grid.delegate import MOVES, CellDelegate
from twimeditor.ui.forms.grid.spans import CellSpan, marks_in
from twimeditor.ui.forms.marks import Mark
from twimeditor.ui.forms.pictures import Pictures
from twimeditor.ui.forms.popups import popup
from twimeditor.ui.theme import TOKENS
from twimeditor.ui.widgets.texts import utf16_length

MOST_ROWS = 40
"""A grid grows up to so many rows; a longer one scrolls within itself."""

NARROWEST = 56
WIDEST_COUNTED = 60
Trigger = QAbstractItemView.EditTrigger


class GridView(QTableView):
    """Cells that are edited in place: typing replaces, F2 or a double click edits, Enter and Tab go on.

    `takes_paste` is asked before text is pasted into a cell, `goes_on` before a key leads from one cell to another:
    each tells whether that was done in another way. `help_with` adds to a menu what helps against marks. `left_at` is
    where the caret was in the cell that was left last. `opened` carries the editor of a cell, `ended` tells that a cell
    was finished, `past_end` that the user went on behind the last cell, with the column to go on in. After Escape, Tab
    leaves the grid; Ctrl+Tab does so at once.
    """

    opened = Signal(object)
    ended = Signal()
    past_end = Signal(int)
    looked = Signal()

    def __init__(self, model: QAbstractItemModel, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.deeds: Sequence[Deed] = ()
        self._pictures = pictures
        self._leaving = False
        self.left_at = 0
        self.closing = False
        self.takes_paste: Callable[[], bool] = bool
        self.goes_on: Callable[[Qt.Key, QModelIndex], bool] = _goes_nowhere
        self.help_with: Callable[[QMenu, Sequence[Mark]], None] = _helps_with_nothing
        self._cells = self.made_delegate()
        self.setModel(model)
        self.setItemDelegate(self._cells)
        self.setProperty("grid", True)
        self.setEditTriggers(Trigger.AnyKeyPressed | Trigger.EditKeyPressed | Trigger.DoubleClicked)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(True)
        self.setCornerButtonEnabled(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setMinimumSectionSize(TOKENS.section)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._cells.opened.connect(self.opened)
        self._cells.pressed.connect(self._offer)
        self._cells.finished.connect(self._finish)

    def made_delegate(self) -> CellDelegate:
        """Return what draws cells and makes their editors."""
        return CellDelegate(self.asked_to_paste, self)

    def asked_to_paste(self) -> bool:
        """Tell whether what is pasted into a cell was put into the grid in another way."""
        return self.takes_paste()

    def fit(self) -> None:
        """Share out the width among the columns, and be as high as the rows."""
        self._share_width()
        rows = self.model().rowCount()
        line = self.fontMetrics().lineSpacing() + 2 * TOKENS.tight
        self.verticalHeader().setDefaultSectionSize(line)
        if rows <= MOST_ROWS:
            for row in range(rows):
                self.setRowHeight(row, max(line, self.sizeHintForRow(row)))
        heights = sum(self.rowHeight(row) for row in range(min(rows, MOST_ROWS)))
        head = 0 if self.horizontalHeader().isHidden() else self.horizontalHeader().sizeHint().height()
        is_wider = sum(map(self.columnWidth, range(self.model().columnCount()))) > self.viewport().width() > 0
        bar = self.horizontalScrollBar().sizeHint().height() if is_wider else 0
        wanted = head + heights + 2 * TOKENS.hair + bar
        if wanted != self.height() or wanted != self.minimumHeight():
            self.setFixedHeight(wanted)

    def go_to(self, row: int, column: int, *, edit: bool = False) -> None:
        """Make a cell the current one, or the nearest that there is."""
        model = self.model()
        row, column = min(max(row, 0), model.rowCount() - 1), min(max(column, 0), model.columnCount() - 1)
        index = model.index(row, column)
        self.setCurrentIndex(index)
        if edit and index.flags() & Qt.ItemFlag.ItemIsEditable and self.editor() is None:
            self.edit(index)
        self.show_current()

    def select_in(self, span: CellSpan) -> None:
        """Open a cell and select characters in it."""
        self.go_to(span.row, span.column, edit=True)
        editor = self.editor()
        if editor is not None:
            text = editor.text()
            start = utf16_length(text[: span.start])
            editor.setSelection(start, utf16_length(text[: span.end]) - start)

    def editor(self) -> QLineEdit | None:
        """Return the editor of the cell that is edited, or None."""
        found = self.indexWidget(self.currentIndex()) if self.currentIndex().isValid() else None
        return found if isinstance(found, QLineEdit) else None

    def is_typing(self) -> bool:
        """Tell whether a cell is being edited."""
        return self.state() is QAbstractItemView.State.EditingState

    def keeping_place(self, change: Callable[[], None]) -> None:
        """Let the rows become others; what is current stays so, and a cell that was edited is finished."""
        here, had_focus = self.currentIndex(), self.is_typing()
        row, column = here.row(), here.column()
        rows, columns = self.model().rowCount(), self.model().columnCount()
        change()
        if row >= 0 and (rows, columns) != (self.model().rowCount(), self.model().columnCount()):
            if had_focus:
                self.setFocus()
            self.go_to(row, column)

    def finish_cell(self) -> None:
        """Close the editor of a cell; what was typed in it stays."""
        editor = self.editor()
        if editor is not None:
            self._close(editor)

    def show_current(self) -> None:
        """Scroll the page until the current cell is seen."""
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        sheet = area.widget() if isinstance(area, QScrollArea) else None
        if isinstance(area, QScrollArea) and sheet is not None and self.hasFocus():
            rect = self.visualRect(self.currentIndex())
            top = self.viewport().mapTo(sheet, rect.topLeft())
            area.ensureVisible(top.x(), top.y() + rect.height(), 0, TOKENS.page)
            area.ensureVisible(top.x(), top.y(), 0, TOKENS.page)

    def copy(self) -> None:
        """Put what is selected on the clipboard."""
        self._do("Ctrl+C")

    def cut(self) -> None:
        """Put what is selected on the clipboard and empty it, or take it out."""
        self._do("Ctrl+X")

    def paste(self) -> None:
        """Put the clipboard's cells in."""
        self._do("Ctrl+V")

    def places(self) -> list[QModelIndex]:
        """Return what is selected, row by row; else the current cell."""
        found = sorted(self.selectedIndexes(), key=lambda index: (index.row(), index.column()))
        return found or [index for index in (self.currentIndex(),) if index.isValid()]

    # What Qt calls

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride and self._is_own(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        deed = self._deed(event)
        if deed is not None:
            deed.act()
        elif event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self._leaving = True
        elif event.key() in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            self._tab(event)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.go_to(self.currentIndex().row(), self.currentIndex().column(), edit=True)
        elif not event.modifiers() & Qt.KeyboardModifier.ControlModifier or event.key() in _WALKS:
            super().keyPressEvent(event)
            self.show_current()
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._leaving = False
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.go_to(0, 0)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            self.ask_at_caret()
        else:
            self.open_menu(event.globalPos())

    def ask_at_caret(self) -> None:
        """Open the menu of what can be done at the current cell."""
        self.open_menu(self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft()))

    def open_menu(self, at: QPoint) -> None:
        """Open the menu of what can be done: first about what is marked in the current cell."""
        menu = menu_of(self.deeds, self, lambda name: self._pictures.icon(name, self.palette()))
        usual = menu.actions()
        self.help_with(menu, marks_in(self.currentIndex()).worst())
        for action in menu.actions()[len(usual) :]:
            menu.removeAction(action)
            menu.insertAction(usual[0], action)
        popup(menu, at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            for header in (self.horizontalHeader(), self.verticalHeader()):
                header.setFont(self.font())  # a style sheet keeps a view from handing it on
            self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.verticalScrollBar().maximum() and not event.modifiers():
            super().wheelEvent(event)
        else:
            event.ignore()

    # Own work

    def _do(self, keys: str) -> None:
        deed = next((deed for deed in self.deeds if deed.keys == keys and deed.possible), None)
        if deed is not None:
            deed.act()

    def _deed(self, event: QKeyEvent) -> Deed | None:
        return deed_for(self.deeds, event, typing=self.is_typing())

    def _is_own(self, event: QKeyEvent) -> bool:
        """Tell whether the grid wants a key that the window has an action for: F2 edits a cell here."""
        return _is_edit(event) or self._deed(event) is not None

    def _offer(self, event: QKeyEvent) -> None:
        deed = self._deed(event)
        if _is_edit(event):
            event.accept()
        elif deed is not None:
            event.accept()
            if event.type() is QEvent.Type.KeyPress:
                deed.act()

    def _finish(self, editor: QLineEdit, key: Qt.Key) -> None:
        index = self.currentIndex()
        if key == Qt.Key.Key_Escape:
            editor.setText(str(editor.property("was")))
            self._cells.commitData.emit(editor)
        self.left_at = editor.cursorPosition()
        self._close(editor)
        self.ended.emit()
        if key != Qt.Key.Key_Escape and not self.goes_on(key, index):
            down, right = MOVES[key]
            self._step(index.row(), index.column(), down, right, edit=True)

    def _close(self, editor: QLineEdit) -> None:
        self.closing = True
        self.closeEditor(editor, self._cells.EndEditHint.NoHint)
        self.closing = False

    def _tab(self, event: QKeyEvent) -> None:
        forward = event.key() == Qt.Key.Key_Tab
        index = self.currentIndex()
        stays = index.isValid() and not self._leaving and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if not (stays and self._step(index.row(), index.column(), 0, 1 if forward else -1, edit=False)):
            self.finish_cell()
            self.focusNextPrevChild(forward)

    def _step(self, row: int, column: int, down: int, right: int, *, edit: bool) -> bool:
        """Go on to another cell; behind the last one there is a new row while a cell was edited."""
        columns, rows = self.model().columnCount(), self.model().rowCount()
        step = right + down * columns
        place = row * columns + column + step
        while 0 <= place < rows * columns and not self._is_editable(place):
            place += step
        if 0 <= place < rows * columns:
            self.go_to(place // columns, place % columns, edit=edit)
            return True
        if edit and place >= rows * columns:
            self.past_end.emit(place % columns)
            return True
        return False

    def _is_editable(self, place: int) -> bool:
        row, column = divmod(place, self.model().columnCount())
        return bool(self.model().index(row, column).flags() & Qt.ItemFlag.ItemIsEditable)

    def _share_width(self) -> None:
        """Give each column the room of its longest text, as far as there is room."""
        count, room = self.model().columnCount(), self.viewport().width()
        if count and room > 0:
            least = max(NARROWEST, 7 * self.fontMetrics().averageCharWidth())
            wanted = [max(least, self._widest(column)) for column in range(count)]
            for column, width in enumerate(shared(wanted, room)):
                self.setColumnWidth(column, max(least, width))

    def _widest(self, column: int) -> int:
        model, metrics = self.model(), self.fontMetrics()
        shown = range(min(model.rowCount(), MOST_ROWS))
        rows = (row for row in shown if self.columnSpan(row, column) == 1)
        texts = (str(model.index(row, column).data() or "")[:WIDEST_COUNTED] for row in rows)
        return max(map(metrics.horizontalAdvance, texts), default=0) + TOKENS.section


def _is_edit(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_F2 and not event.modifiers()


def _helps_with_nothing(_menu: QMenu, _marks: Sequence[Mark]) -> None:
    return


def _goes_nowhere(_key: Qt.Key, _index: QModelIndex) -> bool:
    return False


def shared(wanted: Sequence[int], room: int) -> list[int]:
    """Share out a width: nobody gets more than wanted while others lack, and what is left goes to all."""
    given, left = [0] * len(wanted), room
    for count, place in enumerate(sorted(range(len(wanted)), key=lambda number: wanted[number])):
        given[place] = min(wanted[place], left // (len(wanted) - count))
        left -= given[place]
    spare = max(left, 0) // max(len(wanted), 1)
    given = [width + spare for width in given]
    given[-1] += room - sum(given)
    return given


_WALKS = {
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Space,
}
