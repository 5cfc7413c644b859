"""What there is to say before an export: each a sentence, and a way out where there is one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from twimeditor.ui.theme import TOKENS
from twimeditor.ui.theme.icons import pixmap

_MOST: Final = 8
"""So many are shown; of the others only how many they are."""

_MORE: Final = "There is more to say: {count:,} other remarks."


@dataclass(frozen=True, slots=True)
class Way:
    """A button beside a notice."""

    text: str
    act: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence for the user; nothing can be exported while there is one that `blocks`."""

    text: str
    blocks: bool = False
    ways: tuple[Way, ...] = ()

    @property
    def icon(self) -> str:
        """Return the icon that goes before it."""
        return "warning" if self.blocks or self.ways else "info"


class Notices(QWidget):
    """Shows notices under one another, those that block first; it takes no room while there is none."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("export.notices")
        self.setAccessibleName("Before the export")
        self._shown: tuple[Notice, ...] = ()
        self._rows: list[_Row] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(TOKENS.tight)
        self.hide()

    @property
    def words(self) -> tuple[str, ...]:
        """Return what is said."""
        return tuple(notice.text for notice in self._shown)

    @property
    def is_blocking(self) -> bool:
        """Tell whether something stands in the way."""
        return any(notice.blocks for notice in self._shown)

    def show_notices(self, notices: Sequence[Notice]) -> None:
        """Show other notices than before."""
        wanted = tuple(sorted(notices, key=lambda one: not one.blocks))
        if wanted == self._shown:
            return
        self._shown = wanted
        self._clear()
        for notice in wanted[:_MOST]:
            self._add(notice)
        if len(wanted) > _MOST:
            self._add(Notice(_MORE.format(count=len(wanted) - _MOST)))
        self.setVisible(bool(wanted))
        self.setAccessibleDescription(" ".join(self.words))
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    def _add(self, notice: Notice) -> None:
        row = _Row(notice)
        self._rows.append(row)
        self._column.addWidget(row)

    def _clear(self) -> None:
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows.clear()


class _Row(QFrame):
    def __init__(self, notice: Notice) -> None:
        super().__init__()
        self.setProperty("card", True)
        self._icon = notice.icon
        self._picture = QLabel()
        words = QLabel(notice.text)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(TOKENS.gap, TOKENS.tight, TOKENS.tight, TOKENS.tight)
        row.setSpacing(TOKENS.small)
        row.addWidget(self._picture)
        row.addWidget(words, 1)
        for way in notice.ways:
            button = QPushButton(way.text)
            button.setAutoDefault(False)
            button.setAccessibleDescription(notice.text)
            button.clicked.connect(lambda _on, act=way.act: act())
            row.addWidget(button)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "_picture"):
            self._draw()

    def _draw(self) -> None:
        colour = self.palette().color(QPalette.ColorRole.WindowText)
        self._picture.setPixmap(pixmap(self._icon, TOKENS.icon, colour, self.devicePixelRatioF()))
