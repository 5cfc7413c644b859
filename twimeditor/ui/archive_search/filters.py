"""What is looked for: a line of words, and fields for what else must hold."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QCompleter, QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from twimeditor.core.archive.directory import Directory
from twimeditor.core.archive.query import Kind, Query, day_of_words, parsed
from twimeditor.core.post.inline import shown_title
from twimeditor.ui.theme import TOKENS
from twimeditor.ui.widgets.folding import fold

_HELP: Final = (
    "All words must be there; “quoted words” stand together.\n"
    "Also author:name, project:name, section:name, has:image, has:video, has:table, since:2022, until:2023-06"
)
_FIELDS: Final = {"author": "&Author", "project": "Pro&ject", "section": "Se&ction", "since": "F&rom", "until": "T&o"}
_NAMES: Final = ("author", "project", "section")
_DAYS: Final = ("since", "until")
_KINDS: Final = {Kind.IMAGE: "Pict&ures", Kind.VIDEO: "Vi&deos", Kind.TABLE: "Ta&bles"}
_DAY_LETTERS: Final = 11
_NAME_LETTERS: Final = 12


class SearchFields(QWidget):
    """Tells what is looked for; `changed` comes with each letter."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.line = QLineEdit()
        self._fields = {name: QLineEdit() for name in _FIELDS}
        self._kinds = {kind: QToolButton() for kind in _KINDS}
        self._make()
        self._lay_out()

    def query(self) -> Query:
        """Return what is looked for: what the line says, and what the fields say, which win."""
        query = parsed(self.line.text())
        text = {name: field.text().strip() for name, field in self._fields.items()}
        pressed = {kind for kind, button in self._kinds.items() if button.isChecked()}
        return replace(
            query,
            author=text["author"] or query.author,
            project=text["project"] or query.project,
            section=text["section"] or query.section,
            since=day_of_words(text["since"], last=False) or query.since,
            until=day_of_words(text["until"], last=True) or query.until,
            kinds=query.kinds | pressed,
        )

    def problem(self) -> str:
        """Return what is wrong with a day that is typed, "" where nothing is."""
        for name in _DAYS:
            text = self._fields[name].text().strip()
            if text and day_of_words(text, last=False) is None:
                return f"“{text}” is no day. Type a year, a month or a day, as 2022, 2022-03 or 2022-03-18."
        return ""

    def offer(self, directory: Directory) -> None:
        """Offer the names that the archive knows."""
        projects = directory.projects.values()
        offered = {
            "author": (author.name for author in directory.authors.values()),
            "project": (shown_title(project.title) for project in projects),
            "section": (shown_title(project.section) for project in projects),
        }
        for name, names in offered.items():
            _offer(self._fields[name], names)

    def stops(self) -> tuple[QWidget, ...]:
        """Return what Tab reaches, in its order."""
        return (self.line, *self._fields.values(), *self._kinds.values())

    def fold(self, width: int) -> None:
        """Lay the fields out for a width of the dock, in as few lines as there may be."""
        names, days, kinds = (part.sizeHint().width() + TOKENS.small for part in self._parts)
        fold(self._row, narrow=names + days + kinds > width)
        fold(self._more, narrow=days + kinds > width)
        fold(self._names, narrow=names > width)
        self.setMinimumWidth(self._wide(_DAY_LETTERS))  # else what is wide would keep the rows from folding

    def _make(self) -> None:
        self.line.setObjectName("archive_search.line")
        self.line.setAccessibleName("Search the archive")
        self.line.setPlaceholderText("Words that past issues say")
        self.line.setToolTip(_HELP)
        self.line.setAccessibleDescription(_HELP)
        self.line.setClearButtonEnabled(True)
        self.line.textChanged.connect(lambda _text: self.changed.emit())
        for name, field in self._fields.items():
            field.setObjectName(f"archive_search.{name}")
            field.setAccessibleName(_FIELDS[name].replace("&", ""))
            field.textChanged.connect(lambda _text: self.changed.emit())
        for name in _DAYS:
            self._fields[name].setPlaceholderText("2022-03-18")
            self._fields[name].setMaximumWidth(self._wide(_DAY_LETTERS))
        for name in _NAMES:
            self._fields[name].setMinimumWidth(self._wide(_NAME_LETTERS))
        for kind, button in self._kinds.items():
            button.setObjectName(f"archive_search.{kind}")
            button.setText(_KINDS[kind])
            button.setProperty("toggle", True)
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setToolTip(f"Only entries with {_KINDS[kind].replace('&', '').lower()}")
            button.toggled.connect(lambda _on: self.changed.emit())

    def _lay_out(self) -> None:
        self._row: QBoxLayout = _line()
        names, days, kinds = (_line() for _ in range(3))
        for name, field in self._fields.items():
            label = QLabel(_FIELDS[name])
            label.setBuddy(field)
            row = names if name in _NAMES else days
            row.addWidget(label)
            row.addWidget(field, 1 if name in _NAMES else 0)
        for button in self._kinds.values():
            kinds.addWidget(button)
        for row in (days, kinds):
            row.addStretch(1)
        self._parts = names, days, kinds
        self._names: QBoxLayout = names
        self._more: QBoxLayout = _line()
        self._more.addLayout(days)
        self._more.addLayout(kinds, 1)
        self._row.addLayout(names, 1)
        self._row.addLayout(self._more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TOKENS.small)
        column.addWidget(self.line)
        column.addLayout(self._row)
        for one, following in pairwise(self.stops()):
            QWidget.setTabOrder(one, following)

    def _wide(self, letters: int) -> int:
        return letters * self.fontMetrics().averageCharWidth() + TOKENS.page


def _line() -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(TOKENS.small)
    return row


def _offer(field: QLineEdit, names: Iterable[str]) -> None:
    before = field.completer()
    completer = QCompleter(field)
    completer.setModel(QStringListModel(sorted({name for name in names if name}, key=str.casefold), completer))
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    field.setCompleter(completer)
    if before is not None:
        before.deleteLater()
