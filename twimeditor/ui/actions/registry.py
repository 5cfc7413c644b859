"""Actions made from their records, and kept up to date."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence, QPalette
from PySide6.QtWidgets import QMenu, QMenuBar, QSizePolicy, QToolBar, QWidget

from twimeditor.ui.actions.spec import STRETCH, ActionSpec, Key, Menu
from twimeditor.ui.theme import icon


class Registry(QObject):
    """The window's actions by their id."""

    def __init__(self, window: QWidget, specs: Iterable[ActionSpec]) -> None:
        super().__init__(window)
        self._specs = {spec.id: spec for spec in specs}
        self._actions = {spec.id: _action(spec, window) for spec in self._specs.values()}
        self._menus: dict[str, QMenu] = {}
        window.addActions([self._actions[spec.id] for spec in self._specs.values() if not spec.local])
        self.paint(window.palette())

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def __iter__(self) -> Iterator[QAction]:
        return iter(self._actions.values())

    def names(self) -> Iterator[tuple[str, QAction]]:
        """Yield what each action is called whatever the state is, and the action."""
        for name, spec in self._specs.items():
            yield plain_text(spec.text), self._actions[name]

    def refresh(self, names: Iterable[str] = ()) -> None:
        """Ask some actions, or all, anew whether they are possible, whether they are on, and what they are called."""
        for name in names or self._specs:
            spec, action = self._specs[name], self._actions[name]
            if spec.enabled is not None:
                action.setEnabled(spec.enabled())
            if spec.checked is not None:
                action.setChecked(spec.checked())
            if spec.live_text is not None and action.text() != (text := spec.live_text()):
                _name(action, text)

    def paint(self, palette: QPalette) -> None:
        """Draw the icons in the colours of `palette`."""
        for name, spec in self._specs.items():
            if spec.icon:
                self._actions[name].setIcon(icon(spec.icon, palette))

    def fill_bar(self, bar: QMenuBar, menus: Iterable[Menu]) -> None:
        """Build the menu bar."""
        for menu in menus:
            self._fill(bar.addMenu(menu.text), menu)

    def fill_menu(self, target: QMenu, items: Iterable[str | None]) -> None:
        """Build a context menu from ids of actions."""
        for item in items:
            target.addAction(self._actions[item]) if item else target.addSeparator()

    def fill_toolbar(self, bar: QToolBar, items: Iterable[str | None]) -> None:
        """Build a toolbar from ids of actions."""
        for item in items:
            if item == STRETCH:
                bar.addWidget(_stretch())
            else:
                bar.addAction(self._actions[item]) if item else bar.addSeparator()

    def menu(self, name: str) -> QMenu:
        """Return a menu that `fill_bar` has built."""
        return self._menus[name]

    def _fill(self, target: QMenu, menu: Menu) -> None:
        self._menus[menu.id] = target
        for item in menu.items:
            if item is None:
                target.addSeparator()
            elif isinstance(item, Menu):
                self._fill(target.addMenu(item.text), item)
            else:
                target.addAction(self._actions[item])


def _action(spec: ActionSpec, window: QWidget) -> QAction:
    action = QAction(window)
    action.setObjectName(f"action.{spec.id}")
    action.setMenuRole(spec.role)
    action.setCheckable(spec.checked is not None)
    action.setShortcuts(_shortcuts(spec.keys))
    if spec.local:
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    action.triggered.connect(lambda _on: spec.act())
    if spec.short:
        action.setIconText(spec.short)
    _name(action, spec.text)
    return action


def _stretch() -> QWidget:
    """Return what takes all the room that is left."""
    room = QWidget()
    room.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return room


def _shortcuts(keys: Iterable[Key]) -> list[QKeySequence]:
    found: list[QKeySequence] = []
    for key in keys:
        sequences = [QKeySequence(key)] if isinstance(key, str) else QKeySequence.keyBindings(key)
        found += [sequence for sequence in sequences if sequence not in found]
    return found


def plain_text(text: str) -> str:
    """Return an action's text without its access key and dots."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("…")


def _name(action: QAction, text: str) -> None:
    action.setText(text)
    plain = plain_text(text)
    key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    action.setToolTip(f"{plain} ({key})" if key else plain)
