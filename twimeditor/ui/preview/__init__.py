"""The preview: the whole post as the site will show it, inert, and patched with each edit."""

from twimeditor.ui.preview.panel import PreviewPanel
from twimeditor.ui.preview.scheme import register
from twimeditor.ui.preview.site import Site
from twimeditor.ui.preview.surface import Look

__all__ = ["Look", "PreviewPanel", "Site", "register"]
