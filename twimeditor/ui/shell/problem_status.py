"""What the status bar says of problems: how many there are of which kind, and the way to them."""

from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QToolButton

from twimeditor.ui.problems.watch import ProblemWatch
from twimeditor.ui.problems.words import SIGNS, sentence, tally, worst
from twimeditor.ui.theme import icon
from twimeditor.ui.widgets import tip

LONG: Final = 1000
"""Milliseconds without any result after which it is said that the issue is being checked."""

_CHECKING: Final = "Checking…"
_FINE: Final = "check"
_FIRST: Final = "Show the problems. The first: {message}"
_FINE_TIP: Final = "Show what is checked"


class ProblemButton(QToolButton):
    """Says how things stand when that is known; in between it says what it has said before."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("status.problems")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setAutoRaise(True)
        self._watch: ProblemWatch | None = None
        self._sign = ""
        self._long = QTimer(self)
        self._long.setSingleShot(True)
        self._long.setInterval(LONG)
        self._long.timeout.connect(self._say_checking)
        self.hide()

    def use(self, watch: ProblemWatch) -> None:
        """Tell of the problems that `watch` knows."""
        self._watch = watch
        watch.changed.connect(self._follow)
        self._follow()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._paint_sign()

    def _follow(self) -> None:
        watch = self._watch
        if watch is None:
            return
        if not watch.is_checked():
            self._wait()
        elif watch.is_current() or watch.notes():
            self._long.stop()
            self._show(watch)

    def _wait(self) -> None:
        """Say nothing of an issue of which nothing is known yet, unless that takes long."""
        if self.text() != _CHECKING:
            self.hide()
        if not self._long.isActive():
            self._long.start()

    def _say_checking(self) -> None:
        if self._watch is not None and self._watch.is_checking():
            self._show_sign("")
            self._say(_CHECKING, "", announced=False)

    def _show(self, watch: ProblemWatch) -> None:
        found = watch.problems()
        severity = worst(found)
        first = _FIRST.format(message=sentence(found[0])) if found else _FINE_TIP
        self._show_sign(SIGNS[severity] if severity is not None else _FINE)
        self._say(
            tally(found),
            "\n".join((first, *watch.notes())),
            announced=bool(found) or self.text() not in {"", _CHECKING},
        )

    def _say(self, text: str, more: str, *, announced: bool) -> None:
        self.setToolTip(tip(more))
        self.setAccessibleDescription(more)
        self.show()
        if text == self.text():
            return
        self.setText(text)
        self.setAccessibleName(text)
        if announced:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _show_sign(self, name: str) -> None:
        if name != self._sign:
            self._sign = name
            self._paint_sign()

    def _paint_sign(self) -> None:
        without, beside = Qt.ToolButtonStyle.ToolButtonTextOnly, Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        self.setToolButtonStyle(beside if self._sign else without)
        if self._sign:
            self.setIcon(icon(self._sign, self.palette()))
