"""The bar in which a pane is searched."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QKeyEvent, QPalette, QResizeEvent, QTextCharFormat
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from twimeditor.ui.theme import TOKENS, icon
from twimeditor.ui.widgets.folding import fold
from twimeditor.ui.widgets.labels import muted

_FIELD = 120
"""The width that the field is to have beside count and buttons; else these go below."""

GROUND, NOW, TEXT = "#ffe08a", "#ff9838", "#1b1d22"
"""The grounds of what was found and of the current place, and the text on both, in every theme."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for; `turn` counts the steps to the next place, backwards below 0."""

    text: str = ""
    exact: bool = False
    turn: int = 0

    def __bool__(self) -> bool:
        return bool(self.text.strip())


class FindBar(QFrame):
    """Takes what is to be found and shows how often it is there.

    `asked` carries the `Query` whenever it changes; `closed` asks for the focus to go back.
    """

    asked = Signal(object)
    closed = Signal()

    def __init__(self, place: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"{place}.find")
        self.setAccessibleName(f"Find in the {place}")
        self._query = Query()
        self._field, self._count = QLineEdit(), muted(QLabel())
        self._field.setObjectName(f"{place}.find.text")
        self._field.setPlaceholderText(f"Find in the {place}")
        self._field.setAccessibleName(f"Find in the {place}")
        self._field.setClearButtonEnabled(True)
        self._count.setObjectName(f"{place}.find.count")
        self._exact = self._button("Aa", "Match case", "")
        self._exact.setCheckable(True)
        self._back = self._button("", "Previous (Shift+F3)", "up")
        self._on = self._button("", "Next (F3)", "down")
        self._close = self._button("", "Close (Esc)", "close")
        self._lay_out()
        self._field.textChanged.connect(lambda _text: self._begin())
        self._exact.toggled.connect(lambda _on: self._begin())
        self._back.clicked.connect(lambda: self.step(-1))
        self._on.clicked.connect(lambda: self.step(1))
        self._close.clicked.connect(self.leave)
        self.hide()

    @property
    def query(self) -> Query:
        """Return what is looked for; nothing while the bar is closed."""
        return self._query if not self.isHidden() else Query()

    def open(self, text: str = "") -> None:
        """Show the bar and put the caret into it; look for `text`, if there is any."""
        self.show()
        if text and "\n" not in text:
            self._field.setText(text)
        self._field.selectAll()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._begin()

    def step(self, turns: int) -> None:
        """Go to the next place, or the one before."""
        self._query = Query(self._query.text, self._query.exact, self._query.turn + turns)
        self.asked.emit(self._query)

    def leave(self) -> None:
        """Close the bar and give the focus back."""
        self.closed.emit()
        self.hide()  # without the focus, which would go to whatever is next
        self.asked.emit(Query())

    def show_count(self, current: int, total: int, *, wrapped: bool = False, more: bool = False) -> None:
        """Show which of how many places is the current one.

        `wrapped` tells that it was come to over the end of all, `more` that others are still being looked for.
        """
        words = _counted(current, total, more=more)
        words = f"{words}, wrapped" if wrapped else words
        words = words if self._query else ""
        changed = words != self._count.text()
        self._count.setText(words)
        role = QPalette.ColorRole.PlaceholderText if total or not self._query else QPalette.ColorRole.Text
        self._count.setForegroundRole(role)
        self._field.setAccessibleDescription(words)
        for button in (self._back, self._on):
            button.setEnabled(total > 0 or more)
        if changed and words:
            QAccessible.updateAccessibility(QAccessibleEvent(self._field, QAccessible.Event.DescriptionChanged))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fold(self._row, narrow=event.size().width() - self._tools.sizeHint().width() < _FIELD)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._draw()

    def _begin(self) -> None:
        self._query = Query(self._field.text(), self._exact.isChecked(), 0)
        if not self._query:
            self.show_count(0, 0)
        self.asked.emit(self._query)

    def _button(self, text: str, tip: str, picture: str) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setToolTip(tip)
        button.setAccessibleName(tip.split(" (", maxsplit=1)[0])
        button.setAutoRaise(True)
        button.setProperty("picture", picture)
        button.setObjectName(f"{self.objectName()}.{tip.split(maxsplit=1)[0].lower()}")
        return button

    def _lay_out(self) -> None:
        self._row, self._tools = QHBoxLayout(self), QHBoxLayout()
        self._row.setContentsMargins(TOKENS.gap, TOKENS.tight, TOKENS.small, TOKENS.tight)
        self._row.setSpacing(TOKENS.tight)
        self._row.addWidget(self._field, 1)
        self._row.addLayout(self._tools)
        self._count.setMinimumWidth(self._count.fontMetrics().horizontalAdvance("000 of 000"))
        self._tools.setSpacing(TOKENS.tight)
        self._tools.addWidget(self._count, 1)
        for button in (self._back, self._on, self._exact, self._close):
            self._tools.addWidget(button)
        self._draw()
        self.show_count(0, 0)

    def _draw(self) -> None:
        for button in (self._back, self._on, self._close):
            button.setIcon(icon(button.property("picture"), self.palette()))


def _counted(current: int, total: int, *, more: bool) -> str:
    if more:
        return f"{current:,} of {total:,}…" if current else "Searching…"
    if current:
        return f"{current:,} of {total:,}"
    return f"{total:,} elsewhere" if total else "Not found"


def found_format(*, now: bool) -> QTextCharFormat:
    """Return how text looks that was found, or that is the current place."""
    result = QTextCharFormat()
    result.setBackground(QColor(NOW if now else GROUND))
    result.setForeground(QColor(TEXT))
    return result
