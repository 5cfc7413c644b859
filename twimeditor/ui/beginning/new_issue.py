"""The dialog for a new issue."""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import pairwise

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from twimeditor.core.begin import Live, NewIssue, friday
from twimeditor.core.post.youtube import video_id
from twimeditor.core.style import HouseStyle
from twimeditor.ui.beginning.rows import Rows, say
from twimeditor.ui.beginning.section_list import SectionList
from twimeditor.ui.theme import TOKENS, fonts
from twimeditor.ui.widgets import muted

_WIDE = 84
"""Characters of text that stand beside one another, labels included."""

_AROUND = 15
"""Lines for what stands above and below the fields, and for words under them."""

Take = Callable[[NewIssue], bool]
"""Begins the issue; tells whether it could, or the dialog stays."""

_NO_FRIDAY = "A {day}. Issues appear on Fridays."
_NO_VIDEO = "This is neither the address nor the id of a YouTube video."
_NO_EDITOR = "Separate several names with commas."


class NewIssueDialog(QDialog):
    """Asks for what an issue begins with, and shows where it will lie; nothing happens before it is accepted.

    `day_chosen` tells that it is to be the issue of another day, whose number of the video may be another.
    """

    day_chosen = Signal(date)

    def __init__(self, parent: QWidget, styles: Sequence[HouseStyle], proposed: NewIssue, take: Take) -> None:
        super().__init__(parent)
        self.setObjectName("new_issue")
        self.setWindowTitle("New issue")
        self._take = take
        self._make(styles, proposed)
        self._lay_out()
        self._connect()
        self.sections.show_style(self._style())
        self._judge()
        self.day.setFocus()

    def chosen(self) -> NewIssue:
        """Return what was chosen, as far as it makes sense."""
        day = self.day.date()
        live = Live(self.number.text().strip(), self.title.text().strip(), video_id(self.video.text()) or "")
        return NewIssue(
            date(day.year(), day.month(), day.day()),
            self._style(),
            tuple(filter(None, (name.strip() for name in self.editors.text().split(",")))),
            live if self.live.isChecked() else None,
            self.sections.chosen(),
            self.ping.isChecked(),
            self.sign_off.isChecked(),
        )

    def propose_number(self, day: date, number: str) -> None:
        """Let a number of the video be that of a day, unless another day was chosen or a number typed meanwhile."""
        if day == self.chosen().day and not self.number.isModified():
            self.number.setText(number)

    def accept(self) -> None:
        """Begin the issue, unless something in it makes no sense."""
        if self._create.isEnabled() and self._take(self.chosen()):
            super().accept()

    def _make(self, styles: Sequence[HouseStyle], proposed: NewIssue) -> None:
        self.day = QDateEdit(QDate(proposed.day.year, proposed.day.month, proposed.day.day))
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setCalendarPopup(True)
        self.style_box = QComboBox()
        for style in styles:
            self.style_box.addItem(style.label, style)
        self.style_box.setCurrentIndex(max(self.style_box.findText(proposed.style.label), 0))
        self.editors = QLineEdit(", ".join(proposed.editors))
        self.live = QCheckBox("&Matrix Live, the video of the week")
        live = proposed.live or Live()
        self.number, self.title, self.video = QLineEdit(live.number), QLineEdit(live.title), QLineEdit(live.video)
        self.number.setPlaceholderText("S11E18")
        self.video.setPlaceholderText("https://www.youtube.com/watch?v=…")
        self.ping, self.sign_off = QCheckBox("&Ping, the ranking of servers"), QCheckBox("Si&gn-off")
        for name, box in (("live", self.live), ("ping", self.ping), ("sign_off", self.sign_off)):
            box.setObjectName(f"beginning.{name}")
            box.setChecked(True)
        self.sections = SectionList()
        self.told = muted(QLabel())
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        buttons = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(buttons.Cancel)
        self._create = self.buttons.addButton("Create issue", QDialogButtonBox.ButtonRole.AcceptRole)
        self._create.setDefault(True)

    def _lay_out(self) -> None:
        rows, video = Rows(), Rows()
        self._about_day = rows.add("&Date", self.day, "day")
        rows.add("S&tyle", self.style_box, "style")
        self._about_editors = rows.add("&Editors", self.editors, "editors")
        video.add("Num&ber", self.number, "number")
        video.add("T&itle", self.title, "title")
        self._about_video = video.add("&Video", self.video, "video")
        left = QVBoxLayout()
        left.setSpacing(TOKENS.small)
        left.addLayout(rows)
        left.addSpacing(TOKENS.small)
        left.addWidget(self.live)
        video.setContentsMargins(TOKENS.section, 0, 0, 0)
        left.addLayout(video)
        left.addSpacing(TOKENS.small)
        left.addWidget(self.ping)
        left.addWidget(self.sign_off)
        left.addStretch()
        middle = QHBoxLayout()
        middle.setSpacing(TOKENS.section)
        middle.addLayout(left, 3)
        middle.addWidget(self.sections, 2)
        heading = QLabel("New issue")
        heading.setFont(fonts(self.font()).title)
        column = QVBoxLayout(self)
        column.setContentsMargins(TOKENS.section, TOKENS.wide, TOKENS.section, TOKENS.wide)
        column.setSpacing(TOKENS.gap)
        column.addWidget(heading)
        column.addWidget(self._scrolled(middle), 1)
        column.addWidget(self.told)
        column.addWidget(self.buttons)
        self._order_tabs()

    def _scrolled(self, inside: QHBoxLayout) -> QScrollArea:
        """Return what is asked for in an area that scrolls where the screen is small and the text large."""
        sheet, area = QWidget(), QScrollArea()
        sheet.setLayout(inside)
        inside.setContentsMargins(0, 0, 0, 0)
        area.setWidget(sheet)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        wanted, screen = sheet.sizeHint(), self.screen().availableGeometry()
        wide = max(wanted.width(), self.fontMetrics().averageCharWidth() * _WIDE)
        bar = area.verticalScrollBar().sizeHint().width()
        self.resize(
            min(wide + bar + 2 * TOKENS.section, screen.width() - TOKENS.page),
            min(wanted.height() + self.fontMetrics().lineSpacing() * _AROUND, screen.height() - TOKENS.page),
        )
        return area

    def _order_tabs(self) -> None:
        order = (
            *(self.day, self.style_box, self.editors, self.live, self.number, self.title, self.video),
            *(self.ping, self.sign_off, self.sections.list),
        )
        for one, following in pairwise(order):
            QWidget.setTabOrder(one, following)

    def _connect(self) -> None:
        self.style_box.currentIndexChanged.connect(lambda _row: self.sections.show_style(self._style()))
        self.day.dateChanged.connect(self._choose_day)
        for field in (self.editors, self.number, self.title, self.video):
            field.textChanged.connect(lambda _text: self._judge())
        for box in (self.live, self.ping, self.sign_off):
            box.toggled.connect(lambda _on: self._judge())
        self.sections.changed.connect(self._judge)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def _choose_day(self) -> None:
        self._judge()
        self.day_chosen.emit(self.chosen().day)

    def _style(self) -> HouseStyle:
        style = self.style_box.currentData()
        assert isinstance(style, HouseStyle)  # noqa: S101 - nothing else was put in
        return style

    def _judge(self) -> None:
        """Say beside each field what there is to say, and below what will come of it."""
        new, day = self.chosen(), self.day.date()
        for field in (self.number, self.title, self.video):
            field.setEnabled(self.live.isChecked())
        is_friday = friday(new.day) == new.day
        weekday = self.locale().dayName(day.dayOfWeek())
        say(self._about_day, self.day, "" if is_friday else _NO_FRIDAY.format(day=weekday))
        say(self._about_editors, self.editors, "" if new.editors else _NO_EDITOR)
        pasted = self.video.text().strip() if self.live.isChecked() else ""
        wrong = bool(pasted) and video_id(pasted) is None
        read = f"The video {video_id(pasted)}" if pasted and not wrong and video_id(pasted) != pasted else ""
        say(self._about_video, self.video, _NO_VIDEO if wrong else read)
        self._create.setEnabled(not wrong)
        self.told.setText(f"File: content/blog/{new.path}\nAddress: {new.style.path(new.day)}")
