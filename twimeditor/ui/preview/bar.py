"""The line above the preview: its name, and the choice of look."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from twimeditor.ui.preview.surface import Look
from twimeditor.ui.theme import TOKENS
from twimeditor.ui.widgets import ElidedLabel

_SITE_TIP = "Type and colours of the published post"
_OWN_TIP = "Type and colours of the published post, by the site's own style sheets"

_CHOICES = (
    (Look.SITE, "Site", _SITE_TIP),
    (Look.EDITOR, "Editor", "Type and colours of this window"),
)


class PreviewBar(QWidget):
    """Emits `chosen` with the `Look` that the user picks, `follow_chosen` when *Follow* is switched."""

    chosen = Signal(object)
    follow_chosen = Signal(bool)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(TOKENS.gap, TOKENS.tight, TOKENS.small, TOKENS.tight)
        layout.setSpacing(0)
        layout.addWidget(ElidedLabel("Preview"))
        layout.addSpacing(TOKENS.small)
        layout.addStretch()
        self._follow = _follow_button()
        self._follow.clicked.connect(self.follow_chosen)
        layout.addWidget(self._follow)
        layout.addSpacing(TOKENS.small)
        self._group = QButtonGroup(self)
        self._buttons = {choice: self._button(choice, text, tip) for choice, text, tip in _CHOICES}
        for button in self._buttons.values():
            layout.addWidget(button)
        self.show_look(look)

    def show_look(self, look: Look) -> None:
        """Show which look is worn."""
        self._buttons[look].setChecked(True)

    def show_follow(self, *, followed: bool) -> None:
        """Show whether the panes follow each other."""
        self._follow.setChecked(followed)

    def offer_looks(self, *, offered: bool) -> None:
        """Show the choice, or hide it where there is none."""
        for button in self._buttons.values():
            button.setVisible(offered)

    def tell_sheets(self, *, own: bool) -> None:
        """Say whether the site's look is made by the site's own style sheets."""
        self._buttons[Look.SITE].setToolTip(_OWN_TIP if own else _SITE_TIP)

    def _button(self, look: Look, text: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setToolTip(tip)
        button.setCheckable(True)
        button.setAutoRaise(True)
        button.setObjectName(f"preview.look.{look.value}")
        button.setAccessibleName(f"{text} look")
        button.clicked.connect(lambda: self.chosen.emit(look))
        self._group.addButton(button)
        return button


def _follow_button() -> QToolButton:
    button = QToolButton()
    button.setText("Follow")
    button.setToolTip("Scroll the preview with the outline and the form, and show in the outline what is in view")
    button.setCheckable(True)
    button.setChecked(True)
    button.setAutoRaise(True)
    button.setObjectName("preview.follow")
    button.setAccessibleName("Follow")
    return button
