"""The preview without the web engine: plain rich text, redrawn as a whole, under a visible note."""

import re
from collections.abc import Iterator
from html import escape
from pathlib import Path

from PySide6.QtCore import QByteArray, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QMouseEvent, QTextBlock
from PySide6.QtWidgets import QLabel, QTextBrowser, QVBoxLayout, QWidget

from twimeditor.core.render import SITE, Fragment, Patch
from twimeditor.ui.preview.files import Pictures
from twimeditor.ui.preview.missing import with_words
from twimeditor.ui.preview.scheme import HOST, SHELL
from twimeditor.ui.preview.surface import HEADER, Appearance, Header, StyleSheet, SurfaceEvents
from twimeditor.ui.theme import TOKENS, scaled

REDRAW_MS = 60
"""How long changes are gathered before the text is set again, which takes that long itself."""

OPENING = re.compile(r"^(?:\s*<[a-z][^>]*>)+", re.IGNORECASE)

NOTE = "This is a plain preview. {reason}"


class Browser(QTextBrowser):
    """Rich text that reads nothing but allowed pictures and opens nothing by itself."""

    clicked = Signal(int)
    followed = Signal(QUrl)

    def __init__(self, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preview")
        self.setAccessibleName("Preview")
        self.setOpenLinks(False)
        self.document().setDocumentMargin(TOKENS.wide)
        self._pictures = pictures

    def loadResource(self, _kind: int, name: QUrl | str) -> QByteArray | None:
        """Return the bytes of a picture below the allowed folders, nothing for all else."""
        path = self._find(name)
        return None if path is None else QByteArray(path.read_bytes())

    def has_picture(self, address: str) -> bool:
        """Tell whether the picture of that address can be shown."""
        return self._find(address) is not None

    def _find(self, address: QUrl | str) -> Path | None:
        url = QUrl(SHELL).resolved(QUrl(address))
        ours = url.host() in {HOST, QUrl(SITE).host()}
        return self._pictures.find(url.path()) if ours else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() is not Qt.MouseButton.LeftButton or self.textCursor().hasSelection():
            return
        point = event.position().toPoint()
        link = self.anchorAt(point)
        if link and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.followed.emit(QUrl(SHELL).resolved(QUrl(link)))
        else:
            self.clicked.emit(_node_before(self.cursorForPosition(point).block()))


class TextSurface(QWidget):
    """Stands in for the web engine where that cannot run; `reason` tells the user why."""

    def __init__(self, pictures: Pictures, reason: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.events = SurfaceEvents(self)
        self._browser = Browser(pictures)
        self._browser.clicked.connect(self.events.picked)
        self._browser.followed.connect(self.events.followed)
        self._header = Header()
        self._order: tuple[int, ...] = ()
        self._html: dict[int, str] = {}
        self._timer = QTimer(self, singleShot=True, interval=REDRAW_MS)
        self._timer.timeout.connect(self._draw)
        self._lay_out(_note(reason))

    @property
    def widget(self) -> QWidget:
        return self

    def start(self) -> None:
        self.events.ready.emit()

    def show_all(self, fragments: tuple[Fragment, ...]) -> None:
        self._order = tuple(fragment.key for fragment in fragments)
        self._html = {fragment.key: fragment.html for fragment in fragments}
        self._draw()

    def apply(self, patch: Patch) -> None:
        for key in patch.removed:
            self._html.pop(key, None)
        self._html.update(patch.html)
        if patch.order is not None:
            self._order = patch.order
        self._draw_soon()

    def set_header(self, header: Header) -> None:
        self._header = header
        self._draw_soon()

    def set_appearance(self, appearance: Appearance) -> None:
        """Draw anew: links keep the colour in which they were drawn."""
        del appearance  # the text follows the window's palette by itself
        self._draw_soon()

    def set_sheets(self, sheets: tuple[StyleSheet, ...]) -> None:
        """Wear none: rich text knows too little of style."""

    def look_again(self) -> None:
        self._draw_soon()

    def set_zoom(self, factor: float) -> None:
        self._browser.setFont(scaled(self.font(), factor))

    def mark(self, nodes: tuple[int, ...]) -> None:
        """Mark nothing: rich text has no outlines."""

    def bring_into_view(self, nodes: tuple[int, ...]) -> None:
        shown = next((node for node in nodes if node in self._html), None)
        if shown is not None:
            self._browser.scrollToAnchor(_anchor(shown))

    def release(self) -> None:
        self._timer.stop()

    def _lay_out(self, note: QWidget) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(note)
        layout.addWidget(self._browser)

    def _draw_soon(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _draw(self) -> None:
        self._timer.stop()
        bar = self._browser.verticalScrollBar()
        place = bar.value()
        self._browser.setHtml("".join(self._pieces()))
        bar.setValue(place)
        self.events.filled.emit()

    def _pieces(self) -> Iterator[str]:
        if self._header.title:
            yield _named(HEADER, f"<h1>{escape(self._header.title)}</h1>")
        yield from (f"<p>{escape(text)}</p>" for text in (self._header.line, self._header.updated) if text)
        for key in self._order:
            if key in self._html:
                yield _named(key, with_words(self._html[key], self._browser.has_picture))


def _note(reason: str) -> QLabel:
    note = QLabel(NOTE.format(reason=reason))
    note.setObjectName("preview.note")
    note.setWordWrap(True)
    note.setMargin(TOKENS.small)
    note.setAutoFillBackground(True)
    return note


def _anchor(node: int) -> str:
    return f"node-{node}"


def _named(node: int, html: str) -> str:
    """Put the node's anchor before the first text: rich text forgets one that stands elsewhere."""
    return OPENING.sub(rf'\g<0><a name="{_anchor(node)}"></a>', html, count=1)


def _node_before(block: QTextBlock) -> int:
    """Return the node whose anchor is the last one at or before `block`."""
    while block.isValid():
        names = _anchors(block)
        if names:
            return int(names[-1].removeprefix("node-"))
        block = block.previous()
    return HEADER


def _anchors(block: QTextBlock) -> list[str]:
    """Return the anchors of ours in one block."""
    found = []
    place = block.begin()
    while not place.atEnd():
        found += place.fragment().charFormat().anchorNames()
        place += 1
    return [name for name in found if name.removeprefix("node-").isdigit()]
