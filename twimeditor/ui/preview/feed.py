"""What takes the session's document, and each edit of it, to the surface that draws it."""

from PySide6.QtCore import QObject

from twimeditor.core.render import Patch, Renderer
from twimeditor.services.editing import Committed, Session
from twimeditor.ui.bridge import SessionBridge
from twimeditor.ui.preview.header import header
from twimeditor.ui.preview.site import Site
from twimeditor.ui.preview.surface import Header, Surface


class Feed(QObject):
    """Keeps a surface showing what the session holds, from `fill` to `stop`."""

    def __init__(self, session: Session, bridge: SessionBridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._renderer = Renderer()
        self._site = Site()
        self._surface: Surface | None = None
        bridge.committed.connect(self._on_committed)

    def fill(self, surface: Surface) -> None:
        """Send everything to a surface that knows nothing yet, and each edit from then on."""
        self._surface = surface
        document = self._session.document
        surface.set_sheets(self._site.sheets)
        surface.set_header(header(document.front) or Header())
        surface.show_all(self._renderer.render(document))

    def use(self, site: Site) -> None:
        """Render and dress the post as this site does; links are looked up again each time."""
        before, self._site = self._site, site
        self._apply(self._renderer.use(site.templates) if site.templates != before.templates else Patch())
        self._apply(self._renderer.use_pages(site.resolve))
        if self._surface is not None and site.sheets != before.sheets:
            self._surface.set_sheets(site.sheets)
        if self._surface is not None and site.folder != before.folder:
            self._surface.look_again()

    def together(self, one: int, other: int) -> bool:
        """Tell whether two nodes are shown as one: an HTML element reaches from one into the other."""
        return self._renderer.together(one, other)

    def stop(self) -> None:
        """Send nothing more."""
        self._surface = None

    def _apply(self, patch: Patch) -> None:
        if self._surface is not None and patch:
            self._surface.apply(patch)

    def _on_committed(self, commit: Committed) -> None:
        if self._surface is None:
            return
        self._surface.apply(self._renderer.update(commit.after, commit.changes))
        above = header(commit.after.front) if commit.changes.front else None
        if above is not None:
            self._surface.set_header(above)
