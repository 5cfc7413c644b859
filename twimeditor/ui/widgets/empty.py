"""What a pane shows while there is nothing in it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QPalette
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from twimeditor.ui.theme import TOKENS, fonts
from twimeditor.ui.theme.icons import pixmap
from twimeditor.ui.widgets.labels import muted


class EmptyState(QWidget):
    """A picture, a sentence, and the few actions that fill the place."""

    def __init__(
        self,
        icon: str,
        title: str,
        text: str,
        actions: Sequence[QAction] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._picture = QLabel()
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(TOKENS.small)
        self._layout.setContentsMargins(TOKENS.wide, TOKENS.wide, TOKENS.wide, TOKENS.wide)
        self._layout.addStretch(2)
        self._add(self._picture)
        self._layout.addWidget(self._heading(title))
        self._layout.addWidget(_words(text))
        self._layout.addSpacing(TOKENS.small)
        for action in actions:
            self._add(_button(action))
        self._layout.addStretch(3)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._draw()

    def _add(self, widget: QWidget) -> None:
        self._layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)

    def _heading(self, title: str) -> QLabel:
        heading = QLabel(title)
        heading.setFont(fonts(self.font()).title)
        heading.setWordWrap(True)
        heading.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return heading

    def _draw(self) -> None:
        colour = self.palette().color(QPalette.ColorRole.Dark)
        self._picture.setPixmap(pixmap(self._icon, 40, colour, self.devicePixelRatioF()))


def _words(text: str) -> QLabel:
    words = muted(QLabel(text))
    words.setWordWrap(True)
    words.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return words


def _button(action: QAction) -> QPushButton:
    button = QPushButton(action.icon(), action.text())
    action.changed.connect(partial(_follow, button, action))
    button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    button.setMinimumWidth(180)
    button.clicked.connect(action.trigger)
    return button


def _follow(button: QPushButton, action: QAction) -> None:
    button.setIcon(action.icon())
    button.setEnabled(action.isEnabled())
