"""What the folder of the site brings to the preview."""

from dataclasses import dataclass
from pathlib import Path

from twimeditor.core.render import Resolve, SiteTemplates
from twimeditor.ui.preview.surface import StyleSheet


@dataclass(frozen=True, slots=True)
class Site:
    """The site's own folder, shortcode templates, pages and style sheets, as far as they are known."""

    folder: Path | None = None
    templates: SiteTemplates | None = None
    resolve: Resolve | None = None
    sheets: tuple[StyleSheet, ...] = ()
