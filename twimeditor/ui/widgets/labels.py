"""Labels: one that shortens its text, one for many words, one that stands back."""

from html import escape
from textwrap import fill

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

_LONGEST_TIP = 1000
_TIP_LETTERS = 80
"""A line of a tooltip has so many at most: only rich text is broken by Qt itself."""


class ElidedLabel(QLabel):
    """A line of text that ends in "…" where the room ends; the tooltip then has all of it."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._full = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.set_full_text(text)

    def set_full_text(self, text: str) -> None:
        """Show `text`, shortened where it does not fit."""
        self._full = text
        self.setAccessibleName(text)
        self._elide()

    def full_text(self) -> str:
        """Return the text as it was set."""
        return self._full

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 6, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self._full)
        return QSize(width, super().sizeHint().height())

    def _elide(self) -> None:
        room = self.contentsRect().width()
        shown = self.fontMetrics().elidedText(self._full, Qt.TextElideMode.ElideRight, room)
        self.setText(shown)
        self.setToolTip(tip(self._full) if shown != self._full else "")


def words_label(text: str = "") -> QLabel:
    """Return a label for words of any length, in which nothing is a tag."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def muted(label: QLabel) -> QLabel:
    """Give a label the colour of secondary text, and return it."""
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label


def tip(text: str) -> str:
    """Return `text` for a tooltip, which takes for rich text whatever has a tag in it.

    Rich text reads the files that its pictures name, for ever if that is how long they are.
    """
    text = text if len(text) <= _LONGEST_TIP else f"{text[:_LONGEST_TIP]}…"
    has_signs = "<" in text or "&lt;" in text
    if has_signs:
        return f"<qt>{escape(text)}</qt>".replace("\n", "<br>")
    return "\n".join(_broken(line) for line in text.split("\n"))


def _broken(line: str) -> str:
    return fill(line, _TIP_LETTERS, break_long_words=False, break_on_hyphens=False)
