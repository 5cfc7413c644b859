"""A framed ground for things that belong together."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from twimeditor.ui.theme import TOKENS


class Card(QFrame):
    """A frame with a hairline and round corners; put widgets into `body`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(TOKENS.gap, TOKENS.gap, TOKENS.gap, TOKENS.gap)
        self.body.setSpacing(TOKENS.small)
