"""The rows of a list: items written one after another, moved, and put under one another."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QToolButton, QWidget

from twimeditor.core.lists import Listing, Mark, read
from twimeditor.ui.forms.desk import Desk
from twimeditor.ui.forms.grid.deeds import Deed, button
from twimeditor.ui.forms.grid.list_model import ListModel
from twimeditor.ui.forms.grid.list_view import ListView
from twimeditor.ui.forms.grid.spans import tell_all
from twimeditor.ui.forms.grid.switched import SwitchedEditor
from twimeditor.ui.forms.marks import Marks
from twimeditor.ui.forms.spec import FieldSpec
from twimeditor.ui.widgets.texts import from_utf16

MOST = 200
"""A longer list is edited as Markdown, where keys stay quick."""


class ListRows(QObject):
    """A list's items; `changed`, `ended` and `opened` as in `Rows`."""

    changed = Signal()
    ended = Signal()
    opened = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.model = ListModel()
        self.view = ListView(self.model, desk.pictures)
        self.model.setParent(self.view)
        self._buttons = (
            button("Item", "Add an item", "add", self._add),
            button("More", "More for this list", "more", self._open_menu),
        )
        self.view.takes_paste = self._take_paste
        self.view.goes_on = self._go_on
        self.view.deeds = tuple(self._deeds())
        self.view.ticked.connect(self._tick)
        self.model.typed.connect(self._typed)
        self.view.ended.connect(self.ended)
        self.view.opened.connect(self.opened)

    def show_text(self, text: str) -> bool:
        """Show the list that `text` is; return False, and change nothing, where it is none."""
        if text == self.text():
            return True
        listing = read(text) if text.count("\n") < MOST else None
        if listing is not None:
            self.view.keeping_place(lambda: self.model.show(listing))
            self.view.fit()
        return listing is not None

    def text(self) -> str:
        return self.model.listing.text

    def widget(self) -> QWidget:
        return self.view

    def line(self) -> int:
        return sum(1 + len(item.after) for item in self.model.listing.items[: self._row])

    def go_to_line(self, line: int) -> None:
        begun = 0
        for row, item in enumerate(self.model.listing.items):
            begun += 1 + len(item.after)
            if line < begun:
                self.view.go_to(row, 0)
                return

    def show_marks(self, marks: Marks) -> None:
        self.model.marks.show(marks, self.model.within)
        tell_all(self.model)

    def show_span(self, start: int, end: int) -> bool:
        span = self.model.within(start, end)
        if span is not None:
            self.view.select_in(span)
        return span is not None

    def buttons(self) -> Iterator[QToolButton]:
        yield from self._buttons

    def controls(self) -> Iterator[QWidget]:
        yield self.view
        yield from self._buttons

    @property
    def _row(self) -> int:
        return max(self.view.currentIndex().row(), 0)

    def _set(self, listing: Listing, row: int) -> None:
        """Show a list that one gesture gave, as a step of its own, with the caret in an item."""
        editor = self.view.editor()
        caret = editor.cursorPosition() if editor is not None else None
        self.view.finish_cell()
        self.ended.emit()
        self.model.show(listing)
        self.view.fit()
        self.view.go_to(row, 0, edit=True)
        editor = self.view.editor()
        if editor is not None and caret is not None:
            editor.setCursorPosition(caret)
        self.changed.emit()
        self.ended.emit()

    def _typed(self) -> None:
        self.view.fit()
        self.changed.emit()

    def _go_on(self, key: Qt.Key, index: QModelIndex) -> bool:
        """Do what Enter and Tab do in an item; return False for keys that only go to another one."""
        listing, row = self.model.listing, index.row()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._break(listing, row)
        elif key == Qt.Key.Key_Tab:
            self._indent_or_leave(listing.indented(row), row, forward=True)
        elif key == Qt.Key.Key_Backtab:
            self._indent_or_leave(listing.outdented(row), row, forward=False)
        elif key == Qt.Key.Key_Down and row == len(listing.items) - 1:
            self.view.go_to(row, 0, edit=True)
        else:
            return False
        return True

    def _break(self, listing: Listing, row: int) -> None:
        """Begin a new item; an empty one under another moves out instead."""
        if not listing.items[row].text and listing.depths[row]:
            self._set(listing.outdented(row), row)
        else:
            text = listing.items[row].text
            caret = from_utf16(text, self.view.left_at)
            self._set(listing.with_text(row, text[:caret]).with_new_item_at(row, text[caret:]), row + 1)
            editor = self.view.editor()
            if editor is not None:
                editor.home(False)

    def _indent_or_leave(self, changed: Listing, row: int, *, forward: bool) -> None:
        if changed.text == self.text():
            self.view.finish_cell()
            self.view.focusNextPrevChild(forward)
        else:
            self._set(changed, row)

    def _add(self) -> None:
        last = len(self.model.listing.items) - 1
        self._set(self.model.listing.with_new_item(last), last + 1)

    def _move(self, step: int) -> None:
        row, listing = self._row, self.model.listing
        moved = listing.moved(row, step)
        if moved is not listing:
            self._set(moved, listing.place_after_move(row, step))

    def _indent(self, *, deeper: bool) -> None:
        listing = self.model.listing
        changed = listing.indented(self._row) if deeper else listing.outdented(self._row)
        if changed is not listing:
            self._set(changed, self._row)

    def _remove(self) -> None:
        row = self._row
        self._set(self.model.listing.without([row]), max(row - 1, 0))

    def _remove_empty(self) -> None:
        row, listing = self._row, self.model.listing
        if listing.depths[row]:
            self._set(listing.outdented(row), row)
        else:
            self._remove()

    def _is_empty(self) -> bool:
        editor = self.view.editor()
        return editor is not None and not editor.text() and len(self.model.listing.items) > 1

    def _mark(self, mark: Mark) -> None:
        self._set(self.model.listing.with_mark(self._row, mark), self._row)

    def _is_marked(self, mark: Mark) -> bool:
        return self.model.listing.items[self._row].mark is mark

    def _tick(self, row: int | None = None) -> None:
        row = self._row if row is None else row
        item = self.model.listing.items[row]
        if item.mark is Mark.TASK:
            self._set(self.model.listing.with_done(row, done=not item.done), row)

    def _take_paste(self) -> bool:
        """Make an item of each line that is pasted; a single line goes into the item."""
        text = QGuiApplication.clipboard().text().strip("\r\n")
        if "\n" not in text:
            return False
        row, before = self._row, self.model.listing
        after = before.with_lines(row, text)
        added = len(after.items) - len(before.items)
        if not before.items[row].text and added:
            after, added = after.without([row]), added - 1
        self._set(after, row + added)
        return True

    def _deeds(self) -> Iterator[Deed]:
        is_task = partial(self._is_marked, Mark.TASK)
        yield Deed("Move item up", partial(self._move, -1), "Alt+Up", "up", typing=True)
        yield Deed("Move item down", partial(self._move, 1), "Alt+Down", "down", typing=True)
        yield Deed("Move item in", partial(self._indent, deeper=True), "Alt+Right", typing=True)
        yield Deed("Move item out", partial(self._indent, deeper=False), "Alt+Left", typing=True)
        yield Deed("Tick or untick", self._tick, "Ctrl+Space", "check", is_task, typing=True)
        yield Deed("Remove item", self._remove, "Ctrl+Shift+Backspace", "remove", typing=True)
        for mark, text in ((Mark.BULLET, "Bullets"), (Mark.NUMBER, "Numbers"), (Mark.TASK, "Tasks")):
            checked = partial(self._is_marked, mark)
            yield Deed(text, partial(self._mark, mark), checked=checked, apart=mark is Mark.BULLET)
        yield Deed("", self._remove_empty, "Backspace", enabled=self._is_empty, typing=True, listed=False)

    def _open_menu(self) -> None:
        owner = self._buttons[1]
        self.view.open_menu(owner.mapToGlobal(QPoint(0, owner.height())))


def list_editor(spec: FieldSpec, desk: Desk) -> SwitchedEditor:
    """Return the editor of a list."""
    return SwitchedEditor(ListRows(desk), "Items", spec.lines, desk)
