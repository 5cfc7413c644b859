"""What the list of problems shows, chosen above it: severities, text, ignored ones, spelling."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from twimeditor.core.check import Severity
from twimeditor.ui.checking.listing import Found, Wanted
from twimeditor.ui.problems.words import SIGNS
from twimeditor.ui.theme import TOKENS, icon

_TITLES: Final[Mapping[Severity, str]] = {
    Severity.ERROR: "E&rrors",
    Severity.WARNING: "&Warnings",
    Severity.HINT: "Hi&nts",
}
_TIPS: Final[Mapping[Severity, str]] = {
    Severity.ERROR: "What the site’s checks or its build would fail of",
    Severity.WARNING: "What a reviewer would ask about",
    Severity.HINT: "What could be better",
}
_FIELD: Final = 18
"""Letters that the field shows at least."""


class Filters(QWidget):
    """Buttons that are on or off, and a field; `changed` tells that something else is wanted.

    Hints are a choice that all panes share: `hints_wanted` carries it.
    """

    changed = Signal()
    hints_wanted = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._severities = {severity: _toggle(severity.value, SIGNS[severity]) for severity in Severity}
        self._ignored, self._spelling = _toggle("ignored", "ignored"), _toggle("spelling", "spelling")
        self.text = QLineEdit()
        self._make()
        self._lay_out()
        self._draw()

    @property
    def wanted(self) -> Wanted:
        """Return what is to be shown."""
        severities = frozenset(one for one, button in self._severities.items() if button.isChecked())
        return Wanted(severities, self.text.text(), self._ignored.isChecked(), self._spelling.isChecked())

    def stops(self) -> tuple[QWidget, ...]:
        """Return what Tab reaches, in its order."""
        return (*self._severities.values(), self.text, self._ignored, self._spelling)

    def show_hints(self, *, on: bool) -> None:
        """Tell whether hints are shown."""
        self._severities[Severity.HINT].setChecked(on)

    def show_all(self) -> None:
        """Leave nothing out by severity or text; hints stay as they are."""
        for severity in (Severity.ERROR, Severity.WARNING):
            self._severities[severity].setChecked(True)
        self.text.clear()

    def tell(self, found: Found) -> None:
        """Say how much there is of each kind."""
        counts = found.counts()
        for severity, button in self._severities.items():
            _say(button, _TITLES[severity], counts[severity])
        _say(self._ignored, "I&gnored", len(found.ignored))
        _say(self._spelling, "&Spelling", len(found.misspelt))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._draw()

    # Own work

    def _make(self) -> None:
        for severity, button in self._severities.items():
            button.setChecked(True)
            button.setToolTip(_TIPS[severity])
        self._ignored.setToolTip("What is ignored, to be told of again")
        self._spelling.setToolTip("Words that no dictionary knows")
        self.text.setObjectName("problems.filter")
        self.text.setAccessibleName("Filter the problems")
        self.text.setPlaceholderText("Filter")
        self.text.setClearButtonEnabled(True)
        self.text.setMinimumWidth(self.text.fontMetrics().averageCharWidth() * _FIELD)
        self.text.textChanged.connect(lambda _text: self.changed.emit())
        for button in (*self._severities.values(), self._ignored, self._spelling):
            button.toggled.connect(lambda _on: self.changed.emit())
        self._severities[Severity.HINT].clicked.connect(self.hints_wanted)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(TOKENS.tight)
        for stop in self.stops():
            row.addWidget(stop, 1 if stop is self.text else 0)

    def _draw(self) -> None:
        for button in (*self._severities.values(), self._ignored, self._spelling):
            button.setIcon(icon(button.property("sign"), self.palette()))


def _toggle(name: str, sign: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName(f"problems.{name}")
    button.setProperty("sign", sign)
    button.setProperty("toggle", True)
    button.setCheckable(True)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button


def _say(button: QToolButton, title: str, count: int) -> None:
    button.setText(f"{title} {count:,}")
    button.setAccessibleName(f"{title.replace('&', '')}: {count:,}")
