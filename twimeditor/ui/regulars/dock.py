"""The dock *Regulars*: what is usual and missing on the left, the video's number and the rankings on the right."""

from itertools import pairwise
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from twimeditor.core.archive.adding import reminder
from twimeditor.core.archive.regulars import Missing, Regulars
from twimeditor.core.post.days import day_in_words
from twimeditor.ui.regulars.live import LiveLine
from twimeditor.ui.regulars.looking import Shown
from twimeditor.ui.regulars.pings import PingComparison
from twimeditor.ui.regulars.rows import RegularsList, Row
from twimeditor.ui.theme import TOKENS
from twimeditor.ui.widgets import muted, words_label
from twimeditor.ui.widgets.areas import scrolled
from twimeditor.ui.widgets.dock import LeavableDock
from twimeditor.ui.widgets.focus import has_focus
from twimeditor.ui.widgets.folding import fold

_ALL_HERE: Final = "Everybody who usually reports is here."
_UNKNOWN: Final = "The archive has no issue of the last months before this one, so nobody can be missed."

_LETTERS: Final = 110
"""How many letters wide the dock is at least for the rankings to stand beside the list."""


class RegularsDock(LeavableDock):
    """Shows what it is given. `added` carries the rows that are wanted in the issue, one after the other.

    `number_wanted` carries the number of the video, `told` a sentence on what was done, `left` asks for the focus to
    go back, `help_wanted` for what there is to choose where there is no archive.
    """

    added = Signal(object)
    number_wanted = Signal(str)
    told = Signal(str)
    help_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__("regulars", "Regulars", parent)
        self.list, self.live, self.pings = RegularsList(), LiveLine(), PingComparison()
        self._add = QPushButton("&Add to the issue")
        self._copy = QPushButton("Copy a &reminder")
        self._help = QPushButton()
        self._nobody, self._nothing, self._judged = words_label(), words_label(), muted(words_label())
        self._make()
        self._lay_out()
        self._connect()
        self._allow()

    def open(self) -> None:
        """Show the dock and put the focus where something can be done."""
        self.come()
        self._stop().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def tell(self, found: Shown) -> None:
        """Show what was found."""
        had_focus = has_focus(self)
        count = len(found.regulars.missing)
        self.setWindowTitle(f"Regulars ({count:,})" if count else "Regulars")
        self._pages.setCurrentIndex(1)
        self.list.show_rows(found.regulars)
        self._say(found.regulars)
        self.live.show_live(found.live)
        self.pings.show_rooms(found.rooms)
        self._allow()
        if had_focus and not has_focus(self):
            self._stop().setFocus(Qt.FocusReason.OtherFocusReason)

    def tell_nothing(self, words: str, help_text: str = "") -> None:
        """Say why there is nothing to show; a button with `help_text` leads to what helps."""
        self.setWindowTitle("Regulars")
        self._pages.setCurrentIndex(0)
        self._nothing.setText(words)
        self._help.setText(help_text)
        self._help.setVisible(bool(help_text))

    def fold(self) -> None:
        fold(self._body, narrow=self.is_narrow(_LETTERS))

    # Building

    def _make(self) -> None:
        names = {self._add: "add", self._copy: "copy", self._help: "help"}
        for button, name in names.items():
            button.setObjectName(f"regulars.{name}")
            button.setAutoDefault(False)
        self._copy.setToolTip("Puts a line on the clipboard that asks those who are selected, or all, by their ids")
        self._judged.setObjectName("regulars.judged")
        for label, name in ((self._nobody, "nobody"), (self._nothing, "nothing")):
            label.setObjectName(f"regulars.{name}")
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def _lay_out(self) -> None:
        self._pages = QStackedWidget()
        self._pages.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # where the focus goes while there is nothing to do
        self._pages.setAccessibleName("Regulars")
        self._pages.addWidget(self._empty_page())
        self._pages.addWidget(scrolled(self._full_page()))
        self.setWidget(self._pages)
        order = (self.list, self._add, self._copy, self.live.button, *self.pings.stops())
        for one, following in pairwise(order):
            QWidget.setTabOrder(one, following)

    def _empty_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setSpacing(TOKENS.gap)
        column.addStretch(1)
        column.addWidget(self._nothing)
        column.addWidget(self._help, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        return page

    def _full_page(self) -> QWidget:
        page = QWidget()
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight, page)
        self._body.setContentsMargins(TOKENS.gap, TOKENS.small, TOKENS.gap, TOKENS.small)
        self._body.setSpacing(TOKENS.wide)
        self._body.addLayout(self._left(), 3)
        self._body.addLayout(self._right(), 2)
        return page

    def _left(self) -> QVBoxLayout:
        buttons = QHBoxLayout()
        buttons.setSpacing(TOKENS.small)
        buttons.addWidget(self._judged, 1)
        buttons.addWidget(self._copy)
        buttons.addWidget(self._add)
        column = QVBoxLayout()
        column.setSpacing(TOKENS.small)
        column.addWidget(self.list, 1)
        column.addWidget(self._nobody, 1)
        column.addLayout(buttons)
        return column

    def _right(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(TOKENS.small)
        column.addWidget(self.live)
        column.addWidget(self.pings, 1)
        return column

    def _connect(self) -> None:
        self.list.wanted.connect(lambda row: self.added.emit((row,)))
        self.list.itemSelectionChanged.connect(self._allow)
        self.list.customContextMenuRequested.connect(self._open_menu)
        self._add.clicked.connect(lambda: self.added.emit(self.list.chosen()))
        self._copy.clicked.connect(self._copy_reminder)
        self._help.clicked.connect(self.help_wanted)
        self.live.wanted.connect(self.number_wanted)

    # Showing

    def _say(self, found: Regulars) -> None:
        is_empty = not self.list.rows()
        self._nobody.setText(_ALL_HERE if found.before else _UNKNOWN)
        self._nobody.setVisible(is_empty)
        self.list.setVisible(not is_empty)
        self._judged.setText(_judged_by(found))

    def _allow(self) -> None:
        self._add.setEnabled(bool(self.list.chosen()))
        self._add.setVisible(bool(self.list.rows()))
        self._copy.setVisible(bool(self.list.rows()))
        self._copy.setEnabled(bool(self._asked()))

    def _stop(self) -> QWidget:
        if self._pages.currentIndex() == 0:
            return self._help if self._help.text() else self._pages
        stops = (self.list, self.live.button, self.pings.table)
        return next((one for one in stops if not one.isHidden()), self._pages)

    # Doing

    def _asked(self) -> tuple[Missing, ...]:
        """Return whom a reminder is for: those who are selected; where only sections are, everybody."""
        chosen = _with_authors(self.list.chosen())
        return chosen or _with_authors(self.list.rows())

    def _copy_reminder(self) -> None:
        asked = self._asked()
        QGuiApplication.clipboard().setText(reminder(asked))
        people = len({one.author.key for one in asked if one.author is not None})
        self.told.emit(f"Copied a reminder for {'one person' if people == 1 else f'{people:,} people'}.")

    def _open_menu(self, spot: QPoint) -> None:
        if not self.list.chosen():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for button in (self._add, self._copy):
            action = QAction(button.text(), menu)
            action.setEnabled(button.isEnabled())
            action.triggered.connect(button.click)
            menu.addAction(action)
        menu.popup(self.list.viewport().mapToGlobal(spot))


def _with_authors(rows: tuple[Row, ...]) -> tuple[Missing, ...]:
    return tuple(one for one in rows if isinstance(one, Missing) and one.author is not None)


def _judged_by(found: Regulars) -> str:
    """Return in words what is usual is judged by, and what the archive lacks of that."""
    if not found.before:
        return ""
    count, since = len(found.before), day_in_words(found.before[0])
    issues = f"the last {count} issues in the archive" if count > 1 else "the last issue in the archive"
    lacking = "" if not found.unknown else f"; about {found.unknown} of that time are not in it"
    return f"Judged by {issues}, since {since}{lacking}."
