"""Where the pictures of a post lie."""

from pathlib import Path
from urllib.parse import unquote

from twimeditor.core.lazy import lazy_pattern
from twimeditor.services.assets.lookup import find_file

_OWN = lazy_pattern(r"https?://(?:www\.)?matrix\.org/")


def image_roots(post: Path | None, site: tuple[Path, ...] = ()) -> tuple[Path, ...]:
    """Return the post's own folder, those of the `site`, and the ``static`` folders around the post."""
    if post is None:
        return site
    around = (parent / "static" for parent in post.parents)
    return tuple(dict.fromkeys((post.parent, *site, *(folder for folder in around if folder.is_dir()))))


def picture_file(address: str, roots: tuple[Path, ...]) -> Path | None:
    """Return the file of a picture of the post or its site, which may be named by its full address on the site."""
    return find_file(unquote(_OWN.sub("/", address)), roots)
