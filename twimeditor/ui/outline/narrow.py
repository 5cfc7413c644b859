"""What the outline is narrowed to: words, and which entries at all."""

from collections.abc import Callable, Mapping
from enum import Enum
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QToolButton, QWidget

from twimeditor.ui.outline.model import Roles
from twimeditor.ui.outline.rows import Kind
from twimeditor.ui.theme import TOKENS, icon


class Only(Enum):
    """Which entries are shown."""

    ALL = "All entries"
    TO_DO = "To do"
    ASKED = "Asked"
    DONE = "Done"
    UNMARKED = "Without a mark"
    NOTED = "With a note"
    WRONG = "With problems"
    EMPTY = "Empty"


_TESTS: Mapping[Only, Callable[[QModelIndex], bool]] = {
    Only.TO_DO: lambda entry: entry.data(Roles.MARK) == "to do",
    Only.ASKED: lambda entry: entry.data(Roles.MARK) == "asked",
    Only.DONE: lambda entry: entry.data(Roles.MARK) == "done",
    Only.UNMARKED: lambda entry: not entry.data(Roles.MARK),
    Only.NOTED: lambda entry: bool(entry.data(Roles.NOTE)),
    Only.WRONG: lambda entry: bool(entry.data(Roles.PROBLEMS)),
    Only.EMPTY: lambda entry: bool(entry.data(Roles.EMPTY)),
}


class Narrowing(QWidget):
    """A field for words, and beside it a button with a menu; `changed` when either says something else.

    `left` asks for the focus to go into the tree.
    """

    changed = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._only = Only.ALL
        self.field = _Field(self.left.emit)
        self.button = QToolButton()
        self.button.setObjectName("outline.only")
        self.button.setAutoRaise(True)
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._menu = QMenu(self)
        self._choices = self._filled(self._menu)
        self.button.setMenu(self._menu)
        self.field.textChanged.connect(lambda _text: self.changed.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(TOKENS.tight)
        row.addWidget(self.field, 1)
        row.addWidget(self.button)
        self._draw()

    @property
    def only(self) -> Only:
        """Return which entries are shown."""
        return self._only

    @property
    def active(self) -> bool:
        """Tell whether anything may be hidden."""
        return bool(self.field.text().strip()) or self._only is not Only.ALL

    def show_only(self, only: Only) -> None:
        """Show these entries, and no others."""
        self._only = only
        self._choices[only].setChecked(True)
        self._draw()
        self.changed.emit()

    def wants(self, index: QModelIndex) -> bool:
        """Tell whether a row may be shown as far as the menu goes; updates go with their entries."""
        if self._only is Only.ALL:
            return True
        if index.data(Roles.KIND) is Kind.ENTRY:
            return _TESTS[self._only](index)
        if self._only in {Only.WRONG, Only.EMPTY} and index.data(Roles.KIND) in {Kind.SECTION, Kind.LEAD}:
            return _TESTS[self._only](index)
        return index.parent().data(Roles.KIND) is Kind.ENTRY and _TESTS[self._only](index.parent())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._draw()

    def _filled(self, menu: QMenu) -> dict[Only, QAction]:
        group, choices = QActionGroup(menu), {}
        for only in Only:
            action = menu.addAction(only.value)
            action.setCheckable(True)
            action.setChecked(only is self._only)
            action.triggered.connect(partial(self._choose, only))
            group.addAction(action)
            choices[only] = action
            if only in {Only.ALL, Only.NOTED}:
                menu.addSeparator()
        return choices

    def _choose(self, only: Only, _checked: bool = False) -> None:
        self.show_only(only)

    def _draw(self) -> None:
        narrowed = self._only is not Only.ALL
        self.button.setIcon(icon("filter", self.palette()))
        self.button.setText(self._only.value if narrowed else "")
        self.button.setToolTip(f"Shown: {self._only.value.lower()}")
        self.button.setAccessibleName(f"Entries shown: {self._only.value.lower()}")
        self.field.draw(self.palette())


class _Field(QLineEdit):
    """Takes the words; Escape empties it, Down and Enter lead into the tree."""

    def __init__(self, leave: Callable[[], None]) -> None:
        super().__init__()
        self._leave = leave
        self._search = QAction(self)
        self.addAction(self._search, QLineEdit.ActionPosition.LeadingPosition)
        self.setObjectName("outline.filter")
        self.setPlaceholderText("Filter")
        self.setAccessibleName("Filter the outline")
        self.setClearButtonEnabled(True)

    def draw(self, colours: QPalette) -> None:
        """Draw the sign in the colours of what the field stands in: its own come after those."""
        self._search.setIcon(icon("search", colours))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._leave()
        else:
            super().keyPressEvent(event)
