"""Two versions of a post side by side."""

from collections.abc import Iterator
from difflib import unified_diff
from itertools import islice

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from twimeditor.core.compare import changes, compare
from twimeditor.ui.theme import TOKENS
from twimeditor.ui.widgets import muted
from twimeditor.ui.widgets.compare_view import MOST_ROWS, CompareView

_SAME = "There is no difference."
_COUNT = "{here} of {all}"
_ONE, _SEVERAL = "1 difference", "{count} differences"
_CUT = "Only the first {shown} lines are shown; Copy takes all."
_SIZE = (1080, 680)
_NEXT, _BEFORE = ("F8", "Alt+Down", "F3"), ("Shift+F8", "Alt+Up", "Shift+F3")


class CompareDialog(QDialog):
    """Shows an old text beside a new one, each with its name; `note` is set under them where there is more to say."""

    def __init__(self, parent: QWidget, title: str, old: tuple[str, str], new: tuple[str, str], note: str = "") -> None:
        super().__init__(parent)
        self.setObjectName("compare")
        self.setWindowTitle(title)
        self._texts = old[1], new[1]
        rows = compare(*self._texts)
        self._places = [place for place in changes(rows) if place < MOST_ROWS]
        self._here = -1
        self.view = CompareView(title, (old[0], new[0]), rows)
        self.count = QLabel(self._counted() if rows else _SAME)
        self.count.setObjectName("compare.count")
        self.before, self.after = _button("&Previous", "up"), _button("&Next", "down")
        self.before.clicked.connect(lambda: self._go(-1))
        self.after.clicked.connect(lambda: self._go(1))
        self.before.setToolTip(f"Previous difference ({_BEFORE[0]})")
        self.after.setToolTip(f"Next difference ({_NEXT[0]})")
        self._lay_out(note if len(rows) <= MOST_ROWS else "\n".join(filter(None, (note, _cut()))))
        for button in (self.before, self.after):
            button.setEnabled(bool(self._places))
        for keys, step in ((_NEXT, 1), (_BEFORE, -1)):
            self._add_keys(keys, step)
        self._fit(parent)
        self.view.setVisible(bool(rows))
        (self.view if rows else self.buttons).setFocus()
        if self._places:
            self._go(1)

    def _add_keys(self, keys: tuple[str, ...], step: int) -> None:
        for key in keys:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(lambda: self._go(step))

    def _lay_out(self, note: str) -> None:
        above = QHBoxLayout()
        above.setSpacing(TOKENS.small)
        above.addWidget(self.count, 1)
        above.addWidget(self.before)
        above.addWidget(self.after)
        column = QVBoxLayout(self)
        column.setContentsMargins(TOKENS.wide, TOKENS.wide, TOKENS.wide, TOKENS.wide)
        column.setSpacing(TOKENS.small)
        column.addLayout(above)
        column.addWidget(self.view, 1)
        if note:
            words = muted(QLabel(note))
            words.setTextFormat(Qt.TextFormat.PlainText)
            words.setWordWrap(True)
            column.addWidget(words)
        column.addWidget(self._made_buttons())

    def _made_buttons(self) -> QDialogButtonBox:
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.copy = self.buttons.addButton("&Copy differences", QDialogButtonBox.ButtonRole.ActionRole)
        self.copy.setAutoDefault(False)
        self.copy.setEnabled(bool(self._places))
        self.copy.clicked.connect(self._copy)
        self.buttons.rejected.connect(self.reject)
        return self.buttons

    def _fit(self, parent: QWidget) -> None:
        room = parent.window().size()
        if not self.view.is_empty:
            self.resize(min(_SIZE[0], room.width() - TOKENS.page), min(_SIZE[1], room.height() - TOKENS.page))

    def _go(self, step: int) -> None:
        """Go to the next difference, from the last to the first."""
        if not self._places:
            return
        self._here = (self._here + step) % len(self._places)
        self.view.show_row(self._places[self._here])
        self.count.setText(f"{self._counted()} · {_COUNT.format(here=self._here + 1, all=len(self._places))}")

    def _counted(self) -> str:
        return _ONE if len(self._places) == 1 else _SEVERAL.format(count=len(self._places))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(difference(*self._texts)))


def difference(old: str, new: str) -> Iterator[str]:
    """Yield the lines that differ, marked with + and -, and two on either side; line ends do not count."""
    lines = unified_diff(old.splitlines(), new.splitlines(), lineterm="", n=2)
    yield from islice(lines, 2, None)


def _cut() -> str:
    return _CUT.format(shown=MOST_ROWS)


def _button(text: str, icon: str) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName(f"compare.{icon}")
    button.setAutoDefault(False)
    return button
