"""What the folder of the site brings to the preview."""

from dataclasses import dataclass
from pathlib import Path

from twimeditor.core.render import Resolve, SiteTemplates


@dataclass(frozen=True, slots=True)
class Site:
    """The site's own folder, shortcode templates, pages and style sheets, as far as they are known.

    Addresses in a style sheet begin at the site's root, not at the style sheet.
    """

    folder: Path | None = None
    templates: SiteTemplates | None = None
    resolve: Resolve | None = None
    sheets: tuple[str, ...] = ()
