"""The Markdown parser, set up to read what the site's parser (pulldown-cmark) reads."""

from markdown_it.rules_inline import StateInline

from twimeditor.core.post import site_blocks
from twimeditor.core.render import tildes
from twimeditor.core.render.brackets import BracketReader
from twimeditor.core.render.budget import Meter
from twimeditor.core.render.escape import escape_url
from twimeditor.core.render.html import HtmlWriter

MAX_NESTING = 60
"""Deeper blocks and links are left out, so that Python's stack always suffices."""


class Inline(BracketReader):
    """The inline parser, which counts its looking ahead for the end of a link (``[a][[a][[a][…``)."""

    def __init__(self, meter: Meter) -> None:
        super().__init__()
        self._meter = meter

    def skipToken(self, state: StateInline) -> None:  # noqa: N802 - the library's name
        self._meter.spend()
        super().skipToken(state)


class Dialect(site_blocks.SiteMarkdown):
    """markdown-it-py with the site's extensions and its way of treating addresses; `meter` counts what it does."""

    inline: Inline

    def __init__(self) -> None:
        options = {"maxNesting": MAX_NESTING, "inline_definitions": True}
        super().__init__("commonmark", options, renderer_cls=HtmlWriter)
        self.meter = Meter()
        self.inline = Inline(self.meter)
        self.configure("commonmark", options)
        site_blocks.install(self, self.meter.spend)
        tildes.install(self)
        self.meter.install(self)

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - the library's name
        return escape_url(url)

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802 - the library's name
        return link
