"""The list of what a bot has left to do."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QStackedWidget, QVBoxLayout, QWidget

from twimeditor.core.bot import Finding
from twimeditor.ui.bridge import SessionBridge
from twimeditor.ui.theme import TOKENS
from twimeditor.ui.widgets import muted, tip
from twimeditor.ui.widgets.dock import LeavableDock

_PAUSE: Final = 400
"""Milliseconds after an edit until the list is made anew."""

_NONE: Final = "Nothing is left to do that the program could find."
_FINDING: Final = Qt.ItemDataRole.UserRole

Look = Callable[[], tuple[Finding, ...]]


class ReviewDock(LeavableDock):
    """Follows the issue while it is shown; `wanted` carries the `Finding` to go to, `left` asks for the caret back."""

    wanted = Signal(object)

    def __init__(self, look: Look, bridge: SessionBridge, parent: QWidget) -> None:
        super().__init__("review", "Left to do", parent)
        self._look = look
        self.list = QListWidget()
        self.list.setObjectName("review.list")
        self.list.setProperty("framed", True)
        self.list.setAccessibleName("Left to do")
        self.list.setUniformItemSizes(True)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.list)
        none = muted(QLabel(_NONE))
        none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        none.setWordWrap(True)
        self._pages.addWidget(none)
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(TOKENS.gap, TOKENS.small, TOKENS.gap, TOKENS.small)
        column.addWidget(self._pages)
        self.setWidget(sheet)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_PAUSE)
        self._later.timeout.connect(self.refresh)
        self.list.clicked.connect(self._go)
        self.list.activated.connect(self._go)
        bridge.committed.connect(lambda _event: self._follow())

    def open(self) -> None:
        """Show the list as it is now."""
        self.come()
        self.refresh()

    def refresh(self) -> None:
        """Make the list anew; what was current stays so."""
        found, row = self._look(), self.list.currentRow()
        self.setWindowTitle(f"Left to do ({len(found):,})" if found else "Left to do")
        self._pages.setCurrentIndex(0 if found else 1)
        if [self.list.item(n).data(_FINDING) for n in range(self.list.count())] == list(found):
            return
        self.list.clear()
        for finding in found:
            item = QListWidgetItem(f"{finding.where}: {finding.what}")
            item.setData(_FINDING, finding)
            item.setToolTip(tip(item.text()))
            self.list.addItem(item)
        self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))

    def _follow(self) -> None:
        if not self.isHidden():
            self._later.start()

    def _go(self, index: QModelIndex) -> None:
        finding = index.data(_FINDING)
        if isinstance(finding, Finding):
            self.wanted.emit(finding)
