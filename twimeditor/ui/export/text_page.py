"""What the pages of texts have in common that are pasted elsewhere."""

from collections.abc import Callable
from typing import Final, Generic, TypeVar

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QAccessible, QAccessibleEvent, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from twimeditor.ui.export.desk import Desk, Subject
from twimeditor.ui.export.page import ExportPage, Result, Target, in_words
from twimeditor.ui.export.work import Doing
from twimeditor.ui.theme import TOKENS
from twimeditor.ui.widgets import muted, words_label

T = TypeVar("T")

_WORKING: Final = "Writing the text…"


class TextPage(ExportPage, Generic[T]):
    """Shows a text that is made aside, then copied or saved as a file."""

    kinds = "Text (*.txt);;All files (*)"
    suffix = ".txt"

    def __init__(self, target: Target, desk: Desk, doing: Doing) -> None:
        super().__init__(target, desk, doing)
        self.made: T | None = None
        self.told = muted(words_label())
        self.told.setObjectName("export.told")
        self.save = QPushButton("&Save as…")
        self.save.setAutoDefault(False)
        self.save.setEnabled(False)
        self.save.clicked.connect(self._save)

    @property
    def verb(self) -> str:
        return "&Copy"

    @property
    def can_act(self) -> bool:
        return self.made is not None

    def enter(self) -> None:
        self.made = None
        self.save.setEnabled(False)
        self.say(_WORKING)
        self.changed.emit()
        self.looking.look(self.job(self.desk.subject()), self._take, self.fail)

    def job(self, subject: Subject) -> Callable[[], T]:
        """Return what makes the text, elsewhere."""
        raise NotImplementedError

    def show_made(self, made: T) -> None:
        """Show what was made."""
        raise NotImplementedError

    def data(self) -> bytes:
        """Return what a file of it holds."""
        raise NotImplementedError

    def say(self, words: str) -> None:
        """Say something below the text, also to a screen reader."""
        self.told.setText(words)
        QAccessible.updateAccessibility(QAccessibleEvent(self.told, QAccessible.Event.NameChanged))

    def fail(self, error: Exception) -> None:
        self.say("")
        super().fail(error)

    def put(self, text: str, html: str = "") -> None:
        """Put a text on the clipboard, as rich text too where there is some."""
        mime = QMimeData()
        mime.setText(text)
        if html:
            mime.setHtml(html)
        QGuiApplication.clipboard().setMimeData(mime)

    def below(self) -> QWidget:
        """Return the line below the text: what is said, and the button that saves."""
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(TOKENS.small)
        row.addWidget(self.told, 1)
        row.addWidget(self.save)
        return line

    def _take(self, made: T) -> None:
        self.made, self.trouble = made, ""
        self.save.setEnabled(True)
        self.show_notices(())
        self.show_made(made)
        self.changed.emit()

    def _save(self) -> None:
        if self.made is None:
            return
        name = f"{self.desk.subject().name}-{self.target.name.lower()}{self.suffix}"
        path = self.desk.asks.file("Save as", self.desk.start(self.target.name) / name, self.kinds)
        if path is None:
            return
        try:
            self.desk.files.replace(path, self.data())
        except OSError as error:
            self.trouble = in_words(error)
            self.show_notices(())
            return
        self.trouble = ""
        self.desk.memory.set_exported(f"{self.target.name}_folder", str(path.parent))
        self.done.emit(Result(f"Saved “{path.name}”.", (str(path),), path.parent, path))
