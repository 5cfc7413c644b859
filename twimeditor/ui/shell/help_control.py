"""The actions of the Help menu."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog

from twimeditor.ui.actions import ActionSpec

if TYPE_CHECKING:
    from twimeditor.ui.shell.window import MainWindow


class HelpControl:
    """Tells how to work with the program, lists its keys, and says what it is."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def actions(self) -> Iterator[ActionSpec]:
        """Yield the actions."""
        help_keys, role = (QKeySequence.StandardKey.HelpContents,), QAction.MenuRole.AboutRole
        yield ActionSpec("help", "&Help…", self._show_help, "", help_keys)
        yield ActionSpec("checks", "&Checks…", self._show_checks)
        yield ActionSpec("shortcuts", "&Keyboard shortcuts…", self._show_shortcuts, "", ("Ctrl+?",))
        yield ActionSpec("about", "&About TWIM Editor…", self._show_about, "info", role=role)

    def _show_help(self) -> None:
        help_for(self._window, None)

    def _show_checks(self) -> None:
        help_for(self._window, "")

    def _show_shortcuts(self) -> None:
        from twimeditor.ui.shell.shortcut_list import ShortcutList  # noqa: PLC0415

        _show(ShortcutList(self._window, self._window.commands))

    def _show_about(self) -> None:
        from twimeditor.ui.shell.help_dialogs import show_about  # noqa: PLC0415

        show_about(self._window)


def help_for(window: "MainWindow", rule: str | None) -> None:
    """Open the help where a rule of the check is told, with "" where all are, else at its beginning."""
    from twimeditor.ui.shell.help_dialogs import Help  # noqa: PLC0415 - the first window does not need it

    _show(Help(window, window.commands.names(), window.parts.state_folder, rule))


def _show(dialog: QDialog) -> None:
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
