"""The preview without the web engine: plain rich text, redrawn as a whole, under a visible note."""

import re
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path

from PySide6.QtCore import QByteArray, QPoint, QRect, QTimer, QUrl
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.render import Fragment, Patch
from twimeditor.services.assets.lookup import MEDIA_TYPES
from twimeditor.ui.preview.browser import Browser, anchor
from twimeditor.ui.preview.files import Pictures
from twimeditor.ui.preview.flags import Flag
from twimeditor.ui.preview.media import is_own, path_of
from twimeditor.ui.preview.missing import bounded, with_words
from twimeditor.ui.preview.scheme import SHELL
from twimeditor.ui.preview.spots import Landing, Place, Selected
from twimeditor.ui.preview.surface import HEADER, Appearance, Header, SurfaceEvents
from twimeditor.ui.theme import TOKENS, scaled
from twimeditor.ui.widgets.find_bar import Query

REDRAW_MS = 60
"""How long changes are gathered before the text is set again, which takes that long itself."""

OPENING = lazy_pattern(r"^(?:\s*<[a-z][^>]*>)+", re.IGNORECASE)

NOTE = "This is a plain preview. {reason}"


class PictureBrowser(Browser):
    """Rich text that reads nothing but allowed pictures."""

    def __init__(self, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._nothing = QImage(1, 1, QImage.Format.Format_ARGB32)
        self._nothing.fill(0)

    def loadResource(self, _kind: int, name: QUrl | str) -> QByteArray | QImage:
        """Return the bytes of a picture below the allowed folders, an empty one for all else.

        For what it gets nothing for, Qt looks on the disk itself, wherever that is, and waits for its end.
        """
        path = self._picture(name)
        return self._nothing if path is None else QByteArray(path.read_bytes())

    def has_picture(self, address: str) -> bool:
        """Tell whether the picture of that address can be shown."""
        return self._picture(address) is not None

    def _picture(self, address: QUrl | str) -> Path | None:
        url = QUrl(SHELL).resolved(QUrl(address))
        path = self._pictures.find(path_of(url)) if is_own(url) else None
        is_picture = path is not None and MEDIA_TYPES[path.suffix.lower()].startswith("image/")
        return path if is_picture else None  # a video would be read as a whole


class TextSurface(QWidget):
    """Stands in for the web engine where that cannot run; `reason` tells the user why."""

    def __init__(self, pictures: Pictures, reason: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.events = SurfaceEvents(self)
        self._browser = PictureBrowser(pictures)
        self._connect()
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

    def set_sheets(self, sheets: tuple[str, ...]) -> None:
        """Wear none: rich text knows too little of style."""

    def look_again(self) -> None:
        self._draw_soon()

    def set_zoom(self, factor: float) -> None:
        self._browser.setFont(scaled(self.font(), factor))

    def mark(self, nodes: tuple[int, ...]) -> None:
        self._browser.mark(nodes)

    def mark_paragraph(self, place: Place | None) -> None:
        """Mark no paragraph: rich text does not know them."""

    def flag(self, flags: tuple[Flag, ...]) -> None:
        """Mark nothing in the margin: rich text has none."""

    def bring_into_view(self, place: Place) -> None:
        shown = next((node for node in place.nodes if node in self._html or node == HEADER), None)
        if shown is not None:
            self._browser.scrollToAnchor(anchor(shown))

    def go_to(self, anchor: str) -> None:
        self._browser.scrollToAnchor(anchor)

    def seek(self, query: Query) -> None:
        self._browser.seek(query)

    def has_selection(self) -> bool:
        return self._browser.textCursor().hasSelection()

    def tell_selected(self, receive: Callable[[Selected | None], object]) -> None:
        receive(self._browser.selected())

    def select_all(self) -> None:
        self._browser.selectAll()

    def tell_landing(self, point: QPoint, receive: Callable[[Landing | None, QRect], object]) -> None:
        landing, area = self._browser.landing(self._browser.mapFrom(self, point))
        receive(landing, self._placed(area))

    def release(self) -> None:
        self._timer.stop()

    def _connect(self) -> None:
        browser, events = self._browser, self.events
        for told, signal in (
            (browser.picked, events.picked),
            (browser.entered, events.entered),
            (browser.followed, events.followed),
            (browser.seen, events.seen),
            (browser.counted, events.counted),
            (browser.asked, events.asked),
            (browser.copyAvailable, events.selected),
            (browser.verticalScrollBar().valueChanged, events.scrolled),
        ):
            told.connect(signal)
        browser.highlighted.connect(lambda url: events.hovered.emit(url.toString()))
        browser.touched.connect(lambda href, area: events.touched.emit(href, self._placed(area)))
        self.setFocusProxy(browser)

    def _placed(self, area: QRect) -> QRect:
        return QRect(self._browser.mapTo(self, area.topLeft()), area.size())

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
        self._browser.show_html("".join(self._pieces()))
        self.events.filled.emit()

    def _pieces(self) -> Iterator[str]:
        if self._header.title:
            yield _named(HEADER, f"<h1>{escape(self._header.title)}</h1>")
        yield from (f"<p>{escape(text)}</p>" for text in (self._header.line, self._header.updated) if text)
        for key in self._order:
            if key in self._html:
                yield _named(key, with_words(bounded(self._html[key]), self._browser.has_picture))


def _note(reason: str) -> QLabel:
    note = QLabel(NOTE.format(reason=reason))
    note.setObjectName("preview.note")
    note.setWordWrap(True)
    note.setMargin(TOKENS.small)
    note.setAutoFillBackground(True)
    return note


def _named(node: int, html: str) -> str:
    """Put the node's anchor before the first text: rich text forgets one that stands elsewhere."""
    return OPENING.sub(rf'\g<0><a name="{anchor(node)}"></a>', html, count=1)
