"""What changes in a file, line by line."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QBrush, QColor, QSyntaxHighlighter, QTextCharFormat, QTextDocument
from PySide6.QtWidgets import QPlainTextEdit

from twimeditor.ui.theme import fonts
from twimeditor.ui.widgets.changed import ChangeColours
from twimeditor.ui.widgets.texts import escaped


class DiffView(QPlainTextEdit):
    """Shows a difference: lines that go have a minus before them, lines that come a plus; the colours only help."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName("export.diff")
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setFont(fonts(self.font()).mono)
        self._marks = _Marks(self.document(), ChangeColours(self.palette()))

    def show_text(self, text: str) -> None:
        """Show a difference, or a remark in its place."""
        self.setPlainText(escaped(text))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "_marks"):
            self._marks.paint(ChangeColours(self.palette()))


class _Marks(QSyntaxHighlighter):
    def __init__(self, document: QTextDocument, colours: ChangeColours) -> None:
        super().__init__(document)
        self._formats: dict[str, QTextCharFormat] = {}
        self.paint(colours)

    def paint(self, colours: ChangeColours) -> None:
        """Draw the lines in other colours."""
        self._formats = {
            "+": _format(colours.added, colours.added_ground),
            "-": _format(colours.removed, colours.removed_ground),
            "@": _format(colours.quiet, None),
        }
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        wanted = self._formats.get(text[:1])
        if wanted is not None:
            self.setFormat(0, len(text.encode("utf-16-le")) // 2, wanted)


def _format(colour: str, ground: QColor | None) -> QTextCharFormat:
    result = QTextCharFormat()
    result.setForeground(QBrush(QColor(colour)))
    if ground is not None:
        result.setBackground(QBrush(ground))
    return result
