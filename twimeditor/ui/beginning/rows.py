"""Rows of a dialog: a label with its access key, a field, and under it what there is to say about it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from twimeditor.ui.theme import TOKENS, fonts
from twimeditor.ui.widgets import muted


def note(field: QWidget) -> QLabel:
    """Return a label for what there is to say about a field; it takes no room while that is nothing."""
    label = muted(QLabel())
    label.setFont(fonts(field.font()).small)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.hide()
    return label


def say(label: QLabel, field: QWidget, words: str) -> None:
    """Say something about a field, also to a screen reader."""
    if label.text() != words:
        label.setText(words)
        label.setVisible(bool(words))
        field.setAccessibleDescription(words)
        QAccessible.updateAccessibility(QAccessibleEvent(field, QAccessible.Event.DescriptionChanged))


class Rows(QGridLayout):
    """A column of labels and a column of fields."""

    def __init__(self) -> None:
        super().__init__()
        self.setHorizontalSpacing(TOKENS.gap)
        self.setVerticalSpacing(TOKENS.small)
        self.setColumnStretch(1, 1)

    def add(self, text: str, field: QWidget, name: str) -> QLabel:
        """Add a field under its label; return the label for what is said about it."""
        label, below, row = QLabel(text), note(field), self.rowCount()
        label.setBuddy(field)
        field.setObjectName(f"beginning.{name}")
        field.setAccessibleName(text.replace("&", ""))
        self.addWidget(label, row, 0)
        self.addWidget(field, row, 1)
        self.addWidget(below, row + 1, 1)
        return below
