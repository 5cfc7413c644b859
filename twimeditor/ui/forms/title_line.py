"""The line over a card or a row: what it is, and what can be done with it."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from twimeditor.ui.forms.desk import Desk
from twimeditor.ui.forms.spec import Act, Choice
from twimeditor.ui.theme import TOKENS, fonts, icon
from twimeditor.ui.theme.icons import pixmap
from twimeditor.ui.widgets import muted

WORDS: Mapping[Act, tuple[str, str]] = {
    Act.UP: ("Move up", "up"),
    Act.DOWN: ("Move down", "down"),
    Act.DUPLICATE: ("Duplicate", "duplicate"),
    Act.SPLIT: ("Split at the caret", "split"),
    Act.JOIN: ("Join with the next update", "join"),
    Act.REMOVE: ("Remove", "remove"),
    Act.MAKE_SHORT: ("Make it name, id, verb", ""),
}


class TitleLine(QWidget):
    """What a card or a row is, and the menu of what can be done with it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._choices: tuple[Choice, ...] = ()
        self._icon = ""
        self._picture = QLabel()
        self._words = muted(QLabel())
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setFont(fonts(self.font()).small)
        self.button = QToolButton()
        self.button.setAutoRaise(True)
        self.button.clicked.connect(self.open_menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(TOKENS.tight)
        row.addWidget(self._picture)
        row.addWidget(self._words, 1)
        row.addWidget(self.button)

    def show_title(self, title: str, picture: str, choices: tuple[Choice, ...]) -> None:
        """Show a title and offer `choices`."""
        self._choices = choices
        self._words.setText(title)
        self.button.setVisible(bool(choices))
        self.button.setAccessibleName(f"Actions for {title.lower()}")
        self.button.setToolTip(f"Actions for {title.lower()}")
        if picture != self._icon:
            self._icon = picture
            self._draw()

    def open_menu(self) -> QMenu:
        """Open the menu under its button."""
        menu = QMenu(self.button)
        for choice in self._choices:
            text, picture = WORDS[choice.act]
            if choice.act is Act.REMOVE:
                menu.addSeparator()
            action = menu.addAction(icon(picture, menu.palette()), text)
            action.triggered.connect(partial(self._ask, choice))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height())))
        return menu

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and self._icon:
            self._draw()

    def _ask(self, choice: Choice, _checked: bool = False) -> None:
        self._desk.asked.emit(choice)

    def _draw(self) -> None:
        colour = self.palette().color(QPalette.ColorRole.PlaceholderText)
        ratio = self.devicePixelRatioF()
        self._picture.setPixmap(pixmap(self._icon, TOKENS.icon, colour, ratio))
        self.button.setIcon(self._desk.icon("more", self.palette()))
