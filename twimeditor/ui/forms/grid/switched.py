"""An editor with two faces: rows where the Markdown is understood, and the Markdown itself."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from PySide6.QtCore import QEvent, Qt, SignalInstance
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QMenu, QToolButton, QVBoxLayout, QWidget

from twimeditor.ui.forms.asking import Asked
from twimeditor.ui.forms.desk import Desk
from twimeditor.ui.forms.flow import FlowLayout
from twimeditor.ui.forms.grid.view import GridView
from twimeditor.ui.forms.markdown_editor import MarkdownEditor
from twimeditor.ui.forms.marks import Mark, Marks
from twimeditor.ui.forms.widget_editor import WidgetEditor
from twimeditor.ui.theme import TOKENS, fonts, scaled

LONG = 5_000
"""With a longer text it is not asked with each key whether it could be rows."""


class Rows(Protocol):
    """The face of rows: `changed` tells that the user has changed the value, `ended` that a step is complete.

    `opened` carries a control that was made for a moment, such as the editor of a cell. `show_span` tells whether one
    of the cells has the characters, and then selects them there.
    """

    changed: SignalInstance
    ended: SignalInstance
    opened: SignalInstance

    def show_text(self, text: str) -> bool: ...
    def text(self) -> str: ...
    def widget(self) -> QWidget: ...
    def line(self) -> int: ...
    def go_to_line(self, line: int) -> None: ...
    def show_marks(self, marks: Marks) -> None: ...
    def show_span(self, start: int, end: int) -> bool: ...
    def buttons(self) -> Iterator[QToolButton]: ...
    def controls(self) -> Iterator[QWidget]: ...


class SwitchedEditor(WidgetEditor):
    """Shows rows where they can hold the value, else its Markdown; a button goes from one to the other.

    `noun` names the rows' face on the button.
    """

    def __init__(self, rows: Rows, noun: str, lines: int, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rows = rows
        self._noun = noun
        self._value = ""
        self._wants_rows = True
        self._marks = Marks()
        self._shows_rows = False
        self._text = MarkdownEditor(lines)
        self._switch = QToolButton()
        self._build()
        self._text.edited.connect(self._take_text)
        self._text.ended.connect(self.ended)
        self._text.menu_wanted.connect(self._open_menu)
        self._text.moved.connect(self._point)
        self._switch.clicked.connect(self.switch)
        rows.changed.connect(self._take_rows)
        rows.ended.connect(self.ended)
        rows.opened.connect(self.watch)
        view = rows.widget()
        if isinstance(view, GridView):
            view.help_with = self._help
        self.watch(self._text, self._switch, *rows.controls())
        self._draw()
        self._face()

    def value(self) -> str:
        return self._value

    def show_value(self, text: str) -> None:
        if text != self._value:
            self._value = text
            self._face()

    def controls(self) -> Iterator[QWidget]:
        if self._shows_rows:
            yield from self._rows.controls()
        else:
            yield self._text
        if self._switch.isVisibleTo(self):
            yield self._switch

    @property
    def readable_only(self) -> bool:
        return not self._shows_rows and self._text.readable_only

    @property
    def shows_rows(self) -> bool:
        """Tell whether the rows are shown, not the Markdown."""
        return self._shows_rows

    def caret(self) -> int:
        """Return the caret's place in the Markdown; of a row the place where its line begins."""
        if not self._shows_rows:
            return self._text.caret()
        lines = self._value.split("\n")[: self._rows.line()]
        return sum(len(line) + 1 for line in lines)

    def place_caret(self, index: int) -> None:
        """Put the caret there, or go to the row that has the place."""
        if self._shows_rows:
            self._rows.go_to_line(self._value.count("\n", 0, index))
        else:
            self._text.place_caret(index)

    def select(self, start: int, end: int) -> None:
        if self._shows_rows:
            self.place_caret(start)
        else:
            self._text.select(start, end)

    def show_span(self, start: int, end: int) -> bool:
        """Select characters in their cell, or in the Markdown where no single cell has them."""
        if self._shows_rows and self._rows.show_span(start, end):
            return True
        if self._shows_rows:
            self.switch()
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)
        self._text.select(start, end)
        return True

    def show_marks(self, marks: Marks) -> None:
        self._marks = marks
        self._mark_face()

    def selected(self) -> str:
        return "" if self._shows_rows else self._text.selected()

    def switch(self) -> None:
        """Show the other face."""
        self._wants_rows = not self._shows_rows
        self.ended.emit()
        self._face()
        next(self.controls()).setFocus(Qt.FocusReason.OtherFocusReason)

    def setFont(self, font: QFont | str | Sequence[str]) -> None:
        """Show the Markdown in `font`, the rows in the window's own of that size."""
        super().setFont(font)
        self._text.setFont(self.font())
        self._rows.widget().setFont(scaled(fonts(self.window().font()).body, self._desk.zoom))

    def setPlaceholderText(self, hint: str) -> None:
        self._text.setPlaceholderText(hint)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self._text.setAccessibleName(name)
        next(self._rows.controls()).setAccessibleName(name)
        for button in self._rows.buttons():
            button.setAccessibleName(f"{button.toolTip()}: {name}")
        self._name_switch(offered=self._switch.isVisibleTo(self))

    def setAccessibleDescription(self, description: str) -> None:
        super().setAccessibleDescription(description)
        self._text.setAccessibleDescription(description)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TOKENS.tight)
        column.addWidget(self._rows.widget())
        column.addWidget(self._text)
        bar = QWidget()
        line = FlowLayout(bar, TOKENS.tight)
        for button in self._rows.buttons():
            button.setAutoRaise(True)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            line.addWidget(button)
        self._switch.setAutoRaise(True)
        line.addWidget(self._switch)
        line.addWidget(QWidget())  # the last one takes the rest of its line
        column.addWidget(bar)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._draw()

    def _draw(self) -> None:
        for button in self._rows.buttons():
            if picture := button.property("picture"):
                button.setIcon(self._desk.pictures.icon(picture, self.palette()))

    def _face(self) -> None:
        """Show the value in the face that is wanted and can hold it."""
        understood = self._rows.show_text(self._value)
        self._shows_rows = understood and self._wants_rows
        if not self._shows_rows:
            self._text.show_value(self._value)
        self._rows.widget().setVisible(self._shows_rows)
        self._text.setVisible(not self._shows_rows)
        for button in self._rows.buttons():
            button.setVisible(self._shows_rows)
        self._mark_face()
        self._name_switch(offered=understood)
        self.setFocusProxy(next(self.controls()))
        self.chain()

    def _mark_face(self) -> None:
        if self._shows_rows:
            self._rows.show_marks(self._marks)
        else:
            self._text.show_marks(self._marks)

    def _name_switch(self, *, offered: bool) -> None:
        self._switch.setText("Text" if self._shows_rows else self._noun)
        words = "Edit as Markdown" if self._shows_rows else f"Edit as {self._noun.lower()}"
        self._switch.setToolTip(words)
        self._switch.setAccessibleName(f"{words}: {self.accessibleName()}")
        self._switch.setVisible(offered)

    def _take_text(self) -> None:
        self._value = self._text.value()
        if len(self._value) < LONG:
            self._name_switch(offered=self._rows.show_text(self._value))
        self.edited.emit()

    def _take_rows(self) -> None:
        if self._rows.text() != self._value:
            self._value = self._rows.text()
            self.edited.emit()

    def _help(self, menu: QMenu, marks: Sequence[Mark]) -> None:
        if self._desk.fixes is not None:
            self._desk.fixes.fill(menu, marks)

    def _open_menu(self, asked: Asked) -> None:
        self._desk.open_menu(self._text, asked)

    def _point(self) -> None:
        if not self._shows_rows:
            self._desk.moved.emit(self._text)
