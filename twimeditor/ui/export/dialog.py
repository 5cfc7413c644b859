"""The dialog of an export: where to on the left, what will happen on the right."""

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QAccessible, QAccessibleEvent, QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QProgressBar,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from twimeditor.ui.export.desk import Desk
from twimeditor.ui.export.message_page import MatrixPage, TeaserPage
from twimeditor.ui.export.page import ExportPage, Result, Target
from twimeditor.ui.export.result_page import ResultPage
from twimeditor.ui.export.targets import FolderPostPage, SitePage, WebPagePage
from twimeditor.ui.export.work import Doing
from twimeditor.ui.export.zip_page import ZipPage
from twimeditor.ui.theme import TOKENS
from twimeditor.ui.widgets import muted, words_label
from twimeditor.ui.widgets.areas import scrolled

_USUAL: Final = QSize(980, 700)
_KINDS: Final[dict[Target, type[ExportPage]]] = {
    Target.SITE: SitePage,
    Target.ZIP: ZipPage,
    Target.FOLDER: FolderPostPage,
    Target.PAGE: WebPagePage,
    Target.MATRIX: MatrixPage,
    Target.TEASER: TeaserPage,
}
_WORKING: Final = "Writing…"
_STOPPING: Final = "Taking back what was begun…"

_THOUSAND: Final = 1000

Button = QDialogButtonBox.StandardButton


