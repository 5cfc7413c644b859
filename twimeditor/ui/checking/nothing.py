"""What stands in the place of the list while there is nothing in it."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from twimeditor.ui.theme import TOKENS
from twimeditor.ui.theme.icons import pixmap
from twimeditor.ui.widgets import muted, words_label


class NothingToMend(QWidget):
    """A sign and a sentence; with a way back where a filter leaves out what there is."""

    def __init__(self) -> None:
        super().__init__()
        self._picture, self._words = QLabel(), muted(words_label())
        self._picture.setObjectName("problems.fine")
        self._words.setObjectName("problems.nothing")
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = QPushButton("Show a&ll")
        self.button.setObjectName("problems.show_all")
        self.button.setAutoDefault(False)
        self.button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setSpacing(TOKENS.small)
        column.addStretch(2)
        for part in (self._picture, self._words, self.button):
            column.addWidget(part, 0, *(() if part is self._words else (Qt.AlignmentFlag.AlignHCenter,)))
        column.addStretch(3)
        self._draw()

    def tell(self, words: str, *, narrow: bool, known: bool) -> None:
        """Say why nothing is listed, whether that is a filter's doing, and whether it is known that all is well."""
        self._words.setText(words)
        self._picture.setVisible(known and not narrow)
        self.button.setVisible(narrow)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._draw()

    def _draw(self) -> None:
        colour = self.palette().color(QPalette.ColorRole.Dark)
        self._picture.setPixmap(pixmap("check", TOKENS.page, colour, self.devicePixelRatioF()))
