"""Cut, copy and paste for whatever has the focus."""

from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

Text = QLineEdit | QPlainTextEdit | QTextEdit


class Clipboard:
    """The Edit menu's commands for the text widget that has the focus in `window`."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def has_text(self) -> bool:
        """Tell whether a text widget has the focus."""
        return self._focus() is not None

    def cut(self) -> None:
        """Cut what is selected."""
        if (widget := self._focus()) is not None:
            widget.cut()

    def copy(self) -> None:
        """Copy what is selected."""
        if (widget := self._focus()) is not None:
            widget.copy()

    def paste(self) -> None:
        """Paste at the caret."""
        if (widget := self._focus()) is not None:
            widget.paste()

    def select_all(self) -> None:
        """Select the whole text."""
        if (widget := self._focus()) is not None:
            widget.selectAll()

    def _focus(self) -> Text | None:
        widget: QWidget | None = QApplication.focusWidget() or self._window.focusWidget()
        if isinstance(widget, QComboBox):
            widget = widget.lineEdit()
        return widget if isinstance(widget, Text) else None
