"""What a folder must hold to be the site's, and what is read of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from twimeditor.services.ports import FileSystem

LARGEST: Final = 200_000
MOST: Final = 300
"""No template of a site is as large, and no site has so many, as a stranger's may be."""


@dataclass(frozen=True, slots=True)
class Part:
    """Something that the site's folder holds: what it is called there, and what it gives."""

    name: str
    gives: str
    needed: bool = False


CONFIG: Final = Part("config.toml", "the settings of the site", needed=True)
CONTENT: Final = Part("content", "its pages", needed=True)
POSTS: Final = Part("content/blog", "its posts")
STATIC: Final = Part("static", "pictures and fonts")
TEMPLATES: Final = Part("templates", "shortcodes")
SASS: Final = Part("sass", "style sheets")

PARTS: Final = (CONFIG, CONTENT, POSTS, STATIC, TEMPLATES, SASS)


@dataclass(frozen=True, slots=True)
class Checkout:
    """A folder, the parts of a site that are there, and why it cannot be the site's, if so.

    `meant` is then a folder nearby that can.
    """

    folder: Path
    found: tuple[Part, ...] = ()
    problem: str = ""
    meant: Path | None = None

    @property
    def missing(self) -> tuple[Part, ...]:
        """Return the parts that are not there."""
        return tuple(part for part in PARTS if part not in self.found)


def inspect(files: FileSystem, folder: Path) -> Checkout:
    """Look into a folder; `problem` is a sentence for the user when it is not the site's."""
    if "\0" in str(folder):
        return Checkout(folder, problem="No folder has such a name.")
    found = tuple(part for part in PARTS if _is_there(files, folder, part))
    problem = _problem(files, folder, found)
    return Checkout(folder, found, problem, _meant(files, folder) if problem else None)


def around(files: FileSystem, post: Path) -> Path | None:
    """Return the nearest folder above a post that is a site's."""
    return next((folder for folder in post.parents if _is_site(files, folder)), None)


def shortcodes(files: FileSystem, folder: Path) -> Mapping[str, str]:
    """Return the texts of the site's shortcode templates by their file names."""
    inside = folder / TEMPLATES.name / "shortcodes"
    named = [path for path in files.files_in(inside) if path.suffix in {".html", ".md"}]
    texts = ((path.name, read_text(files, folder, path)) for path in named[:MOST])
    return {name: text for name, text in texts if text is not None}


def read_text(files: FileSystem, folder: Path, path: Path, largest: int = LARGEST) -> str | None:
    """Return the text of a file of the site; None where it is none, too large, or a link out of the site's folder."""
    stamp = files.stamp(path)
    if stamp is None or stamp.size > largest or not is_inside(files, folder, path):
        return None
    try:
        return files.read(path).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None


def is_inside(files: FileSystem, folder: Path, path: Path) -> bool:
    """Tell whether a path, links followed, stays within the site's folder."""
    try:
        return files.resolve(path).is_relative_to(files.resolve(folder))
    except (OSError, ValueError):
        return False


def _is_site(files: FileSystem, folder: Path) -> bool:
    return all(_is_there(files, folder, part) for part in PARTS if part.needed)


def _is_there(files: FileSystem, folder: Path, part: Part) -> bool:
    path = folder / part.name
    return files.stamp(path) is not None if part is CONFIG else _is_folder(path)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name that is too long
        return False


def _problem(files: FileSystem, folder: Path, found: tuple[Part, ...]) -> str:
    if not _is_folder(folder):
        is_file = files.stamp(folder) is not None
        return f"“{folder}” is a file, not a folder." if is_file else f"There is no folder “{folder}”."
    missing = [part.name for part in PARTS if part.needed and part not in found]
    if not missing:
        return ""
    words = f"{' and '.join(missing)} {'is' if len(missing) == 1 else 'are'} missing"
    return f"This is not the site's folder: {words}."


def _meant(files: FileSystem, folder: Path) -> Path | None:
    return next((other for other in _others(folder) if _is_site(files, other)), None)


def _others(folder: Path) -> Iterator[Path]:
    """Yield where the site's folder may be when the one that was chosen is a little off."""
    yield from folder.parents
    try:
        yield from sorted(path for path in folder.iterdir() if path.is_dir())[:MOST]
    except OSError:
        return
