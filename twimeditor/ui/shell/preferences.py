"""The dialog for what is set once: a row for each option of the table, by pages, found by their words."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from twimeditor.services.settings import OPTIONS, Option, Page
from twimeditor.ui.shell.option_rows import OptionRow, Surroundings
from twimeditor.ui.theme import TOKENS, fonts
from twimeditor.ui.widgets import muted

_SIZE = (760, 540)
_LIST = 150
_NONE = "No preference is called “{text}”."


class Preferences(QDialog):
    """Holds what is set once; each choice holds at once, for all windows."""

    def __init__(self, parent: QWidget, around: Surroundings, options: Sequence[Option[Any]] = OPTIONS) -> None:
        super().__init__(parent)
        self.setObjectName("preferences")
        self.setWindowTitle("Preferences")
        self.rows = {option.key: OptionRow(option, around) for option in options if option.label}
        self._headings = {page: self._heading(page) for page in Page}
        self.search = QLineEdit()
        self.pages = QListWidget()
        self.pages.setProperty("framed", True)
        self.none = muted(QLabel())
        self._set_up()
        self._lay_out()
        room = parent.window().size()
        self.resize(min(_SIZE[0], room.width() - TOKENS.page), min(_SIZE[1], room.height() - TOKENS.page))
        self.show_page(Page.GENERAL)
        self.search.setFocus()

    def show_page(self, page: Page) -> None:
        """Show one of the pages."""
        self.search.clear()
        self.pages.setCurrentRow(list(Page).index(page))

    def show_option(self, option: Option[Any]) -> None:
        """Show an option, with the caret in it."""
        self.show_page(option.page)
        self.rows[option.key].take_focus()

    def restore_defaults(self) -> None:
        """Let everything that is shown be as if never chosen."""
        for row in self.rows.values():
            if not row.isHidden():
                row.restore()

    def _set_up(self) -> None:
        self.search.setObjectName("preferences.search")
        self.search.setAccessibleName("Search the preferences")
        self.search.setPlaceholderText("Search")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda _text: self._apply())
        self.pages.setObjectName("preferences.pages")
        self.pages.setAccessibleName("Pages")
        self.pages.setSpacing(TOKENS.tight // 2)
        self.pages.addItems([page.value for page in Page])
        self.pages.currentRowChanged.connect(self._leave_search)
        self.none.setTextFormat(Qt.TextFormat.PlainText)
        self.none.setWordWrap(True)

    def _lay_out(self) -> None:
        left, middle = QVBoxLayout(), QHBoxLayout()
        self.pages.setFixedWidth(max(_LIST, self.pages.sizeHintForColumn(0) + TOKENS.page))
        self.search.setFixedWidth(self.pages.width())
        left.addWidget(self.search)
        left.addWidget(self.pages, 1)
        middle.setSpacing(TOKENS.wide)
        middle.addLayout(left)
        middle.addWidget(self._scrolled(), 1)
        kinds = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(kinds.Close | kinds.RestoreDefaults)
        self.buttons.button(kinds.RestoreDefaults).setText("Restore defaults")
        self.buttons.rejected.connect(self.reject)
        self.buttons.button(kinds.RestoreDefaults).clicked.connect(self.restore_defaults)
        for kind in (kinds.Close, kinds.RestoreDefaults):
            self.buttons.button(kind).setAutoDefault(False)  # Enter belongs to the fields
        column = QVBoxLayout(self)
        column.setContentsMargins(TOKENS.wide, TOKENS.wide, TOKENS.wide, TOKENS.wide)
        column.setSpacing(TOKENS.gap)
        column.addLayout(middle, 1)
        column.addWidget(self.buttons)

    def _scrolled(self) -> QScrollArea:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(TOKENS.small, 0, TOKENS.wide, TOKENS.small)
        column.setSpacing(TOKENS.gap)
        column.addWidget(self.none)
        for page, heading in self._headings.items():
            column.addWidget(heading)
            for row in self.rows.values():
                if row.option.page is page:
                    column.addWidget(row)
        column.addStretch()
        area = QScrollArea()
        area.setObjectName("preferences.options")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setWidget(inside)
        return area

    def _heading(self, page: Page) -> QLabel:
        heading = QLabel(page.value)
        heading.setFont(fonts(self.font()).title)
        return heading

    def _leave_search(self, _row: int) -> None:
        self.search.clear()
        self._apply()

    def _apply(self) -> None:
        """Show what has all words that are searched for, or else the chosen page."""
        words = self.search.text().casefold().split()
        page = list(Page)[max(self.pages.currentRow(), 0)]
        for row in self.rows.values():
            row.setVisible(row.has_words(words) if words else row.option.page is page)
        shown = {row.option.page for row in self.rows.values() if not row.isHidden()}
        for one, heading in self._headings.items():
            heading.setVisible(one in shown)
        self.none.setText(_NONE.format(text=self.search.text().strip()))
        self.none.setVisible(not shown)
