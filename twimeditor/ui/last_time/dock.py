"""The dock *Last time*: what was told of the selected entry's project before, and which of its updates."""

from itertools import pairwise
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QFont
from PySide6.QtWidgets import (
    QBoxLayout,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from twimeditor.core.archive.last_time import Holder
from twimeditor.ui.last_time.detail import PastDetail
from twimeditor.ui.last_time.listing import PastList
from twimeditor.ui.last_time.looking import Found, Seen
from twimeditor.ui.last_time.rows import Row, rows_of
from twimeditor.ui.theme import TOKENS
from twimeditor.ui.widgets import muted, words_label
from twimeditor.ui.widgets.dock import LeavableDock
from twimeditor.ui.widgets.focus import has_focus
from twimeditor.ui.widgets.folding import fold

_LETTERS: Final = 90
"""How many letters wide the dock is at least for the entry to be shown beside the list."""


class LastTimeDock(LeavableDock):
    """Shows what it is given.

    `picked` carries the `Row` whose entry is to be shown, `open_asked` and `compare_asked` a `Told`, `fill_asked` a
    field of today's entry with its value. `older_wanted` asks for more, `help_wanted` for what helps where there is
    nothing, `left` for the focus to go back.
    """

    picked = Signal(object)
    open_asked = Signal(object)
    compare_asked = Signal(object)
    fill_asked = Signal(str, str)
    older_wanted = Signal()
    help_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__("last_time", "Last time", parent)
        self.list, self.detail = PastList(), PastDetail()
        self.older, self.help = QPushButton("Show olde&r"), QPushButton()
        self._headline, self._nothing = words_label(), muted(words_label())
        self._make()
        self._lay_out()
        self._connect()
        self.tell_nothing("")

    @property
    def is_filled(self) -> bool:
        """Tell whether entries are listed."""
        return bool(self._pages.currentIndex())

    def open(self) -> None:
        """Show the dock and put the focus into it."""
        self.come()
        self._stop().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def tell_headline(self, words: str) -> None:
        """Say how it stands with the entry; a screen reader is told where that is something else."""
        if words == self._headline.text():
            return
        self._headline.setText(words)
        self._headline.setVisible(bool(words))
        self._headline.setAccessibleName(words)
        QAccessible.updateAccessibility(QAccessibleEvent(self._headline, QAccessible.Event.NameChanged))

    def tell_nothing(self, words: str, help_text: str = "") -> None:
        """Show words in the place of entries, with a button for what helps."""
        had_focus = has_focus(self)
        self._nothing.setText(words)
        self._pages.setAccessibleName(words)
        self.help.setText(help_text)
        self.help.setVisible(bool(help_text))
        self._pages.setCurrentIndex(0)
        self.list.show_rows(())
        self.detail.show_nothing()
        if had_focus:
            self._stop().setFocus(Qt.FocusReason.OtherFocusReason)

    def show_found(self, found: Found, holder: Holder | None) -> bool:
        """List what was found; return False where that is nothing. What was shown stays until something else comes."""
        rows = rows_of(found)
        if not rows:
            return False
        waited = self._pages.hasFocus()
        self.older.setVisible(found.more)
        self._pages.setCurrentIndex(1)
        self.list.show_rows(rows)
        self.detail.compare_with(holder)
        if waited:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def show_entry(self, seen: Seen, holder: Holder | None) -> None:
        """Show the entry of the row that is selected."""
        row = self.list.current()
        if row is not None and row.told == seen.told.id:
            self.detail.show_entry(seen, row.text)
            self.compare_with(holder)

    def compare_with(self, holder: Holder | None) -> None:
        """Offer for what is written today what it lacks."""
        self.detail.compare_with(holder)

    def current(self) -> Row | None:
        """Return the selected row."""
        return self.list.current()

    def fold(self) -> None:
        fold(self._body, narrow=self.is_narrow(_LETTERS))

    # Own work

    def _make(self) -> None:
        self._headline.setObjectName("last_time.headline")
        font = QFont(self._headline.font())
        font.setWeight(QFont.Weight.DemiBold)
        self._headline.setFont(font)
        self._nothing.setObjectName("last_time.nothing")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.help.setObjectName("last_time.help")
        self.older.setObjectName("last_time.older")
        for button in (self.help, self.older):
            button.setAutoDefault(False)
            button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(TOKENS.small)
        left.addWidget(self.list, 1)
        left.addWidget(self.older)
        body = QWidget()
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight, body)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(TOKENS.gap)
        self._body.addLayout(left, 2)
        self._body.addWidget(self.detail, 5)
        self._pages = QStackedWidget()
        self._pages.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # where the focus waits for what is looked up
        self._pages.addWidget(self._empty())
        self._pages.addWidget(body)
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(TOKENS.gap, TOKENS.small, TOKENS.gap, TOKENS.small)
        column.setSpacing(TOKENS.small)
        column.addWidget(self._headline)
        column.addWidget(self._pages, 1)
        self.setWidget(sheet)
        for one, following in pairwise((self.help, self.list, self.older, *self.detail.stops())):
            QWidget.setTabOrder(one, following)

    def _empty(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setSpacing(TOKENS.small)
        column.addStretch(2)
        column.addWidget(self._nothing)
        column.addWidget(self.help, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        return page

    def _connect(self) -> None:
        self.list.chosen.connect(self._pick)
        self.list.wanted.connect(self._open_chosen)
        self.older.clicked.connect(self.older_wanted)
        self.help.clicked.connect(self.help_wanted)
        self.detail.open_asked.connect(self.open_asked)
        self.detail.compare_asked.connect(self.compare_asked)
        self.detail.fill_asked.connect(self.fill_asked)

    def _pick(self) -> None:
        row = self.list.current()
        if row is not None:
            self.picked.emit(row)

    def _open_chosen(self) -> None:
        told, row = self.detail.shown(), self.list.current()
        if told is not None and row is not None and told.id == row.told:
            self.open_asked.emit(told)

    def _stop(self) -> QWidget:
        """Return what the focus goes to."""
        if self._pages.currentIndex():
            return self.list
        return self.help if not self.help.isHidden() else self._pages
