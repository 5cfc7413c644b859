"""Two versions of a post, line by line."""

import re
from collections.abc import Iterator
from difflib import unified_diff
from itertools import islice

from PySide6.QtGui import QColor, QPalette, QSyntaxHighlighter, QTextCharFormat, QTextDocument
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from twimeditor.ui.theme import TOKENS, fonts, readable
from twimeditor.ui.widgets import muted

_HUNK = re.compile(r"@@ [^+]*\+|,.*| @@.*")
_GREEN, _RED = "#1a7f37", "#cf222e"


class CompareDialog(QDialog):
    """Shows what was taken out and what was put in; `note` is set under it where there is more to say."""

    def __init__(self, parent: QWidget, title: str, old: tuple[str, str], new: tuple[str, str], note: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(840, 600)
        self.view = QPlainTextEdit()
        self.view.setReadOnly(True)
        self.view.setFont(fonts(self.font()).mono)
        self.view.setAccessibleName(title)
        self._colours = _Colours(self.view.document(), self.palette())
        lines = list(difference(old[1], new[1]))
        self.view.setPlainText("\n".join(lines) or "There is no difference.")
        self._lay_out(f"− {old[0]}      + {new[0]}", note)

    def _lay_out(self, legend: str, note: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(TOKENS.wide, TOKENS.wide, TOKENS.wide, TOKENS.wide)
        column.setSpacing(TOKENS.small)
        column.addWidget(muted(QLabel(legend)))
        column.addWidget(self.view, 1)
        if note:
            words = QLabel(note)
            words.setWordWrap(True)
            column.addWidget(words)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)


class _Colours(QSyntaxHighlighter):
    def __init__(self, document: QTextDocument, palette: QPalette) -> None:
        super().__init__(document)
        base = palette.color(QPalette.ColorRole.Base)
        quiet = palette.color(QPalette.ColorRole.PlaceholderText)
        self._formats = {
            "+": _coloured(readable(QColor(_GREEN), base)),
            "-": _coloured(readable(QColor(_RED), base)),
            "@": _coloured(quiet),
        }

    def highlightBlock(self, text: str) -> None:
        line = self._formats.get(text[:1])
        if line is not None:
            self.setFormat(0, len(text), line)


def difference(old: str, new: str) -> Iterator[str]:
    """Yield the lines that differ, marked with + and -, and two on either side; line ends do not count."""
    lines = unified_diff(old.splitlines(), new.splitlines(), lineterm="", n=2)
    for line in islice(lines, 2, None):
        yield f"@ Line {_HUNK.sub('', line)}" if line.startswith("@@") else line


def _coloured(colour: QColor) -> QTextCharFormat:
    text = QTextCharFormat()
    text.setForeground(colour)
    return text
