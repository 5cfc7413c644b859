"""The Markdown parser, set up to read what the site's parser (pulldown-cmark) reads."""

from markdown_it.rules_inline import StateInline, escape

from twimeditor.core.post import site_blocks
from twimeditor.core.render import tildes
from twimeditor.core.render.brackets import BracketReader
from twimeditor.core.render.budget import Meter
from twimeditor.core.render.escape import escape_url
from twimeditor.core.render.html import HtmlWriter

MAX_NESTING = 60
"""Deeper blocks and links are left out, so that Python's stack always suffices."""


class Dialect(site_blocks.SiteMarkdown):
    """markdown-it-py with the site's extensions and its way of treating addresses; `meter` counts what it does."""

    def __init__(self) -> None:
        options = {"maxNesting": MAX_NESTING, "inline_definitions": True}
        super().__init__("commonmark", options, renderer_cls=HtmlWriter)
        self.meter = Meter()
        self.inline = BracketReader()
        self.configure("commonmark", options)
        site_blocks.install(self, self.meter.spend)
        tildes.install(self)
        self.inline.ruler.at("escape", _escape)
        self.meter.install(self)

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - the library's name
        return escape_url(url)

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802 - the library's name
        return link


def _escape(state: StateInline, silent: bool) -> bool:
    """Read what a backslash escapes; space is nothing of the kind, and two of it may break the line."""
    return not state.src.startswith("\\ ", state.pos) and escape(state, silent)
