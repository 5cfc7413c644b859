"""The row that tells which of several reports is shown."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QWidget

from twimeditor.ui.report.drafts import Draft
from twimeditor.ui.theme import TOKENS


class Chooser(QWidget):
    """`chosen` carries a report's number, `left_out` whether the one that is shown is not wanted."""

    chosen = Signal(int)
    left_out = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._label = QLabel("&Report")
        self._combo = QComboBox()
        self._combo.setObjectName("report.chooser")
        self._combo.setAccessibleName("Report")
        self._label.setBuddy(self._combo)
        self._out = QCheckBox("&Leave this one out")
        self._out.setObjectName("report.out")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(TOKENS.small)
        row.addWidget(self._label)
        row.addWidget(self._combo, 1)
        row.addWidget(self._out)
        self._combo.currentIndexChanged.connect(self.chosen)
        self._out.toggled.connect(self.left_out)

    def show_drafts(self, drafts: Sequence[Draft], current: int) -> None:
        """Show the reports by their authors; the row is there only for several."""
        names = [_name(number, draft, len(drafts)) for number, draft in enumerate(drafts, start=1)]
        with QSignalBlocker(self._combo), QSignalBlocker(self._out):
            if names != [self._combo.itemText(number) for number in range(self._combo.count())]:
                self._combo.clear()
                self._combo.addItems(names)
            self._combo.setCurrentIndex(current)
            self._out.setChecked(not drafts[current].wanted)
        self.setVisible(len(drafts) > 1)


def _name(number: int, draft: Draft, count: int) -> str:
    who = draft.value("name") or draft.value("user_id") or "somebody"
    out = "" if draft.wanted else " (left out)"
    return f"{number} of {count}: {who}{out}"
