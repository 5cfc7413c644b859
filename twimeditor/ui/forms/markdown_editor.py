"""The editor for quotes and blocks: plain Markdown, with the keys that make it quick."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QKeyEvent, QTextBlock, QTextCursor
from PySide6.QtWidgets import QWidget

from twimeditor.ui.forms import markdown_keys as keys
from twimeditor.ui.forms.highlighter import MarkdownHighlighter
from twimeditor.ui.forms.text_editor import TextEditor
from twimeditor.ui.widgets.pasted import pasted, safe_markdown
from twimeditor.ui.widgets.texts import from_utf16, utf16_length

_LOOK_BACK = 200
"""How many lines above are searched for the item that a line belongs under."""


Embed = Callable[[str], str | None]


def _no_embed(_address: str) -> str | None:
    return None


class MarkdownEditor(TextEditor):
    """Markdown with its structure shown, lists that go on, and bold, italics and links by key.

    `embed` returns what shows the video that an address is of: so it comes into an editor that is empty.
    """

    def __init__(self, lines: int = 1, parent: QWidget | None = None, embed: Embed = _no_embed) -> None:
        super().__init__(lines, parent)
        self._embed = embed
        self._highlighter = MarkdownHighlighter(self.document(), self.palette())
        self.cursorPositionChanged.connect(self._decide_tab)
        self.textChanged.connect(self._decide_tab)

    def make_bold(self) -> None:
        """Make the selection bold, or plain again."""
        self._toggle("**")

    def make_italic(self) -> None:
        """Put the selection in italics, or make it plain again."""
        self._toggle("*")

    def make_link(self) -> None:
        """Make the selection a link."""
        self._change_selection(keys.link(self._selected()))

    def shift_items(self, *, deeper: bool) -> None:
        """Move the selected list items one level in or out."""
        cursor = self.textCursor()
        first = self.document().findBlock(cursor.selectionStart())
        last = self.document().findBlock(cursor.selectionEnd())
        cursor.beginEditBlock()
        for number in range(first.blockNumber(), last.blockNumber() + 1):
            self._shift_line(self.document().findBlockByNumber(number), deeper=deeper)
        cursor.endEditBlock()

    # What Qt calls

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._release_tab()
            event.ignore()
        elif not self._shortcut(event):
            super().keyPressEvent(event)

    def break_line(self) -> None:
        cursor = self.textCursor()
        line = cursor.block().text()
        column = from_utf16(line, cursor.positionInBlock())
        plain = cursor.hasSelection() or self._in_code(cursor.block())
        opening = None if plain else keys.next_item(line, column)
        if opening == "":
            _replace_line(cursor.block(), "")
        else:
            cursor.insertText("\n" + (opening or ""))

    def insert_text_of(self, source: QMimeData) -> None:
        video = self._embed(source.text()) if source.hasText() and not self.value().strip() else None
        if video is not None:
            self._insert_as("Insert video", video)
            return
        selected = self._selected()
        url = source.text().strip() if source.hasText() else ""
        wanted = selected.strip() and "\n" not in selected and not keys.is_url(selected.strip())
        if wanted and keys.is_url(url) and not self._in_code(self.textCursor().block()):
            self._change_selection(keys.link(selected, url))
        elif source.hasHtml() and (came := pasted(source)).rich and not self._in_code(self.textCursor().block()):
            self.ended.emit()  # what is pasted is a step of its own, to be taken back alone
            self.textCursor().insertText(safe_markdown(came))
            self.ensureCursorVisible()
            self.ended.emit()
        else:
            super().insert_text_of(source)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._highlighter.set_palette(self.palette())

    # Own work

    def _shortcut(self, event: QKeyEvent) -> bool:
        if self.isReadOnly():
            return False
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        acts: dict[int, tuple[bool, Callable[[], None]]] = {
            Qt.Key.Key_B: (control, self.make_bold),
            Qt.Key.Key_I: (control, self.make_italic),
            Qt.Key.Key_K: (control, self.make_link),
            Qt.Key.Key_Tab: (not control, partial(self.shift_items, deeper=True)),
            Qt.Key.Key_Backtab: (not control, partial(self.shift_items, deeper=False)),
        }
        applies, act = acts.get(event.key(), (False, self.make_link))
        if applies:
            act()
        return applies

    def _insert_as(self, deed: str, text: str) -> None:
        """Let a text be all there is, in a step of its own that is called `deed`."""
        self.ended.emit()
        self.deed = deed
        self.selectAll()
        self.textCursor().insertText(text)
        self.deed = ""
        self.ended.emit()

    def _toggle(self, mark: str) -> None:
        self._change_selection(keys.toggle(self._selected(), mark))

    def _selected(self) -> str:
        return self.textCursor().selectedText().replace("\u2029", "\n")

    def _change_selection(self, change: keys.Change) -> None:
        cursor = self.textCursor()
        start = cursor.selectionStart()
        cursor.insertText(change.text)
        cursor.setPosition(start + utf16_length(change.text[: change.start]))
        end = start + utf16_length(change.text[: change.end])
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def _shift_line(self, block: QTextBlock, *, deeper: bool) -> None:
        line = block.text()
        above = _lines_above(block)
        changed = keys.deeper(line, above) if deeper else keys.shallower(line, above)
        if changed != line:
            _replace_indent(block, line, changed)

    def _in_code(self, block: QTextBlock) -> bool:
        return block.userState() > 0 and block.previous().userState() > 0

    def _decide_tab(self) -> None:
        """Let Tab work on list levels while the caret is in a list item, and move on elsewhere."""
        block = self.textCursor().block()
        in_list = keys.item(block.text()) is not None and not self._in_code(block)
        self.setTabChangesFocus(self.isReadOnly() or not in_list)

    def _release_tab(self) -> None:
        self.setTabChangesFocus(True)


def _lines_above(block: QTextBlock) -> list[str]:
    lines: list[str] = []
    above = block.previous()
    while above.isValid() and len(lines) < _LOOK_BACK:
        lines.append(above.text())
        above = above.previous()
    return lines


def _replace_line(block: QTextBlock, text: str) -> None:
    cursor = QTextCursor(block)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(text)


def _replace_indent(block: QTextBlock, line: str, changed: str) -> None:
    """Change the white space in front only, so that the caret stays in its word."""
    cursor = QTextCursor(block)
    old = len(line) - len(line.lstrip(" \t"))
    new = len(changed) - len(changed.lstrip(" \t"))
    cursor.setPosition(block.position() + old, QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(changed[:new])
