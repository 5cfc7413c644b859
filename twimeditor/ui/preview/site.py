"""What the folder of the site brings to the preview."""

from dataclasses import dataclass

from twimeditor.core.render import SiteTemplates
from twimeditor.ui.preview.surface import StyleSheet


@dataclass(frozen=True, slots=True)
class Site:
    """The site's own shortcode templates and style sheets, as far as they are known."""

    templates: SiteTemplates | None = None
    sheets: tuple[StyleSheet, ...] = ()
