"""Deciding where another editor's corrections differ from mine."""

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from twimeditor.core.archive.corrections import Conflict
from twimeditor.ui.people.words import FIELDS
from twimeditor.ui.theme import TOKENS
from twimeditor.ui.widgets import words_label


class DecideDialog(QDialog):
    """Asks for each difference whose word counts; mine does unless the user says otherwise."""

    def __init__(self, conflicts: Sequence[Conflict], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("decide")
        self.setWindowTitle("Different corrections")
        self._conflicts = tuple(conflicts)
        self.choices = [_choice(conflict) for conflict in conflicts]
        page = QWidget()
        form = QFormLayout(page)
        form.setVerticalSpacing(TOKENS.small)
        for conflict, choice in zip(self._conflicts, self.choices, strict=True):
            label = words_label(f"{conflict.key}, {_field(conflict)}")
            label.setBuddy(choice)
            form.addRow(label, choice)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(page)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        join = QPushButton("&Join corrections")
        join.setDefault(True)
        box.addButton(join, QDialogButtonBox.ButtonRole.AcceptRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(TOKENS.wide, TOKENS.wide, TOKENS.wide, TOKENS.wide)
        column.setSpacing(TOKENS.gap)
        column.addWidget(words_label("The file says something else than you do. Whose word counts?"))
        column.addWidget(area, 1)
        column.addWidget(box)
        self.resize(560, 400)

    def taken(self) -> tuple[Conflict, ...]:
        """Return the differences in which the other's word counts."""
        pairs = zip(self._conflicts, self.choices, strict=True)
        return tuple(conflict for conflict, choice in pairs if choice.currentIndex() == 1)


def _choice(conflict: Conflict) -> QComboBox:
    choice = QComboBox()
    choice.addItems([f"Mine: {_said(conflict.mine)}", f"The file’s: {_said(conflict.theirs)}"])
    choice.setAccessibleName(f"{conflict.key}, {_field(conflict)}")
    choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    choice.setMinimumContentsLength(20)
    return choice


def _said(texts: tuple[str, ...]) -> str:
    return ", ".join(texts) or "removed"


def _field(conflict: Conflict) -> str:
    wording = FIELDS[conflict.who].get(conflict.field)
    return wording.heading.lower() if wording is not None else "the same as"
