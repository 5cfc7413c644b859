"""The words that the user has added to the dictionary: shown, added, and taken out again."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from twimeditor.ui.theme import TOKENS
from twimeditor.ui.widgets import muted

_SIZE = (420, 460)
_ABOUT = "The spelling check takes these words as right, in all issues. A space begins another word."
_EMPTY = "No words yet. “Add to the dictionary” in the menu of an underlined word adds it here."
_NOT_KEPT = "This holds until the program ends, but could not be kept: {reason}."


class Words(Protocol):
    """The user's words; `subscribe` returns what ends it."""

    def all(self) -> frozenset[str]: ...
    def add(self, word: str) -> None: ...
    def remove(self, word: str) -> None: ...
    def subscribe(self, listener: Callable[[], None]) -> Callable[[], None]: ...


class WordsDialog(QDialog):
    """A list of words with a line to add some; what is removed goes into that line, from where Enter adds it again."""

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("words")
        self.setWindowTitle("My words")
        self._words = words
        self.line = QLineEdit()
        self.list = QListWidget()
        self.add = QPushButton("&Add")
        self.remove = QPushButton("&Remove")
        self._said = muted(QLabel())
        self._set_up()
        self._lay_out()
        self.destroyed.connect(words.subscribe(self._show))
        self._show()
        self.resize(*_SIZE)
        self.line.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if watched is self.line and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._add_words()
                return True
            if watched is self.list and event.key() == Qt.Key.Key_Delete:
                self._remove_word()
                return True
        return super().eventFilter(watched, event)

    def _set_up(self) -> None:
        self.line.setAccessibleName("Word to add")
        self.line.setPlaceholderText("A word")
        self.line.textChanged.connect(lambda text: self.add.setEnabled(bool(text.strip())))
        self.line.installEventFilter(self)
        self.list.setAccessibleName("My words")
        self.list.setProperty("framed", True)
        self.list.setSortingEnabled(True)
        self.list.currentRowChanged.connect(lambda row: self.remove.setEnabled(row >= 0))
        self.list.installEventFilter(self)
        self.add.setEnabled(False)
        self.add.clicked.connect(self._add_words)
        self.remove.clicked.connect(self._remove_word)
        self._said.setWordWrap(True)
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        for button in (self.add, self.remove):
            button.setAutoDefault(False)  # Enter belongs to the line

    def _lay_out(self) -> None:
        about = QLabel(_ABOUT)
        about.setWordWrap(True)
        top, middle = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.line, 1)
        top.addWidget(self.add)
        middle.addWidget(self.list, 1)
        middle.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(TOKENS.wide, TOKENS.wide, TOKENS.wide, TOKENS.wide)
        column.setSpacing(TOKENS.gap)
        for part in (about, self._said, buttons):
            column.addWidget(part)
        column.insertLayout(1, top)
        column.insertLayout(2, middle, 1)
        width = max(self.add.sizeHint().width(), self.remove.sizeHint().width())
        self.add.setFixedWidth(width)
        self.remove.setFixedWidth(width)

    def _show(self) -> None:
        """Show the words as they are now, the current one still current."""
        current = self._current()
        self.list.clear()
        self.list.addItems(sorted(self._words.all()))
        for found in self.list.findItems(current, Qt.MatchFlag.MatchExactly) if current else []:
            self.list.setCurrentItem(found)
        self.remove.setEnabled(self.list.currentRow() >= 0)
        self._said.setText("" if self.list.count() else _EMPTY)
        self._said.setVisible(not self.list.count())

    def _current(self) -> str:
        """Return the word that is chosen, "" without one."""
        row = self.list.currentRow()
        return self.list.item(row).text() if row >= 0 else ""

    def _add_words(self) -> None:
        words = self.line.text().split()
        self.line.clear()
        for word in words:
            self._change(self._words.add, word)
        self.line.setFocus()

    def _remove_word(self) -> None:
        row, word = self.list.currentRow(), self._current()
        if word:
            self._change(self._words.remove, word)
            self.list.setCurrentRow(min(row, self.list.count() - 1))
            self.line.setText(word)

    def _change(self, act: Callable[[str], None], word: str) -> None:
        try:
            act(word)
        except OSError as error:
            self._said.setText(_NOT_KEPT.format(reason=error.strerror or error))
            self._said.show()
