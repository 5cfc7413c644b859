"""The box that offers what a report may be on, and says why."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from twimeditor.ui.report.drafts import Draft
from twimeditor.ui.report.proposals import Candidate
from twimeditor.ui.widgets import tip

_NONE = "Something else"


class Offered(QComboBox):
    """`chosen` carries the `Candidate` that the user takes, None for something else; `label` stands before it."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._candidates: tuple[Candidate, ...] = ()
        self.setObjectName("report.offered")
        self.setAccessibleName("What it may be on")
        self.setMinimumContentsLength(12)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.label = QLabel("Pr&oposed")
        self.label.setBuddy(self)
        self.activated.connect(self._choose)

    def show_draft(self, draft: Draft) -> None:
        """Show what a report may be on; the box is there only where something is known."""
        with QSignalBlocker(self):
            if draft.candidates != self._candidates:
                self._candidates = draft.candidates
                self.clear()
                self.addItems([*(one.words for one in self._candidates), _NONE])
            is_one = draft.candidate in self._candidates
            number = self._candidates.index(draft.candidate) if is_one and draft.candidate else len(self._candidates)
            self.setCurrentIndex(number)
        self.setToolTip(tip(self.currentText()))
        for widget in (self, self.label):
            widget.setVisible(bool(self._candidates))

    def _choose(self, number: int) -> None:
        self.chosen.emit(self._candidates[number] if number < len(self._candidates) else None)
