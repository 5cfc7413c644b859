"""The grid of a table: cells in place; rows and columns by buttons, keys and menu."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QMimeData, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QToolButton, QWidget

from twimeditor.core.tables import Align, Matrix, Table, cells_of_text, csv_text, read, tsv_text
from twimeditor.ui.forms.desk import Desk
from twimeditor.ui.forms.grid.deeds import Deed, button, menu_of
from twimeditor.ui.forms.grid.spans import tell_all
from twimeditor.ui.forms.grid.switched import SwitchedEditor
from twimeditor.ui.forms.grid.table_model import TableModel
from twimeditor.ui.forms.grid.view import GridView
from twimeditor.ui.forms.marks import Marks
from twimeditor.ui.forms.popups import popup
from twimeditor.ui.forms.spec import FieldSpec

ALIGNS = {
    Align.NONE: "As the site does",
    Align.LEFT: "Left",
    Align.CENTER: "Centre",
    Align.RIGHT: "Right",
}


class TableRows(QObject):
    """A table's cells; `changed`, `ended` and `opened` as in `Rows`."""

    changed = Signal()
    ended = Signal()
    opened = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.model = TableModel()
        self.view = GridView(self.model, desk.pictures)
        self.model.setParent(self.view)
        self.view.horizontalHeader().hide()
        self.view.verticalHeader().setSectionsClickable(True)
        self._buttons = (
            button("Row", "Add a row", "add", partial(self._deed, "below")),
            button("Column", "Add a column", "add", partial(self._deed, "right")),
            button("Align", "Align columns", "", self._open_aligns),
            button("More", "More for this table", "more", self._open_menu),
        )
        self._deeds = self._made_deeds()
        self.view.takes_paste = self._take_paste
        self.view.deeds = tuple(self._deeds.values())
        self.model.typed.connect(self._typed)
        self.view.ended.connect(self.ended)
        self.view.opened.connect(self.opened)
        self.view.past_end.connect(self._go_on)

    def show_text(self, text: str) -> bool:
        """Show the table that `text` is; return False, and change nothing, where it is none."""
        if text == self.text():
            return True
        table = read(text)
        if table is not None:
            self.view.keeping_place(lambda: self.model.show(table))
            self.view.fit()
        return table is not None

    def text(self) -> str:
        return self.model.table.text

    def widget(self) -> QWidget:
        return self.view

    def line(self) -> int:
        row = max(self.view.currentIndex().row(), 0)
        return row + 1 if row else 0

    def go_to_line(self, line: int) -> None:
        self.view.go_to(line - 1 if line > 1 else 0, max(self.view.currentIndex().column(), 0))

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

    # Clipboard: what the Edit menu asks of the view as well

    def copy(self) -> None:
        """Put the selected cells on the clipboard, for spreadsheets and as text."""
        cells = self._selected_cells()
        data = QMimeData()
        data.setText(cells[0][0] if [len(cells), len(cells[0])] == [1, 1] else tsv_text(cells))
        data.setData("text/csv", csv_text(cells).encode())
        QGuiApplication.clipboard().setMimeData(data)

    def cut(self) -> None:
        """Put the selected cells on the clipboard and empty them."""
        self.copy()
        self.clear()

    def paste(self) -> None:
        """Write the clipboard's cells from the current one on; the table grows where they do not fit."""
        data = QGuiApplication.clipboard().mimeData()
        if data.hasText() or data.hasHtml():
            place = self.view.places()[0]
            self._set(self.model.table.with_cells(place.row(), place.column(), cells_of_text(data.text(), data.html())))

    def _take_paste(self) -> bool:
        """Paste over several cells what is more than one, also while one is edited."""
        data = QGuiApplication.clipboard().mimeData()
        has_more = any(char in data.text().strip("\r\n") for char in "\t\n") or "<table" in data.html().lower()
        if has_more:
            self.paste()
        return has_more

    def clear(self) -> None:
        """Empty the selected cells."""
        table = self.model.table
        for place in self.view.places():
            table = table.with_cell(place.row(), place.column(), "")
        self._set(table)

    def _selected_cells(self) -> Matrix:
        rows, columns = self._rows(), self._columns()
        return [[self.model.table.cell(row, column) for column in columns] for row in rows]

    # Rows and columns

    def _rows(self) -> list[int]:
        return sorted({place.row() for place in self.view.places()})

    def _columns(self) -> list[int]:
        return sorted({place.column() for place in self.view.places()})

    def _set(self, table: Table, row: int | None = None, column: int | None = None) -> None:
        """Show a table that one gesture gave, as a step of its own, and go to a cell in it."""
        here = self.view.currentIndex()
        place = (here.row() if row is None else row, here.column() if column is None else column)
        typing = self.view.is_typing()
        self.view.finish_cell()
        self.ended.emit()
        self.model.show(table)
        self.view.fit()
        self.view.go_to(*place, edit=typing)
        self.changed.emit()
        self.ended.emit()

    def _typed(self) -> None:
        if self.model.rowCount() <= 40:
            self.view.fit()
        self.changed.emit()

    def _go_on(self, column: int) -> None:
        """Add a row behind the last and go on typing in it."""
        table = self.model.table
        self._set(table.with_new_rows(table.rows), table.rows, column)
        self.view.go_to(table.rows, column, edit=True)

    def _insert_rows(self, *, below: bool) -> None:
        rows = self._rows()
        at = rows[-1] + 1 if below else max(rows[0], 1)
        self._set(self.model.table.with_new_rows(at, len(rows)), at)

    def _insert_columns(self, *, right: bool) -> None:
        columns = self._columns()
        at = columns[-1] + 1 if right else columns[0]
        self._set(self.model.table.with_new_column(at), None, at)

    def _remove_rows(self) -> None:
        self._set(self.model.table.without_rows(self._rows()))

    def _remove_columns(self) -> None:
        self._set(self.model.table.without_columns(self._columns()))

    def _move_rows(self, step: int) -> None:
        rows = self._rows()
        moved = self.model.table.with_moved_rows(rows[0], len(rows), step)
        if moved is not self.model.table:
            self._set(moved, self.view.currentIndex().row() + step)

    def _move_column(self, step: int) -> None:
        column = self.view.currentIndex().column()
        moved = self.model.table.with_moved_column(column, column + step)
        if moved is not self.model.table:
            self._set(moved, None, column + step)

    def _align(self, align: Align) -> None:
        self._set(self.model.table.with_align(self._columns(), align))

    def _is_aligned(self, align: Align) -> bool:
        return all(self.model.table.aligns[column] is align for column in self._columns())

    # Commands

    def _made_deeds(self) -> dict[str, Deed]:
        has_body = partial(self._can, "body")
        return {
            "cut": Deed("Cut", self.cut, "Ctrl+X"),
            "copy": Deed("Copy", self.copy, "Ctrl+C"),
            "paste": Deed("Paste", self.paste, "Ctrl+V"),
            "clear": Deed("Empty the cells", self.clear, "Del, Backspace"),
            "all": Deed("Select all", self.view.selectAll, "Ctrl+A"),
            "above": Deed(
                "Insert row above", partial(self._insert_rows, below=False), "Ctrl+Shift+Up", "up", apart=True
            ),
            "below": Deed(
                "Insert row below", partial(self._insert_rows, below=True), "Ctrl+Shift+Down", "down", typing=True
            ),
            "row_up": Deed("Move row up", partial(self._move_rows, -1), "Alt+Up", enabled=has_body, typing=True),
            "row_down": Deed("Move row down", partial(self._move_rows, 1), "Alt+Down", enabled=has_body, typing=True),
            "no_row": Deed("Remove row", self._remove_rows, "Ctrl+Backspace", "remove", enabled=has_body),
            "left": Deed(
                "Insert column before", partial(self._insert_columns, right=False), "Ctrl+Shift+Left", apart=True
            ),
            "right": Deed("Insert column behind", partial(self._insert_columns, right=True), "Ctrl+Shift+Right"),
            "column_left": Deed("Move column back", partial(self._move_column, -1), "Alt+Left"),
            "column_right": Deed("Move column on", partial(self._move_column, 1), "Alt+Right"),
            "no_column": Deed(
                "Remove column", self._remove_columns, "Ctrl+Shift+Backspace", "remove", self._has_columns
            ),
            **self._align_deeds(),
        }

    def _align_deeds(self) -> dict[str, Deed]:
        return {
            f"align_{align.value}": Deed(
                f"Align: {text.lower()}",
                partial(self._align, align),
                checked=partial(self._is_aligned, align),
                apart=align is Align.NONE,
            )
            for align, text in ALIGNS.items()
        }

    def _can(self, _what: str) -> bool:
        return self._rows() != [0]

    def _has_columns(self) -> bool:
        return self.model.table.columns > len(self._columns())

    def _deed(self, name: str) -> None:
        self._ensure_place()
        self._deeds[name].act()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ensure_place(self) -> None:
        """Let buttons act on the end of the table while no cell was chosen."""
        if not self.view.currentIndex().isValid():
            self.view.go_to(self.model.table.rows - 1, self.model.table.columns - 1)

    def _open_aligns(self) -> None:
        self._ensure_place()
        owner = self._buttons[2]
        menu = menu_of(tuple(self._align_deeds().values()), owner, self._icon)
        popup(menu, owner.mapToGlobal(QPoint(0, owner.height())))

    def _open_menu(self) -> None:
        self._ensure_place()
        self.view.open_menu(self._buttons[3].mapToGlobal(QPoint(0, self._buttons[3].height())))

    def _icon(self, name: str) -> QIcon:
        return self._desk.pictures.icon(name, self.view.palette())


def table_editor(spec: FieldSpec, desk: Desk) -> SwitchedEditor:
    """Return the editor of a table."""
    return SwitchedEditor(TableRows(desk), "Grid", spec.lines, desk)
