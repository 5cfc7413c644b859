"""Link definitions as rows of label, address and title."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QToolButton, QWidget

from twimeditor.core.errors import EditError
from twimeditor.core.facets.definitions import LABEL, Definitions
from twimeditor.ui.forms.line_editor import LineEditor
from twimeditor.ui.forms.marks import Mark, Marks
from twimeditor.ui.forms.pictures import Pictures
from twimeditor.ui.forms.widget_editor import WidgetEditor
from twimeditor.ui.theme import TOKENS, fonts
from twimeditor.ui.widgets import muted

_HINTS = ("#room:server", "https://…", "May be empty")
_SHARES = (3, 5, 2)
_EMPTY = ("", "", "")
UNFINISHED = "Written as soon as it has a label and an address."


@dataclass(slots=True)
class _Row:
    """The controls of a definition; `written` tells whether it stands in the text already."""

    cells: tuple[LineEditor, ...]
    button: QToolButton
    written: bool

    def values(self) -> list[str]:
        return [cell.value() for cell in self.cells]


class DefinitionsEditor(WidgetEditor):
    """Edits each cell for itself; the bytes of the others stay. A row without label or address waits to be written."""

    def __init__(self, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._codec = Definitions()
        self._text = ""
        self._rows: list[_Row] = []
        self._said = muted(QLabel())
        self._said.setFont(fonts(self.font()).small)
        self._said.setWordWrap(True)
        self._said.hide()
        self._add = QPushButton("Add a definition")
        self._add.setIcon(pictures.icon("add", self.palette()))
        self._add.clicked.connect(self._add_row)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(TOKENS.tight)
        for column, share in enumerate(_SHARES):
            self._grid.setColumnStretch(column, share)
        for column, words in enumerate(self._codec.headings):
            self._grid.addWidget(self._titled(words), 0, column)
        self.watch(self._add)
        self._show([_EMPTY], [False])

    def value(self) -> str:
        return self._text

    def show_value(self, text: str) -> None:
        if text == self._text:
            return
        self._text = text
        rows = self._codec.read(text) or []
        if [row.values() for row in self._rows if row.written] != rows:
            self._show(rows or [_EMPTY], [bool(rows)] * max(len(rows), 1))

    def show_span(self, start: int, end: int) -> bool:
        found = self._codec.within(self._text, start, end)
        if found is not None:
            row, column, first, behind = found
            cell = self._written()[row].cells[column]
            cell.setFocus(Qt.FocusReason.OtherFocusReason)
            cell.select(first, behind)
        return found is not None

    def show_marks(self, marks: Marks) -> None:
        cells: dict[LineEditor, list[Mark]] = {}
        for mark in marks.all:
            found = self._codec.within(self._text, mark.start, mark.end)
            if found is not None:
                cell = self._written()[found[0]].cells[found[1]]
                cells.setdefault(cell, []).append(replace(mark, start=found[2], end=found[3]))
        for row in self._rows:
            for cell in row.cells:
                cell.show_marks(Marks(cells.get(cell, ())))

    def _written(self) -> list[_Row]:
        return [row for row in self._rows if row.written]

    def controls(self) -> Iterator[QWidget]:
        for row in self._rows:
            yield from (*row.cells, row.button)
        yield self._add

    def said(self) -> str:
        """Return what is said under the rows."""
        return self._said.text() if not self._said.isHidden() else ""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._add.setIcon(self._pictures.icon("add", self.palette()))
            for row in self._rows:
                row.button.setIcon(self._pictures.icon("remove", self.palette()))

    def setObjectName(self, name: str) -> None:
        super().setObjectName(name)
        self._name_cells()

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self._name_cells()

    def _show(self, rows: Sequence[Sequence[str]], written: Sequence[bool]) -> None:
        """Show rows; the controls of those that stay in number are used again."""
        while len(self._rows) > len(rows):
            self._drop(self._rows.pop())
        while len(self._rows) < len(rows):
            self._rows.append(self._made())
        for row, cells, stands in zip(self._rows, rows, written, strict=True):
            row.written = stands
            for cell, value in zip(row.cells, cells, strict=True):
                cell.show_value(value)
        self._lay_out()

    def _made(self) -> _Row:
        cells = tuple(LineEditor() for _ in self._codec.headings)
        button = QToolButton()
        button.setAutoRaise(True)
        button.setIcon(self._pictures.icon("remove", self.palette()))
        row = _Row(cells, button, written=False)
        for column, cell in enumerate(cells):
            cell.setPlaceholderText(_HINTS[column])
            cell.edited.connect(partial(self._edit, row, column))
            cell.ended.connect(self.ended)
            cell.menu_wanted.connect(self.menu_wanted)
        button.clicked.connect(partial(self._remove, row))
        self.watch(*cells, button)
        return row

    def _lay_out(self) -> None:
        for place, row in enumerate(self._rows, start=1):
            for column, widget in enumerate((*row.cells, row.button)):
                self._grid.addWidget(widget, place, column)
                if self.isVisible():
                    widget.show()  # Qt would do it later, but it may get the focus at once
        end = len(self._rows) + 1
        self._grid.addWidget(self._said, end, 0, 1, 3)
        self._grid.addWidget(self._add, end + 1, 0, 1, 3, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self._rows[0].cells[LABEL] if self._rows else self._add)
        self._name_cells()
        self.setFont(self.font())
        self.chain()

    def _name_cells(self) -> None:
        for place, row in enumerate(self._rows, start=1):
            for column, cell in enumerate(row.cells):
                title = self._codec.headings[column]
                cell.setObjectName(f"{self.objectName()}.{title.lower()}[{place - 1}]")
                cell.setAccessibleName(f"{title} of definition {place}")
            row.button.setAccessibleName(f"Remove definition {place}")
            row.button.setToolTip(f"Remove definition {place}")
        self._add.setObjectName(f"{self.objectName()}.add")

    def _titled(self, words: str) -> QLabel:
        label = muted(QLabel(words))
        label.setFont(fonts(self.font()).small)
        return label

    def _edit(self, row: _Row, column: int) -> None:
        """Write a cell, or the whole row once it can be; say why not otherwise."""
        at = sum(one.written for one in self._rows[: self._rows.index(row)])
        cells = row.values()
        try:
            if row.written:
                text = self._codec.changed(self._text, at, column, cells[column])
            elif self._codec.complete(cells):
                text = self._codec.inserted(self._text, at, cells)
            else:
                self._say(UNFINISHED)
                return
        except EditError as error:
            self._say(f"{str(error).capitalize()}; the last good one stays.")
            return
        row.written = True
        self._say("")
        self._put(text)

    def _say(self, words: str) -> None:
        self._said.setText(words)
        self._said.setVisible(bool(words))

    def _put(self, text: str) -> None:
        if text != self._text:
            self._text = text
            self.edited.emit()

    def _add_row(self) -> None:
        self._rows.append(self._made())
        self._lay_out()
        self._rows[-1].cells[LABEL].setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, row: _Row) -> None:
        place = self._rows.index(row)
        at = sum(one.written for one in self._rows[:place])
        self._rows.remove(row)
        target: QWidget = self._rows[min(place, len(self._rows) - 1)].cells[LABEL] if self._rows else self._add
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        self._drop(row)
        self._lay_out()
        if row.written:
            self._put(self._codec.removed(self._text, at))
            self.ended.emit()

    def _drop(self, row: _Row) -> None:
        for widget in (*row.cells, row.button):
            self._grid.removeWidget(widget)
            widget.hide()
            widget.setObjectName("")
            widget.deleteLater()
