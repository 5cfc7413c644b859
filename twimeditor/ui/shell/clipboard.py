"""Cut, copy and paste for whatever has the focus."""

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from twimeditor.ui.widgets.pasted import paste_plain

Text = QLineEdit | QPlainTextEdit | QTextEdit


@runtime_checkable
class Cells(Protocol):
    """A grid, of which cells are copied; named by what it does, since most windows never load one."""

    def cut(self) -> None: ...
    def copy(self) -> None: ...
    def paste(self) -> None: ...
    def selectAll(self) -> None: ...
    def finish_cell(self) -> None: ...


class Page(Protocol):
    """A text that is read only, and copied in several ways."""

    def has_focus(self) -> bool: ...
    def has_selection(self) -> bool: ...
    def copy(self) -> object: ...
    def copy_html(self) -> object: ...
    def copy_markdown(self) -> object: ...
    def select_all(self) -> object: ...


class Rows(Protocol):
    """What stands in the outline."""

    def has_focus(self) -> bool: ...
    def has_selection(self) -> bool: ...
    def cut(self) -> object: ...
    def copy(self) -> object: ...
    def paste(self) -> object: ...
    def select_all(self) -> object: ...


class Clipboard:
    """The Edit menu's commands for the text widget that has the focus in `window`, for the `page`, or for `rows`.

    `take_pictures` brings in those that are on the clipboard, and tells whether there are any.
    """

    def __init__(
        self, window: QWidget, page: Callable[[], Page], rows: Rows, take_pictures: Callable[[], bool]
    ) -> None:
        self._window = window
        self._page = page
        self._rows = rows
        self._take_pictures = take_pictures

    def can_copy(self) -> bool:
        """Tell whether a text widget has the focus, or the page or the outline with something selected."""
        return self.has_text() or any(place.has_focus() and place.has_selection() for place in self._places())

    def can_cut(self) -> bool:
        """Tell whether a text widget has the focus, or the outline with something selected."""
        return self.has_text() or (self._rows.has_focus() and self._rows.has_selection())

    def can_paste(self) -> bool:
        """Tell whether a text widget has the focus, or the outline, or the page, which takes pictures."""
        return self.has_text() or any(place.has_focus() for place in self._places())

    def can_select(self) -> bool:
        """Tell whether a text widget, the page or the outline has the focus."""
        return self.has_text() or any(place.has_focus() for place in self._places())

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
        if (place := self._focus() or self._rows_in_focus()) is not None:
            place.cut()

    def copy(self) -> None:
        """Copy what is selected."""
        (self._focus() or self._rows_in_focus() or self._page()).copy()

    def paste(self) -> None:
        """Paste at the caret, or behind the selected row; pictures also where the page is looked at."""
        if (text := self._focus()) is not None:
            text.paste()
        elif not self._take_pictures() and self._rows.has_focus():
            self._rows.paste()

    def paste_plain(self) -> None:
        """Paste at the caret what is on the clipboard as plain text."""
        if isinstance(widget := self._focus(), Cells):
            widget.paste()
        elif widget is not None:
            paste_plain(widget)

    def select_all(self) -> None:
        """Select the whole text."""
        widget = self._focus()
        (self._rows_in_focus() or self._page()).select_all() if widget is None else widget.selectAll()

    def _places(self) -> tuple[Page, Rows]:
        return self._page(), self._rows

    def _rows_in_focus(self) -> Rows | None:
        return self._rows if self._rows.has_focus() else None

    def _focus(self) -> Text | Cells | None:
        widget: QWidget | None = QApplication.focusWidget() or self._window.focusWidget()
        if isinstance(widget, QComboBox):
            widget = widget.lineEdit()
        return widget if isinstance(widget, Text | Cells) else None
