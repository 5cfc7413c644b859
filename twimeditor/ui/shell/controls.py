"""What the window can do beside editing: each capability is a control with actions of its own."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol

from twimeditor.ui.actions import ActionSpec

if TYPE_CHECKING:
    from twimeditor.ui.shell.window import MainWindow


class Control(Protocol):
    """A capability of the window: its actions go into menus, toolbar, palette and shortcut list."""

    def actions(self) -> Iterator[ActionSpec]: ...


def controls(window: "MainWindow") -> tuple[Control, ...]:  # noqa: ARG001 - each control takes what it needs from it
    """Return the window's controls, made before its panes are: what they need of those they look up when asked."""
    return ()
