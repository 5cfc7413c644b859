"""What can be done in a grid: one record for menu and key."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QToolButton, QWidget


@dataclass(frozen=True, slots=True)
class Deed:
    """A command of a grid. `typing` keeps its key while a cell is edited; `apart` draws a line above it."""

    text: str
    act: Callable[[], object]
    keys: str = ""
    picture: str = ""
    enabled: Callable[[], bool] | None = None
    checked: Callable[[], bool] | None = None
    typing: bool = False
    apart: bool = False
    listed: bool = True

    @property
    def possible(self) -> bool:
        """Tell whether it can be done now."""
        return self.enabled is None or self.enabled()


def deed_for(deeds: Sequence[Deed], event: QKeyEvent, *, typing: bool) -> Deed | None:
    """Return the deed whose key was pressed, if it can be done."""
    if event.key() in {Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_unknown}:
        return None
    pressed = QKeySequence(event.keyCombination())
    own = (deed for deed in deeds if deed.keys and pressed in _sequences(deed.keys))
    return next((deed for deed in own if deed.possible and (deed.typing or not typing)), None)


def menu_of(deeds: Sequence[Deed], parent: QWidget, icon: Callable[[str], QIcon]) -> QMenu:
    """Return a menu of deeds."""
    menu = QMenu(parent)
    for deed in deeds:
        if deed.listed:
            _add(menu, deed, icon)
    return menu


def button(text: str, words: str, picture: str, act: Callable[[], object]) -> QToolButton:
    """Return a button under a grid; `words` are what a screen reader says."""
    made = QToolButton()
    made.setText(text)
    made.setToolTip(words)
    made.setAccessibleName(words)
    made.setProperty("picture", picture)
    made.clicked.connect(partial(_call, act))
    return made


def _add(menu: QMenu, deed: Deed, icon: Callable[[str], QIcon]) -> None:
    if deed.apart:
        menu.addSeparator()
    action = menu.addAction(deed.text)
    if deed.picture:
        action.setIcon(icon(deed.picture))
    if deed.keys:
        action.setShortcut(_sequences(deed.keys)[0])
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # only shown: the grid itself takes the key
    if deed.checked is not None:
        action.setCheckable(True)
        action.setChecked(deed.checked())
    action.setEnabled(deed.possible)
    action.triggered.connect(partial(_call, deed.act))


def _sequences(keys: str) -> list[QKeySequence]:
    return [QKeySequence(key) for key in keys.split(", ")]


def _call(act: Callable[[], object], _checked: bool = False) -> None:
    act()
