"""What an export has done."""

from PySide6.QtCore import QEvent, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QPushButton, QVBoxLayout, QWidget

from twimeditor.ui.export.page import Result
from twimeditor.ui.theme import TOKENS, fonts
from twimeditor.ui.theme.icons import pixmap
from twimeditor.ui.widgets import words_label

_NEXT = "Nothing was pushed. To publish the branch, push it: git push -u origin {branch}"


class ResultPage(QWidget):
    """Says what was written, and offers what is done with it next."""

    def __init__(self) -> None:
        super().__init__()
        self._result = Result("")
        self._picture = QLabel()
        self.said = words_label()
        self.said.setFont(fonts(self.font()).title)
        self.next = words_label()
        self.written = QListWidget()
        self.written.setObjectName("export.written")
        self.written.setAccessibleName("What was written")
        self.written.setProperty("framed", True)
        self.open_folder = _button("Open f&older")
        self.copy_path = _button("Copy &path")
        self.copy_push = _button("Copy p&ush command")
        self.open_folder.clicked.connect(self._open)
        self.copy_path.clicked.connect(lambda: self._copy(str(self._result.path)))
        self.copy_push.clicked.connect(lambda: self._copy(f"git push -u origin {self._result.branch}"))
        self._lay_out()

    def show_result(self, result: Result) -> None:
        """Show what was done."""
        self._result = result
        self.said.setText(result.said)
        said = _NEXT.format(branch=result.branch) if result.branch else result.note
        self.next.setText(said)
        self.next.setVisible(bool(said))
        self.setAccessibleName(f"{result.said} {said}".strip())
        self.copy_push.setVisible(bool(result.branch))
        self.open_folder.setVisible(result.folder is not None)
        self.copy_path.setVisible(result.path is not None)
        self.written.clear()
        self.written.addItems(result.written)
        self.written.setVisible(bool(result.written))
        self._draw()

    def take_focus(self) -> None:
        """Give the focus to what is likely wanted next."""
        first = self.open_folder if not self.open_folder.isHidden() else self.written
        first.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "_picture"):
            self._draw()

    def _lay_out(self) -> None:
        above, below = QHBoxLayout(), QHBoxLayout()
        above.setSpacing(TOKENS.small)
        above.addWidget(self._picture)
        above.addWidget(self.said, 1)
        below.setSpacing(TOKENS.small)
        for button in (self.open_folder, self.copy_path, self.copy_push):
            below.addWidget(button)
        below.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TOKENS.gap)
        column.addLayout(above)
        column.addWidget(self.next)
        column.addLayout(below)
        column.addWidget(self.written, 1)
        column.addStretch()

    def _open(self) -> None:
        if self._result.folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._result.folder)))

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)

    def _draw(self) -> None:
        colour = self.palette().color(QPalette.ColorRole.Link)
        name = "warning" if self._result.note else "check"
        self._picture.setPixmap(pixmap(name, TOKENS.section, colour, self.devicePixelRatioF()))


def _button(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(False)
    return button
