"""The line of the weekly video's number."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from twimeditor.ui.regulars.looking import Live
from twimeditor.ui.theme import TOKENS
from twimeditor.ui.widgets import words_label


class LiveLine(QWidget):
    """Tells the next number and puts it in: `wanted` carries it."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._live = Live()
        self.words = words_label()
        self.words.setObjectName("regulars.live")
        self.button = QPushButton("P&ut it in")
        self.button.setObjectName("regulars.put_number")
        self.button.setAutoDefault(False)
        self.button.clicked.connect(lambda: self.wanted.emit(self._live.following))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(TOKENS.small)
        row.addWidget(self.words, 1)
        row.addWidget(self.button)
        self.show_live(Live())

    def show_live(self, live: Live) -> None:
        """Show how it stands with the number."""
        self._live = live
        self.words.setText(f"Matrix Live {_said(live)}")
        self.button.setVisible(live.is_missing)
        self.button.setAccessibleName(f"Put {live.following} in")


def _said(live: Live) -> str:
    if not live.following:
        return f"is {live.own} here. No recent issue tells a number." if live.own else "has had no number lately."
    if not live.own:
        return f"is {live.following} next."
    if live.own == live.following:
        return f"is {live.own}, as it should be."
    return f"is {live.own} here, and {live.following} would be next."
