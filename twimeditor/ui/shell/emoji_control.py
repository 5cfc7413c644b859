"""Edit > Emoji: an emoji at the caret of whatever text has the focus."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

from twimeditor.services.resources import resource_path
from twimeditor.ui.actions import ActionSpec

if TYPE_CHECKING:
    from twimeditor.ui.shell.window import MainWindow

Text = QLineEdit | QPlainTextEdit
MOST_RECENT = 30


class EmojiControl:
    """Opens the picker at the caret and inserts what is chosen, as one step."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def actions(self) -> Iterator[ActionSpec]:
        """Yield the action."""
        yield ActionSpec("emoji", "Emo&ji…", self.ask, "", ("Ctrl+.",), lambda: self._target() is not None)

    def ask(self) -> None:
        """Open the picker at the caret."""
        from twimeditor.core.emoji import read_emoji  # noqa: PLC0415 - what the first window does without
        from twimeditor.ui.widgets.emoji import EmojiPicker  # noqa: PLC0415 - only who wants one waits for 1,900

        target = self._target()
        if target is None:
            return
        known = read_emoji(resource_path("emoji", "emoji.tsv").read_text(encoding="utf-8"))
        picker = EmojiPicker(known, self._window.parts.memory.emoji(), self._window)
        picker.picked.connect(partial(self._insert, target))
        picker.open_at(target.mapToGlobal(target.cursorRect().bottomLeft()))

    def _insert(self, target: Text, emoji: str) -> None:
        from twimeditor.core.emoji import bare, spelled  # noqa: PLC0415 - as above

        if not isValid(target):
            return
        parts = self._window.parts
        style = parts.styles.of(parts.session.document)
        headings = [section.heading.title for section in parts.session.document.sections if section.heading]
        text = spelled(emoji, (*headings, *(kind.heading for kind in style.sections)))
        parts.session.seal()
        target.insert(text) if isinstance(target, QLineEdit) else target.insertPlainText(text)
        if isinstance(target, QLineEdit):
            target.textEdited.emit(target.text())
        parts.session.seal()
        used = [emoji, *(one for one in parts.memory.emoji() if bare(one) != bare(emoji))]
        parts.memory.set_emoji(used[:MOST_RECENT])

    def _target(self) -> Text | None:
        """Return the text that has the focus, if it can be written in."""
        widget: QWidget | None = QApplication.focusWidget() or self._window.focusWidget()
        if isinstance(widget, QComboBox):
            widget = widget.lineEdit()
        if not isinstance(widget, Text) or widget.isReadOnly() or widget.window() is not self._window:
            return None
        return widget
