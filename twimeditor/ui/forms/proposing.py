"""A line that proposes words while one types, and shows them all by its arrow or the Down key."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from twimeditor.ui.forms.line_editor import ArrowEditor
from twimeditor.ui.forms.pictures import Pictures

Vocabulary = Callable[[], Sequence[str]]
_ROWS = 12


class ProposingEditor(ArrowEditor):
    """A line with completion: what is typed may stand anywhere in a word, and need not be among them."""

    def __init__(self, vocabulary: Vocabulary, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__("Show the proposals", "expand", pictures, parent)
        self._vocabulary = vocabulary
        self._model = QStringListModel(self)
        completer = QCompleter(self._model, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(_ROWS)
        self.setCompleter(completer)
        self.textEdited.connect(self._fill)

    def _fill(self) -> None:
        """Learn the words when they are first wanted: some are many."""
        words = list(self._vocabulary())
        if words != self._model.stringList():
            self._model.setStringList(words)

    def _unfold(self) -> None:
        self._fill()
        self.setFocus()
        completer = self.completer()
        completer.setCompletionPrefix("")
        completer.complete()


class TitleEditor(ProposingEditor):
    """The line of a section's title, with a button for an emoji; `emoji_wanted` tells that it was pressed."""

    emoji_wanted = Signal()

    def __init__(self, vocabulary: Vocabulary, pictures: Pictures, parent: QWidget | None = None) -> None:
        self._emoji: QAction | None = None
        super().__init__(vocabulary, pictures, parent)
        self._emoji = QAction("Choose an emoji", self)
        self._emoji.triggered.connect(self._ask)
        self.addAction(self._emoji, QLineEdit.ActionPosition.TrailingPosition)
        self._drawn = None
        self._draw()

    def _ask(self) -> None:
        self.setFocus()
        self.emoji_wanted.emit()

    def _draw(self) -> None:
        super()._draw()
        if self._emoji is not None:
            self._emoji.setIcon(self._pictures.icon("emoji", self.palette()))
