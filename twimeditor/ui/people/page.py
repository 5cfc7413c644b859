"""A page of the dialog: a line to search by, the list, and beside it the chosen one."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from twimeditor.core.archive.corrections import Who
from twimeditor.ui.people.desk import PeopleDesk
from twimeditor.ui.people.detail import Detail
from twimeditor.ui.people.model import RowsModel
from twimeditor.ui.people.rows import Row, narrowed, rows
from twimeditor.ui.theme import TOKENS
from twimeditor.ui.widgets import muted, words_label

_NAMES = {Who.PEOPLE: "people", Who.PROJECTS: "projects"}
_KEYS = {Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}
_LETTERS = 45
"""How many letters wide the list is at least for all its columns."""


class SubjectsPage(QWidget):
    """People, or projects."""

    def __init__(self, desk: PeopleDesk, who: Who) -> None:
        super().__init__()
        self._desk = desk
        self._who = who
        self._all: tuple[Row, ...] = ()
        self.line = QLineEdit()
        self.model = RowsModel(who, self)
        self.list = QTableView()
        self.none = muted(words_label("Nothing is called so."))
        self.detail = Detail(desk, who)
        self._set_up()
        self._lay_out()
        self.refresh()

    def refresh(self) -> None:
        """Show what is known by now."""
        known = rows(self._desk.directory(), self._desk.corrections, self._who)
        if known != self._all:
            self._all = known
            self._narrow()
        self.detail.refresh()

    def count(self) -> int:
        """Return how many there are in all."""
        return len(self._all)

    def show_key(self, key: str) -> None:
        """Choose somebody or something, whatever is searched for."""
        if self.model.line_of(key) < 0:
            self.line.clear()
        self._choose(self.model.line_of(key))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys go through the list while its search line is typed in; have the list fit its room."""
        if watched is self.list and event.type() is QEvent.Type.Resize:
            self._fold()
        is_key = watched is self.line and event.type() is QEvent.Type.KeyPress
        if is_key and isinstance(event, QKeyEvent) and event.key() in _KEYS:
            self.list.setFocus()
            self.list.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def _set_up(self) -> None:
        name = _NAMES[self._who]
        self.line.setPlaceholderText(f"Search {name}")
        self.line.setAccessibleName(f"Search {name}")
        self.line.setClearButtonEnabled(True)
        self.line.textChanged.connect(self._narrow)
        self.line.installEventFilter(self)
        self.list.setModel(self.model)
        self.list.setProperty("framed", True)
        self.list.installEventFilter(self)
        self.list.setAccessibleName(name.capitalize())
        self.list.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setTabKeyNavigation(False)
        self.list.setShowGrid(False)
        self.list.setWordWrap(False)
        self.list.verticalHeader().hide()
        self.list.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + TOKENS.small)
        header = self.list.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Interactive)
        header.resizeSection(2, self.fontMetrics().horizontalAdvance("30 September 2026") + TOKENS.wide)
        self.list.selectionModel().currentRowChanged.connect(self._show)

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, TOKENS.small, TOKENS.gap, 0)
        column.setSpacing(TOKENS.small)
        column.addWidget(self.line)
        column.addWidget(self.list, 1)
        column.addWidget(self.none)
        splitter = QSplitter()
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(1)
        splitter.addWidget(left)
        splitter.addWidget(self.detail)
        splitter.setSizes([460, 420])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(splitter)

    def _fold(self) -> None:
        """Leave the middle column out where names would have no room beside it; what it says stands in the detail."""
        is_narrow = self.list.width() < _LETTERS * self.fontMetrics().averageCharWidth()
        self.list.setColumnHidden(1, is_narrow)

    def _narrow(self) -> None:
        key = self.detail.key
        self.model.put(narrowed(self._all, self.line.text()))
        self.none.setVisible(bool(self._all) and not self.model.rowCount())
        line = self.model.line_of(key)
        self._choose(line if line >= 0 or (not self.line.text() and key) else 0)

    def _choose(self, line: int) -> None:
        if self.model.row_at(line) is None:
            line = 0
        index = self.model.index(line, 0)
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index)
        if not index.isValid():
            self.detail.show_key("")

    def _show(self, current: QModelIndex) -> None:
        row = self.model.row_at(current.row())
        if row is not None and row.key != self.detail.key:
            self.detail.show_key(row.key)
