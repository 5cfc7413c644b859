"""The entry that is chosen among those that were found, whole, and what can be done with it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from twimeditor.ui.archive.past_page import PastPage
from twimeditor.ui.theme import TOKENS
from twimeditor.ui.widgets import ElidedLabel

if TYPE_CHECKING:
    from twimeditor.ui.archive_search.looking import Chosen


class FoundDetail(QWidget):
    """Shows an entry; `open_asked` and `put_asked` ask for its issue, and for a copy in the issue that is written."""

    open_asked = Signal()
    put_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title = ElidedLabel()
        self._open, self._put = QPushButton("Ope&n past issue"), QPushButton("Cop&y into your issue")
        self.page = PastPage()
        self._make()
        self.show_nothing()

    def stops(self) -> tuple[QWidget, ...]:
        """Return what Tab reaches, in its order."""
        return self._open, self._put, self.page

    def show_entry(self, chosen: "Chosen") -> None:
        """Show an entry from its beginning."""
        self._title.set_full_text(chosen.seen.heading)
        self.page.show_html(chosen.seen.html, chosen.seen.images)
        self.setEnabled(True)
        self._put.setEnabled(bool(chosen.clipping))

    def show_nothing(self) -> None:
        """Show no entry."""
        self._title.set_full_text("")
        self.page.show_html("", {})
        self.setEnabled(False)

    def _make(self) -> None:
        self.page.setObjectName("archive_search.page")
        self.page.setProperty("framed", True)
        self._title.setObjectName("archive_search.title")
        self._open.setToolTip("Shows the whole issue beside yours, to be read (Enter)")
        self._put.setToolTip("Puts a copy into the section of the same name (Ctrl+Enter)")
        for button, name, asked in ((self._open, "open", self.open_asked), (self._put, "put", self.put_asked)):
            button.setObjectName(f"archive_search.{name}")
            button.setAutoDefault(False)
            button.clicked.connect(asked)
        buttons = QHBoxLayout()
        buttons.setSpacing(TOKENS.small)
        buttons.addWidget(self._open)
        buttons.addWidget(self._put)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(TOKENS.small, 0, 0, 0)
        column.setSpacing(TOKENS.small)
        column.addWidget(self._title)
        column.addLayout(buttons)
        column.addWidget(self.page, 1)
