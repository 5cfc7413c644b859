"""Markdown to the HTML that the site publishes."""

from twimeditor.core.model import Issue
from twimeditor.core.render.renderer import SITE, Fragment, Patch, Renderer
from twimeditor.core.render.templates import SiteTemplates

__all__ = ["SITE", "Fragment", "Patch", "Renderer", "SiteTemplates", "render_body"]


def render_body(issue: Issue, templates: SiteTemplates | None = None) -> str:
    """Return the post's body as the site would publish it; `templates` are its own shortcodes."""
    return "".join(fragment.html for fragment in Renderer(named=False, templates=templates).render(issue))
