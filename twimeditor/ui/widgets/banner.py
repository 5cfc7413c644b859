"""Bars across the top of the window: questions that can wait."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from twimeditor.ui.theme import TOKENS
from twimeditor.ui.theme.icons import pixmap
from twimeditor.ui.widgets.folding import fold

_WORDS = 200
"""The width that the words of a bar are to have beside its buttons; else these go below."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A button of a bar; `keeps` leaves the bar where it is after a click."""

    text: str
    act: Callable[[], object]
    keeps: bool = False


class BannerStack(QWidget):
    """Bars under one another, at most one for each key.

    A bar that goes while it has the focus gives it back to what had it before.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: dict[str, _Bar] = {}
        self._before: QWidget | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self.hide()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    def put(self, key: str, text: str, choices: Sequence[Choice], icon: str = "warning") -> None:
        """Show a bar, in the place of the one that has the same key."""
        self.drop(key)
        bar = _Bar(icon, text)
        bar.setProperty("key", key)
        for choice in choices:
            bar.add_button(choice.text).clicked.connect(self._chosen(key, choice))
        self._bars[key] = bar
        self._layout.addWidget(bar)
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(bar, QAccessible.Event.Alert))

    def drop(self, key: str) -> None:
        """Take the bar away, if there is one."""
        bar = self._bars.pop(key, None)
        if bar is not None:
            self._layout.removeWidget(bar)
            self._give_back_focus(bar)
            bar.hide()
            bar.deleteLater()
        self.setVisible(bool(self._bars))

    def text(self, key: str) -> str | None:
        """Return what the bar of that key says, or None."""
        bar = self._bars.get(key)
        return None if bar is None else bar.text

    def buttons(self, key: str) -> dict[str, QPushButton]:
        """Return the bar's buttons by their text."""
        return {button.text(): button for button in self._bars[key].findChildren(QPushButton)}

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None and new is not None and self.isAncestorOf(new) and not self.isAncestorOf(old):
            self._before = old

    def _give_back_focus(self, bar: QWidget) -> None:
        focus: QWidget | None = self.window().focusWidget()
        before = self._before
        if focus is None or not bar.isAncestorOf(focus) or before is None or not shiboken6.isValid(before):
            return
        if before.isVisible() and before.window() is self.window():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _chosen(self, key: str, choice: Choice) -> Callable[[], None]:
        def act() -> None:
            if not choice.keeps:
                self.drop(key)
            choice.act()

        return act


class _Bar(QFrame):
    def __init__(self, icon: str, text: str) -> None:
        super().__init__()
        self.setObjectName("banner")
        self.setAccessibleName(text)
        self.text = text
        self._icon = icon
        self._picture = QLabel()
        words = QLabel(text)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        said, self._buttons = QHBoxLayout(), QHBoxLayout()
        said.setSpacing(TOKENS.small)
        said.addWidget(self._picture)
        said.addWidget(words, 1)
        self._buttons.setSpacing(TOKENS.small)
        self._buttons.addStretch()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(TOKENS.gap, TOKENS.tight, TOKENS.gap, TOKENS.tight)
        self._row.setSpacing(TOKENS.small)
        self._row.addLayout(said, 1)
        self._row.addLayout(self._buttons)
        self._draw()

    def add_button(self, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the caret in its field
        self._buttons.addWidget(button)
        return button

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fold(self._row, narrow=event.size().width() - self._buttons.sizeHint().width() < _WORDS)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._draw()

    def _draw(self) -> None:
        colour = self.palette().color(QPalette.ColorRole.WindowText)
        self._picture.setPixmap(pixmap(self._icon, TOKENS.icon, colour, self.devicePixelRatioF()))
