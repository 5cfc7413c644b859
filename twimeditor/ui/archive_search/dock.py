"""The dock *Search the archive*: what is looked for above, below it what was found and the one that is chosen."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from twimeditor.core.archive.directory import Directory
from twimeditor.core.archive.query import Query
from twimeditor.ui.archive_search.detail import FoundDetail
from twimeditor.ui.archive_search.filters import SearchFields
from twimeditor.ui.archive_search.looking import Answer
from twimeditor.ui.archive_search.results import Results
from twimeditor.ui.archive_search.view import ResultsView
from twimeditor.ui.archive_search.words import count_of
from twimeditor.ui.theme import TOKENS
from twimeditor.ui.widgets import muted, words_label
from twimeditor.ui.widgets.dock import LeavableDock
from twimeditor.ui.widgets.focus import has_focus

if TYPE_CHECKING:
    from twimeditor.ui.archive_search.looking import Chosen

_PAUSE: Final = 80
"""Milliseconds from a letter until it is looked for."""

_REST: Final = 700
"""Milliseconds without anything else found until it is said aloud."""

_INTO_RESULTS: Final = frozenset({Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter})
_ASK: Final = "Type what to find in all past issues."
_LETTERS: Final = 90
"""How many letters wide the dock is at least for the entry to be shown beside the list."""

_SHARES: Final = (9, 11)


class ArchiveSearchDock(LeavableDock):
    """Asks for what is typed, and shows what it is given.

    `searched` carries a query and the number of the first entry that is wanted, `picked` the entry that is chosen.
    `open_asked`, `put_asked` and `copy_asked` carry the `Chosen` that is to be opened at its place, put into the issue,
    or put on the clipboard. `help_wanted` asks for what helps where there is no archive, `left` for the focus to go
    back.
    """

    searched = Signal(object, int)
    picked = Signal(object)
    open_asked = Signal(object)
    put_asked = Signal(object)
    copy_asked = Signal(object)
    help_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__("archive_search", "Search the archive", parent)
        self.fields, self.results = SearchFields(), Results()
        self.view, self.detail = ResultsView(self.results), FoundDetail()
        self._chosen: Chosen | None = None
        self._waiting: SignalInstance | None = None
        self._count, self._nothing, self._help = muted(words_label()), words_label(), QPushButton()
        self._later, self._rest = QTimer(self), QTimer(self)
        for timer, milliseconds in ((self._later, _PAUSE), (self._rest, _REST)):
            timer.setSingleShot(True)
            timer.setInterval(milliseconds)
        self._lay_out()
        self._connect()

    def open(self, text: str = "") -> None:
        """Show the dock and put the caret into its line; look for `text`, if there is any."""
        self.come()
        if text and "\n" not in text:
            self.fields.line.setText(text)
        self.fields.line.selectAll()
        self._stop().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def tell(self, answer: Answer) -> None:
        """Show what was found; the row that was chosen stays so where it is found again."""
        before = self.view.hit()
        self.results.show(answer)
        if not answer.start:
            numbers = [hit.id for hit in answer.hits]
            row = numbers.index(before.id) if before is not None and before.id in numbers else 0
            self.view.setCurrentIndex(self.results.index(row))
        if not answer.hits and not answer.start:
            self._pick(None)
        self._say()

    def show_chosen(self, chosen: "Chosen | None") -> None:
        """Show the entry that is chosen, and do what has waited for it."""
        hit = self.view.hit()
        if chosen is None or hit is None or chosen.told.id != hit.id:
            return
        self._chosen = chosen
        self.detail.show_entry(chosen)
        self.view.use(chosen)
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting.emit(chosen)

    def tell_nothing(self, words: str, help_text: str = "") -> None:
        """Say why nothing can be looked for; a button with `help_text` leads to what helps."""
        self._nothing.setText(words)
        self._pages.setAccessibleName(words)
        self._help.setText(help_text)
        with self._keeping_focus():
            self._help.setVisible(bool(help_text))
            self._pages.setCurrentIndex(0)

    def tell_archive(self, directory: Directory) -> None:
        """Let things be looked for, with the names that there are; what is shown may be another by now."""
        self.fields.offer(directory)
        with self._keeping_focus():
            self._pages.setCurrentIndex(1)
        self._look()

    # What Qt calls

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or watched is not self.fields.line:
            return False
        with_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.type() is QEvent.Type.ShortcutOverride and event.key() in _INTO_RESULTS:
            event.accept()
            return True
        if event.type() is not QEvent.Type.KeyPress or event.key() not in _INTO_RESULTS:
            return False
        if with_control:
            self._ask(self.put_asked)
        else:
            self._enter_results()
        return True

    def closeEvent(self, event: QCloseEvent) -> None:
        self._later.stop()
        self._rest.stop()
        super().closeEvent(event)

    def fold(self) -> None:
        self.fields.fold(self.width() - 2 * TOKENS.gap)
        is_narrow = self.is_narrow(_LETTERS)
        self._beside.setOrientation(Qt.Orientation.Vertical if is_narrow else Qt.Orientation.Horizontal)

    # Building

    def _lay_out(self) -> None:
        self._count.setObjectName("archive_search.count")
        self._nothing.setObjectName("archive_search.nothing")
        self._help.setObjectName("archive_search.help")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._help.setAutoDefault(False)
        self._pages = QStackedWidget()
        self._pages.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # where the focus waits while past issues are read
        self._pages.addWidget(_centred(self._nothing, self._help))
        self._pages.addWidget(self._full_page())
        self.setWidget(self._pages)
        order = (*self.fields.stops(), self.view, *self.detail.stops())
        for one, following in pairwise(order):
            QWidget.setTabOrder(one, following)

    def _full_page(self) -> QWidget:
        found = QWidget()
        left = QVBoxLayout(found)
        left.setContentsMargins(0, 0, TOKENS.small, 0)
        left.setSpacing(TOKENS.tight)
        left.addWidget(self._count)
        left.addWidget(self.view, 1)
        self._beside = QSplitter(Qt.Orientation.Horizontal)
        self._beside.setChildrenCollapsible(False)
        self._beside.setHandleWidth(1)
        for part, share in ((found, _SHARES[0]), (self.detail, _SHARES[1])):
            self._beside.addWidget(part)
            self._beside.setStretchFactor(self._beside.count() - 1, share)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(TOKENS.gap, TOKENS.small, TOKENS.gap, TOKENS.small)
        column.setSpacing(TOKENS.small)
        column.addWidget(self.fields)
        column.addWidget(self._beside, 1)
        return page

    def _connect(self) -> None:
        self.fields.line.installEventFilter(self)
        self.fields.changed.connect(self._later.start)
        self._later.timeout.connect(self._look)
        self._rest.timeout.connect(self._announce)
        self.results.more_wanted.connect(self.searched)
        self.view.picked.connect(self._pick)
        self.view.menu_asked.connect(self._open_menu)
        self._help.clicked.connect(self.help_wanted)
        for part, name in ((self.view.opened, self.open_asked), (self.detail.open_asked, self.open_asked)):
            part.connect(lambda wanted=name: self._ask(wanted))
        for part in (self.view.put_asked, self.detail.put_asked):
            part.connect(lambda: self._ask(self.put_asked))
        self.view.copy_asked.connect(lambda: self._ask(self.copy_asked))

    # Own work

    def _stop(self) -> QWidget:
        """Return what the focus goes to."""
        if self._pages.currentIndex():
            return self.fields.line
        return self._help if self._help.text() else self._pages

    @contextmanager
    def _keeping_focus(self) -> Iterator[None]:
        """Leave the focus in the dock where it is, or on what has taken the place of that."""
        before = QApplication.focusWidget() if has_focus(self) else None
        yield
        if before is not None and not before.isVisible():
            self._stop().setFocus(Qt.FocusReason.OtherFocusReason)

    def _look(self) -> None:
        """Look for what is typed by now."""
        self._later.stop()
        query = self.fields.query()
        if query == Query() or self.fields.problem():
            self.results.clear()
            self._pick(None)
            self._say()
        else:
            self.searched.emit(query, 0)

    def _say(self) -> None:
        asked = self.fields.query() != Query()
        words = self.fields.problem() or (count_of(self.results.total, self.results.hits) if asked else _ASK)
        if words != self._count.text():
            self._count.setText(words)
            self._rest.start()

    def _announce(self) -> None:
        """Let a screen reader say how much was found, once one has stopped typing."""
        words = self._count.text()
        self.fields.line.setAccessibleDescription(words)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.fields.line, words))

    def _pick(self, hit: object) -> None:
        self._chosen = self._waiting = None
        if hit is None:
            self.detail.show_nothing()
        else:
            self.picked.emit(hit)

    def _enter_results(self) -> None:
        if self.results.rowCount():
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self, wanted: SignalInstance) -> None:
        """Ask for something with the chosen entry, as soon as that is read."""
        if self._chosen is not None:
            wanted.emit(self._chosen)
        elif self.view.hit() is not None:
            self._waiting = wanted

    def _open_menu(self, spot: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("&Open past issue").triggered.connect(lambda: self._ask(self.open_asked))
        menu.addAction("Copy in&to your issue").triggered.connect(lambda: self._ask(self.put_asked))
        menu.addSeparator()
        menu.addAction("&Copy").triggered.connect(lambda: self._ask(self.copy_asked))
        menu.popup(spot)


def _centred(words: QLabel, button: QPushButton) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setSpacing(TOKENS.gap)
    column.addStretch(1)
    column.addWidget(words)
    column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
    column.addStretch(1)
    return page
