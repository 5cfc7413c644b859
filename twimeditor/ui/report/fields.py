"""Where a report goes and who reports: the fields above the two texts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QCompleter,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QWidget,
)

from twimeditor.core.report import Kind, Place
from twimeditor.core.style.house import plain_title
from twimeditor.ui.report.drafts import Draft
from twimeditor.ui.report.offered import Offered
from twimeditor.ui.theme import TOKENS

_LONGEST_NAME = 24


@dataclass(frozen=True, slots=True)
class Offer:
    """What there is to choose from: sections in the order in which they stand, and verbs."""

    sections: Sequence[str] = ()
    verbs: Sequence[str] = ()


class Fields(QWidget):
    """`typed` carries the name of a field and what the user wrote in it, `placed` where the report is to go."""

    typed = Signal(str, str)
    placed = Signal(object)

    def __init__(self, offer: Offer) -> None:
        super().__init__()
        self._place = Place()
        self._kinds = {
            Kind.ENTRY: QRadioButton("New &entry"),
            Kind.ENTRY_UPDATE: QRadioButton(_update_of(None)),
            Kind.SECTION_UPDATE: QRadioButton("Update of the se&ction"),
        }
        self._section = _combo("section", "Section", offer.sections)
        self._verb = _combo("verb", "Verb", offer.verbs)
        self._lines = {name: _line(name, text, hint) for name, (text, hint) in _LINES.items()}
        self.offered = Offered()
        self._lay_out()
        self._connect()

    def show_draft(self, draft: Draft) -> None:
        """Show a report's values; what is written in a field just now stays."""
        self._place = draft.place
        self.offered.show_draft(draft)
        for kind, button in self._kinds.items():
            with QSignalBlocker(button):
                button.setChecked(kind is draft.place.kind)
        update = self._kinds[Kind.ENTRY_UPDATE]
        update.setText(_update_of(draft.entry))
        update.setEnabled(draft.entry is not None)
        is_entry = draft.place.kind is Kind.ENTRY
        for name, line in self._lines.items():
            _show(line, draft.value(name))
            line.setEnabled(is_entry or name not in {"title", "website"})
        self._section.setEnabled(draft.place.kind is not Kind.ENTRY_UPDATE)
        for combo, value in ((self._section, draft.place.section), (self._verb, draft.value("verb"))):
            with QSignalBlocker(combo):
                if combo.currentText() != value:
                    combo.setCurrentText(value)
                    _show_beginning(combo)

    def editor(self, name: str) -> QWidget:
        """Return the field of that name."""
        return {"section": self._section, "verb": self._verb, **self._lines}[name]

    def _follow(self, left: QWidget | None, _now: QWidget | None) -> None:
        if left is not None and left in {self._section, self._section.lineEdit()}:
            self.finish()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(TOKENS.small)
        grid.setVerticalSpacing(TOKENS.small)
        kinds = QHBoxLayout()
        kinds.setSpacing(TOKENS.wide)
        for button in self._kinds.values():
            kinds.addWidget(button)
        kinds.addStretch(1)
        grid.addWidget(self.offered.label, 0, 0)
        grid.addWidget(self.offered, 0, 1, 1, 3)
        grid.addWidget(QLabel("As"), 1, 0)
        grid.addLayout(kinds, 1, 1, 1, 3)
        for number, (text, editor) in enumerate(self._labelled()):
            row, column = 2 + number // 2, 2 * (number % 2)
            label = QLabel(text)
            label.setBuddy(editor)
            grid.addWidget(label, row, column)
            grid.addWidget(editor, row, column + 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)

    def _labelled(self) -> Iterator[tuple[str, QWidget]]:
        lines = self._lines
        yield from (("&Section", self._section), ("&Title", lines["title"]))
        yield from (("&Name", lines["name"]), ("Matrix &id", lines["user_id"]))
        yield from (("&Verb", self._verb), ("&Website", lines["website"]))

    def _connect(self) -> None:
        for kind, button in self._kinds.items():
            button.toggled.connect(partial(self._turn, kind))
        for name, line in self._lines.items():
            line.textEdited.connect(lambda text, name=name: self.typed.emit(name, text))
        self._verb.editTextChanged.connect(lambda text: self.typed.emit("verb", text))
        application = QApplication.instance()
        if isinstance(application, QApplication):  # the field itself is not told while it has proposals open
            application.focusChanged.connect(self._follow)
        self._section.editTextChanged.connect(lambda text: self._go(replace(self._place, section=text)))

    def finish(self) -> None:
        """Take the section that is called as was typed, else the only one that has that in it."""
        typed = self._section.currentText().strip()
        offered = [self._section.itemText(row) for row in range(self._section.count())]
        called = [title for title in offered if _short(title) == _short(typed)]
        found = called or [title for title in offered if typed.casefold() in title.casefold()]
        if typed and typed not in offered and len(found) == 1:
            self._section.setCurrentText(found[0])

    def _turn(self, kind: Kind, on: bool) -> None:
        if on:
            self._go(replace(self._place, kind=kind))

    def _go(self, place: Place) -> None:
        if place != self._place:
            self._place = place
            self.placed.emit(place)


_LINES: Mapping[str, tuple[str, str]] = {
    "title": ("Title", "The project's name"),
    "website": ("Website", "https://…"),
    "name": ("Name", "Who reports"),
    "user_id": ("Matrix id", "@name:server"),
}


def _line(name: str, text: str, hint: str) -> QLineEdit:
    line = QLineEdit()
    line.setObjectName(f"report.{name}")
    line.setAccessibleName(text)
    line.setPlaceholderText(hint)
    return line


def _combo(name: str, text: str, items: Sequence[str]) -> QComboBox:
    combo = QComboBox()
    combo.setObjectName(f"report.{name}")
    combo.setAccessibleName(text)
    combo.setEditable(True)
    combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    combo.addItems(list(items))
    combo.setMinimumContentsLength(12)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    completer = QCompleter(combo.model(), combo)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    combo.setCompleter(completer)
    return combo


def _short(title: str) -> str:
    """Return a section's title as it is spoken of: "Clients" is the Dept of Clients."""
    return plain_title(title).removeprefix("dept of ").strip()


def _show(line: QLineEdit, value: str) -> None:
    if line.text() != value:
        line.setText(value)
        line.setCursorPosition(0)


def _show_beginning(combo: QComboBox) -> None:
    line = combo.lineEdit()
    if line is not None and not line.hasFocus():
        line.setCursorPosition(0)


def _update_of(entry: str | None) -> str:
    if entry is None:
        return "&Update of an entry"
    name = entry if len(entry) <= _LONGEST_NAME else f"{entry[:_LONGEST_NAME]}…"
    return "&Update of “{}”".format(name.replace("&", "&&") or "the entry")
