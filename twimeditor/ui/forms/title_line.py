"""The line over a card or a row: what it is, and what can be done with it."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from twimeditor.ui.forms.desk import Desk
from twimeditor.ui.forms.popups import popup
from twimeditor.ui.forms.spec import Act, Choice
from twimeditor.ui.theme import TOKENS, fonts
from twimeditor.ui.widgets import muted

WORDS: Mapping[Act, tuple[str, str]] = {
    Act.UP: ("Move up", "up"),
    Act.DOWN: ("Move down", "down"),
    Act.DUPLICATE: ("Duplicate", "duplicate"),
    Act.SPLIT: ("Split at the caret", "split"),
    Act.JOIN: ("Join with the next update", "join"),
    Act.QUOTE: ("Make it an update", "update"),
    Act.UNQUOTE: ("Take the text out of the quote", "block"),
    Act.IMAGE_IN: ("Move into the quote above", "image"),
    Act.IMAGE_OUT: ("Move the picture out of the quote", "image"),
    Act.REMOVE: ("Remove", "remove"),
    Act.MAKE_SHORT: ("Make it name, id, verb", ""),
    Act.AS_LISTS: ("Show as spec lists", "outline"),
    Act.AS_TEXT: ("Show as text", "form"),
    Act.AS_MARKDOWN: ("Edit as Markdown", "block"),
    Act.AS_FIELDS: ("Edit in fields", "form"),
    Act.USE_PROPOSAL: ("Use the proposal", ""),
    Act.USE_NAME: ("Use the proposal", ""),
    Act.ADD_VIDEO: ("Add the video", "block"),
    Act.ADD_SIGN_OFF: ("Add the usual text", "block"),
    Act.CHOOSE_SHARE: ("Choose a picture…", "image"),
    Act.MAKE_SHARE: ("Make it the share image", "image"),
    Act.FILL_IN: ("Fill in", ""),
    Act.FILE_THERE: ("Move there", ""),
    Act.SHOW_PAST: ("Show last time", ""),
}


class TitleLine(QWidget):
    """What a card or a row is, and the menu of what can be done with it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._choices: tuple[Choice, ...] = ()
        self._icon = ""
        self._drawn: tuple[str, int] | None = None
        self._picture = QLabel()
        self._words = muted(QLabel())
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setFont(fonts(self.font()).small)
        self.button = QToolButton()
        self.button.setAutoRaise(True)
        self.button.clicked.connect(self._open_menu)
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
        self._icon = picture
        self._draw()

    def menu(self) -> QMenu:
        """Return a menu of what can be done."""
        menu = QMenu(self.button)
        for choice in self._choices:
            text, picture = WORDS[choice.act]
            if choice.act is Act.REMOVE:
                menu.addSeparator()
            action = menu.addAction(self._desk.pictures.icon(picture, menu.palette()), text)
            action.triggered.connect(partial(self._ask, choice))
        return menu

    def _open_menu(self) -> None:
        popup(self.menu(), self.button.mapToGlobal(QPoint(0, self.button.height())))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and self._icon:
            self._draw()

    def _ask(self, choice: Choice, _checked: bool = False) -> None:
        self._desk.asked.emit(choice)

    def _draw(self) -> None:
        colour = self.palette().color(QPalette.ColorRole.PlaceholderText)
        if (self._icon, colour.rgba()) == self._drawn:
            return
        self._drawn = self._icon, colour.rgba()
        ratio = self.devicePixelRatioF()
        self._picture.setPixmap(self._desk.pictures.sign(self._icon, colour, ratio))
        self.button.setIcon(self._desk.pictures.icon("more", self.palette()))
