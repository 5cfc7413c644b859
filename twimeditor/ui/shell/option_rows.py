"""A row of the preferences for each kind of option: what it is called, how it is chosen, what it does."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton, QSpinBox, QVBoxLayout, QWidget

from twimeditor.services.settings import As, Option, Settings
from twimeditor.ui.actions.registry import plain_text
from twimeditor.ui.shell.archive_field import ArchiveField
from twimeditor.ui.shell.folder_field import Ask, FolderField, Inspect
from twimeditor.ui.shell.language_list import Find, LanguageList
from twimeditor.ui.theme import TOKENS
from twimeditor.ui.widgets import muted


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the rows need: the settings, what takes a choice and keeps it, the names of the styles, the site's folder.

    `around` is the site's folder that the open post lies in, `site` the one that is used. `languages` looks for the
    languages that there are dictionaries for, and `edit_words` shows the words that the user has added to them.
    """

    settings: Settings
    keep: Callable[[Option[Any], Any], None]
    styles: tuple[tuple[str, str], ...]
    inspect: Inspect
    ask: Ask
    around: Path | None = None
    site: Path | None = None
    languages: Find = lambda tell: tell(())
    edit_words: Callable[[], None] = lambda: None


@dataclass(frozen=True, slots=True)
class _Editor:
    """A widget, what has the focus of it, and how a value is shown in it."""

    widget: QWidget
    stop: QWidget
    show: Callable[[Any], None]


Chosen = Callable[[Any], None]


class OptionRow(QWidget):
    """Shows an option, and keeps what is chosen at once."""

    def __init__(self, option: Option[Any], around: Surroundings) -> None:
        super().__init__()
        self.option = option
        self._around = around
        self._editor = _editor(option, around, self._choose)
        stop = self._editor.stop
        stop.setObjectName(f"preferences.{option.key}")
        stop.setAccessibleName(plain_text(option.label))
        if not stop.accessibleDescription():
            stop.setAccessibleDescription(option.help)
        self._lay_out()
        self._editor.show(around.settings.get(option))

    def has_words(self, words: list[str]) -> bool:
        """Tell whether all words are in what the row says, each case folded."""
        choices = " ".join(name for _, name in self.option.choices)
        said = f"{self.option.page} {plain_text(self.option.label)} {self.option.help} {choices}".casefold()
        return all(word in said for word in words)

    def take_focus(self) -> None:
        """Give the focus to what the option is chosen with."""
        self._editor.stop.setFocus()

    def restore(self) -> None:
        """Let the option be as if never chosen."""
        self._editor.show(self.option.default)
        self._choose(self.option.default)

    def _choose(self, value: object) -> None:
        if value != self._around.settings.get(self.option):
            self._around.keep(self.option, value)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, TOKENS.small)
        column.setSpacing(TOKENS.tight)
        if not isinstance(self._editor.widget, QCheckBox):
            label = QLabel(self.option.label)
            label.setBuddy(self._editor.stop)
            column.addWidget(label)
        column.addWidget(self._editor.widget)
        if self.option.help:
            words = muted(QLabel(self.option.help))
            words.setWordWrap(True)
            column.addWidget(words)


def _editor(option: Option[Any], around: Surroundings, chosen: Chosen) -> _Editor:
    if option.kind in _KINDS:
        return _KINDS[option.kind](around, chosen)
    if option.kind is As.STYLE:
        return _combo((("", "As in the last issue"), *around.styles), chosen)
    if option.choices:
        return _combo(option.choices, chosen)
    if isinstance(option.default, bool):
        return _check(option, chosen)
    return _number(option, chosen) if isinstance(option.default, int) else _line(chosen)


def _check(option: Option[Any], chosen: Chosen) -> _Editor:
    box = QCheckBox(option.label)
    box.toggled.connect(chosen)
    return _Editor(box, box, box.setChecked)


def _combo(choices: tuple[tuple[Any, str], ...], chosen: Chosen) -> _Editor:
    combo = QComboBox()
    for value, name in choices:
        combo.addItem(name, value)
    combo.activated.connect(lambda number: chosen(combo.itemData(number)))
    return _Editor(combo, combo, lambda value: combo.setCurrentIndex(max(combo.findData(value), 0)))


def _languages(around: Surroundings, chosen: Chosen) -> _Editor:
    ticks, words = LanguageList(around.languages), QPushButton("Edit my &words…")
    ticks.chosen.connect(chosen)
    words.setAutoDefault(False)
    words.clicked.connect(lambda _checked: around.edit_words())
    both = QWidget()
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(TOKENS.small)
    column.addWidget(ticks)
    column.addWidget(words, 0, Qt.AlignmentFlag.AlignLeft)
    return _Editor(both, ticks.list, ticks.show_codes)


def _number(option: Option[Any], chosen: Chosen) -> _Editor:
    box = QSpinBox()
    box.setRange(option.least, option.most)
    box.valueChanged.connect(chosen)
    return _Editor(box, box, box.setValue)


def _line(chosen: Chosen) -> _Editor:
    edit = QLineEdit()
    edit.textChanged.connect(chosen)
    return _Editor(edit, edit, edit.setText)


def _folder(around: Surroundings, chosen: Chosen) -> _Editor:
    field = FolderField(around.inspect, around.ask, around.around)
    field.changed.connect(lambda: chosen(str(field.folder or "")))
    return _Editor(field, field.edit, lambda value: field.set_folder(Path(value) if value else None))


def _archive_folder(around: Surroundings, chosen: Chosen) -> _Editor:
    field = ArchiveField(around.ask, around.site)
    field.changed.connect(lambda: chosen(str(field.folder or "")))
    return _Editor(field, field.edit, lambda value: field.set_folder(Path(value) if value else None))


_KINDS: Final[Mapping[As, Callable[[Surroundings, Chosen], _Editor]]] = {
    As.SITE: _folder,
    As.FOLDER: _archive_folder,
    As.LANGUAGES: _languages,
}
