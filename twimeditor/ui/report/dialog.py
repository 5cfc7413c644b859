"""The dialog in which a pasted report is looked at, filed, and taken or not."""

from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPushButton, QVBoxLayout, QWidget

from twimeditor.core.report import Fix, Notice, Place
from twimeditor.ui.report.changes import Changes
from twimeditor.ui.report.chooser import Chooser
from twimeditor.ui.report.drafts import Draft, Drafts
from twimeditor.ui.report.fields import Fields, Offer
from twimeditor.ui.report.panes import Sides
from twimeditor.ui.report.proposals import Candidate, Proposals
from twimeditor.ui.theme import TOKENS
from twimeditor.ui.widgets import muted
from twimeditor.ui.widgets.pasted import Pasted

_USUAL = QSize(960, 680)
_LONG: Final = 4_000
_PAUSE: Final = 150
"""So long after a key a text of more than so many characters is read again."""

Button = QDialogButtonBox.StandardButton
Role = QDialogButtonBox.ButtonRole


class ReportDialog(QDialog):
    """`taken` carries the reports with their places, as the user accepted them or kept them as they were."""

    taken = Signal(object)

    def __init__(self, parent: QWidget, came: Pasted, place: Place, offer: Offer, proposals: Proposals) -> None:
        super().__init__(parent)
        self.setWindowTitle("Paste report")
        notices = () if came.read else (Notice.PLAIN,)
        verb = offer.verbs[0] if offer.verbs else ""
        self._drafts = Drafts(came.text, place, verb, proposals, notices)
        self._number = 0
        self._chooser = Chooser()
        self._fields = Fields(offer)
        self._sides = Sides()
        self._changes = Changes()
        self._hint = muted(QLabel())
        self._hint.setWordWrap(True)
        self._hint.setTextFormat(Qt.TextFormat.PlainText)
        self._problem = QLabel()
        self._problem.setWordWrap(True)
        self._accept = QPushButton("&Accept")
        self._keep = QPushButton("&Keep as it was")
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._lay_out()
        self._connect()
        self._show()
        self._begin()

    @property
    def _draft(self) -> Draft:
        return self._drafts.items[self._number]

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox(Button.Cancel)
        buttons.addButton(self._accept, Role.AcceptRole)
        buttons.addButton(self._keep, Role.ActionRole)
        self._keep.setAutoDefault(False)
        self._keep.setToolTip("Put the text into the quote exactly as it came, with nothing put right")
        buttons.button(Button.Cancel).setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(TOKENS.wide, TOKENS.wide, TOKENS.wide, TOKENS.wide)
        column.setSpacing(TOKENS.gap)
        for widget in (self._chooser, self._fields, self._hint):
            column.addWidget(widget)
        column.addWidget(self._sides, 1)
        for low in (self._changes, self._problem, buttons):
            column.addWidget(low)
        self._accept.setDefault(True)  # which it stays only if it is in the dialog already
        room = self.screen().availableGeometry().size()
        self.resize(_USUAL.boundedTo(room * 0.95))

    def _connect(self) -> None:
        self._chooser.chosen.connect(self._choose)
        self._chooser.left_out.connect(self._leave_out)
        self._fields.offered.chosen.connect(self._take_up)
        self._fields.typed.connect(self._type)
        self._fields.placed.connect(self._put)
        self._sides.before.typed.connect(self._read_soon)
        self._sides.before.accepted.connect(self._accept.click)
        self._changes.ticked.connect(self._tick)
        self._later.timeout.connect(self._read)
        self._accept.clicked.connect(lambda: self._take(raw=False))
        self._keep.clicked.connect(lambda: self._take(raw=True))

    def _begin(self) -> None:
        """Put the caret where something is lacking, so that Enter is next."""
        lacking = self._draft.lacks if self._draft.text.strip() else "text"
        place = self._sides.before if lacking == "text" else self._fields.editor(lacking) if lacking else self._accept
        place.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        draft = self._draft
        self._chooser.show_drafts(self._drafts.items, self._number)
        self._fields.show_draft(draft)
        self._sides.show_texts(draft.text, draft.report.body)
        self._changes.show_draft(draft)
        self._hint.setText(draft.hint)
        self._hint.setVisible(bool(draft.hint))
        self._judge()

    def _judge(self) -> None:
        problem = self._drafts.problem
        self._accept.setEnabled(not problem)
        self._keep.setEnabled(not problem)
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))

    def _choose(self, number: int) -> None:
        self._read_now()
        self._number = number
        self._show()

    def _take_up(self, candidate: Candidate | None) -> None:
        self._draft.choose(candidate)
        self._show()

    def _leave_out(self, out: bool) -> None:
        self._draft.wanted = not out
        self._show()

    def _type(self, name: str, text: str) -> None:
        self._draft.type(name, text)
        self._show()

    def _put(self, place: Place) -> None:
        self._draft.put(place)
        self._show()

    def _tick(self, fix: Fix, wanted: bool) -> None:
        self._draft.without = self._draft.without - {fix} if wanted else self._draft.without | {fix}
        self._show()

    def _read_soon(self) -> None:
        self._later.start(_PAUSE if self._sides.before.document().characterCount() > _LONG else 0)

    def _read(self) -> None:
        self._drafts.change(self._number, self._sides.before.text())
        self._show()

    def _read_now(self) -> None:
        if self._later.isActive():
            self._later.stop()
            self._read()

    def _take(self, *, raw: bool) -> None:
        self._read_now()
        self._fields.finish()
        if not self._drafts.problem:
            self.taken.emit(self._drafts.filed(raw=raw))
            self.accept()
