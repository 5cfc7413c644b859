"""Where the files of a post lie: in a checkout of the site, or in a folder of their own."""

from collections.abc import Iterator
from datetime import date
from pathlib import PurePosixPath
from typing import Final

from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.model import Issue
from twimeditor.core.post.front_matter import fields
from twimeditor.core.style import HouseStyle

BLOG: Final = PurePosixPath("content/blog")
STATIC: Final = PurePosixPath("static")
PICTURES: Final = STATIC / "blog" / "img"

INDEX: Final = "_index.md"
INDEX_TEXT: Final = "+++\ntransparent = true\nrender = false\n+++\n"
"""What the folders of a year and of a month hold, so that the site lists their posts as the blog's own."""

FOLDER_POST: Final = "index.md"

_DAY = lazy_pattern(r"\d{4}-\d\d-\d\d")
_DAY_IN_PATH = lazy_pattern(r"(\d{4})[-/](\d\d)[-/](\d\d)(?!.*\d{4}[-/]\d\d[-/]\d\d)")


def issue_day(issue: Issue) -> date | None:
    """Return the day of an issue by the date in its front matter, or where that has none, by its path."""
    front = fields(issue.front) if issue.front is not None else {}
    found = _DAY.match(front.get("date", "").strip())
    if found is not None:
        return _day(found[0])
    named = _DAY_IN_PATH.search(front.get("path", ""))
    return _day("-".join(named.groups())) if named is not None and not front.get("date") else None


def issue_name(day: date | None) -> str:
    """Return what files of the issue of a day are called elsewhere than on the site, without a suffix."""
    return f"{day:%Y-%m-%d}-twim" if day is not None else "twim"


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def usual_place(issue: Issue, style: HouseStyle, day: date) -> PurePosixPath:
    """Return where the style has the post of a day below the site's folder, under the name that its editors want."""
    wanted = issue.file.strip()
    own = wanted.endswith(".md") and PurePosixPath(wanted).name == wanted and wanted not in {INDEX, FOLDER_POST}
    return BLOG / style.folder(day) / (wanted if own else style.file_name(day))


def indexes_above(post: PurePosixPath) -> tuple[PurePosixPath, ...]:
    """Return the ``_index.md`` of every folder between the blog's and a post's, from the outermost in."""
    if not post.is_relative_to(BLOG):
        return ()
    inside = post.parent.parent if post.name == FOLDER_POST else post.parent
    return tuple(folder / INDEX for folder in reversed(tuple(_up_to_blog(inside))))


def _up_to_blog(folder: PurePosixPath) -> Iterator[PurePosixPath]:
    while folder != BLOG and folder.is_relative_to(BLOG):
        yield folder
        folder = folder.parent


def leads_out(path: PurePosixPath) -> bool:
    """Tell whether a path is not one that stays below the folder it begins in."""
    return path.is_absolute() or not path.parts or any(map(_is_no_name, path.parts))


def _is_no_name(part: str) -> bool:
    return part in {"..", "."} or any(letter in "\\:\0" or letter < " " for letter in part)
