"""Markdown to the HTML that the site publishes."""

from twimeditor.core.model import Issue
from twimeditor.core.render.aside import Batch, Outcome, Workman, given_up
from twimeditor.core.render.budget import AT_ONCE, Budget
from twimeditor.core.render.marks import Resolve
from twimeditor.core.render.renderer import SITE, Fragment, Patch, Renderer
from twimeditor.core.render.templates import SiteTemplates

__all__ = [
    "AT_ONCE",
    "SITE",
    "Batch",
    "Budget",
    "Fragment",
    "Outcome",
    "Patch",
    "Renderer",
    "Resolve",
    "SiteTemplates",
    "Workman",
    "given_up",
    "render_body",
]


def render_body(issue: Issue, templates: SiteTemplates | None = None, resolve: Resolve | None = None) -> str:
    """Return the post's body as the site would publish it.

    `templates` are the site's own shortcodes, `resolve` tells where its other pages are.
    """
    renderer = Renderer(named=False, templates=templates, resolve=resolve)
    return "".join(fragment.html for fragment in renderer.render(issue))
