"""What tells of problems where one writes and reads: the spelling, the menu at the caret, the marks in the preview."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from twimeditor.services.settings import FLAGS, SPELLING, Option
from twimeditor.ui.actions import ActionSpec
from twimeditor.ui.forms.fix_menu import FixMenu
from twimeditor.ui.shell.help_control import help_for

if TYPE_CHECKING:
    from twimeditor.ui.shell.window import MainWindow


class WritingControl(QObject):
    """Brings the problems into form and preview, and switches what is told there."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._settings = window.parts.settings

    def actions(self) -> Iterator[ActionSpec]:
        """Yield what goes into the menus View and Tools."""
        yield ActionSpec("help_here", "What &is wrong here…", self.ask_here, "", ("Alt+Return",), self._window.is_open)
        spells, marks = partial(self._settings.get, SPELLING), partial(self._settings.get, FLAGS)
        yield ActionSpec("spelling", "Check s&pelling", partial(self.toggle, SPELLING), checked=spells)
        yield ActionSpec("words", "My &words…", self.show_words)
        yield ActionSpec("flags", "&Mark problems in the preview", partial(self.toggle, FLAGS), checked=marks)

    def start(self) -> None:
        """Bring what is found to form and preview."""
        window, problems = self._window, self._window.parts.problems
        fixes = FixMenu(window.checking.deeds, problems, self)
        fixes.why_wanted.connect(partial(help_for, window))
        window.form.use_problems(problems, fixes)
        window.preview.flags.tell_of(problems)
        window.preview.flags.switch(on=self._settings.get(FLAGS))
        window.preview.flags.wanted.connect(window.checking.go)
        window.site.words_wanted.connect(self.show_words)
        window.closed.connect(self._settings.subscribe(self._follow))

    def ask_here(self) -> None:
        """Open the menu of the field at its caret."""
        self._window.form.ask_at_caret()

    def toggle(self, option: Option[bool]) -> None:
        """Switch what is told, in all windows."""
        self._window.site.keep(option, not self._settings.get(option))

    def show_words(self) -> None:
        """Show the words that were added to the dictionary."""
        from twimeditor.ui.shell.words_dialog import WordsDialog  # noqa: PLC0415 - the first window does not need it

        dialog = WordsDialog(self._window.parts.words, QApplication.activeModalWidget() or self._window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _follow(self, option: Option[Any]) -> None:
        if option is FLAGS:
            self._window.preview.flags.switch(on=self._settings.get(FLAGS))
        if option in {FLAGS, SPELLING}:
            self._window.commands.refresh(("flags", "spelling"))
