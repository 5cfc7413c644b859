"""Find and replace over the whole issue: what is looked for above, what was found below."""

from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from twimeditor.core.search import Hit, Query, Scope
from twimeditor.services.finding import Found, Searches
from twimeditor.ui.bridge import SessionBridge
from twimeditor.ui.finding.results import HIT, Results
from twimeditor.ui.finding.view import ResultsView
from twimeditor.ui.theme import TOKENS
from twimeditor.ui.widgets.dock import LeavableDock
from twimeditor.ui.widgets.folding import fold
from twimeditor.ui.widgets.labels import muted

_PAUSE: Final = 120
"""Milliseconds after an edit until the results are those of the issue as it is then."""

_FIELD: Final = 45
_SAID: Final = 32
"""Characters that a field shows before what is beside it goes below, and that are kept for what is said."""

_SCOPES: Final = {
    Scope.ALL: "All fields",
    Scope.TITLES: "Titles",
    Scope.QUOTES: "Quotes",
    Scope.LINKS: "Links",
}


class ReplaceDock(LeavableDock):
    """Looks while it is typed, and replaces what is ticked in one step.

    `wanted` carries the `Hit` to be shown in its field, `left` asks for the caret to go back, `replaced` tells how many
    places were.
    """

    wanted = Signal(object)
    replaced = Signal(int)

    def __init__(self, searches: Searches, bridge: SessionBridge, parent: QWidget) -> None:
        super().__init__("replace", "Find and replace", parent)
        self._searches = searches
        self._found: Found | None = None
        self._results = Results()
        self._view = ResultsView(self._results)
        self._make()
        self._lay_out()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_PAUSE)
        self._later.timeout.connect(self._look)
        self._connect(bridge)
        self._say()

    def open(self, text: str) -> None:
        """Show the dock and put the caret into the field for what is looked for; look for `text`, if there is any."""
        self.come()
        if text and "\n" not in text:
            self._text.setText(text)
        self._text.selectAll()
        self._text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._look()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
            return True
        into_results = {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if watched is self._text and event.key() in into_results:
            self._enter_results()
            return True
        return False

    def _make(self) -> None:
        self._text, self._new = QLineEdit(), QLineEdit()
        self._case, self._words = QCheckBox("Mat&ch case"), QCheckBox("Whole w&ords")
        self._pattern, self._scope = QCheckBox("Re&gular expression"), QComboBox()
        self._count, self._button = muted(QLabel()), QPushButton()
        self._all = QCheckBox("Tic&k all")
        for scope, name in _SCOPES.items():
            self._scope.addItem(name, scope)
        names = {
            self._text: ("text", "Find"),
            self._new: ("new", "Replace by"),
            self._case: ("case", "Match case"),
            self._words: ("words", "Whole words"),
            self._pattern: ("pattern", "Regular expression"),
            self._scope: ("scope", "Look in"),
            self._button: ("button", "Replace"),
            self._all: ("all", "Tick all"),
        }
        for widget, (name, spoken) in names.items():
            widget.setObjectName(f"replace.{name}")
            widget.setAccessibleName(spoken)
            widget.installEventFilter(self)
        self._pattern.setToolTip("Groups are \\1, \\2, … in the text that replaces")
        self._count.setObjectName("replace.count")
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        self._count.setWordWrap(True)
        self._text.setClearButtonEnabled(True)
        self._new.setPlaceholderText("Nothing: what is found goes")

    def _lay_out(self) -> None:
        find, replace, scope = QLabel("Fi&nd"), QLabel("Replace b&y"), QLabel("Look in")
        for label, field in ((find, self._text), (replace, self._new), (scope, self._scope)):
            label.setBuddy(field)
        find.setMinimumWidth(replace.sizeHint().width())
        fields = (_row(find, self._text), _row(replace, self._new))
        beside = (_row(self._case, self._words, self._pattern, scope, self._scope), self._deeds())
        self._beside = beside
        sheet = QWidget()
        sheet.setMinimumWidth(_FIELD)  # else what is wide would keep the rows from folding
        column = QVBoxLayout(sheet)
        column.setContentsMargins(TOKENS.gap, TOKENS.small, TOKENS.gap, TOKENS.small)
        column.setSpacing(TOKENS.small)
        self._rows = tuple(_row(*pair) for pair in zip(fields, beside, strict=True))
        for row in self._rows:
            row.setStretch(0, 1)
            column.addLayout(row)
        column.addWidget(self._view, 1)
        self.setWidget(sheet)
        self._order_tabs()

    def _deeds(self) -> QHBoxLayout:
        """Return the button, and beside it how much it would replace."""
        self._count.setMinimumWidth(self._count.fontMetrics().averageCharWidth() * _SAID)
        deeds = _row(self._button, self._all, self._count)
        deeds.setStretch(2, 1)
        return deeds

    def _order_tabs(self) -> None:
        order = (self._text, self._new, self._button, self._case, self._words, self._pattern, self._scope, self._all)
        for one, following in zip(order, (*order[1:], self._view), strict=True):
            QWidget.setTabOrder(one, following)

    def _connect(self, bridge: SessionBridge) -> None:
        self._text.textChanged.connect(lambda _text: self._look_anew())
        for box in (self._case, self._words, self._pattern):
            box.toggled.connect(lambda _on: self._look_anew())
        self._scope.currentIndexChanged.connect(lambda _row: self._look_anew())
        self._new.textChanged.connect(lambda _text: self._look())
        self._button.clicked.connect(self._replace)
        self._all.clicked.connect(lambda on: self._results.tick_all(on=on))
        self._results.ticked.connect(self._say)
        self._view.wanted.connect(self._go)
        self._view.left.connect(self._leave)
        bridge.committed.connect(lambda _event: self._follow())

    # Looking

    def _query(self) -> Query:
        return Query(
            text=self._text.text(),
            case=self._case.isChecked(),
            words=self._words.isChecked(),
            pattern=self._pattern.isChecked(),
            scope=self._scope.currentData(),
            replacement=self._new.text(),
        )

    def _look_anew(self) -> None:
        self._results.forget_ticks()
        self._look()

    def _look(self) -> None:
        self._later.stop()
        self._searches.begin(self._query(), self._show)

    def _follow(self) -> None:
        if not self.isHidden():
            self._later.start()

    def _show(self, found: Found) -> None:
        """Show what was found; where a pattern is not ready yet, what was found before goes."""
        self._found = found
        self._results.replacing = bool(found.query.replacement) or self._new.isModified()
        row = self._view.currentIndex()
        number = row.row(), row.parent().row() if row.parent().isValid() else -1
        self._results.show(found.issue, found.hits)
        group = self._results.index(number[1], 0) if number[1] >= 0 else QModelIndex()
        again = self._results.index(number[0], 0, group)
        if again.isValid():
            self._view.setCurrentIndex(again)

    def _say(self) -> None:
        """Tell how much was found and ticked, and what the button would do."""
        chosen = len(self._results.chosen())
        verb = "&Replace" if self._new.text() else "&Remove"
        self._button.setText(f"{verb} {chosen:,}" if chosen else verb)
        self._button.setEnabled(bool(chosen) and not self._searches.is_replacing())
        total = len(self._found.hits) if self._found else 0
        self._all.setEnabled(bool(total))
        self._all.setChecked(bool(total) and chosen == total)
        words = _in_words(self._found)
        if words != self._count.text():
            self._count.setText(words)
            self._text.setAccessibleDescription(words)
            QAccessible.updateAccessibility(QAccessibleEvent(self._text, QAccessible.Event.DescriptionChanged))

    # Doing

    def _enter_results(self) -> None:
        first = self._results.index_of(0)
        if first.isValid():
            if not self._view.currentIndex().isValid():
                self._view.setCurrentIndex(first)
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go(self, index: QModelIndex) -> None:
        hit = index.data(HIT) or self._results.index(0, 0, index).data(HIT)
        if isinstance(hit, Hit):
            self.wanted.emit(hit)

    def _replace(self) -> None:
        chosen = self._results.chosen()
        if chosen and self._found is not None and not self._searches.is_replacing():
            self._searches.replace(chosen, self.replaced.emit)
            self._say()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._later.stop()
        self._searches.call_off()
        super().closeEvent(event)

    def _leave(self) -> None:
        self.close()

    def fold(self) -> None:
        field = _FIELD * self.fontMetrics().averageCharWidth()
        wide = max(part.sizeHint().width() for part in self._beside)
        for row in self._rows:
            fold(row, narrow=self.width() < wide + field)


def _row(*parts: QWidget | QHBoxLayout) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(TOKENS.gap)
    for part in parts:
        row.addWidget(part) if isinstance(part, QWidget) else row.addLayout(part)
    return row


def _in_words(found: Found | None) -> str:
    if found is None or not found.query:
        return "Type what to find in all fields of the issue."
    if found.problem:
        return found.problem
    if not found.hits:
        return "Nothing found."
    places = "1 place" if len(found.hits) == 1 else f"{len(found.hits):,} places"
    entries = len({hit.container for hit in found.hits})
    words = f"{places} in {entries:,} {'entry' if entries == 1 else 'entries and sections'}"
    return f"The first {words}; look for more words to see the others." if found.more else f"{words}."
