"""What was put right, each of which can be unticked."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from twimeditor.core.report import Fix
from twimeditor.ui.report.drafts import Draft
from twimeditor.ui.report.wording import left_out, noticed, told
from twimeditor.ui.theme import TOKENS
from twimeditor.ui.widgets import muted

_ROWS = 4
_FEWEST = 2
_FIX = Qt.ItemDataRole.UserRole


class Changes(QWidget):
    """`ticked` carries a `Fix` and whether it is wanted."""

    ticked = Signal(object, bool)

    def __init__(self) -> None:
        super().__init__()
        self._list = QListWidget()
        self._list.setObjectName("report.changes")
        self._list.setProperty("framed", True)
        self._list.setAccessibleName("Put right")
        self._list.setFlow(QListWidget.Flow.TopToBottom)
        self._list.itemChanged.connect(self._tell)
        self._label = QLabel("&Put right")
        self._label.setBuddy(self._list)
        self._none = muted(QLabel("Nothing had to be put right."))
        self._notice = QLabel()
        self._notice.setWordWrap(True)
        self._notice.setTextFormat(Qt.TextFormat.PlainText)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TOKENS.tight)
        for widget in (self._label, self._list, self._none, self._notice):
            column.addWidget(widget)

    def show_draft(self, draft: Draft) -> None:
        """Show what was put right in a report; what stays the same keeps its row."""
        changes = {change.fix: told(change) for change in draft.report.changes}
        rows = [fix for fix in Fix if fix in changes or fix in draft.without]
        with QSignalBlocker(self._list):
            if rows != self._fixes():
                self._fill(rows)
            for number, fix in enumerate(rows):
                item = self._list.item(number)
                item.setText(changes.get(fix) or left_out(fix))
                item.setCheckState(Qt.CheckState.Unchecked if fix in draft.without else Qt.CheckState.Checked)
        self._list.setVisible(bool(rows))
        self._label.setVisible(bool(rows))
        self._none.setVisible(not rows and bool(draft.text.strip()))
        notices = "\n".join(noticed(draft.report.notices))
        self._notice.setText(notices)
        self._notice.setVisible(bool(notices))
        self._fit(len(rows))

    def _fixes(self) -> list[Fix]:
        return [self._list.item(row).data(_FIX) for row in range(self._list.count())]

    def _fill(self, rows: list[Fix]) -> None:
        self._list.clear()
        for fix in rows:
            item = QListWidgetItem(self._list)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setData(_FIX, fix)

    def _fit(self, rows: int) -> None:
        height = max(self._list.sizeHintForRow(0), 1) if rows else 0
        around = 2 * self._list.frameWidth() + TOKENS.tight
        self._list.setMinimumHeight(min(rows, _FEWEST) * height + around)
        self._list.setMaximumHeight(min(max(rows, 1), _ROWS) * height + around)

    def _tell(self, item: QListWidgetItem) -> None:
        self.ticked.emit(item.data(_FIX), item.checkState() is Qt.CheckState.Checked)
