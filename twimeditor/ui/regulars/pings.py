"""The rankings by ping of this issue beside those of the last."""

from collections.abc import Sequence
from itertools import islice
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from twimeditor.core.archive.pings import Move
from twimeditor.core.ping import Ping
from twimeditor.core.post.days import day_in_words
from twimeditor.ui.regulars.looking import Compared
from twimeditor.ui.theme import TOKENS
from twimeditor.ui.widgets import muted, words_label

_NONE: Final = "No past issue has a ranking by ping."
_LAST: Final = "This issue has no ranking yet. This is the last one, of {day}."
_SINCE: Final = "Compared with the issue of {day}."
_OLD: Final = "The last ranking is of {day}, which is too long ago to compare with."
_FIRST: Final = "No past issue has a ranking of this room."
_HEADER: Final = ("Now", "Last", "Change", "Hostname", "Median MS")
_SHORT_HEADER: Final = ("Last", "Hostname", "Median MS")
_MOST: Final = 100

_ROWS: Final = 4
"""So many lines are seen at least; where there is no room for them the dock scrolls."""


class PingComparison(QWidget):
    """A table of who is up, down, new and gone, for one room at a time."""

    def __init__(self) -> None:
        super().__init__()
        self._rooms: tuple[Compared, ...] = ()
        self.room = QComboBox()
        self.room.setObjectName("regulars.room")
        self.room.setAccessibleName("Room of the ranking by ping")
        self.words = muted(words_label())
        self.words.setObjectName("regulars.ping_words")
        self.table = _table()
        self._label = QLabel("Rankings by &ping")
        self._label.setBuddy(self.room)
        self._lay_out()
        self.room.currentIndexChanged.connect(lambda _row: self._show())
        self.show_rooms(())

    def show_rooms(self, rooms: Sequence[Compared]) -> None:
        """Show the rankings of these rooms."""
        chosen = self.room.currentText()
        self._rooms = tuple(rooms)
        self.room.blockSignals(True)
        self.room.clear()
        self.room.addItems([_named(one, number) for number, one in enumerate(rooms, start=1)])
        self.room.setCurrentIndex(max(0, self.room.findText(chosen)) if rooms else -1)
        self.room.blockSignals(False)
        self.room.setVisible(len(self._rooms) > 1)
        self._show()

    def stops(self) -> tuple[QWidget, ...]:
        """Return what Tab stops at."""
        return (self.room, self.table)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(TOKENS.small)
        top.addWidget(self._label)
        top.addWidget(self.room, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TOKENS.small)
        column.addLayout(top)
        column.addWidget(self.words)
        column.addWidget(self.table, 1)

    def _show(self) -> None:
        place = self.room.currentIndex()
        room = self._rooms[place] if 0 <= place < len(self._rooms) else None
        words = _said(room)
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self.table.setVisible(room is not None and bool(room.moves))
        if room is not None:
            self._fill(room)

    def _fill(self, room: Compared) -> None:
        header = _HEADER if room.is_today else _SHORT_HEADER
        self.table.setColumnCount(len(header))
        self.table.setHorizontalHeaderLabels(list(header))
        hosts = header.index("Hostname")
        for column in range(len(header)):
            mode = QHeaderView.ResizeMode.Stretch if column == hosts else QHeaderView.ResizeMode.ResizeToContents
            self.table.horizontalHeader().setSectionResizeMode(column, mode)
        rows = [_cells(move, is_today=room.is_today) for move in islice(room.moves, _MOST)]
        self.table.setRowCount(len(rows))
        for row, cells in enumerate(rows):
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                side = Qt.AlignmentFlag.AlignLeft if column == hosts else Qt.AlignmentFlag.AlignHCenter
                item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
                self.table.setItem(row, column, item)


def _cells(move: Move, *, is_today: bool) -> tuple[str, ...]:
    median = Ping(move.host, move.median).shown
    now, then = (str(place) if place is not None else "" for place in (move.now, move.then))
    return (now, then, move.words, move.host, median) if is_today else (then, move.host, median)


def _said(room: Compared | None) -> str:
    if room is None:
        return _NONE
    if room.then is None:
        return _FIRST
    words = _OLD if room.is_old else _SINCE if room.is_today else _LAST
    return words.format(day=day_in_words(room.then))


def _named(room: Compared, number: int) -> str:
    return f"#{room.room.lstrip('#')}" if room.room else f"Table {number}"


def _table() -> QTableWidget:
    table = QTableWidget(0, len(_HEADER))
    table.setObjectName("regulars.pings")
    table.setProperty("framed", True)
    table.setAccessibleName("Places by ping, now and last time")
    table.verticalHeader().hide()
    table.setShowGrid(False)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    table.setWordWrap(False)
    table.horizontalHeader().setHighlightSections(False)
    row = table.fontMetrics().lineSpacing() + TOKENS.small
    table.verticalHeader().setDefaultSectionSize(row)
    table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
    table.setMinimumHeight(_ROWS * row)
    return table
