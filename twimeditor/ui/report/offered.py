"""The row that offers what a report may be on."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from twimeditor.ui.report.drafts import Draft
from twimeditor.ui.report.proposals import Candidate
from twimeditor.ui.theme import TOKENS

_NONE = "Something else"


class Offered(QWidget):
    """`chosen` carries the `Candidate` that the user takes, None for something else."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._candidates: tuple[Candidate, ...] = ()
        self._combo = QComboBox()
        self._combo.setObjectName("report.offered")
        self._combo.setAccessibleName("What it may be on")
        self._combo.setMinimumContentsLength(12)
        self._combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        label = QLabel("Pr&oposed")
        label.setBuddy(self._combo)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(TOKENS.small)
        row.addWidget(label)
        row.addWidget(self._combo, 1)
        self._combo.activated.connect(self._choose)

    def show_draft(self, draft: Draft) -> None:
        """Show what a report may be on; the row is there only where something is known."""
        with QSignalBlocker(self._combo):
            if draft.candidates != self._candidates:
                self._candidates = draft.candidates
                self._combo.clear()
                self._combo.addItems([*(one.words for one in self._candidates), _NONE])
            is_one = draft.candidate in self._candidates
            number = self._candidates.index(draft.candidate) if is_one and draft.candidate else len(self._candidates)
            self._combo.setCurrentIndex(number)
        self.setVisible(bool(self._candidates))

    def _choose(self, number: int) -> None:
        self.chosen.emit(self._candidates[number] if number < len(self._candidates) else None)
