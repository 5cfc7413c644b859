"""A panel with all that it needs to work, for tests to sit down at."""

from dataclasses import dataclass
from functools import partial

from pytestqt.qtbot import QtBot

from tests.ui.preview.eyes import Eyes
from twimeditor.core.ids import IdSource
from twimeditor.core.model.edits import set_field
from twimeditor.core.model.nodes import Node
from twimeditor.core.model.tree import Issue
from twimeditor.core.post import parse
from twimeditor.services.editing import Session
from twimeditor.services.media import RemotePictures
from twimeditor.services.media.fetch import Fetch
from twimeditor.services.rendering import Aside
from twimeditor.services.storage.workers import InlineExecutor
from twimeditor.ui.bridge import Selection, SessionBridge
from twimeditor.ui.preview import PreviewPanel
from twimeditor.ui.preview.engine import web_surface
from twimeditor.ui.preview.panel import SurfaceFactory
from twimeditor.ui.preview.web import WebSurface

FILLER = "".join(f"> Line {number} of a long report.\n>\n" for number in range(60))

POST = """+++
title = "Islands & tides"
date = "2026-11-20T18:30:00Z"

[taxonomies]
author = ["Robin Sample"]
category = ["This Week in Matrix"]
+++

## Dept of Harbours ⚓

Text of the section, with [a page](/docs/tides), [a place](https://example.org/a) and [a trick](javascript:alert(1)).

### Lighthouse

[ada](https://matrix.to/#/@ada:example.org) says

> It blinks.

{filler}
### Foghorn

[ben](https://matrix.to/#/@ben:example.org) says

> It hoots.

{filler}
""".replace("{filler}", FILLER)


@dataclass
class Desk:
    """A panel, what feeds it, and a look into its page."""

    session: Session
    selection: Selection
    panel: PreviewPanel
    bridge: SessionBridge
    qtbot: QtBot

    @property
    def issue(self) -> Issue:
        return self.session.document

    @property
    def surface(self) -> WebSurface:
        found = self.panel.findChild(WebSurface)
        assert found is not None
        return found

    @property
    def eyes(self) -> Eyes:
        return Eyes(self.qtbot, self.surface)

    def node(self, text: str) -> Node:
        """Return the first node with `text` in one of its fields."""
        return next(node for node in self.issue.leaves() if any(text in value for value in node.values))

    def entry(self, title: str) -> int:
        return next(entry.id for entry in self.issue.entries if entry.heading.title == title)

    def shown(self) -> bool:
        """Tell whether the panel shows its page."""
        return self.panel.findChild(WebSurface) is not None and self.surface.isVisible()

    def type(self, target: Node, field: str, value: str) -> None:
        self.session.edit("Type", partial(set_field, target=target.id, field=field, value=value))


def wait_until_filled(desk: Desk) -> None:
    desk.qtbot.waitUntil(lambda: desk.surface.idle, timeout=20_000)


def make_desk(
    qtbot: QtBot, create_surface: SurfaceFactory = web_surface, *, watched: bool = True, aside: Aside | None = None
) -> Desk:
    """Return a panel that is not shown yet; `watched` asks for it to be closed after the test."""
    ids = IdSource()
    session = Session(parse(POST, ids), ids)
    bridge, selection = SessionBridge(session), Selection(session)
    remote = RemotePictures(InlineExecutor(), Fetch)
    panel = PreviewPanel(session, bridge, selection, tuple, remote, create_surface=create_surface, aside=aside)
    if watched:
        qtbot.addWidget(panel)
    panel.resize(640, 480)
    return Desk(session, selection, panel, bridge, qtbot)
