"""Where a bot's output comes from: a file that is chosen or dropped, or text that is pasted."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from twimeditor.core.errors import EncodingError, TwimError
from twimeditor.ui.theme import TOKENS, fonts
from twimeditor.ui.widgets import ElidedLabel
from twimeditor.ui.widgets.texts import raw_text

Ask = Callable[[], Path | None]
Load = Callable[[Path], str]
"""Reads a file; raises TwimError in words for the user."""

_PLACE = "Paste the bot's output here, or drop its file: hebbot's rendered.md, twim-o-matic's out.md."
_NO_FILE = "No file chosen"
_LINES = 5


class PasteEdit(QPlainTextEdit):
    """Takes text by typing or pasting, and hands out the file that is dropped on it."""

    dropped = Signal(object)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _file(event.mimeData()) is None:
            super().dragEnterEvent(event)
        else:
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if _file(event.mimeData()) is None:
            super().dragMoveEvent(event)
        else:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _file(event.mimeData())
        if path is None:
            super().dropEvent(event)
        else:
            event.acceptProposedAction()
            self.dropped.emit(path)


class Source(QWidget):
    """`changed` is emitted when there is another text; `problem` says why a file could not be read."""

    changed = Signal()

    def __init__(self, ask: Ask, load: Load) -> None:
        super().__init__()
        self._ask = ask
        self._load = load
        self._text = ""
        self.problem = ""
        self.choose = QPushButton("Choose &file…")
        self.choose.setAutoDefault(False)
        self.name = ElidedLabel(_NO_FILE)
        self.edit = PasteEdit()
        self.edit.setObjectName("beginning.pasted")
        self.edit.setAccessibleName("Bot's output")
        self.edit.setPlaceholderText(_PLACE)
        self.edit.setTabChangesFocus(True)
        self.edit.setFont(fonts(self.font()).mono)
        self.edit.setMinimumHeight(self.edit.fontMetrics().lineSpacing() * _LINES)
        self._lay_out()
        self.choose.clicked.connect(self._choose)
        self.edit.dropped.connect(self.read)
        self.edit.textChanged.connect(self._take_pasted)

    @property
    def text(self) -> str:
        """Return the output, "" where there is none yet."""
        return self._text or raw_text(self.edit.document())

    def read(self, path: Path) -> None:
        """Take the text of a file."""
        self.edit.clear()
        try:
            self._text, self.problem = self._load(path), ""
        except EncodingError as error:
            self._text, self.problem = "", f"{path.name} is not text in UTF-8 ({error.reason} at byte {error.offset})."
        except TwimError as error:
            self._text, self.problem = "", str(error)
        self.name.set_full_text(path.name if self._text else _NO_FILE)
        if not self._text and not self.problem:
            self.problem = f"{path.name} is empty."
        self.changed.emit()

    def _choose(self) -> None:
        path = self._ask()
        if path is not None:
            self.read(path)

    def _take_pasted(self) -> None:
        if self.edit.document().isEmpty():
            if not self._text:
                self.changed.emit()
            return
        self._text, self.problem = "", ""
        self.name.set_full_text(_NO_FILE)
        self.changed.emit()

    def _lay_out(self) -> None:
        label = QLabel("Bot's &output")
        label.setBuddy(self.edit)
        row = QHBoxLayout()
        row.setSpacing(TOKENS.small)
        row.addWidget(label)
        row.addStretch()
        row.addWidget(self.name, 1)
        row.addWidget(self.choose)
        self.name.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TOKENS.small)
        column.addLayout(row)
        column.addWidget(self.edit, 1)
        QWidget.setTabOrder(self.edit, self.choose)


def _file(data: QMimeData) -> Path | None:
    """Return the one file that is dragged."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 else None
