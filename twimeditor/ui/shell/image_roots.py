"""Where the pictures of a post lie."""

from pathlib import Path
from urllib.parse import unquote

from twimeditor.core.lazy import lazy_pattern
from twimeditor.services.assets.lookup import find_file

_OWN = lazy_pattern(r"https?://(?:www\.)?matrix\.org/")


def picture_file(address: str, roots: tuple[Path, ...]) -> Path | None:
    """Return the file of a picture of the post or its site, which may be named by its full address on the site."""
    return find_file(unquote(_OWN.sub("/", address)), roots)
