"""Whether an export is committed, on which branch and with which words."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from twimeditor.core.export.tree import Remark
from twimeditor.ui.export.jobs import Proposal, Wish
from twimeditor.ui.export.notices import Notice, Notices
from twimeditor.ui.theme import TOKENS

_LINES: Final = 4


class CommitBox(QWidget):
    """Asks for branch, message and sign-off once a commit is wanted, and says what stands in its way.

    `changed` tells that another commit is wanted, or none. What the user leaves alone is proposed anew each time.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.wanted = QCheckBox("Commi&t to the repository, on a branch; nothing is pushed")
        self.branch, self.message, self.sign_off = QLineEdit(), QPlainTextEdit(), QLineEdit()
        self.notices = Notices()
        self._fields = QWidget()
        self._proposed = Wish("", "", "")
        self._is_known = False
        self._make()
        self._lay_out()
        self._connect()
        self._show_fields()

    @property
    def wish(self) -> Wish | None:
        """Return the commit that is wanted, None where none is."""
        if not self.wanted.isChecked():
            return None
        return Wish(self.branch.text().strip(), self.message.toPlainText().strip(), self.sign_off.text().strip())

    @property
    def is_ready(self) -> bool:
        """Tell whether nothing stands in the way, which is so where no commit is wanted."""
        wish = self.wish
        if wish is None:
            return True
        return self._is_known and bool(wish.branch and wish.message) and not self.notices.is_blocking

    @property
    def question(self) -> Wish:
        """Return what the user has typed; what they left alone is empty, and to be proposed."""
        typed, proposed = self.wish or Wish("", "", ""), self._proposed
        return Wish(
            typed.branch if typed.branch != proposed.branch else "",
            typed.message if typed.message != proposed.message else "",
            typed.sign_off if typed.sign_off != proposed.sign_off else "",
        )

    def wait(self) -> None:
        """Take note that it is not known what stands in the way."""
        self._is_known = False

    def show_proposal(self, proposal: Proposal) -> None:
        """Show what is proposed and what speaks against it."""
        asked = self.question
        self._is_known = True
        self._proposed = Wish(
            self._proposed.branch if asked.branch else proposal.branch,
            self._proposed.message if asked.message else proposal.message.strip(),
            self._proposed.sign_off if asked.sign_off else proposal.sign_off,
        )
        self._fill(asked, proposal)
        self.notices.show_notices([_notice(remark) for remark in proposal.remarks])

    def _fill(self, asked: Wish, proposal: Proposal) -> None:
        """Put what is proposed into the fields that the user has left alone, and say nothing of it."""
        self.blockSignals(True)
        if not asked.branch and self.branch.text() != proposal.branch:
            self.branch.setText(proposal.branch)
        if not asked.message and self.message.toPlainText().strip() != proposal.message.strip():
            self.message.setPlainText(proposal.message.strip())
        if not asked.sign_off and self.sign_off.text() != proposal.sign_off:
            self.sign_off.setText(proposal.sign_off)
        self.blockSignals(False)

    def _make(self) -> None:
        self.wanted.setObjectName("export.commit")
        self.message.setTabChangesFocus(True)
        self.message.setFixedHeight(self.fontMetrics().lineSpacing() * _LINES + TOKENS.gap)
        self.sign_off.setPlaceholderText("Name <mail@example.org>")

    def _lay_out(self) -> None:
        grid = QGridLayout(self._fields)
        grid.setContentsMargins(TOKENS.section, 0, 0, 0)
        grid.setHorizontalSpacing(TOKENS.gap)
        grid.setVerticalSpacing(TOKENS.small)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.notices, 0, 0, 1, 2)
        for row, (text, field) in enumerate(self._named(), start=1):
            label = QLabel(text)
            label.setBuddy(field)
            field.setAccessibleName(text.replace("&", ""))
            field.setObjectName(f"export.{text.replace('&', '').lower().replace(' ', '_')}")
            if field is self.message:
                label.setContentsMargins(0, TOKENS.tight, 0, 0)
                grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            else:
                grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TOKENS.small)
        column.addWidget(self.wanted)
        column.addWidget(self._fields)

    def _named(self) -> Sequence[tuple[str, QWidget]]:
        return (("&Branch", self.branch), ("&Message", self.message), ("S&igned off by", self.sign_off))

    def _connect(self) -> None:
        self.wanted.toggled.connect(lambda _on: self._show_fields())
        for signal in (self.wanted.toggled, self.branch.textChanged, self.sign_off.textChanged):
            signal.connect(lambda _value: self.changed.emit())
        self.message.textChanged.connect(self.changed.emit)

    def _show_fields(self) -> None:
        self._fields.setVisible(self.wanted.isChecked())


def _notice(remark: Remark) -> Notice:
    return Notice(remark.message, blocks=remark.blocks)
