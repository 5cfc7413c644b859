"""The preview drawn by the web engine: one page, patched in place."""

import json
import logging
import time
from collections import deque
from dataclasses import asdict
from functools import partial

import shiboken6
from PySide6.QtCore import QPointF, QTimer, QUrl, Slot
from PySide6.QtGui import QColor, QContextMenuEvent
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QWidget

from twimeditor.core.render import Fragment, Patch
from twimeditor.ui.preview.files import Pictures
from twimeditor.ui.preview.menu import context_menu
from twimeditor.ui.preview.outbox import Message, Outbox
from twimeditor.ui.preview.page import OWN_WORLD, PreviewPage, QuietProfile
from twimeditor.ui.preview.scheme import SHELL
from twimeditor.ui.preview.surface import Appearance, Header, StyleSheet, SurfaceEvents

logger = logging.getLogger(__name__)

MOST_DEATHS = 3
"""So often within `DEATHS_SECONDS` the engine's process may die; then it is given up."""

DEATHS_SECONDS = 60.0

MOST_REFILLS = 2
"""So often in a row the page is filled anew after a message that it could not take."""


class WebSurface(QWebEngineView):
    """Keeps one page filled, through deaths of the engine's process as well."""

    def __init__(self, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preview")
        self.setAcceptDrops(False)
        self.events = SurfaceEvents(self)
        self._outbox = Outbox(self._send)
        self._deaths: deque[float] = deque(maxlen=MOST_DEATHS)
        self._refills = 0
        self._loaded = False
        self._place = 0.0
        self._zoom = 1.0
        self._scroll: float | None = None
        self._pictures = pictures
        self.destroyed.connect(pictures.remote.subscribe(self._tell_remote))
        self._profile = QuietProfile(pictures)
        self._page: PreviewPage | None = self._new_page()

    @property
    def widget(self) -> QWidget:
        return self

    @property
    def idle(self) -> bool:
        """Tell whether the page shows all that was sent."""
        return self._outbox.idle

    def start(self) -> None:
        if self._page is not None:
            self._page.load(QUrl(SHELL))

    def show_all(self, fragments: tuple[Fragment, ...]) -> None:
        self._outbox.put_all(fragments)
        if self._scroll is not None:
            self._outbox.put("scroll", self._scroll)
            self._scroll = None

    def apply(self, patch: Patch) -> None:
        self._outbox.put_patch(patch)

    def set_header(self, header: Header) -> None:
        self._outbox.put("header", asdict(header))

    def set_appearance(self, appearance: Appearance) -> None:
        if self._page is not None:
            self._page.setBackgroundColor(QColor(appearance.ground))
        scheme = "dark" if appearance.dark else "light"
        self._outbox.put(
            "look",
            {"look": appearance.look.value, "scheme": scheme, "colours": appearance.colours},
        )

    def set_sheets(self, sheets: tuple[StyleSheet, ...]) -> None:
        self._outbox.put("sheets", [asdict(sheet) for sheet in sheets])

    def look_again(self) -> None:
        self._outbox.put("again", True)

    def set_zoom(self, factor: float) -> None:
        self._zoom = factor
        self.setZoomFactor(factor)

    def mark(self, nodes: tuple[int, ...]) -> None:
        self._outbox.put("marked", list(nodes))

    def bring_into_view(self, nodes: tuple[int, ...]) -> None:
        self._outbox.put("show", list(nodes))

    def release(self) -> None:
        self._outbox.close()
        page, self._page = self._page, None
        if page is not None:
            self.hide()  # hidden later, without a page, Qt would make one with a profile that leaves traces
            self.setPage(None)  # type: ignore[arg-type]
            shiboken6.delete(page)
            shiboken6.delete(self._profile)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        request = self.lastContextMenuRequest()
        if request is not None:
            context_menu(self, request.selectedText(), request.linkUrl()).popup(event.globalPos())

    def _new_page(self) -> PreviewPage:
        """Put a new page into the view."""
        self._loaded = False
        page = PreviewPage(self._profile, self._pictures, self)
        self._profile.setParent(None)
        self._profile.setParent(self)  # after the page: children go in the order they came
        self._connect(page)
        self.setPage(page)
        return page

    def _revive(self) -> None:
        """Start again after the engine's process died; scripts do not survive that in a page."""
        dead = self._page
        if dead is not None:
            self._page = self._new_page()
            shiboken6.delete(dead)
            self.start()

    def _connect(self, page: PreviewPage) -> None:
        page.scrollPositionChanged.connect(self._on_scrolled)
        page.loadFinished.connect(self._on_loaded)
        page.renderProcessTerminated.connect(self._on_terminated)
        page.reports.picked.connect(self.events.picked)
        page.reports.followed.connect(self.events.followed)

    def _send(self, message: Message) -> None:
        if self._page is not None:
            source = f"preview.take({json.dumps(message)})"
            self._page.runJavaScript(source, OWN_WORLD.value, partial(self._on_taken, self._page))

    def _on_taken(self, page: PreviewPage, taken: object) -> None:
        if page is not self._page:
            return  # it was deleted with the message still under way
        if taken is True:
            self._refills = 0
            self._outbox.delivered()
            if self._outbox.idle:
                self.events.filled.emit()
        else:
            self._refill()

    def _refill(self) -> None:
        """Fill the page anew: it holds something else than what it was sent."""
        self._refills += 1
        logger.info("the preview page refused a message")
        if self._refills > MOST_REFILLS:
            self.events.failed.emit("The preview page stopped working.")
        else:
            self._outbox.close()
            self._become_ready()

    def _tell_remote(self) -> None:
        """Tell the page how it stands with its remote pictures."""
        standings = self._pictures.remote.standings
        told = {address: asdict(remote) | {"standing": remote.standing.value} for address, remote in standings.items()}
        self._outbox.put("remote", told)

    def _on_scrolled(self, position: QPointF) -> None:
        self._place = position.y()

    @Slot(bool)
    def _on_loaded(self, ok: bool) -> None:
        """Begin to fill the page; that a post's ``<meta http-equiv=refresh>`` was refused is no failure."""
        if ok:
            self._loaded = True
            self._become_ready()
        elif not self._loaded:
            self.events.failed.emit("The preview page could not be loaded.")

    def _become_ready(self) -> None:
        target = self.focusProxy()
        if target is not None:
            target.setAccessibleName("Preview")
        self.setZoomFactor(self._zoom)  # a page forgets it while it loads
        self._outbox.open()
        self._tell_remote()
        self.events.ready.emit()

    def _on_terminated(self, status: QWebEnginePage.RenderProcessTerminationStatus, code: int) -> None:
        self._outbox.close()
        if self._page is None or status is QWebEnginePage.RenderProcessTerminationStatus.NormalTerminationStatus:
            return
        logger.info("the web engine's process ended: %s, %d", status.name, code)
        self._scroll = self._place
        now = time.monotonic()
        self._deaths.append(now)
        if len(self._deaths) == MOST_DEATHS and now - self._deaths[0] < DEATHS_SECONDS:
            self.events.failed.emit("The web engine stopped again and again.")
        else:
            QTimer.singleShot(0, self, self._revive)