class ExportDialog(QDialog):
    """Asks where the issue is to go, shows what will be written, and writes it.

    While it writes, Escape and the close button stop the writing, and the dialog stays until nothing is half done.
    """

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent)
        self.setObjectName("export")
        self.setWindowTitle("Export")
        self._desk = desk
        self.doing = Doing(desk.executor, self)
        self.targets = QListWidget()
        self.outcome = ResultPage()
        self._stack = QStackedWidget()
        self._result_area = scrolled(self.outcome)
        self._board = desk.board() if desk.board is not None else None
        self._leaves = QStackedWidget()
        self._pages: dict[Target, ExportPage] = {}
        self._areas: dict[Target, QScrollArea] = {}
        self.bar = QProgressBar()
        self.told = muted(words_label())
        self.buttons = QDialogButtonBox(self)  # first, so that Tab goes from pages to it and round
        self.act_button = self.buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self.close_button = self.buttons.addButton(Button.Close)
        self.board_button = self.buttons.addButton("&Readiness", QDialogButtonBox.ButtonRole.ResetRole)
        self._make()
        self._lay_out()
        self._connect()
        self._choose(self._noted())
        self._show_board() if self._board is not None else self.targets.setFocus()

    @property
    def page(self) -> ExportPage:
        """Return the page of the chosen target, which is made when it is first wanted."""
        if self.target not in self._pages:
            self._add_page(self.target)
        return self._pages[self.target]

    @property
    def target(self) -> Target:
        """Return what is chosen on the left."""
        return list(Target)[max(self.targets.currentRow(), 0)]

    def reject(self) -> None:
        """Close, or stop what is being written."""
        if self.doing.is_busy:
            self.stop()
        else:
            super().reject()

    def stop(self) -> None:
        """Stop what is being written."""
        self.doing.stop()
        self._show_state()

    def done(self, code: int) -> None:
        """Close, and forget what is being worked out."""
        for page in self._pages.values():
            page.leave()
        super().done(code)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.doing.is_busy:
            self.stop()
            event.ignore()
        else:
            super().closeEvent(event)

    def _make(self) -> None:
        for target in Target:
            self.targets.addItem(target.label.replace("&", ""))
        self.targets.setObjectName("export.targets")
        self.targets.setAccessibleName("Where to")
        self.targets.setProperty("framed", True)
        self.targets.setSpacing(TOKENS.tight // 2)
        wide = self.targets.sizeHintForColumn(0) + TOKENS.page
        self.targets.setFixedWidth(wide)
        self.bar.setRange(0, _THOUSAND)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Progress")
        self.told.setObjectName("export.progress")
        self._stack.addWidget(self._result_area)
        self.act_button.setDefault(True)
        self.close_button.setAutoDefault(False)
        self.board_button.setAutoDefault(False)
        self.board_button.setObjectName("export.board")

    def _lay_out(self) -> None:
        label = QLabel("&Where to")
        label.setBuddy(self.targets)
        left, middle, below = QVBoxLayout(), QHBoxLayout(), QHBoxLayout()
        left.setSpacing(TOKENS.tight)
        left.addWidget(label)
        left.addWidget(self.targets, 1)
        middle.setSpacing(TOKENS.wide)
        middle.addLayout(left)
        middle.addWidget(self._stack, 1)
        middle.setContentsMargins(0, 0, 0, 0)
        sheet = QWidget()
        sheet.setLayout(middle)
        self._leaves.addWidget(sheet)
        if self._board is not None:
            self._leaves.addWidget(self._board.widget())
        below.setSpacing(TOKENS.gap)
        below.addWidget(self.told, 1)
        below.addWidget(self.bar, 1)
        below.addWidget(self.buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(TOKENS.wide, TOKENS.wide, TOKENS.wide, TOKENS.wide)
        column.setSpacing(TOKENS.gap)
        column.addWidget(self._leaves, 1)
        column.addLayout(below)
        self.resize(_USUAL.boundedTo(self.screen().availableGeometry().size() * 0.95))

    def _connect(self) -> None:
        self.targets.currentRowChanged.connect(lambda _row: self._enter())
        self.targets.itemClicked.connect(lambda _item: self._return())
        self.buttons.accepted.connect(self._act)
        self.buttons.rejected.connect(self.reject)
        self.board_button.clicked.connect(self._show_board)
        if self._board is not None:
            self._board.changed.connect(self._show_state)
        self.doing.changed.connect(self._show_state)
        self.doing.progress.connect(self._show_progress)

    def _add_page(self, target: Target) -> None:
        page = self._pages[target] = _KINDS[target](target, self._desk, self.doing)
        self._areas[target] = scrolled(page)
        self._stack.addWidget(self._areas[target])
        page.changed.connect(self._show_state)
        page.done.connect(self._show_result)

    def _noted(self) -> Target:
        named = self._desk.memory.exported("target")
        return next((target for target in Target if target.name == named), Target.SITE)

    def _choose(self, target: Target) -> None:
        self.targets.setCurrentRow(list(Target).index(target))

    def _enter(self) -> None:
        for page in self._pages.values():
            page.leave()
        self._desk.memory.set_exported("target", self.target.name)
        page = self.page
        self._stack.setCurrentWidget(self._areas[self.target])
        page.enter()
        self._show_state()

    def _return(self) -> None:
        """Leave the result for the page that it came from."""
        if self._is_at_result:
            self._enter()

    def _show_board(self) -> None:
        """Show whether the issue is ready; nothing is written from there."""
        self._leaves.setCurrentIndex(1)
        self._show_state()
        self.act_button.setFocus()

    def _leave_board(self) -> None:
        self._leaves.setCurrentIndex(0)
        self._show_state()
        self.targets.setFocus()

    def _act(self) -> None:
        if self._is_at_board:
            self._leave_board()
        elif self.page.can_act and not self.doing.is_busy:
            self.page.act()

    @property
    def _is_at_board(self) -> bool:
        return self._leaves.currentIndex() == 1

    @property
    def _is_at_result(self) -> bool:
        return self._stack.currentWidget() is self._result_area

    def _show_state(self) -> None:
        """Let the buttons and the line beside them say how things stand."""
        busy, at_board = self.doing.is_busy, self._is_at_board
        at_result = self._is_at_result and not at_board
        self.act_button.setText(self._verb())
        self.act_button.setEnabled(at_board or (self.page.can_act and not busy))
        self.act_button.setVisible(not at_result)
        self.board_button.setVisible(self._board is not None and not at_board)
        self.board_button.setEnabled(not busy)
        self.close_button.setText("Cancel" if busy else "Close")
        self.close_button.setEnabled(not self.doing.is_stopping)
        self.close_button.setDefault(at_result)
        self.targets.setEnabled(not busy)
        self._stack.setEnabled(not busy)
        self.bar.setVisible(busy)
        if not busy:
            self.bar.setValue(0)
        self._tell(self._words(at_result=at_result))

    def _verb(self) -> str:
        """Return what the main button does."""
        if not self._is_at_board or self._board is None:
            return self.page.verb
        return "&Continue" if self._board.is_ready else "&Export anyway"

    def _words(self, *, at_result: bool) -> str:
        """Return what there is to say beside the buttons."""
        if self.doing.is_busy:
            return _STOPPING if self.doing.is_stopping else _WORKING
        return "" if at_result or self._is_at_board else self.page.lack

    def _tell(self, words: str) -> None:
        self.told.setText(words)
        self.told.setVisible(bool(words))
        self.act_button.setAccessibleDescription(words)

    def _show_progress(self, share: float) -> None:
        self.bar.setValue(round(_THOUSAND * share))

    def _show_result(self, result: Result) -> None:
        self.outcome.show_result(result)
        self._stack.setCurrentWidget(self._result_area)
        self._show_state()
        self.outcome.take_focus()
        QAccessible.updateAccessibility(QAccessibleEvent(self.outcome, QAccessible.Event.Alert))
