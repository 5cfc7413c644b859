"""The preview drawn by the web engine: one page, patched in place."""

import json
import logging
from collections.abc import Callable
from dataclasses import asdict
from functools import partial

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import QColor, QContextMenuEvent, QWheelEvent
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QWidget

from twimeditor.core.render import Fragment, Patch
from twimeditor.ui.preview.files import Pictures
from twimeditor.ui.preview.flags import Flag
from twimeditor.ui.preview.lifeguard import Lifeguard, end
from twimeditor.ui.preview.outbox import Message, Outbox
from twimeditor.ui.preview.page import OWN_WORLD, PreviewPage, QuietProfile
from twimeditor.ui.preview.scheme import SHELL
from twimeditor.ui.preview.spots import Landing, Place, Selected, landing_in, selected_in, topic_in
from twimeditor.ui.preview.surface import Appearance, Header, SurfaceEvents
from twimeditor.ui.widgets.find_bar import Query

logger = logging.getLogger(__name__)

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
        self._lifeguard = Lifeguard(self)
        self._lifeguard.hung.connect(self._on_hung)
        self._refills = 0
        self._loaded = self._is_dead = False
        self._place: tuple[int, float] | None = None
        self._zoom = 1.0
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
            self._lifeguard.expect()
            self._page.load(QUrl(SHELL))

    def show_all(self, fragments: tuple[Fragment, ...]) -> None:
        if self._place is not None:
            self._outbox.put("stand", self._place)
        self._outbox.put_all(fragments)

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

    def set_sheets(self, sheets: tuple[str, ...]) -> None:
        self._outbox.put("sheets", list(sheets))

    def look_again(self) -> None:
        self._outbox.put("again", True)

    def set_zoom(self, factor: float) -> None:
        self._zoom = factor
        self.setZoomFactor(factor)

    def mark(self, nodes: tuple[int, ...]) -> None:
        self._outbox.put("marked", list(nodes))

    def mark_paragraph(self, place: Place | None) -> None:
        self._outbox.put("spot", None if place is None else asdict(place))

    def flag(self, flags: tuple[Flag, ...]) -> None:
        self._outbox.put("problems", [asdict(flag) for flag in flags])

    def bring_into_view(self, place: Place) -> None:
        self._outbox.put("show", asdict(place))

    def go_to(self, anchor: str) -> None:
        self._outbox.put("anchor", anchor)

    def seek(self, query: Query) -> None:
        self._outbox.put("find", asdict(query))

    def has_selection(self) -> bool:
        return self._page is not None and self._page.hasSelection()

    def tell_selected(self, receive: Callable[[Selected | None], object]) -> None:
        self._ask("selected()", lambda answer: receive(selected_in(answer)))

    def tell_landing(self, point: QPoint, receive: Callable[[Landing | None, QRect], object]) -> None:
        factor = self.zoomFactor()
        self._ask(f"drop({point.x() / factor}, {point.y() / factor})", lambda answer: self._on_landing(answer, receive))

    def select_all(self) -> None:
        if self._page is not None:
            self._page.triggerAction(QWebEnginePage.WebAction.SelectAll)

    def release(self) -> None:
        self._outbox.close()
        self._lifeguard.relax()
        page, self._page = self._page, None
        if page is not None:
            self.hide()  # hidden later, without a page, Qt would make one with a profile that leaves traces
            self.setPage(None)  # type: ignore[arg-type]
            shiboken6.delete(page)
            shiboken6.delete(self._profile)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask the page what the menu is about; the one who shows it knows what can be done."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        where = event.globalPos()
        self._ask(f"menu({json.dumps(by_key)})", lambda answer: self._ask_for_menu(answer, where))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QWheelEvent) and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()  # the window around makes the text larger, here as elsewhere
            return True
        return super().eventFilter(watched, event)

    def _ask(self, call: str, receive: Callable[[str], object]) -> None:
        page = self._page
        if page is not None:
            source = f"preview.answers.{call}"
            answered = partial(self._on_answered, page, receive)
            page.runJavaScript(source, OWN_WORLD.value, answered)

    def _on_answered(self, page: PreviewPage, receive: Callable[[str], object], answer: object) -> None:
        if page is self._page:  # else it was deleted with the question still under way
            receive(str(answer))

    def _ask_for_menu(self, answer: str, where: QPoint) -> None:
        topic = topic_in(answer)
        if topic.at is not None:
            where = self.mapToGlobal(self._on_screen(QRectF(*topic.at, 1, 1)).topLeft())
        self.events.asked.emit(topic, where)

    def _on_landing(self, answer: str, receive: Callable[[Landing | None, QRect], object]) -> None:
        landing = landing_in(answer)
        receive(landing, QRect() if landing is None else self._on_screen(QRectF(*landing.box)))

    def _on_screen(self, area: QRectF) -> QRect:
        """Return an area of the page in this widget's coordinates."""
        factor = self.zoomFactor()
        scaled = QRectF(area.topLeft() * factor, area.size() * factor)
        return scaled.toRect().intersected(self.rect())

    def _new_page(self) -> PreviewPage:
        """Put a new page into the view."""
        self._loaded = self._is_dead = False
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
        page.scrollPositionChanged.connect(self.events.scrolled)
        page.loadFinished.connect(self._on_loaded)
        page.renderProcessTerminated.connect(self._on_terminated)
        page.linkHovered.connect(self.events.hovered)
        page.selectionChanged.connect(self.events.selected)
        events, reports = self.events, page.reports
        reports.stood.connect(self._on_stood)
        reports.touched.connect(lambda href, area: events.touched.emit(href, self._on_screen(area)))
        for told, signal in (
            (reports.picked, events.picked),
            (reports.entered, events.entered),
            (reports.followed, events.followed),
            (reports.seen, events.seen),
            (reports.counted, events.counted),
            (reports.wondered, events.wondered),
        ):
            told.connect(signal)

    def _send(self, message: Message) -> None:
        if self._page is not None:
            source = f"preview.take({json.dumps(message)})"
            self._lifeguard.expect(len(source))
            self._page.runJavaScript(source, OWN_WORLD.value, partial(self._on_taken, self._page))

    def _on_taken(self, page: PreviewPage, taken: object) -> None:
        if page is not self._page:
            return  # it was deleted with the message still under way
        self._lifeguard.relax()
        if taken is True:
            self._outbox.delivered()
            if self._outbox.idle:
                self._refills = 0
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

    def _on_stood(self, node: int, top: float) -> None:
        """Take note of where the page stands, to put it there again if it dies."""
        self._place = (node, top)

    @Slot(bool)
    def _on_loaded(self, ok: bool) -> None:
        """Begin to fill the page; that a post's ``<meta http-equiv=refresh>`` was refused is no failure."""
        self._lifeguard.relax()
        if ok:
            self._loaded = True
            self._become_ready()
        elif not self._loaded and not self._is_dead:
            self.events.failed.emit("The preview page could not be loaded.")

    def _become_ready(self) -> None:
        target = self.focusProxy()
        if target is not None:
            target.setAccessibleName("Preview")
            target.installEventFilter(self)
        self.setZoomFactor(self._zoom)  # a page forgets it while it loads
        self._outbox.open()
        self._tell_remote()
        self.events.ready.emit()

    def _on_terminated(self, status: QWebEnginePage.RenderProcessTerminationStatus, code: int) -> None:
        self._outbox.close()
        if self._page is None or status is QWebEnginePage.RenderProcessTerminationStatus.NormalTerminationStatus:
            return
        self._is_dead = True
        logger.info("the web engine's process ended: %s, %d", status.name, code)
        if self._lifeguard.too_many_deaths():
            self.events.failed.emit("The web engine stopped again and again.")
        else:
            QTimer.singleShot(0, self, self._revive)

    def _on_hung(self) -> None:
        """End a process that does not answer: it is started again as one that died."""
        logger.info("the web engine's process does not answer")
        pid = 0 if self._page is None else self._page.renderProcessPid()
        if not (pid and end(pid)):
            self._revive()
