"""A menu that is asked for in a text, and the tip over it: both tell what is marked there."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip, QWidget

from twimeditor.ui.forms.marks import Mark
from twimeditor.ui.problems.words import sentence
from twimeditor.ui.widgets.labels import tip

_KEYS = "F8 goes to the next problem, Alt+Enter shows what can be done."


@dataclass(frozen=True, slots=True)
class Asked:
    """A menu is wanted at a place on the screen, for the marks there, the worst first."""

    at: QPoint
    marks: tuple[Mark, ...] = ()


@runtime_checkable
class Asks(Protocol):
    """A widget that opens the menu of what can be done where its caret is."""

    def ask_at_caret(self) -> None: ...


def show_tip(editor: QWidget, event: QHelpEvent, marks: Sequence[Mark]) -> None:
    """Say what is wrong where the pointer rests; with nothing there, what the editor itself has to say."""
    words = "\n".join(dict.fromkeys(sentence(mark.problem) for mark in marks))
    QToolTip.showText(event.globalPos(), tip(f"{words}\n{_KEYS}") if words else editor.toolTip(), editor)
