"""Which files of this machine an address may name: pictures and videos of the issue, nothing else."""

from pathlib import Path, PureWindowsPath
from types import MappingProxyType

from twimeditor.core.assets import kinds

MEDIA_TYPES = MappingProxyType(
    {
        **kinds.MEDIA_TYPES,
        ".m4v": "video/mp4",
        ".mov": "video/quicktime",
        ".otf": "font/otf",
        ".ogv": "video/ogg",
        ".ttf": "font/ttf",
        ".woff": "font/woff",
        ".woff2": "font/woff2",
    }
)

MOST_BYTES = 100 * 1024 * 1024
"""How large a picture may be: the page holds all of it. A video is read in pieces, whatever its size."""


def is_media(name: str) -> bool:
    """Tell whether a file of that name is a picture or a video."""
    return MEDIA_TYPES.get(Path(name).suffix.lower(), "").startswith(("image/", "video/"))


def is_video(name: str) -> bool:
    """Tell whether a file of that name is a video."""
    return MEDIA_TYPES.get(Path(name).suffix.lower(), "").startswith("video/")


def find_picture(address: str, roots: tuple[Path, ...]) -> Path | None:
    """Return the file of an address in a post, which may be the whole address on the site."""
    from twimeditor.core.assets.references import path_of  # noqa: PLC0415 - an empty window needs no reader of posts

    return find_file(path_of(address), roots)


def find_file(address: str, roots: tuple[Path, ...]) -> Path | None:
    """Return the regular file that the path `address` names below one of `roots`.

    Links are followed first: what leads out of its root is refused, and so is any other kind of file.
    """
    relative = address.lstrip("/")
    if not is_plain(relative) or Path(relative).suffix.lower() not in MEDIA_TYPES:
        return None
    found = (_inside(root, relative) for root in roots)
    return next((path for path in found if path is not None), None)


def is_plain(relative: str) -> bool:
    """Tell whether a path may be looked up: on Windows even a look at one that names a host calls that host."""
    is_file = bool(relative) and not relative.endswith("/")
    return is_file and not {"\0", "\\"} & set(relative) and not PureWindowsPath(relative).anchor


def _inside(root: Path, relative: str) -> Path | None:
    try:
        folder = root.resolve(strict=True)
        path = (folder / relative).resolve(strict=True)
        allowed = path.is_relative_to(folder) and path.is_file() and _may_be_read(path)
    except (OSError, RuntimeError, ValueError):
        return None
    return path if allowed else None


def _may_be_read(path: Path) -> bool:
    kind = MEDIA_TYPES.get(path.suffix.lower(), "")
    return kind.startswith("video/") or (bool(kind) and path.stat().st_size <= MOST_BYTES)
