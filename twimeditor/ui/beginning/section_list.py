"""The sections that a new issue starts with, to tick."""

from collections.abc import Iterable

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from twimeditor.core.begin import content_sections, usual_sections
from twimeditor.core.style import HouseStyle
from twimeditor.ui.theme import TOKENS
from twimeditor.ui.widgets import muted

_LINES = 10


class SectionList(QWidget):
    """A style's sections in their order; `changed` is emitted when others are ticked."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._usual: tuple[str, ...] = ()
        self.list = QListWidget()
        self.list.setObjectName("beginning.sections")
        self.list.setAccessibleName("Sections")
        self.list.setProperty("framed", True)
        self.list.setMinimumHeight(self.list.fontMetrics().lineSpacing() * _LINES)
        self.count = muted(QLabel())
        self._buttons = {name: QPushButton(name) for name in ("&Usual", "A&ll", "N&one")}
        self._lay_out()
        self.list.itemChanged.connect(lambda _item: self._tell())
        for button, chosen in zip(self._buttons.values(), (self._is_usual, _every, _no), strict=True):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _on=False, chosen=chosen: self.tick(filter(chosen, self.titles())))

    def titles(self) -> list[str]:
        """Return all headings."""
        return [self.list.item(row).text() for row in range(self.list.count())]

    def chosen(self) -> tuple[str, ...]:
        """Return the headings that are ticked."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(item.text() for item in items if item.checkState() is Qt.CheckState.Checked)

    def show_style(self, style: HouseStyle) -> None:
        """Show the sections of a style, the usual ones ticked."""
        self._usual = usual_sections(style)
        self.list.clear()
        for kind in content_sections(style):
            item = QListWidgetItem(kind.heading)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            item.setSizeHint(QSize(0, self.list.fontMetrics().lineSpacing() + TOKENS.tight))
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        bar = self.list.verticalScrollBar().sizeHint().width()
        self.list.setMinimumWidth(self.list.sizeHintForColumn(0) + bar + 2 * self.list.frameWidth() + TOKENS.small)
        self.tick(self._usual)

    def tick(self, titles: Iterable[str]) -> None:
        """Tick these and no others."""
        wanted = set(titles)
        with QSignalBlocker(self.list):
            for row in range(self.list.count()):
                item = self.list.item(row)
                item.setCheckState(Qt.CheckState.Checked if item.text() in wanted else Qt.CheckState.Unchecked)
        self._tell()

    def _tell(self) -> None:
        self.count.setText(f"{len(self.chosen())} of {self.list.count()} ticked")
        self.list.setAccessibleDescription(self.count.text())
        self.changed.emit()

    def _is_usual(self, title: str) -> bool:
        return title in self._usual

    def _lay_out(self) -> None:
        label = QLabel("Se&ctions to start with")
        label.setBuddy(self.list)
        head, row = QHBoxLayout(), QHBoxLayout()
        head.addWidget(label)
        head.addStretch()
        head.addWidget(self.count)
        row.setSpacing(TOKENS.small)
        for button in self._buttons.values():
            row.addWidget(button)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TOKENS.small)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addLayout(row)


def _every(_title: str) -> bool:
    return True


def _no(_title: str) -> bool:
    return False
