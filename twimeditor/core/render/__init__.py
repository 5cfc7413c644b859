"""Markdown to the HTML that the site publishes."""

from twimeditor.core.model import Issue
from twimeditor.core.render.renderer import SITE, Fragment, Patch, Renderer

__all__ = ["SITE", "Fragment", "Patch", "Renderer", "render_body"]


def render_body(issue: Issue) -> str:
    """Return the post's body as the site would publish it."""
    return "".join(fragment.html for fragment in Renderer(named=False).render(issue))
