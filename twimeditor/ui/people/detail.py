"""All that is known of one person or project, and what the user knows better."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from twimeditor.core.archive.corrections import Corrected, Who
from twimeditor.core.archive.directory import Author, Project, Value
from twimeditor.ui.people.values import ValuesBox
from twimeditor.ui.people.words import FIELDS, seen_words
from twimeditor.ui.theme import TOKENS, fonts
from twimeditor.ui.widgets import muted, words_label
from twimeditor.ui.widgets.folding import fold

if TYPE_CHECKING:
    from twimeditor.ui.people.desk import PeopleDesk

_ONE: Final = {Who.PEOPLE: "person", Who.PROJECTS: "project"}


class Detail(QScrollArea):
    """Shows one at a time; what is edited becomes a correction at once. `join_wanted` asks for another one."""

    join_wanted = Signal()

    def __init__(self, desk: "PeopleDesk", who: Who) -> None:
        super().__init__()
        self._desk = desk
        self._who = who
        self._shown: tuple[object, ...] | None = None
        self.key = ""
        self.boxes: dict[str, ValuesBox] = {}
        self.never, self.back, self.join = QCheckBox(self), QPushButton(self), QPushButton(self)
        for nobodys in (self.never, self.back, self.join):
            nobodys.hide()
        self.setAccessibleName(f"The chosen {_ONE[who]}")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._show)

    def show_key(self, key: str) -> None:
        """Show another one, "" for none."""
        self.key = key
        self._shown = None
        self._show()

    def refresh(self) -> None:
        """Show what has changed, once the widget that changed it is done."""
        self._later.start()

    def _show(self) -> None:
        said = self._desk.corrections
        now = (self.key, self._desk.subject(self._who, self.key), said.of(self._who, self.key)) if self.key else ("",)
        now = (*now, said.joined_to(self._who, self.key))
        if now == self._shown:
            return
        is_same, self._shown = self._shown is not None, now
        place, top = (self._focused() if is_same else None), self.verticalScrollBar().value()
        gone = self.takeWidget()
        if gone is not None:
            gone.deleteLater()
        self.boxes = {}
        page = self._page() if self.key else QWidget()
        self.setWidget(page)
        self.setMinimumWidth(page.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width())
        self.verticalScrollBar().setValue(top if is_same else 0)
        self._focus(place)

    def _page(self) -> QWidget:
        subject = self._desk.subject(self._who, self.key)
        said = self._desk.corrections.of(self._who, self.key)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(TOKENS.wide, TOKENS.small, TOKENS.wide, TOKENS.wide)
        column.setSpacing(TOKENS.gap)
        self._add_head(column, subject)
        for name, wording in FIELDS[self._who].items():
            values: tuple[Value, ...] = getattr(subject, name)
            box = ValuesBox(wording, values, tuple(self._desk.shown(name, value.text) for value in values))
            box.edited.connect(partial(self._edit, name, values))
            box.removed.connect(partial(self._remove, name, values))
            box.preferred.connect(partial(self._prefer, name, values))
            self.boxes[name] = box
            column.addWidget(box)
        self._add_foot(column, said)
        column.addStretch(1)
        return page

    def _add_head(self, column: QVBoxLayout, subject: Author | Project) -> None:
        title = words_label(subject.name if isinstance(subject, Author) else subject.title)
        title.setFont(fonts(self.font()).title)
        title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        head = QVBoxLayout()
        head.setSpacing(TOKENS.tight)
        head.addWidget(title)
        if isinstance(subject, Author):
            head.addWidget(muted(words_label(subject.key)))
        head.addWidget(muted(words_label(seen_words(subject))))
        column.addLayout(head)

    def _add_foot(self, column: QVBoxLayout, said: Corrected) -> None:
        for other in self._desk.corrections.joined_to(self._who, self.key):
            column.addLayout(self._joined(other))
        self.never = QCheckBox(f"&Never propose this {_ONE[self._who]}")
        self.never.setChecked(said.is_hidden)
        self.never.clicked.connect(self._hide)
        column.addWidget(self.never)
        self.join = _button("&Join with…")
        self.join.clicked.connect(self.join_wanted)
        self.back = _button("&Back to what was learned")
        self.back.setEnabled(bool(said))
        self.back.clicked.connect(self._go_back)
        column.addWidget(_Deeds(self.join, self.back))

    def _joined(self, other: str) -> QHBoxLayout:
        row = QHBoxLayout()
        part = _button("Part")
        part.setAccessibleName(f"Part from {other}")
        part.clicked.connect(partial(self._part, other))
        row.addWidget(words_label(f"Joined with {other}"), 1)
        row.addWidget(part)
        return row

    def _edit(self, name: str, values: tuple[Value, ...], place: int, text: str) -> None:
        before = values[place].text if place >= 0 else ""
        after = self._desk.meant(name, text)
        one = FIELDS[self._who][name].one
        words = f"Changed a {one}" if before else f"Added a {one}"
        self._correct(words, lambda said: said.with_text(name, after, before))

    def _prefer(self, name: str, values: tuple[Value, ...], place: int) -> None:
        one = FIELDS[self._who][name].one
        self._correct(f"Another {one} comes first", lambda said: said.with_text(name, values[place].text))

    def _remove(self, name: str, values: tuple[Value, ...], place: int) -> None:
        one = FIELDS[self._who][name].one
        self._correct(f"Removed a {one}", lambda said: said.without_text(name, values[place].text))

    def _hide(self, is_hidden: bool) -> None:
        words = f"This {_ONE[self._who]} is {'never' if is_hidden else 'again'} proposed"
        self._correct(words, lambda said: Corrected(said.texts, said.removed, said.same_as, is_hidden))

    def _go_back(self) -> None:
        self._correct("Back to what was learned", lambda _: Corrected())

    def _part(self, other: str) -> None:
        self._desk.correct(
            f"Parted from {other}",
            self._who,
            other,
            lambda said: Corrected(said.texts, said.removed, "", said.is_hidden),
        )

    def _correct(self, words: str, change: "Change") -> None:
        self._desk.correct(words, self._who, self.key, change)

    def _focused(self) -> tuple[str, int, str | None] | None:
        """Return the field and line that has the focus, and what was typed there."""
        for name, box in self.boxes.items():
            for number, line in enumerate(box.lines):
                if line.hasFocus():
                    return name, number, line.typed()
        return None

    def _focus(self, place: tuple[str, int, str | None] | None) -> None:
        if place is None or place[0] not in self.boxes:
            return
        lines = self.boxes[place[0]].lines
        line = lines[min(place[1], len(lines) - 1)]
        line.setFocus()
        if place[2] is not None:
            line.setText(place[2])


class _Deeds(QWidget):
    """Buttons beside each other, or below each other where there is no room: nothing scrolls to the side."""

    def __init__(self, *buttons: QPushButton) -> None:
        super().__init__()
        self._buttons = buttons
        self._row: QBoxLayout = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(TOKENS.small)
        for button in buttons:
            self._row.addWidget(button)
            button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(max(button.sizeHint().width() for button in buttons))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wanted = sum(button.sizeHint().width() + TOKENS.small for button in self._buttons)
        fold(self._row, narrow=self.width() < wanted)


def _button(text: str) -> QPushButton:
    """Return a button that Enter in a line does not press."""
    button = QPushButton(text)
    button.setAutoDefault(False)
    return button


if TYPE_CHECKING:
    from collections.abc import Callable

    Change = Callable[[Corrected], Corrected]
