"""Where the pictures of a post lie."""

from pathlib import Path


def image_roots(post: Path | None) -> tuple[Path, ...]:
    """Return the post's own folder and the ``static`` folder of the site that it belongs to."""
    if post is None:
        return ()
    folder = post.parent
    return (folder, *(parent / "static" for parent in (folder, *folder.parents) if (parent / "static").is_dir()))
