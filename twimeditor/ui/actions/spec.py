"""The records that actions and menus are made from."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence

Key = QKeySequence.StandardKey | str

STRETCH = "stretch"
"""What parts the left end of a toolbar from its right end."""


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One thing that the user can ask for.

    `text` has its access key marked by ``&``; `live_text`, where given, takes its place whenever the actions are
    refreshed. `checked` makes the action one that is on or off. `keys` are alternatives, the first is shown; those of
    a `local` action hold only in widgets that it was added to. `short` is what a toolbar calls it.
    """

    id: str
    text: str
    act: Callable[[], object]
    icon: str = ""
    keys: tuple[Key, ...] = ()
    enabled: Callable[[], bool] | None = None
    live_text: Callable[[], str] | None = None
    checked: Callable[[], bool] | None = None
    role: QAction.MenuRole = QAction.MenuRole.NoRole
    local: bool = False
    short: str = ""


@dataclass(frozen=True, slots=True)
class Menu:
    """A menu: ids of actions, further menus, and None for a line between."""

    id: str
    text: str
    items: "tuple[str | Menu | None, ...]"
