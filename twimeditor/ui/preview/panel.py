"""The pane that shows the whole post as the site will: fed by the session, tied to the selection."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from twimeditor.core.post.front_matter import fields
from twimeditor.services.editing import Session
from twimeditor.services.media import RemotePictures
from twimeditor.services.rendering import Aside
from twimeditor.ui.bridge import Selection, SessionBridge
from twimeditor.ui.preview.appearance import appearance
from twimeditor.ui.preview.bar import PreviewBar
from twimeditor.ui.preview.dropping import PreviewDrops
from twimeditor.ui.preview.engine import EngineError, web_surface
from twimeditor.ui.preview.fallback import TextSurface
from twimeditor.ui.preview.feed import Feed
from twimeditor.ui.preview.files import ImageRoots, Pictures
from twimeditor.ui.preview.flags import Flags
from twimeditor.ui.preview.following import Following
from twimeditor.ui.preview.reading import Reading
from twimeditor.ui.preview.remote_bar import RemoteBar
from twimeditor.ui.preview.site import Site
from twimeditor.ui.preview.surface import Look, Surface
from twimeditor.ui.theme import Scheme, palette

SurfaceFactory: TypeAlias = Callable[[Pictures, QWidget | None], Surface]


class Placeholder(QLabel):
    """Stands where the preview will be; `painted` follows the first time it was on the screen."""

    painted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self._was_painted = False

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self, self.painted.emit)


class PreviewPanel(QWidget):
    """Shows the session's document, each edit at once.

    The engine that draws it starts after the pane was painted for the first time, or at `start`.
    `image_roots` returns the folders in which pictures are looked up; `remote` has those of other sites;
    `aside` renders what takes long.
    `look_chosen` tells that the user chose another look in the pane itself.
    `follow_chosen` tells that the user switched *Follow* in the pane itself.
    """

    look_chosen = Signal(object)
    follow_chosen = Signal(bool)

    def __init__(
        self,
        session: Session,
        bridge: SessionBridge,
        selection: Selection,
        image_roots: ImageRoots,
        remote: RemotePictures,
        *,
        create_surface: SurfaceFactory = web_surface,
        aside: Aside | None = None,
    ) -> None:
        super().__init__()
        self._session = session
        self._pictures = Pictures(image_roots, self._own_path, remote)
        self._create_surface = create_surface
        self._feed = Feed(session, bridge, aside, self)  # told of an edit before this pane is
        self._surface: Surface | None = None
        self._live = False
        self._look = Look.EDITOR
        self._zoom = 1.0
        self.following = Following(session, bridge, selection, self._feed.together, self)
        self.flags = Flags(session, self)
        self.reading = Reading(session, self._feed.together, self._own_path, remote, self)
        self.reading.edit_wanted.connect(self.following.on_entered)
        self._lay_out()
        self.drops = PreviewDrops(session, self._feed.together, lambda: self._surface, self._stack)

    def start(self) -> None:
        """Start the engine now, if it has not been started."""
        if self._surface is not None:
            return
        try:
            self._use(self._create_surface(self._pictures, self))
        except EngineError as error:
            self._fall_back(str(error))

    @property
    def look(self) -> Look:
        """Return the look that is worn."""
        return self._look

    @property
    def has_looks(self) -> bool:
        """Tell whether there is a choice of looks: plain text has none."""
        return not isinstance(self._surface, TextSurface)

    def set_look(self, look: Look) -> None:
        """Wear the look of the published site, or that of this window."""
        self._look = look
        self._bar.show_look(look)
        self._dress()

    def name(self, file: Path | None) -> None:
        """Take note of the file that the post lies in."""
        self._feed.name(file)
        self.following.name(file)

    def use_site(self, site: Site) -> None:
        """Render and, in the site's look, dress the post as this site does."""
        self._feed.use(site)
        self._bar.tell_sheets(own=bool(site.sheets))

    def set_zoom(self, factor: float) -> None:
        """Show everything `factor` times as large."""
        self._zoom = factor
        if self._surface is not None:
            self._surface.set_zoom(factor)
            self.following.show_selection()

    def set_scheme(self, scheme: Scheme) -> None:
        """Show the pane light or dark, whatever the rest of the window is."""
        self.setPalette(palette(scheme))

    def release(self) -> None:
        """Stop the engine, in an order that it survives; call it before the pane is deleted."""
        self._live = False
        self._feed.stop()
        self.following.stop()
        self.flags.stop()
        self.reading.stop()
        surface, self._surface = self._surface, None
        if surface is not None:
            surface.release()

    def follow(self, *, wanted: bool) -> None:
        """Let preview, outline and form scroll with each other, or each for itself."""
        self._bar.show_follow(followed=wanted)
        self.following.follow(wanted=wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.reading.place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self._dress()

    def _lay_out(self) -> None:
        self._bar = PreviewBar(self._look)
        self._bar.chosen.connect(self.set_look)
        self._bar.chosen.connect(self.look_chosen)
        self._bar.follow_chosen.connect(self.follow_chosen)
        self._placeholder = Placeholder()
        self._placeholder.setObjectName("preview")  # until there is another
        self._placeholder.painted.connect(self.start)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._placeholder)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._bar)
        layout.addWidget(RemoteBar(self._pictures.remote))
        layout.addWidget(self.reading.bar)
        layout.addWidget(self._stack)

    def _use(self, surface: Surface) -> None:
        self._surface = surface
        self._placeholder.setObjectName("")
        surface.set_zoom(self._zoom)
        events = surface.events
        events.ready.connect(self._fill)
        # Queued: the engine is still busy with what failed, and must not be deleted meanwhile.
        events.failed.connect(self._fall_back, Qt.ConnectionType.QueuedConnection)
        events.filled.connect(self._unveil)
        events.picked.connect(self.following.on_picked)
        events.entered.connect(self.following.on_entered)
        events.seen.connect(self.following.on_seen)
        events.wondered.connect(self.flags.on_asked)
        self.reading.use(surface)
        surface.widget.resize(self._stack.size())  # it is laid out before it is seen
        self._stack.addWidget(surface.widget)
        surface.start()

    def _fall_back(self, reason: str) -> None:
        failed = self._surface
        self.release()
        if failed is not None:
            self._stack.removeWidget(failed.widget)
            failed.widget.deleteLater()
        self._bar.offer_looks(offered=False)
        self._use(TextSurface(self._pictures, reason, self))

    def _fill(self) -> None:
        """Send everything to a surface that knows nothing yet."""
        if self._surface is None:
            return
        self._live = True
        self._dress()
        self._feed.fill(self._surface)
        self.following.use(self._surface)
        self.flags.use(self._surface)
        self.reading.refill()

    def _own_path(self) -> str:
        front = self._session.document.front
        return "" if front is None else fields(front).get("path", "")

    def _unveil(self) -> None:
        if self._surface is not None:
            self._stack.setCurrentWidget(self._surface.widget)

    def _dress(self) -> None:
        if self._surface is not None and self._live:
            self._surface.set_appearance(appearance(self._look, self.palette(), self.font()))
