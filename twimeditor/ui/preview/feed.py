"""What takes the session's document, and each edit of it, to the surface that draws it."""

import logging
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from twimeditor.core.render import AT_ONCE, Batch, Fragment, Outcome, Patch, Renderer
from twimeditor.services.editing import Committed, Session
from twimeditor.services.rendering import Aside
from twimeditor.ui.bridge import SessionBridge
from twimeditor.ui.preview.header import header
from twimeditor.ui.preview.site import Site
from twimeditor.ui.preview.surface import Header, Surface

logger = logging.getLogger(__name__)

FAILED = '<p class="preview-note">The preview cannot show this post. The post itself is not touched by that.</p>\n'


class Feed(QObject):
    """Keeps a surface showing what the session holds, from `fill` to `stop`.

    What takes long is rendered `aside`; without that it is rendered here, however long it takes. No fault of the
    renderer gets out of here or leaves the page as it was: then everything is rendered from nothing.
    """

    def __init__(
        self, session: Session, bridge: SessionBridge, aside: Aside | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._aside = aside
        self._site = Site()
        self._file: Path | None = None
        self._renderer = self._new_renderer()
        self._failed = False
        self._surface: Surface | None = None
        bridge.committed.connect(self._on_committed)

    def fill(self, surface: Surface) -> None:
        """Send everything to a surface that knows nothing yet, and each edit from then on."""
        self._surface = surface
        document = self._session.document
        surface.set_sheets(self._site.sheets)
        surface.set_header(header(document.front, self._file) or Header())
        if self._aside is not None:
            self._aside.attach(self._batch, self._take)
        try:
            surface.show_all(self._renderer.render(document))
        except Exception:
            logger.exception("the preview is rendered from nothing")
            self._begin_anew(surface)
        self._look()

    def use(self, site: Site) -> None:
        """Render and dress the post as this site does; links are looked up again each time."""
        before, self._site = self._site, site
        if site.templates != before.templates:
            self._apply(lambda: self._renderer.use(site.templates))
        self._apply(lambda: self._renderer.use_pages(site.resolve))
        if self._surface is not None and site.sheets != before.sheets:
            self._surface.set_sheets(site.sheets)
        if self._surface is not None and site.folder != before.folder:
            self._surface.look_again()

    def name(self, file: Path | None) -> None:
        """Take note of the post's file: the site takes a date from its name."""
        if file != self._file:
            self._file = file
            self._show_header()

    def together(self, one: int, other: int) -> bool:
        """Tell whether two nodes are shown as one: an HTML element reaches from one into the other."""
        return self._renderer.together(one, other)

    def stop(self) -> None:
        """Send nothing more."""
        self._surface = None
        if self._aside is not None:
            self._aside.detach()

    def _new_renderer(self) -> Renderer:
        return Renderer(
            templates=self._site.templates, resolve=self._site.resolve, budget=None if self._aside is None else AT_ONCE
        )

    def _show_header(self) -> None:
        above = header(self._session.document.front, self._file)
        if self._surface is not None and above is not None:
            self._surface.set_header(above)

    def _on_committed(self, commit: Committed) -> None:
        if self._surface is None:
            return
        self._apply(lambda: self._renderer.update(commit.after, commit.changes))
        if commit.changes.front:
            self._show_header()

    def _apply(self, change: Callable[[], Patch]) -> None:
        """Show what `change` returns."""
        try:
            patch = None if self._failed else change()
        except Exception:
            logger.exception("the preview is rendered from nothing")
            patch = None
        if self._surface is not None:
            if patch is None:
                self._begin_anew(self._surface)
            elif patch:
                self._surface.apply(patch)
        self._look()

    def _begin_anew(self, surface: Surface) -> None:
        """Render everything from nothing: what is known may be wrong."""
        self._renderer = self._new_renderer()
        try:
            fragments = self._renderer.render(self._session.document)
            self._failed = False
        except Exception:
            logger.exception("the preview cannot render the post")
            fragments = (Fragment(0, FAILED, ()),)
            self._failed = True
        surface.show_all(fragments)

    def _look(self) -> None:
        if self._aside is not None:
            self._aside.look()

    def _batch(self) -> Batch | None:
        return None if self._failed else self._renderer.batch()

    def _take(self, batch: Batch, outcomes: Sequence[Outcome]) -> None:
        self._apply(lambda: self._renderer.take(batch, outcomes))
