"""The rich text in which the plain preview is drawn, and what the user does with it."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QMouseEvent,
    QPalette,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QTextBrowser, QTextEdit, QWidget

from twimeditor.core.render.excerpt import Picked
from twimeditor.ui.preview.spots import Landing, Selected, Spot, Topic
from twimeditor.ui.preview.surface import HEADER
from twimeditor.ui.theme import TOKENS
from twimeditor.ui.widgets.find_bar import Query, found_format

_PREFIX = "node-"


class Browser(QTextBrowser):
    """Rich text that tells what is clicked in it, marks blocks and finds text; it opens nothing by itself."""

    picked = Signal(object)
    entered = Signal(object)
    touched = Signal(str, QRect)
    followed = Signal(str)
    seen = Signal(int)
    counted = Signal(int, int)
    asked = Signal(Topic, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preview")
        self.setAccessibleName("Preview")
        self.setOpenLinks(False)
        self.document().setDocumentMargin(TOKENS.wide)
        self._query = Query()
        self._found: list[QTextCursor] = []
        self._now = 0
        self._marked: frozenset[int] = frozenset()
        self._seen: int | None = None
        self._pressed: QPoint | None = None
        self.verticalScrollBar().valueChanged.connect(self._tell_seen)

    def show_html(self, html: str) -> None:
        """Show another text at the same place."""
        bar = self.verticalScrollBar()
        place = bar.value()
        self.setHtml(html)
        bar.setValue(place)
        self._found = self._search()
        self._highlight()
        self._tell_seen()

    def mark(self, nodes: tuple[int, ...]) -> None:
        """Give the blocks of these nodes another ground."""
        self._marked = frozenset(nodes)
        self._highlight()

    def seek(self, query: Query) -> None:
        """Mark what is looked for, and scroll to one place."""
        is_other = (query.text, query.exact) != (self._query.text, self._query.exact)
        step, self._query = query.turn - self._query.turn, query
        if is_other:
            self._found, self._now = self._search(), 0
        elif self._found:
            self._now = (self._now + step) % len(self._found)
        if self._found:
            shown = QTextCursor(self._found[self._now])
            shown.setPosition(shown.selectionStart())
            self.setTextCursor(shown)
            self.ensureCursorVisible()
        self._highlight()

    def selected(self) -> Selected | None:
        """Return what is selected, in whole blocks."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        first = self.document().findBlock(cursor.selectionStart())
        last = self.document().findBlock(cursor.selectionEnd() - 1)
        nodes = dict.fromkeys((node_before(first)[0], *_nodes_between(first, last)))
        ids = [node for node in nodes if node != HEADER]
        text = cursor.selection().toPlainText()
        return Selected(text, "", tuple(map(Picked, ids)), tuple(ids))

    def landing(self, point: QPoint) -> tuple[Landing, QRect]:
        """Return what something dropped at a point would stand beside, and where that is."""
        place = self.viewport().mapFrom(self, point)
        block = self.cursorForPosition(place).block()
        area = self.document().documentLayout().blockBoundingRect(block).toRect()
        area.translate(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        behind = place.y() > area.center().y()
        return Landing(self._spots(place), behind), area.translated(self.viewport().pos())

    # What Qt calls

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        point = event.position().toPoint()
        link = self.anchorAt(point)
        is_drag = pressed is None or (point - pressed).manhattanLength() >= QApplication.startDragDistance()
        if event.button() is not Qt.MouseButton.LeftButton or is_drag:
            return
        if link and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.followed.emit(link)
            return
        self.picked.emit(self._spots(point))
        if link:
            area = QRect(point, QPoint(point.x(), point.y() + self.fontMetrics().height()))
            self.touched.emit(link, area.translated(self.viewport().pos()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self.entered.emit(self._spots(event.position().toPoint()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        point = self.cursorRect().center() if by_key else self.viewport().mapFromGlobal(event.globalPos())
        topic = Topic(self._spots(point), link=self.anchorAt(point), selected=self.selected())
        self.asked.emit(topic, self.viewport().mapToGlobal(point))

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()  # the window around makes the text larger, here as elsewhere
        else:
            super().wheelEvent(event)

    # Own work

    def _spots(self, point: QPoint) -> tuple[Spot, ...]:
        cursor = self.cursorForPosition(point)
        node, start = node_before(cursor.block())
        cursor.setPosition(start, QTextCursor.MoveMode.KeepAnchor)
        return (Spot(node, before=cursor.selection().toPlainText()),)

    def _tell_seen(self) -> None:
        node = node_before(self.cursorForPosition(QPoint(TOKENS.wide, TOKENS.wide)).block())[0]
        if node != self._seen:
            self._seen = node
            self.seen.emit(node)

    def _search(self) -> list[QTextCursor]:
        if not self._query:
            return []
        flags = QTextDocument.FindFlag.FindCaseSensitively if self._query.exact else QTextDocument.FindFlag(0)
        found: list[QTextCursor] = []
        cursor = self.document().find(self._query.text, 0, flags)
        while not cursor.isNull():
            found.append(cursor)
            cursor = self.document().find(self._query.text, cursor, flags)
        return found

    def _highlight(self) -> None:
        self._now = min(self._now, max(len(self._found) - 1, 0))
        chosen = [_selection(cursor, now=n == self._now) for n, cursor in enumerate(self._found)]
        self.setExtraSelections([*self._marks(), *chosen])
        self.counted.emit(self._now + 1 if self._found else 0, len(self._found))

    def _marks(self) -> Iterator[QTextEdit.ExtraSelection]:
        block = self.document().begin()
        node = HEADER
        while block.isValid():
            names = _anchors(block)
            node = names[-1] if names else node
            if node in self._marked:
                mark = QTextEdit.ExtraSelection()
                mark.cursor = QTextCursor(block)
                mark.format.setBackground(self.palette().color(QPalette.ColorRole.Midlight))
                mark.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
                yield mark
            block = block.next()


def anchor(node: int) -> str:
    """Return the name of the place where a node begins."""
    return f"{_PREFIX}{node}"


def node_before(block: QTextBlock) -> tuple[int, int]:
    """Return the node whose name is the last one at or before `block`, and where its text begins."""
    while block.isValid():
        names = _anchors(block)
        if names:
            return names[-1], block.position()
        block = block.previous()
    return HEADER, 0


def _nodes_between(first: QTextBlock, last: QTextBlock) -> Iterator[int]:
    block = first
    while block.isValid() and block.position() <= last.position():
        yield from _anchors(block)
        block = block.next()


def _anchors(block: QTextBlock) -> list[int]:
    """Return the nodes that begin in one block."""
    found: list[str] = []
    place = block.begin()
    while not place.atEnd():
        found += place.fragment().charFormat().anchorNames()
        place += 1
    numbers = (name.removeprefix(_PREFIX) for name in found if name.startswith(_PREFIX))
    return [int(number) for number in numbers if number.isdigit()]


def _selection(cursor: QTextCursor, *, now: bool) -> QTextEdit.ExtraSelection:
    selection = QTextEdit.ExtraSelection()
    selection.cursor = cursor
    selection.format = found_format(now=now)
    return selection
