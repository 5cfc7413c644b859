"""The values of one field, each on a line of its own, and a line for another."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from twimeditor.core.archive.directory import Value
from twimeditor.ui.people.words import Wording, origin_words
from twimeditor.ui.theme import TOKENS, fonts, icon
from twimeditor.ui.widgets import ElidedLabel, muted

_MOST: Final = 8
"""So many values are shown; more would bury the other fields."""


class ValueLine(QLineEdit):
    """A value that is edited in place: Enter or leaving it takes what was typed, Escape takes it back."""

    entered = Signal(str)

    def __init__(self, shown: str, name: str) -> None:
        super().__init__(shown)
        self._shown = self.text()
        self.setAccessibleName(name)
        self.setCursorPosition(0)
        self.editingFinished.connect(self._take)

    def typed(self) -> str | None:
        """Return what was typed and not yet taken, None where nothing was."""
        return self.text() if self.text() != self._shown else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.typed() is not None:
            self.setText(self._shown)
            event.accept()
        else:
            super().keyPressEvent(event)

    def _take(self) -> None:
        text = self.text().strip()
        if text and text != self._shown.strip():
            self._shown = self.text()
            self.entered.emit(text)
        elif not text:
            self.setText(self._shown)


class ValuesBox(QWidget):
    """A heading, the values with where they come from, and a line to add one.

    `edited` carries the value's place and the new text (place -1: a new value), `removed` and `preferred` the place.
    """

    edited = Signal(int, str)
    removed = Signal(int)
    preferred = Signal(int)

    def __init__(self, wording: Wording, values: tuple[Value, ...], shown: tuple[str, ...]) -> None:
        super().__init__()
        self.lines: list[ValueLine] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TOKENS.tight)
        heading = QLabel(wording.heading)
        bold = heading.font()
        bold.setBold(True)
        heading.setFont(bold)
        column.addWidget(heading)
        grid = QGridLayout()
        grid.setHorizontalSpacing(TOKENS.tight)
        grid.setVerticalSpacing(TOKENS.tight)
        grid.setColumnStretch(0, 1)
        for column_of_buttons in (1, 2):
            grid.setColumnMinimumWidth(column_of_buttons, 2 * TOKENS.icon)
        for place, value in enumerate(values[:_MOST]):
            self._add_value(grid, place, wording, value, shown[place])
        self._add_line(grid, -1, f"New {wording.one}", "")
        column.addLayout(grid)
        if len(values) > _MOST:
            column.addWidget(muted(QLabel(f"and {len(values) - _MOST} more")))

    def _add_value(self, grid: QGridLayout, place: int, wording: Wording, value: Value, shown: str) -> None:
        name = f"{wording.one.capitalize()}, {origin_words(value)}"
        self._add_line(grid, place, name, shown)
        gone = _button("remove", f"Remove “{shown}”", self)
        gone.clicked.connect(lambda: self.removed.emit(place))
        grid.addWidget(gone, place * 2, 1)
        if place:
            first = _button("up", f"Propose “{shown}” first", self)
            first.clicked.connect(lambda: self.preferred.emit(place))
            grid.addWidget(first, place * 2, 2)
        origin = muted(ElidedLabel(origin_words(value)))
        origin.setFont(fonts(self.font()).small)
        grid.addWidget(origin, place * 2 + 1, 0)

    def _add_line(self, grid: QGridLayout, place: int, name: str, shown: str) -> None:
        line = ValueLine(shown, name)
        line.entered.connect(lambda text: self.edited.emit(place, text))
        if place < 0:
            line.setPlaceholderText(f"Add a {name.removeprefix('New ')}")
        row = place * 2 if place >= 0 else grid.rowCount()
        grid.addWidget(line, row, 0)
        self.lines.append(line)


def _button(name: str, words: str, owner: QWidget) -> QToolButton:
    button = QToolButton()
    button.setIcon(icon(name, owner.palette()))
    button.setAutoRaise(True)
    button.setAccessibleName(words)
    button.setToolTip("Propose this first" if name == "up" else "Remove")
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button
