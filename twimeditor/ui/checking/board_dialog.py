"""The board of readiness in a dialog of its own."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from twimeditor.ui.checking.board import ReadinessBoard
from twimeditor.ui.theme import TOKENS

if TYPE_CHECKING:
    from twimeditor.core.check.place import Place
    from twimeditor.ui.problems.watch import ProblemWatch

_USUAL: Final = QSize(720, 560)


class ReadinessDialog(QDialog):
    """Closes when the user goes on to a place, which `wanted` carries, or to the problems."""

    wanted = Signal(object)
    problems_wanted = Signal()

    def __init__(self, parent: QWidget, watch: "ProblemWatch") -> None:
        super().__init__(parent)
        self.setObjectName("readiness")
        self.setWindowTitle("Readiness")
        self.board = ReadinessBoard(watch)
        self.board.wanted.connect(self._go)
        self.board.problems_wanted.connect(self._go_to_problems)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(TOKENS.wide, TOKENS.wide, TOKENS.wide, TOKENS.wide)
        column.setSpacing(TOKENS.gap)
        column.addWidget(self.board, 1)
        column.addWidget(buttons)
        self.resize(_USUAL.boundedTo(self.screen().availableGeometry().size() * 0.95))
        self.board.list.setFocus()

    def _go(self, place: "Place") -> None:
        self.accept()
        self.wanted.emit(place)

    def _go_to_problems(self) -> None:
        self.accept()
        self.problems_wanted.emit()
