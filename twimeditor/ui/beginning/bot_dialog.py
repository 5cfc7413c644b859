"""What the two dialogs about a bot's output have in common: the text above, what comes of it below."""

from collections.abc import Callable
from itertools import pairwise
from typing import Final, Generic, TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent, QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from twimeditor.core.errors import TwimError
from twimeditor.services.ports import Executor
from twimeditor.ui.beginning.source import Source
from twimeditor.ui.theme import TOKENS, fonts
from twimeditor.ui.widgets import muted, tip

T = TypeVar("T")

_PAUSE: Final = 200
"""Milliseconds after the last change of the text until it is looked at."""

_WIDE, _HIGH = 90, 36
_WORKING = "Reading…"
_DEFECT = "This cannot be read because of a defect of this program: {error!r}"


class BotDialog(QDialog, Generic[T]):
    """Looks at the text on a worker whenever it changes; a subclass says how, and shows the result."""

    def __init__(self, parent: QWidget, title: str, what: str, source: Source, executor: Executor) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.source = source
        self._executor = executor
        self._round = 0
        self.result_now: T | None = None
        self.told = QLabel(what)
        self.told.setObjectName("beginning.told")
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self._what = what
        self.tree = QTreeWidget()
        self.tree.setAccessibleName("What comes of it")
        self.tree.setObjectName("beginning.result")
        self.tree.setProperty("framed", True)
        self.tree.setUniformRowHeights(True)
        self.tree.setAlternatingRowColors(False)
        self.above = QVBoxLayout()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.take = self.buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self.take.setDefault(True)
        self.take.setEnabled(False)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_PAUSE)
        self._later.timeout.connect(self._begin)
        self._lay_out(title)
        source.changed.connect(self._wait)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        source.edit.setFocus()

    def job(self, text: str) -> Callable[[], T]:
        """Return what is to be done with a text, elsewhere."""
        raise NotImplementedError

    def show_result(self, result: T | None) -> str:
        """Show what came of it, None while there is nothing; return that in words."""
        raise NotImplementedError

    def look_again(self) -> None:
        """Look at the text once more: something else has changed."""
        if self.source.text.strip():
            self._wait()

    def done(self, code: int) -> None:
        """Close; what is still being read is dropped."""
        self._round += 1
        self._later.stop()
        super().done(code)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._round += 1
        self._later.stop()
        super().closeEvent(event)

    def group(self, title: str, count: int) -> QTreeWidgetItem:
        """Add a row that holds others."""
        item = QTreeWidgetItem(self.tree, [f"{title} ({count:,})"])
        item.setFirstColumnSpanned(True)
        font = item.font(0)
        font.setBold(True)
        item.setFont(0, font)
        item.setExpanded(True)
        return item

    def row(self, group: QTreeWidgetItem, *texts: str) -> QTreeWidgetItem:
        """Add a row to a group, its texts on one line each."""
        item = QTreeWidgetItem(group, [" ".join(text.replace("\n", " ⏎ ").split()) for text in texts])
        for column, text in enumerate(texts):
            item.setToolTip(column, tip(text))
        return item

    def columns(self, *names: str) -> None:
        """Name the columns; they share the width."""
        self.tree.setColumnCount(len(names))
        self.tree.setHeaderLabels(names)
        header = self.tree.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        width = self.fontMetrics().averageCharWidth() * _WIDE
        for number in range(len(names) - 1):
            header.resizeSection(number, width * (4 if number == 0 else 3) // 10)

    def _wait(self) -> None:
        self._round += 1
        self.result_now = None
        self.take.setEnabled(False)
        self.tree.clear()
        if self.source.problem or not self.source.text.strip():
            self._later.stop()
            self._say(self.source.problem or self._what)
            self.show_result(None)
            return
        self._say(_WORKING)
        self._later.start()

    def _begin(self) -> None:
        number = self._round
        self._executor.submit(
            self.job(self.source.text),
            lambda result: self._finish(number, result),
            lambda error: self._fail(number, error),
        )

    def _finish(self, number: int, result: T) -> None:
        if number == self._round:
            self.result_now = result
            self._say(self.show_result(result))

    def _fail(self, number: int, error: Exception) -> None:
        if number == self._round:
            self._say(str(error) if isinstance(error, TwimError) else _DEFECT.format(error=error))

    def _say(self, words: str) -> None:
        self.told.setText(words)
        self.tree.setAccessibleDescription(words)
        QAccessible.updateAccessibility(QAccessibleEvent(self.tree, QAccessible.Event.DescriptionChanged))

    def _lay_out(self, title: str) -> None:
        heading = QLabel(title)
        heading.setFont(fonts(self.font()).title)
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.setChildrenCollapsible(False)
        halves.setHandleWidth(TOKENS.hair)
        self.source.setContentsMargins(0, 0, 0, TOKENS.small)
        lower = QWidget()
        column = QVBoxLayout(lower)
        column.setContentsMargins(0, TOKENS.small, 0, 0)
        column.setSpacing(TOKENS.small)
        column.addWidget(muted(self.told))
        column.addWidget(self.tree, 1)
        halves.addWidget(self.source)
        halves.addWidget(lower)
        halves.setStretchFactor(1, 2)
        sheet = QVBoxLayout(self)
        sheet.setContentsMargins(TOKENS.section, TOKENS.wide, TOKENS.section, TOKENS.wide)
        sheet.setSpacing(TOKENS.gap)
        sheet.addWidget(heading)
        sheet.addLayout(self.above)
        sheet.addWidget(halves, 1)
        sheet.addWidget(self.buttons)
        for one, following in pairwise((self.source.edit, self.source.choose, self.tree, *self.buttons.buttons())):
            QWidget.setTabOrder(one, following)
        metrics, screen = self.fontMetrics(), self.screen().availableGeometry()
        wide, high = metrics.averageCharWidth() * _WIDE, metrics.lineSpacing() * _HIGH
        self.resize(min(wide, screen.width()), min(high, screen.height() - TOKENS.page))
