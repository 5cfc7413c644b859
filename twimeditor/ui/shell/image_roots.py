"""Where the pictures of a post lie."""

from pathlib import Path


def image_roots(post: Path | None, site: tuple[Path, ...] = ()) -> tuple[Path, ...]:
    """Return the post's own folder, those of the `site`, and the ``static`` folders around the post."""
    if post is None:
        return site
    around = (parent / "static" for parent in post.parents)
    return tuple(dict.fromkeys((post.parent, *site, *(folder for folder in around if folder.is_dir()))))
