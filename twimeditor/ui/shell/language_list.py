"""The languages of the spelling: those that there are dictionaries for, to be ticked."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from shiboken6 import isValid

from twimeditor.ui.theme import TOKENS
from twimeditor.ui.widgets import muted

Tell = Callable[[Iterable[str]], None]
Find = Callable[[Tell], None]
"""Looks for the codes of all languages that there are dictionaries for, and tells them in a moment."""

_LOOKING = "Looking for dictionaries…"
_NONE = "Tick at least one language, or no word can be looked up."
_ABSENT = "{name}: no dictionary here"
_CODE = Qt.ItemDataRole.UserRole
_MOST_ROWS = 6


class LanguageList(QWidget):
    """A list of languages; `chosen` carries the codes of those that are ticked, a comma between them."""

    chosen = Signal(str)

    def __init__(self, find: Find) -> None:
        super().__init__()
        self._ticked: list[str] = []
        self._found: tuple[str, ...] | None = None
        self.list = QListWidget()
        self.list.setProperty("framed", True)
        self.list.itemChanged.connect(self._take)
        self._words = muted(QLabel(_LOOKING))
        self._words.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TOKENS.tight)
        column.addWidget(self.list)
        column.addWidget(self._words)
        find(self._tell)

    def show_codes(self, value: str) -> None:
        """Tick the languages with these codes."""
        self._ticked = [code.strip() for code in value.split(",") if code.strip()]
        self._fill()

    def _tell(self, found: Iterable[str]) -> None:
        if isValid(self):  # else the preferences were closed before
            self._found = tuple(found)
            self._fill()

    def _fill(self) -> None:
        codes = sorted({*(self._found or ()), *self._ticked}, key=lambda code: (language_name(code), code))
        row = self.list.currentRow()
        self.list.blockSignals(True)
        self.list.clear()
        for code in codes:
            self.list.addItem(self._item(code))
        self.list.setCurrentRow(max(row, 0))
        self.list.blockSignals(False)
        height = self.list.sizeHintForRow(0) * min(max(len(codes), 1), _MOST_ROWS)
        self.list.setFixedHeight(height + 2 * self.list.frameWidth() + TOKENS.tight)
        self._say()

    def _item(self, code: str) -> QListWidgetItem:
        is_there = self._found is None or code in self._found
        name = language_name(code)
        item = QListWidgetItem(name if is_there else _ABSENT.format(name=name))
        item.setData(_CODE, code)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if code in self._ticked else Qt.CheckState.Unchecked)
        return item

    def _take(self, item: QListWidgetItem) -> None:
        code = str(item.data(_CODE))
        others = [one for one in self._ticked if one != code]
        self._ticked = [*others, code] if item.checkState() is Qt.CheckState.Checked else others
        self._say()
        self.chosen.emit(", ".join(self._ticked))

    def _say(self) -> None:
        words = _LOOKING if self._found is None else "" if self._ticked else _NONE
        self._words.setText(words)
        self._words.setVisible(bool(words))


def language_name(code: str) -> str:
    """Return what a language is called, with its country where the code has one; the code where nobody knows it."""
    locale = QLocale(code)
    if locale.language() is QLocale.Language.C:
        return code
    name = QLocale.languageToString(locale.language())
    return f"{name} ({QLocale.territoryToString(locale.territory())})" if "_" in code or "-" in code else name
