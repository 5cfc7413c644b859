"""One room's ranking: what is pasted or opened, what is wrong with it, and the rows that it gives."""

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from twimeditor.core.archive.pings import Move, moves
from twimeditor.core.archive.values import Standing
from twimeditor.core.ping import Ping, PingError, Ranking, ranking
from twimeditor.core.post.days import day_in_words
from twimeditor.ui.ping.source import SourceEdit
from twimeditor.ui.theme import TOKENS
from twimeditor.ui.widgets import muted

_LARGEST_FILE = 6_000_000
_NOTHING = Ranking(())
_SINCE = "Compared with the issue of {day}."
_OLD = "The last ranking is of {day}, which is too long ago to compare with."
_CHANGE = 3
"""The column of what has become of a homeserver; the tables of the issue do not have it."""


class RoomPage(QWidget):
    """A page for the room `alias`. `changed` tells that there is another ranking; `choose` asks for a file."""

    changed = Signal()

    def __init__(self, alias: str, choose: Callable[[], Path | None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.alias = alias
        self._choose = choose
        self._found = _NOTHING
        self._problem = ""
        self._count = 10
        self._before: Standing | None = None
        self._is_old = False
        self.source = SourceEdit()
        self.source.setAccessibleName(f"Pings in #{alias}")
        self.open_file = QPushButton("&Open file…")
        self.clear = QPushButton("C&lear")
        for button in (self.open_file, self.clear):
            button.setAutoDefault(False)
        self.words = muted(QLabel())
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.rows = _rows_table(alias)
        self._build()
        self.source.changed.connect(self._read)
        self.open_file.clicked.connect(self._open)
        self.clear.clicked.connect(lambda: self.source.take(""))
        self._read()

    def pings(self) -> tuple[Ping, ...]:
        """Return the fastest homeservers."""
        return self._found.top(self._count)

    def show_count(self, count: int) -> None:
        """Show so many rows."""
        self._count = count
        self._tell()
        self._show()

    def compare_with(self, before: Standing | None, *, is_old: bool) -> None:
        """Show beside each row what has become of the homeserver since the ranking before; say when one is too old."""
        self._before, self._is_old = before, is_old
        self._tell()
        self._show()

    def _build(self) -> None:
        label = QLabel(f"&Pings in #{self.alias}")
        label.setBuddy(self.source)
        buttons = QHBoxLayout()
        buttons.setSpacing(TOKENS.small)
        buttons.addWidget(label, 1)
        buttons.addWidget(self.clear)
        buttons.addWidget(self.open_file)
        column = QVBoxLayout(self)
        column.setContentsMargins(TOKENS.gap, TOKENS.gap, TOKENS.gap, TOKENS.gap)
        column.setSpacing(TOKENS.small)
        column.addLayout(buttons)
        column.addWidget(self.source, 1)
        column.addWidget(self.words)
        column.addWidget(self.rows, 2)
        QWidget.setTabOrder(self.source, self.clear)
        QWidget.setTabOrder(self.clear, self.open_file)
        QWidget.setTabOrder(self.open_file, self.rows)

    def _open(self) -> None:
        path = self._choose()
        if path is None:
            return
        try:
            self.source.take(_text_of(path))
        except OSError as error:
            self.source.take("")
            self.words.setText(f"{path.name} cannot be read: {error.strerror or error}.")

    def _read(self) -> None:
        text = self.source.text()
        self._problem = ""
        self._found = _NOTHING
        if text.strip():
            try:
                self._found = ranking(text)
            except PingError as error:
                self._problem = str(error)
        self._tell()
        self._show()
        self.changed.emit()

    def _tell(self) -> None:
        self.words.setText(self._problem or self._summary())

    def _summary(self) -> str:
        number = len(self._found.pings)
        if number == 0:
            return "The rows of the table will be shown here. A room that is left empty stays as it is."
        hosts = "1 homeserver" if number == 1 else f"{number:,} homeservers"
        return " ".join((f"{hosts}, ranked by median.", *self._found.remarks, *self._since(), *self._gone()))

    def _moves(self) -> tuple[Move, ...]:
        """Return what has become of each homeserver; nothing where no ranking before is known."""
        if self._before is None or self._is_old:
            return ()
        return moves(((ping.host, ping.median) for ping in self.pings()), self._before.medians)

    def _since(self) -> Iterator[str]:
        """Yield which ranking the rows are compared with, or why with none."""
        if self._before is not None and self._before.day is not None:
            yield (_OLD if self._is_old else _SINCE).format(day=day_in_words(self._before.day))

    def _gone(self) -> Iterator[str]:
        gone = [move.host for move in self._moves() if move.now is None]
        if gone:
            yield f"No longer among them: {', '.join(gone)}."

    def _show(self) -> None:
        pings, changes = self.pings(), self._moves()
        self.clear.setEnabled(bool(self.source.text()))
        self.rows.setVisible(bool(pings))
        self.rows.setRowCount(len(pings))
        self.rows.setColumnHidden(_CHANGE, not changes)
        for row, ping in enumerate(pings):
            change = changes[row].words if changes else ""
            for column, text in enumerate((str(row + 1), ping.host, ping.shown, change)):
                item = QTableWidgetItem(text)
                item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
                self.rows.setItem(row, column, item)


def _text_of(path: Path) -> str:
    if not path.is_file():  # a pipe would be waited for
        raise OSError("it is no file")
    if path.stat().st_size > _LARGEST_FILE:
        raise OSError("it is larger than 6 MB")
    return path.read_text(encoding="utf-8", errors="replace")


def _rows_table(alias: str) -> QTableWidget:
    table = QTableWidget(0, 4)
    table.setProperty("grid", True)
    table.setAccessibleName(f"Rows of the table for #{alias}")
    table.setHorizontalHeaderLabels(["Rank", "Hostname", "Median MS", "Since last time"])
    table.verticalHeader().hide()
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
    table.horizontalHeader().setHighlightSections(False)
    table.verticalHeader().setDefaultSectionSize(table.fontMetrics().lineSpacing() + TOKENS.small)
    table.setMinimumHeight(5 * TOKENS.section)
    return table
