"""Where the bot's output is pasted: as much as it is, and read as soon as it is there."""

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from twimeditor.ui.theme import fonts

LONGEST = 20_000
"""What is longer is kept beside the field: Qt takes seconds to lay out a line of millions of characters."""


class SourceEdit(QPlainTextEdit):
    """A field for JSON or a table. `changed` tells that there is another text."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept = ""
        self.setFont(fonts(self.font()).mono)
        self.setTabChangesFocus(True)
        self.setPlaceholderText("Paste what pingbot says (JSON), or a table")
        self.textChanged.connect(self._note)

    def text(self) -> str:
        """Return all that was pasted."""
        return self._kept or self.toPlainText()

    def take(self, text: str) -> None:
        """Show a text, of a long one its beginning."""
        self._kept = text if len(text) > LONGEST else ""
        self.setReadOnly(bool(self._kept))
        self.blockSignals(True)
        self.setPlainText(f"{text[: LONGEST // 20]} … ({len(text):,} characters)" if self._kept else text)
        self.blockSignals(False)
        self.changed.emit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        if len(source.text()) > LONGEST:
            self.take(source.text())
        else:
            super().insertFromMimeData(source)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    def _note(self) -> None:
        if not self._kept:
            self.changed.emit()
