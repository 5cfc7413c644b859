"""Cut, copy and paste for whatever has the focus."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

Text = QLineEdit | QPlainTextEdit | QTextEdit


class Page(Protocol):
    """A text that is read only, and copied in several ways."""

    def has_focus(self) -> bool: ...
    def has_selection(self) -> bool: ...
    def copy(self) -> object: ...
    def copy_html(self) -> object: ...
    def copy_markdown(self) -> object: ...
    def select_all(self) -> object: ...


class Clipboard:
    """The Edit menu's commands for the text widget that has the focus in `window`, or for the `page`."""

    def __init__(self, window: QWidget, page: Callable[[], Page]) -> None:
        self._window = window
        self._page = page

    def can_copy(self) -> bool:
        """Tell whether a text widget has the focus, or the page with something selected."""
        return self.has_text() or (self._page().has_focus() and self._page().has_selection())

    def can_select(self) -> bool:
        """Tell whether a text widget or the page has the focus."""
        return self.has_text() or self._page().has_focus()

    def can_copy_page(self) -> bool:
        """Tell whether something is selected in the page."""
        return self._page().has_selection()

    def copy_html(self) -> None:
        """Copy what is selected in the page as HTML."""
        self._page().copy_html()

    def copy_markdown(self) -> None:
        """Copy what is selected in the page as Markdown."""
        self._page().copy_markdown()

    def has_text(self) -> bool:
        """Tell whether a text widget has the focus."""
        return self._focus() is not None

    def cut(self) -> None:
        """Cut what is selected."""
        if (widget := self._focus()) is not None:
            widget.cut()

    def copy(self) -> None:
        """Copy what is selected."""
        widget = self._focus()
        self._page().copy() if widget is None else widget.copy()

    def paste(self) -> None:
        """Paste at the caret."""
        if (widget := self._focus()) is not None:
            widget.paste()

    def select_all(self) -> None:
        """Select the whole text."""
        widget = self._focus()
        self._page().select_all() if widget is None else widget.selectAll()

    def _focus(self) -> Text | None:
        widget: QWidget | None = QApplication.focusWidget() or self._window.focusWidget()
        if isinstance(widget, QComboBox):
            widget = widget.lineEdit()
        return widget if isinstance(widget, Text) else None
