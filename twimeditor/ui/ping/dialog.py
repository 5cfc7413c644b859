"""Put the rankings by ping into the issue."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from twimeditor.core.archive.pings import beside, lasts
from twimeditor.core.archive.values import Standing
from twimeditor.core.ping import ROOMS, Room
from twimeditor.core.ping.ranking import MOST
from twimeditor.ui.ping.page import RoomPage
from twimeditor.ui.theme import TOKENS

USUAL = 10
_FILES = "Pings (*.json *.csv *.tsv *.txt *.md);;All files (*)"


class PingDialog(QDialog):
    """Asks for the rankings of the rooms; `replaces` tells whether the issue has the section already."""

    def __init__(self, *, replaces: bool, rooms: Sequence[str] = ROOMS, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Ping table")
        self.setObjectName("ping")
        self.pages = tuple(RoomPage(alias, self._choose) for alias in rooms)
        self.count = QSpinBox()
        self.count.setRange(1, MOST)
        self.count.setValue(USUAL)
        self.count.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.count.setAccessibleName("Rows in each table")
        self.accept_button = QPushButton("Replace rows" if replaces else "Add section")
        self._build(replaces=replaces)
        self.count.valueChanged.connect(self._show_count)
        for page in self.pages:
            page.changed.connect(self._allow)
        self._allow()
        self.resize(640, 560)

    def rooms(self) -> tuple[Room, ...]:
        """Return the rankings that there are."""
        return tuple(Room(page.alias, page.pings()) for page in self.pages if page.pings())

    def compare_with(self, before: Sequence[Standing], day: date) -> None:
        """Show in the issue of a day what has become of each homeserver since the rankings before."""
        for number, page in enumerate(self.pages):
            last = beside(Standing(page.alias, ()), before, number)
            page.compare_with(last, is_old=last is not None and not lasts(last, day))

    def _build(self, *, replaces: bool) -> None:
        tabs = QTabWidget()
        tabs.setDocumentMode(True)
        for page in self.pages:
            tabs.addTab(page, f"#{page.alias.split(':')[0]}")
        place = "replace those of the tables in this issue" if replaces else "come in a section of their own"
        words = QLabel(f"The fastest homeservers of each room {place}.")
        words.setWordWrap(True)
        label = QLabel("&Rows in each table")
        label.setBuddy(self.count)
        line = QHBoxLayout()
        line.setSpacing(TOKENS.small)
        line.addWidget(label)
        line.addWidget(self.count)
        line.addStretch(1)
        line.addWidget(self._buttons())
        column = QVBoxLayout(self)
        column.setContentsMargins(TOKENS.wide, TOKENS.wide, TOKENS.wide, TOKENS.wide)
        column.setSpacing(TOKENS.gap)
        column.addWidget(words)
        column.addWidget(tabs, 1)
        column.addLayout(line)
        self.pages[0].source.setFocus()

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.accept_button.setDefault(True)
        box.addButton(self.accept_button, QDialogButtonBox.ButtonRole.AcceptRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        return box

    def _show_count(self, count: int) -> None:
        for page in self.pages:
            page.show_count(count)

    def _allow(self) -> None:
        self.accept_button.setEnabled(bool(self.rooms()))

    def _choose(self) -> Path | None:
        name, _ = QFileDialog.getOpenFileName(self, "Open pings", "", _FILES)
        return Path(name) if name else None
